"""Pictures put together of strips: what is read back is what was drawn, by every reader that checks."""

from __future__ import annotations

import zlib
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from generator.views.cards.strips import blank, png, strip

PALETTE = [(0x11 * number, 0xFF - 0x11 * number, number) for number in range(16)]


def painted(width: int, rows: int, seed: int) -> Image.Image:
    """Runs of chance in 16 colours, and rows like the one above."""
    chance = Random(seed)  # noqa: S311 (dots, not secrets)
    image = Image.new("P", (width, rows))
    for y in range(rows):
        if y and chance.random() < 0.4:
            image.paste(image.crop((0, y - 1, width, y)), (0, y))
        for _ in range(chance.randrange(4)):
            left = chance.randrange(width)
            image.paste(chance.randrange(16), (left, y, min(width, left + chance.randrange(1, 40)), y + 1))
    return image


@pytest.mark.parametrize("heights", [(1,), (3, 1, 40), (100, 7, 200, 30), (0, 5, 0)])
@pytest.mark.parametrize("width", [2, 600, 1200])
def test_what_is_read_is_what_was_drawn(width: int, heights: tuple[int, ...]):
    images = [painted(width, rows, number) for number, rows in enumerate(heights)]
    whole = Image.new("P", (width, sum(heights) + 9))
    for number, image in enumerate(images):
        whole.paste(image, (0, sum(heights[:number])))
    data = png(width, PALETTE, [*(strip(image, shared=number % 2 == 0) for number, image in enumerate(images) if image.height), blank(width, 9), blank(width, 0)])
    with Image.open(BytesIO(data)) as read:
        read.load()
        assert (read.size, read.mode) == (whole.size, "P")
        assert read.tobytes() == whole.tobytes()
        assert read.getpalette() == [part for colour in PALETTE for part in colour]


def test_check_sums_hold():
    data = png(64, PALETTE, [strip(painted(64, 50, seed)) for seed in range(5)])
    start, kinds = 8, []
    while start < len(data):
        size = int.from_bytes(data[start:start + 4])
        kind, content = data[start + 4:start + 8], data[start + 8:start + 8 + size]
        assert int.from_bytes(data[start + 8 + size:start + 12 + size]) == zlib.crc32(kind + content)
        if kind == b"IDAT":
            assert len(zlib.decompress(content)) == 250 * 33  # raises when the sum of the whole is wrong
        kinds.append(kind)
        start += 12 + size
    assert kinds == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
