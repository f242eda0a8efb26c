"""From rows to the values of records: each cell converted, several cells of one field joined, and where each value came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.edit.sheets.columns import Column, Path, known_headings
from generator.edit.sheets.grid import Grid
from generator.edit.sheets.naming import Names
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.table import Row, Table
from generator.edit.sheets.values import NOT_YES_NO, YES, text_of, value_of
from generator.edit.sheets.words import cleaned, fold, one_line
from generator.problems import Problem, ProblemKind
from generator.read.workbook import Cell

MISSING = ProblemKind(
    "E121", 'thiếu "{label}"', '"{label_en}" is missing', "điền ô này; {help}", "fill in the cell: {help_en}")
TWO_MARKS = ProblemKind(
    "E122", 'hàng này có hai giá trị cho "{label}"', 'the row has two values for "{label_en}"',
    "chỉ để một; một người nhận hai hình thức thì viết hai hàng", "leave one; who receives two awards has two rows")


@dataclass
class Item:
    """One row: its values by path, the texts as written, and the cell of each."""

    spot: Spot
    values: dict[Path, Any] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    spots: dict[Path, Spot] = field(default_factory=dict)

    def nested(self) -> dict[str, Any]:
        """The values as a record has them; those of a text in two languages in a list stand side by side."""
        found: dict[str, Any] = {}
        for path, value in self.values.items():
            here = found
            for step in path[:-1]:
                here = here.setdefault(step, {})
            here[path[-1]] = value
        return {name: _side_by_side(value) for name, value in found.items()}


def _side_by_side(value: Any) -> Any:
    if isinstance(value, dict) and value and set(value) <= {"vi", "en"} and all(isinstance(texts, list) for texts in value.values()):
        length = max(map(len, value.values()))
        return [{lang: texts[index] for lang, texts in value.items() if index < len(texts)} for index in range(length)]
    return {name: _side_by_side(inner) for name, inner in value.items()} if isinstance(value, dict) else value


def read_row(row: Row, table: Table, names: Names, path: str) -> tuple[Item, list[Problem]]:
    """The values of a line and the problems of its cells."""
    first = min(row.cells, default=1)
    item, problems = Item(Spot(path, table.sheet.name, row.number, first)), []
    for taken in table.taken:
        if taken.index not in row.cells:
            continue
        (cell, spot), place = row.cells[taken.index], taken.column.path
        text, _ = text_of(cell, spot)
        if taken.value:
            faults = _mark(item, taken.column, text, taken.value, spot, names)
        elif place == ("line",) and not re.fullmatch(r"\d+(?:\.0*)?\.?", text):
            faults = text_of(cell, spot)[1]  # II, 1.1, -: numbers of groups; lines are counted anew
        else:
            value, faults = value_of(taken.column, cell, spot, names)
            _add(item, place, value, one_line(text), spot)
        problems += [problem for problem in faults if problem not in problems]
    return item, problems


def _mark(item: Item, column: Column, text: str, value: str, spot: Spot, names: Names) -> list[Problem]:
    if not text:
        return []
    words = {"label": column.label[0], "label_en": column.label[1]}
    if fold(text) not in YES:
        return [spot.at(NOT_YES_NO, found=one_line(text), **words)]
    if column.path in item.values:
        return [spot.at(TWO_MARKS, **words)]
    answer, faults = value_of(column, Cell(value), spot, names)
    _add(item, column.path, answer, value, spot)
    return faults


def _add(item: Item, path: Path, value: Any, text: str, spot: Spot) -> None:
    """Two columns of one field, such as post and unit, are one text."""
    if value is None:
        if text:
            item.texts.setdefault(path, text)
            item.spots.setdefault(path, spot)
        return
    if isinstance(value, str) and isinstance(item.values.get(path), str) and value != item.values[path]:
        value = f"{item.values[path]}, {value}"
    item.values[path] = value
    item.texts[path] = text
    item.spots.setdefault(path, spot)


def missing(columns: tuple[Column, ...], item: Item, except_for: frozenset[Path] = frozenset()) -> list[Problem]:
    """The required values that a row does not have. What was refused in its cell is not missing."""
    return [(item.spots.get(column.path) or item.spot).at(
                MISSING, label=column.label[0], label_en=column.label[1], help=column.shape.help["vi"] or column.label[0],
                help_en=column.shape.help["en"] or column.label[1])
            for column in columns if column.required and column.path not in except_for
            and column.path not in item.values and column.path not in item.texts]


def read_form(grid: Grid, columns: tuple[Column, ...], names: Names) -> tuple[Item | None, list[Problem]]:
    """The values of a form: labels in the first column, values in the second. None when the sheet is no form."""
    known = known_headings(columns, {})
    labelled = [(row, known[fold(grid.text(row, 1))]) for row in grid.by_row if fold(grid.text(row, 1)) in known]
    if len(labelled) < 3:
        return None, []
    item, problems = Item(grid.spot(1, 1)), []
    for row, column in labelled:
        found = grid.at(row, 2)
        item.spots.setdefault(column.path, grid.spot(row, 2))
        if found and cleaned(found[0].text) or found and not found[0].text:
            value, faults = value_of(column, found[0], found[1], names)
            problems += faults
            _add(item, column.path, value, one_line(cleaned(found[0].text)), found[1])
    return item, problems
