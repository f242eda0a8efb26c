"""The place of a problem in a workbook: sheet and cell, as Excel names them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from openpyxl.utils import get_column_letter

from generator.problems import Problem, ProblemKind, shown

IN_CELL = ('trang tính "{}", ô {}: ', 'sheet "{}", cell {}: ')


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell; row and column from 1. A workbook as a whole has no sheet."""

    path: str
    sheet: str = ""
    row: int = 1
    column: int = 1

    @property
    def cell(self) -> str:
        """Such as D12."""
        return f"{letters(self.column)}{self.row}"

    def beside(self, column: int) -> Spot:
        """The cell of another column in the same row."""
        return replace(self, column=column)

    def at(self, kind: ProblemKind, **found: Any) -> Problem:
        """The problem of `kind` here. The words of the cell stand before those of the kind."""
        return self.over(kind.at(self.path, self.row, self.column, **found))

    def over(self, problem: Problem) -> Problem:
        """A problem that was found in what became of this cell, told as one of the cell."""
        words = tuple(text.format(shown(self.sheet), self.cell) for text in IN_CELL) if self.sheet else ("", "")
        messages = tuple(before + text for before, text in zip(words, problem.messages, strict=True))
        return replace(problem, path=self.path, line=self.row, column=self.column, messages=messages)


def letters(column: int) -> str:
    """What Excel calls a column."""
    return get_column_letter(column)
