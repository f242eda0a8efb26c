"""The letters on cards: the site's own, each drawn once for each size.

A letter that the font lacks stands as the letters that it is made of, or not at all: never as an empty box.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from generator.views.cards import card as look

_MOST = 600
"""Letters of a text that are looked at: even of the narrowest no card holds as many."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is seen of a letter, as a mask; where its left and upper edge lie from the place of the letter on the base line; its room on the line."""

    mask: Image.Image
    left: int
    top: int
    room: int


class Face:
    """The letters of one weight and size. They stand on whole pixels and without kerning, so each may be drawn by itself."""

    def __init__(self, weight: int, size: int) -> None:
        self.size = size
        self._font = _font(weight, size)
        self._letters: dict[str, Letter] = {}

    def letter(self, character: str) -> Letter:
        return self._letters.get(character) or self._letters.setdefault(character, self._drawn(character))

    def wide(self, words: str) -> int:
        """The room that words take of a line."""
        return sum([self.letter(character).room for character in words])

    def _drawn(self, character: str) -> Letter:
        left, top, right, bottom = (round(edge) for edge in self._font.getbbox(character, anchor="ls"))
        image = Image.new("L", (max(1, right - left), max(1, bottom - top)))
        ImageDraw.Draw(image).text((-left, -top), character, 255, self._font, "ls")
        seen = image.getbbox() or (0, 0, 1, 1)
        # A mark for which there is no letter that has it takes no room.
        room = 0 if unicodedata.combining(character) else round(self._font.getlength(character))
        return Letter(image.crop(seen), left + seen[0], top + seen[1], room)


face = cache(Face)
"""The letters of a weight and size."""


@cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(look.LETTERS[weight]), size, layout_engine=ImageFont.Layout.BASIC)  # Raqm is not everywhere


def plain(words: str) -> str:
    """Words of letters that the font has."""
    shown = "".join(map(_shown, unicodedata.normalize("NFC", words[:_MOST]))).strip()
    return shown if shown and not unicodedata.combining(shown[0]) else "".join(letter for letter in shown if not unicodedata.combining(letter)).strip()


@lru_cache(maxsize=1024)
def _shown(letter: str) -> str:
    """What stands for a letter."""
    if letter.isspace():
        return "\u00a0" if letter == "\u00a0" else " "
    if _has(letter):
        return letter
    return "".join(filter(_has, unicodedata.normalize("NFKD", letter)))


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    """Whether the font has a letter."""
    font = _font(600, 20)
    return letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))
