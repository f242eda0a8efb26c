"""The picture of a record beside the words of a card, in the colours that these leave free. To choose them takes a tenth of a second, so they are kept."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from generator.kept import keep, kept
from generator.read.media import MediaFile
from generator.views.cards import card as look
from generator.views.cards.inks import PALETTE
from generator.views.media import OF_CARD, made, renditions

_FORM = "webp"
"""The form of the picture from which it is drawn: one that this program itself has written."""
_PLACE = (look.WIDTH - look.PICTURE, look.BAND + 6)
_SIZE = (look.PICTURE, look.HEIGHT - 10 - _PLACE[1])
_COLOURS = 3 * (256 - len(PALETTE))
"""Bytes that tell the colours of a photo."""
Photo = bytes
"""The colours of a photo, then the number of the colour of each dot."""


def photo(picture: MediaFile, encoded: Path | None) -> Photo:
    """A picture as it stands on a card. `encoded` is a folder for pictures, if one is wanted."""
    sizes = renditions(picture)[_FORM]
    source = next((size for size in sizes if size.width >= 960), sizes[-1])
    file = encoded and encoded / f"{source.name}{OF_CARD}"
    data = file and kept(file)
    if data and data.startswith(_how()) and len(data) == len(_how()) + _COLOURS + _SIZE[0] * _SIZE[1]:
        return data.removeprefix(_how())
    data = fitted(made(source, encoded))
    if file:
        keep(file, _how() + data)
    return data


def fitted(data: bytes) -> Photo:
    """The middle of a picture, as large as it is shown."""
    with Image.open(BytesIO(data), formats=[_FORM]) as opened:
        whole = ImageOps.fit(opened.convert("RGB"), _SIZE, Image.Resampling.LANCZOS)
    reduced = whole.quantize(_COLOURS // 3, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return bytes(reduced.getpalette() or [])[:_COLOURS].ljust(_COLOURS, b"\0") + reduced.tobytes()


def beside(words: Image.Image, data: Photo) -> bytes:
    """The PNG of a card of words, and a photo at its right edge."""
    dots = Image.frombytes("P", _SIZE, data[_COLOURS:]).point(lambda number: min(255, number + len(PALETTE)))
    colours = bytes(part for colour in PALETTE for part in colour) + data[:_COLOURS]
    for image in (words, dots):
        image.putpalette(colours)
    words.paste(dots, _PLACE)
    file = BytesIO()
    words.save(file, "PNG", compress_level=6)
    return file.getvalue()


@lru_cache(maxsize=1)
def _how() -> bytes:
    """A digest of what makes a photo: one that was made otherwise is made anew."""
    return blake2b(Path(__file__).read_bytes() + repr((_PLACE, _SIZE, _COLOURS)).encode(), digest_size=16).digest()
