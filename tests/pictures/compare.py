"""Two pictures of a page: the same to a reader's eye, or not.

Both are reduced to squares of a few points, so that how a browser smooths letters is lost in the mean of a square, and a colour, a
moved part or a missing word is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

SQUARE = 8
"""Points of a picture's side in a square."""
OTHER = 24
"""How far, of 255, the mean of a square may be off in its worst colour."""
SQUARES = 4
"""So many squares of one picture may be other: a figure of a date, a letter at the end of a line."""
TALLER = 6
"""So many points a picture may be taller: a line has more than that."""


@dataclass(frozen=True)
class Difference:
    """What makes two pictures different ones: words for it, and a picture that marks the place."""

    words: str
    marked: Image.Image


def difference(seen: Image.Image, wanted: Image.Image) -> Difference | None:
    """What a reader would notice, or None."""
    size = max(seen.width, wanted.width), max(seen.height, wanted.height)
    means = [_on_ground(picture, size).reduce(SQUARE) for picture in (seen, wanted)]
    off = ImageChops.difference(*means)
    worst = ImageChops.lighter(ImageChops.lighter(*off.split()[:2]), off.split()[2])
    marks = worst.point(lambda value: 255 if value > OTHER else 0)
    count = marks.histogram()[255]
    taller = abs(seen.height - wanted.height)
    if seen.width == wanted.width and taller <= TALLER and count <= SQUARES:
        return None
    words = f"{count} of {marks.width * marks.height} squares are other"
    if taller:
        words += f"; {seen.height} points high instead of {wanted.height}"
    red = Image.new("RGB", size, "red")
    faint = Image.blend(_on_ground(seen, size), Image.new("RGB", size, "white"), .6)
    return Difference(words, Image.composite(red, faint, marks.resize((marks.width * SQUARE, marks.height * SQUARE), Image.Resampling.NEAREST).crop((0, 0, *size))))


def _on_ground(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    whole = Image.new("RGB", size, "gray")
    whole.paste(picture)
    return whole


def show(folder: Path, name: str, seen: Image.Image, wanted: Image.Image | None, found: Difference | None) -> None:
    """Put the pictures of a fault side by side into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, picture in (("seen", seen), ("wanted", wanted), ("difference", found.marked if found else None)):
        if picture:
            picture.save(folder / f"{name}.{kind}.png")
