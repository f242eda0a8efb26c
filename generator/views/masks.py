"""Which of its eight masks a QR code has: by ISO/IEC 18004, 7.8.3, the one with which the least in it looks like something else.

To look at each module for each mask takes longer than all the rest of a code. Here a code is a number with a bit for each module, the highest first
and four light modules behind each row, as there are around a code: so one operation looks at all modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

MASKS = range(8)
_LIGHT = 4
_DIGITS = bytes.maketrans(b"\0\1", b"01")
_FINDER = re.compile("1011101(?:(?=0000)|(?<=00001011101))")
"""What looks like a line through one of the three corners, with light before or behind it."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """The modules of a code, row by row and column by column."""

    size: int
    across: int
    down: int

    def __xor__(self, other: Symbol) -> Symbol:
        return Symbol(self.size, self.across ^ other.across, self.down ^ other.down)

    @property
    def rows(self) -> list[str]:
        """Each row in digits: 1 is dark."""
        step = self.size + _LIGHT
        digits = f"{self.across:0{self.size * step}b}"
        return [digits[start:start + self.size] for start in range(0, len(digits), step)]


def symbol(rows: Sequence[bytes]) -> Symbol:
    """The symbol of rows with a byte a module: 1 is dark."""
    return Symbol(len(rows), _number(rows), _number(map(bytes, zip(*rows))))


def least_confusing(symbols: Iterable[Symbol]) -> Symbol:
    """The one to show of those that differ by their masks; the first of equals."""
    return min(symbols, key=penalty)


def penalty(found: Symbol) -> int:
    """The points of a symbol by table 11 of the standard. What names the mask and the version does not count."""
    judged, beside = _judged(found.size)
    step = found.size + _LIGHT
    points = 0
    for modules in (found.across & judged, found.down & judged):
        same = ~(modules ^ modules >> 1) & beside  # a module like the one before it in its row
        five = same & same >> 1 & same >> 2 & same >> 3
        points += five.bit_count() + 2 * (five & ~(five >> 1)).bit_count()
        points += 40 * len(_FINDER.findall(f"{modules:0{_LIGHT + found.size * step}b}"))
    points += 3 * (same & same >> step & ~(modules ^ modules >> step)).bit_count()
    return points + 10 * int(abs(modules.bit_count() * 100 / found.size ** 2 - 50) / 5)


@lru_cache(maxsize=8)
def _judged(size: int) -> tuple[int, int]:
    """The modules that count, and those that have another before them in their row. Both are the same row by row and column by column."""
    rows = [bytearray(b"\1" * size) for _ in range(size)]
    for place in (*range(6), 7, 8, *range(size - 8, size)):  # the number of the mask
        rows[8][place] = rows[place][8] = 0
    if size > 41:  # that of the version
        for place in range(6):
            for other in range(size - 11, size - 8):
                rows[place][other] = rows[other][place] = 0
    return _number(rows), _number([b"\0" + b"\1" * (size - 1)] * size)


def _number(rows: Iterable[bytes]) -> int:
    behind = bytes(_LIGHT)
    return int(b"".join(row + behind for row in rows).translate(_DIGITS), 2)
