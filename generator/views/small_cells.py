"""Small counts of groups of people are not shown, and no other cell of the row gives them away.

A count from 1 to 9 is `BELOW` ("dưới 10"). When the total and the other cells would tell it, the next smallest count is `WITHHELD`
as well (complementary suppression); when that is not enough, so is the total. Nought is no group of people, and is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.records.statistic import SMALLEST_COUNT

LEAST = SMALLEST_COUNT
"""The smallest count of a group of people that is shown."""


class Hidden(Enum):
    """Why a count is not shown."""

    BELOW = "below"
    """It is at least 1 and under LEAST."""
    WITHHELD = "withheld"
    """It is LEAST or more, but would tell another one."""


Cell = int | Hidden


@dataclass(frozen=True, slots=True)
class Row:
    """Counts as they may be shown, in the order in which they were given, and their sum."""

    cells: tuple[Cell, ...]
    total: int | None
    """None when it would tell a cell."""


def suppressed(counts: Sequence[int], least: int = LEAST) -> Row:
    """The counts of groups that add up to a total, as they may be shown: no hidden count follows from the total, the counts that are shown
    and what is known of the hidden ones (see `_bounds`)."""
    cells: list[Cell] = [Hidden.BELOW if 0 < count < least else count for count in counts]
    while _tells(cells, sum(counts), least):
        shown = [index for index, cell in enumerate(cells) if not isinstance(cell, Hidden) and cell]
        if not shown:
            return Row(tuple(cells), None)
        cells[min(shown, key=lambda index: (counts[index], index))] = Hidden.WITHHELD
    return Row(tuple(cells), sum(counts))


def _tells(cells: Sequence[Cell], total: int, least: int) -> bool:
    """Whether the total leaves only one number for some hidden cell."""
    bounds = _bounds(cells, total, least)
    rest = total - sum(cell for cell in cells if not isinstance(cell, Hidden))
    lows, highs = sum(low for low, _ in bounds), sum(high for _, high in bounds)
    return any(max(low, rest - (highs - high)) == min(high, rest - (lows - low)) for low, high in bounds)


def _bounds(cells: Sequence[Cell], total: int, least: int) -> list[tuple[int, int]]:
    """The least and the most that each hidden cell can be, for whoever knows the rules: a withheld one is no greater than any that is shown."""
    most = min((cell for cell in cells if not isinstance(cell, Hidden) and cell), default=total)
    return [(1, least - 1) if cell is Hidden.BELOW else (least, most) for cell in cells if isinstance(cell, Hidden)]
