"""A collection as a workbook: a sheet for each table, with typed cells, and one that explains the columns in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.records.fields import HANOI
from generator.records.shape import KINDS
from generator.views.opendata.tables import BETWEEN, Column, Table
from generator.views.spreadsheets import Value

LONGEST = 32_767
"""The most characters of a cell. A longer text, which only a list of hundreds of ids can be, is cut, and says so."""
CUT = " … (JSON, CSV)"
NAME = 31
"""The most characters in the name of a sheet."""
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets take 1900 for a leap year and know no day before it: an earlier day is a text."""
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS = {"id": 26, "url": 20, "day": 12, "instant": 17, "yes_no": 10, "whole_number": 10, "number": 12, "paragraph": 50, "bilingual": 42, "rich": 50}
SAME_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001
"""The date in the properties of each workbook: what is newest says the data, and two builds give the same bytes."""


def workbook(title: str, about: Iterable[tuple[str, str]], tables: Sequence[Table], rows: Callable[[Table], Iterable[list[Value]]]) -> bytes:
    """The bytes of the workbook. `about` are lines for its last sheet, (vi, en): what this is, who publishes it, on which terms."""
    made = BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": title, "created": SAME_ALWAYS})
    formats = {"head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
               "day": book.add_format({"num_format": "yyyy-mm-dd"}), "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm"})}
    names = sheet_names(tables)
    for table in tables:
        sheet = book.add_worksheet(names[table.name])
        last = 0
        _head(sheet, table.header, formats["head"])
        for last, row in enumerate(rows(table), 1):
            for place, value in enumerate(row):
                if value is not None:
                    _cell(sheet, last, place, value, formats)
        sheet.autofilter(0, 0, last, len(table.header) - 1)
        for place, column in enumerate((*table.keys, *table.columns)):
            sheet.set_column(place, place, _WIDTHS.get(column.kind, 24))
    _explained(book.add_worksheet("columns"), tables, names, about, formats)
    book.close()
    return made.getvalue()


def sheet_names(tables: Iterable[Table]) -> dict[str, str]:
    """The name of the sheet of each table: the whole one when it fits, else its last part; no two alike, in capitals or not."""
    found: dict[str, str] = {}
    taken = {"columns"}
    for number, table in enumerate(tables, 1):
        name = table.name if len(table.name) <= NAME else table.name[-NAME:].lstrip("-")
        if name in taken:
            name = f"{name[:NAME - 4]}-{number}"
        taken.add(name)
        found[table.name] = name
    return found


def _head(sheet: Worksheet, header: Sequence[str], bold: Any) -> None:
    for place, name in enumerate(header):
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 1)


def _cell(sheet: Worksheet, row: int, place: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(row, place, fitting(value))
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(row, place, value)
    elif isinstance(value, date):
        day = value.astimezone(HANOI).replace(tzinfo=None) if isinstance(value, datetime) else value
        if (day.date() if isinstance(day, datetime) else day) < FIRST_DAY:
            sheet.write_string(row, place, value.isoformat())
        else:
            sheet.write_datetime(row, place, day, formats["instant" if isinstance(day, datetime) else "day"])


def fitting(text: str) -> str:
    """A text as a cell can hold it."""
    text = _NOT_XML.sub("\ufffd", text)
    return text if len(text) <= LONGEST else text[:LONGEST - len(CUT)] + CUT


EXPLAINED = ("sheet", "column", "label_vi", "label_en", "meaning_vi", "meaning_en", "kind_vi", "kind_en", "values", "refers_to")


def _explained(sheet: Worksheet, tables: Iterable[Table], names: dict[str, str], about: Iterable[tuple[str, str]], formats: dict[str, Any]) -> None:
    _head(sheet, EXPLAINED, formats["head"])
    row = 0
    for table in tables:
        for column in (*table.keys, *table.columns):
            row += 1
            for place, text in enumerate((names[table.name], column.name, *column.label, *column.help, *kind_words(column),
                                          BETWEEN.join(column.choices), column.target)):
                _cell(sheet, row, place, text, formats)
    sheet.autofilter(0, 0, row, len(EXPLAINED) - 1)
    for vi, en in about:
        row += 2 if vi.startswith("©") else 1
        _cell(sheet, row, 4, vi, formats)
        _cell(sheet, row, 5, en, formats)
    for place, width in enumerate((24, 26, 30, 30, 50, 50, 24, 24, 24, 16)):
        sheet.set_column(place, place, width)


def kind_words(column: Column) -> tuple[str, str]:
    """What kind of value stands in a column, in (vi, en)."""
    own = {"id": ("mã", "id"), "url": ("địa chỉ mạng", "web address"), "bilingual": KINDS["paragraph"], "rich": ("văn bản Markdown", "Markdown text")}
    return own.get(column.kind) or KINDS[column.kind]
