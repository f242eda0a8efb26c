"""A sheet by rows, as one sees it."""

from __future__ import annotations

from generator.edit.sheets.spot import Spot
from generator.edit.sheets.words import cleaned, one_line
from generator.read.workbook import Cell, Sheet


class Grid:
    """A sheet by rows: what one sees in it. A merged area has its text in its first cell alone; `down` fills it downwards."""

    def __init__(self, sheet: Sheet, path: str) -> None:
        self.sheet, self.path = sheet, path
        self.by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(sheet.cells.items()):
            if column not in sheet.hidden_columns:
                self.by_row.setdefault(row, {})[column] = cell
        self._areas: dict[tuple[int, int], tuple[int, int]] = {}
        self._bottoms: dict[tuple[int, int], int] = {}
        self._wide: dict[int, list[tuple[int, int]]] = {}
        for top, left, bottom, right in sheet.merged:
            self._bottoms[top, left] = bottom
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self._areas[row, column] = (top, left)
            if right > left:
                self._wide.setdefault(top, []).append((left, right))

    def spot(self, row: int, column: int) -> Spot:
        return Spot(self.path, self.sheet.name, row, column)

    def text(self, row: int, column: int) -> str:
        """The text that one sees at a place, on one line."""
        cell = self.at(row, column)
        return one_line(cleaned(cell[0].text)) if cell else ""

    def at(self, row: int, column: int) -> tuple[Cell, Spot] | None:
        """The cell that one sees at a place and where it is, which is elsewhere when the place is merged."""
        place = self._areas.get((row, column), (row, column))
        cell = self.sheet.cells.get(place)
        return (cell, self.spot(*place)) if cell and column not in self.sheet.hidden_columns else None

    def down(self, row: int, column: int) -> tuple[Cell, Spot] | None:
        """The same, but a cell that is merged sideways belongs to its first column alone."""
        left = self._areas.get((row, column), (row, column))[1]
        return self.at(row, column) if left == column else None

    def bottom_of(self, row: int, column: int) -> int:
        """The last row of the area that begins at a place."""
        return self._bottoms.get((row, column), row)

    def is_parted(self, row: int, column: int) -> bool:
        """Whether what stands at a place is the heading of several columns."""
        top, left = self._areas.get((row, column), (row, column))
        return self._areas.get((top, left + 1)) == (top, left)

    def is_wide(self, row: int, columns: list[int]) -> bool:
        """Whether a merged area that begins in a row goes over two of the columns or more."""
        return any(sum(left <= column <= right for column in columns) >= 2 for left, right in self._wide.get(row, ()))
