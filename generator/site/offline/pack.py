"""A zip of the same bytes for the same files, written piece by piece so that what is compressed already is taken over as it is."""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import Any

from generator.kept import keep, kept

MOST_ENTRIES, MOST_BYTES = 65_000, 3 << 30
"""A zip with more needs a younger form that not every system opens. The bytes are those of the files before they are packed."""
_STORED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif")
"""What would not become smaller."""
_LEVEL = 4
"""A higher one takes longer and saves one part in fifty."""
_DATE = (1 << 5 | 1) | 0 << 9
"""1 January 1980, the first day that a zip knows: no file in it says when it was made."""
_FILE, _ENTRY, _END = struct.Struct("<4sHHHHHLLLHH"), struct.Struct("<4sHHHHHHLLLHHHHHLL"), struct.Struct("<4sHHHHLLH")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the zip: what it was made from, its content by digest, and that as it stands in the zip: compressed, unless it has the same size."""

    path: str
    source: str
    crc: int
    size: int
    sha256: str
    data: bytes


def deflated(path: str, data: bytes) -> bytes:
    """A file as it stands in the zip."""
    if path.endswith(_STORED):
        return data
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    small = compressor.compress(data) + compressor.flush()
    return small if len(small) < len(data) else data


@dataclass
class Pack:
    """A zip being written."""

    entries: list[Entry] = field(default_factory=list)
    """Without their content, which is in the zip."""
    _places: list[tuple[int, int]] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)

    def add(self, entry: Entry) -> None:
        """The next file."""
        name = entry.path.encode("ascii")
        self._places.append((len(self._bytes), len(entry.data)))
        self._bytes += _FILE.pack(b"PK\3\4", 20, 0, _method(entry), 0, _DATE, entry.crc, len(entry.data), entry.size, len(name), 0) + name + entry.data
        self.entries.append(Entry(entry.path, entry.source, entry.crc, entry.size, entry.sha256, b""))

    def finished(self) -> bytearray:
        """The whole zip, which is too large to be copied."""
        begin = len(self._bytes)
        for entry, (place, length) in zip(self.entries, self._places, strict=True):
            name = entry.path.encode("ascii")
            method = 8 if length != entry.size else 0
            self._bytes += _ENTRY.pack(b"PK\1\2", 0x0314, 20, 0, method, 0, _DATE, entry.crc, length, entry.size, len(name), 0, 0, 0, 0, 0o100644 << 16, place) + name
        self._bytes += _END.pack(b"PK\5\6", 0, 0, len(self.entries), len(self.entries), len(self._bytes) - begin, begin, 0)
        return self._bytes

    def remember(self, memory: Path, rules: str, digest: str) -> None:
        """Note what is in the zip of this digest, and where."""
        rows = [(entry.path, entry.source, entry.crc, entry.size, entry.sha256, place + _FILE.size + len(entry.path), length)
                for entry, (place, length) in zip(self.entries, self._places, strict=True)]
        payload = json.dumps({"rules": rules, "zip": digest, "entries": rows}, separators=(",", ":")).encode()
        keep(memory, payload)


class Packed:
    """What is known of the last zip. It is believed only when it is whole and was made by the same rules."""

    def __init__(self, descriptor: int, entries: dict[str, tuple[str, int, int, str, int, int]]) -> None:
        self._descriptor = descriptor
        self._entries = entries

    @classmethod
    @contextmanager
    def read(cls, file: Path, memory: Path, rules: str) -> Iterator[Packed]:
        """The last zip while it is needed; an empty one when nothing of it can be used."""
        with ExitStack() as stack:
            known, descriptor = _known(memory), -1
            with suppress(OSError):
                stream = stack.enter_context(file.open("rb"))
                if known.get("rules") == rules and file_digest(stream, "sha256").hexdigest() == known["zip"]:
                    descriptor = stream.fileno()
            yield cls(descriptor, {path: tuple(rest) for path, *rest in known["entries"]} if descriptor >= 0 else {})

    def entry(self, path: str, source: str) -> Entry | None:
        """A file of it, if it was made from the same."""
        if path not in self._entries or self._entries[path][0] != source:
            return None
        _, crc, size, digest, place, length = self._entries[path]
        return Entry(path, source, crc, size, digest, os.pread(self._descriptor, length, place))


def _known(memory: Path) -> dict[str, Any]:
    """What is remembered of the last zip; nothing when that is damaged."""
    try:
        return json.loads(kept(memory) or b"{}")
    except (ValueError, RecursionError):
        return {}


def _method(entry: Entry) -> int:
    """Deflated, unless what stands in the zip has the size of the file."""
    return 8 if len(entry.data) != entry.size else 0
