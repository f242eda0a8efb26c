"""Text as the patterns want it: small letters without marks, plain digits, plain separators, and nothing that cannot be seen.

What a person reads as the same is made the same: fullwidth and other digits, long dashes, hard spaces, letters that look alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LOOK_ALIKE = str.maketrans("ОоΟοІіӀӏΙιЅѕᛁ", "ooooiiiiiissi")
_DOTS = "·•‧∙⋅・。｡․‥"
_DIGITS_AND_LETTERS = re.compile(r"(?<![a-z0-9|])[0-9olisbz|]{3,}(?![a-z0-9])")
_NOUGHTS = re.compile(r"(?<=[0-9][ .-])o{2,4}(?=[ .-][0-9])")
_AS_DIGITS = str.maketrans("olisbz|", "0115821")


class _Table(dict):
    """One character -> what stands for it; filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = found = _folded(chr(code))
        return found


def _folded(character: str) -> str | None:
    category = unicodedata.category(character)
    if category in ("Mn", "Cf", "Me") or character == "\u00ad":
        return None
    if character in "\n\r\v\f\u2028\u2029\x85":
        return "\n"
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    if category == "Zs" or character == "\t":
        return " "
    if category == "Pd" or character in "−⁃":
        return "-"
    if character in _DOTS:
        return "."
    plain = unicodedata.normalize("NFKD", character.translate(_LOOK_ALIKE))[0].lower()
    return {"đ": "d", "’": "'", "ʼ": "'", "′": "'", "″": "'", "”": "'", "‐": "-", "∣": "|", "º": "°"}.get(plain, plain)[0]


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; `places[i]` is where its character `i` stood in what was given, or None when nothing was left out."""

    text: str
    places: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the folded text stood."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` for the patterns, in linear time."""
    folded = text.translate(_TABLE)
    places = None
    if len(folded) != len(text):
        places = [index for index, character in enumerate(text) if _TABLE[ord(character)] is not None]
    folded = _DIGITS_AND_LETTERS.sub(_digits, folded)
    return Folded(_NOUGHTS.sub(lambda match: "0" * len(match[0]), folded), places)


def _digits(match: re.Match[str]) -> str:
    """A word of digits and of letters that look like some, as digits, when digits are the greater part of it."""
    word = match[0]
    real = sum(character.isdigit() for character in word)
    return word.translate(_AS_DIGITS) if real < len(word) <= 2 * real or real >= 3 and len(word) >= 9 else word
