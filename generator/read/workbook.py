"""The cells of a workbook as text: what an import of a spreadsheet reads. Runs in the process apart (`read.media.apart`).

An office file is looked through as any document is; then its sheets are read, each cell as the text that Excel shows a reader,
with what is merged and what is hidden. Nothing is guessed here about what a text means.
"""

from __future__ import annotations

import csv
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string

from generator.problems import ProblemKind
from generator.read.media.faults import DAMAGED, Refused
from generator.read.media.office import inspect

TOO_MANY_CELLS = ProblemKind(
    "E100", "bảng tính quá lớn: hơn {limit} ô có nội dung hoặc ô gộp", "the workbook is too large: over {limit} cells filled or merged",
    "chỉ giữ lại danh sách: xóa các trang tính và vùng không cần, bỏ gộp ô cả cột, rồi lưu lại; danh sách quá dài thì chia thành nhiều tệp",
    "keep only the list: delete sheets and areas that are not needed, unmerge whole columns, save again; divide a list that is too long")

CELLS = 300_000
"""Cells that are filled or merged, in all sheets: 5,000 lines of 20 columns, three times over."""

TEXT, NUMBER, DAY, ERROR, FORMULA = "text", "number", "day", "error", "formula"
"""What a cell holds: FORMULA is one whose result was not saved in the file."""

_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell. A number or a day is written as records write it; `computed` when a formula gave it."""

    text: str
    kind: str = TEXT
    computed: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: its filled cells by (row, column) from 1, merged areas as (top, left, bottom, right), and what is hidden."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)


def sheets_of(plain: list[dict[str, Any]]) -> list[Sheet]:
    """The sheets in what `read_xlsx` gave, which travels between processes as JSON."""
    return [Sheet(one["name"], {(row, column): Cell(text, kind, computed) for row, column, text, kind, computed in one["cells"]},
                  tuple(tuple(area) for area in one["merged"]), one["hidden"], frozenset(one["hidden_rows"]),
                  frozenset(one["hidden_columns"])) for one in plain]


def read_xlsx(data: bytes) -> list[dict[str, Any]]:
    """The sheets of an .xlsx file, in JSON's types; raises Refused."""
    inspect(data, "xlsx")
    _measure(data)
    try:
        with warnings.catch_warnings():  # of what Excel knows and openpyxl does not, such as newer kinds of drop-downs
            warnings.simplefilter("ignore")
            written, shown = load_workbook(BytesIO(data)), load_workbook(BytesIO(data), data_only=True)
        return [_sheet(sheet, shown[sheet.title]) for sheet in written.worksheets]
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises whatever a strange style or part makes it stumble over
        raise Refused(DAMAGED, found=type(error).__name__) from None


def _measure(data: bytes) -> None:
    """Raise Refused when the sheets hold too much: openpyxl makes an object of every cell of a merged area."""
    count = 0
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.lower().startswith("xl/worksheets/") or not name.lower().endswith(".xml"):
                continue
            text = archive.read(name)
            count += sum(1 for _ in _CELL.finditer(text))
            for left, top, right, bottom in _MERGED.findall(text):
                width = column_index_from_string(right.decode()) - column_index_from_string(left.decode()) + 1
                count += abs(width * (int(bottom) - int(top) + 1))
            if count > CELLS:
                raise Refused(TOO_MANY_CELLS, limit=CELLS)


def _sheet(written: Any, shown: Any) -> dict[str, Any]:
    cells = []
    for row in written.iter_rows() if written.max_row * written.max_column <= CELLS else _filled(written):
        for cell in row:
            found = _cell(cell, shown.cell(cell.row, cell.column)) if cell.value is not None else None
            if found and (found.text.strip() or found.kind == FORMULA):
                cells.append([cell.row, cell.column, found.text, found.kind, found.computed])
    columns = [range(one.min, one.max + 1) for one in written.column_dimensions.values() if one.hidden and one.min and one.max]
    return {
        "name": written.title, "cells": cells, "hidden": written.sheet_state != "visible",
        "merged": [[area.min_row, area.min_col, area.max_row, area.max_col] for area in written.merged_cells.ranges],
        "hidden_rows": [number for number, one in written.row_dimensions.items() if one.hidden],
        "hidden_columns": sorted({number for numbers in columns for number in numbers}),
    }


def _filled(sheet: Any) -> Any:
    """The cells that are there, of a sheet that says to be a million rows long."""
    yield [sheet._cells[place] for place in sorted(sheet._cells)]


def _cell(written: Any, shown: Any) -> Cell:
    computed = written.data_type == "f"
    value, kind = shown.value, shown.data_type
    if computed and value is None:
        return Cell("", TEXT, True) if kind == "s" else Cell("", FORMULA, True)
    if kind == "e":
        return Cell(str(value), ERROR, computed)
    if isinstance(value, bool):
        return Cell("true" if value else "false", TEXT, computed)
    if isinstance(value, (int, float)):
        return Cell(_number(value), NUMBER, computed)
    if isinstance(value, datetime):
        midnight = value.time().replace(microsecond=0) == time()
        return Cell(value.date().isoformat() if midnight else value.strftime("%Y-%m-%d %H:%M"), DAY, computed)
    if isinstance(value, date):
        return Cell(value.isoformat(), DAY, computed)
    if isinstance(value, time):
        return Cell(value.strftime("%H:%M"), TEXT, computed)
    return Cell(str(value), TEXT, computed)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else format(value, ".15g")


def read_csv(text: str) -> Sheet:
    """A table of text with commas, semicolons or tabs as one sheet without a name; raises Refused."""
    first = text[:10_000]
    separator = max(";,\t", key=first.count)
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            for column, value in enumerate(values, 1):
                if value.strip():
                    cells[row, column] = Cell(value)
            if len(cells) > CELLS:
                raise Refused(TOO_MANY_CELLS, limit=CELLS)
    except csv.Error as error:
        raise Refused(DAMAGED, found=str(error)) from None
    return Sheet("csv", cells)
