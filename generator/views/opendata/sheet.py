"""A sheet of a workbook whose cells are written as XML at once: the library's own way, cell by cell, takes three times as long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.records.fields import HANOI
from generator.views.spreadsheets import Value

LONGEST = 32_767
"""The most characters of a cell. A longer text, which only a list of hundreds of ids can be, is cut, and says so."""
CUT = " … (JSON, CSV)"
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets take 1900 for a leap year and know no day before it: an earlier day is a text."""
_DAY_0 = date(1899, 12, 30)
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""How a format of Microsoft writes characters that XML has no place for; a text that looks so is written so that it stays as it is."""


class Sheet(Worksheet):
    """A sheet that is filled once. The styles of the header, of days and of instants are formats of its workbook."""

    _rows: list[Iterable[Value]] = []
    _styles: dict[str, int] = {}

    def fill(self, header: Sequence[str], rows: Iterable[Iterable[Value]], styles: dict[str, Any]) -> None:
        """Put the header and the rows below it, with the header in view and a filter on each column."""
        self._styles = {name: style._get_xf_index() for name, style in styles.items()}
        self._rows = [header, *rows]
        self.dim_rowmin, self.dim_rowmax, self.dim_colmin, self.dim_colmax = 0, len(self._rows) - 1, 0, len(header) - 1
        self.freeze_panes(1, 1)
        self.autofilter(0, 0, len(self._rows) - 1, len(header) - 1)

    def _write_sheet_data(self) -> None:
        """The library's own step, which writes the cells that it was given."""
        columns = [xl_col_to_name(place) for place in range(self.dim_colmax + 1)]
        self.fh.write("<sheetData>")
        for number, row in enumerate(self._rows, 1):
            bold = f' s="{self._styles["head"]}"' if number == 1 else ""
            cells = "".join([_cell(f'r="{column}{number}"{bold}', value, self._styles) for column, value in zip(columns, row) if value is not None])
            self.fh.write(f'<row r="{number}">{cells}</row>')
        self.fh.write("</sheetData>")


def _cell(at: str, value: Value, styles: dict[str, int]) -> str:
    if isinstance(value, str):
        return _text(at, value) if value else ""
    if isinstance(value, bool):
        return f'<c {at} t="b"><v>{value:d}</v></c>'
    if isinstance(value, (int, float, Decimal)):
        return f"<c {at}><v>{value}</v></c>"
    if isinstance(value, datetime):
        local = value.astimezone(HANOI)
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        number = (local.date() - _DAY_0).days + seconds / 86_400
        return f'<c {at} s="{styles["instant"]}"><v>{number}</v></c>' if local.date() >= FIRST_DAY else _text(at, value.isoformat())
    if isinstance(value, date):
        return f'<c {at} s="{styles["day"]}"><v>{(value - _DAY_0).days}</v></c>' if value >= FIRST_DAY else _text(at, value.isoformat())
    return ""


def _text(at: str, text: str) -> str:
    text = fitting(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return f'<c {at} t="inlineStr"><is><t xml:space="preserve">{_LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text}</t></is></c>'


def fitting(text: str) -> str:
    """A text as a cell can hold it."""
    if not text.isprintable():
        text = _NOT_XML.sub("\ufffd", text)
    return text if len(text) <= LONGEST else text[:LONGEST - len(CUT)] + CUT
