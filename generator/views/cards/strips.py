"""A PNG put together of strips, rows over its whole width: those that many pictures share are packed once.

The rows of a PNG are one stream of zlib. It may be cut where all that came before is forgotten (a full flush), so strips that were packed each
by itself can follow one another; the check sum of the stream follows from theirs. Of a row only the difference to the row above is told, and
only runs are packed: quick, small for letters, and with little left to the choice of a zlib.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS, _PALETTE = 4, 3
_UP = 2
"""The filter of a row that tells the difference to the row above; 0 is that of a row told as it is."""
_BEGIN, _END = b"\x78\x01", b"\x03\x00"
"""What a stream of zlib begins with, and its last block, which is empty."""
_ADLER = 65521


@dataclass(frozen=True, slots=True)
class Strip:
    """So many rows, packed; the size of what was packed and its Adler-32."""

    rows: int
    packed: bytes
    size: int
    sum: int


def strip(image: Image.Image, shared: bool = False) -> Strip:
    """The rows of an image of numbers (mode P) below 16, whose width is even. Of a strip that is `shared` by many pictures rows are told as they are
    where that is shorter, which takes as long as all the rest."""
    width, rows = image.size
    line = 1 + width // 2
    # Two dots more on the left are the byte before each row that names its filter.
    whole = Image.frombytes("L", (line, rows), image.crop((-2, 0, width, rows)).tobytes("raw", "P;4"))
    differences = ImageChops.subtract_modulo(whole, whole.crop((0, -1, line, rows - 1)))
    differences.paste(_UP, (0, 1, 1, rows))
    data = differences.tobytes()
    if shared:
        told = whole.tobytes()
        data = b"".join(min((rows[start:start + line] for rows in (told, data)), key=_marks) for start in range(0, len(data), line))
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    return Strip(rows, packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH), len(data), zlib.adler32(data))


@lru_cache(maxsize=512)
def blank(width: int, rows: int) -> Strip:
    """Rows of the first colour."""
    return strip(Image.new("P", (width, rows)), shared=True)


def png(width: int, palette: Iterable[tuple[int, ...]], strips: Iterable[Strip]) -> bytes:
    """The picture of strips of one width, one below the other, in at most 16 colours."""
    strips = [strip for strip in strips if strip.rows]
    total = 1
    for strip in strips:
        total = _joined(total, strip.sum, strip.size)
    rows = sum(strip.rows for strip in strips)
    return b"".join([
        _SIGNATURE,
        _chunk(b"IHDR", width.to_bytes(4) + rows.to_bytes(4) + bytes([_BITS, _PALETTE, 0, 0, 0])),
        _chunk(b"PLTE", bytes(part for colour in palette for part in colour)),
        _chunk(b"IDAT", b"".join([_BEGIN, *[strip.packed for strip in strips], _END, total.to_bytes(4)])),
        _chunk(b"IEND", b"")])


def _marks(row: bytes) -> int:
    return len(row) - row.count(0)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def _joined(before: int, after: int, size: int) -> int:
    """The Adler-32 of bytes from that of their first part, that of the rest, and the rest's size."""
    low = before % 65536 - 1
    return ((before >> 16) + (after >> 16) + size * low) % _ADLER << 16 | (low + after % 65536) % _ADLER
