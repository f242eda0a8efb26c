"""Text as the patterns want it: small letters without marks, plain digits, plain separators, and nothing that cannot be seen.

What a person reads as the same is made the same: fullwidth and other digits, long dashes, hard spaces, letters that look alike.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
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
    """`text` is folded. `gone` tells for each character that was left out, in their order, how many stand before it in `text`."""

    text: str
    gone: list[int]

    def place(self, index: int) -> int:
        """Where the character `index` of the folded text stood."""
        return index + bisect_right(self.gone, index)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the folded text stood."""
        return self.place(start), self.place(end - 1) + 1


def fold(text: str) -> Folded:
    """`text` for the patterns, in linear time."""
    folded = text.translate(_TABLE)
    gone: list[int] = []
    if len(folded) != len(text):
        left_out = re.escape("".join(character for character in set(text) if _TABLE[ord(character)] is None))
        gone = [match.start() - number for number, match in enumerate(re.finditer(f"[{left_out}]", text))]
    folded = _DIGITS_AND_LETTERS.sub(_digits, folded)
    if "oo" in folded:
        folded = _NOUGHTS.sub(lambda match: "0" * len(match[0]), folded)
    return Folded(folded, gone)


def _digits(match: re.Match[str]) -> str:
    """A word of digits and of letters that look like some, as digits, when digits are the greater part of it."""
    word = match[0]
    real = sum(character.isdigit() for character in word)
    return word.translate(_AS_DIGITS) if real < len(word) <= 2 * real or real >= 3 and len(word) >= 9 else word
