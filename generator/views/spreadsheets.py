"""CSV as spreadsheets and programs both read it: UTF-8 with its mark, the line ends of RFC 4180, every cell quoted, no cell that begins a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

Value = str | int | float | Decimal | bool | date | datetime | None
"""What stands in a cell; None when there is nothing to say."""

_FORMULA = re.compile(r"[\s\"'\u2018\u2019\u201c\u201d\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a text begins that a spreadsheet would take for a formula, as OWASP lists it: also after blanks and quotes, and full-width signs."""
ARMED = _FORMULA.match


def csv_file(header: Sequence[str], rows: Iterable[Iterable[Value]]) -> bytes:
    """A table as CSV. The names of the columns are the program's own."""
    quoted = _Quoted()
    lines = [",".join(['""' if value is None else quoted[value] if isinstance(value, str) else f'"{written(value)}"' for value in row])
             for row in chain([header], rows)]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig", "replace")


class _Quoted(dict[str, str]):
    """A text -> its cell. The same ones stand in thousands of rows."""

    def __missing__(self, text: str) -> str:
        self[text] = cell = '"' + disarmed(text).replace('"', '""') + '"'
        return cell


def disarmed(text: str) -> str:
    """A text that would begin a formula, after an apostrophe; every other text as it is. The apostrophe can be taken off again for certain."""
    return f"'{text}" if ARMED(text) else text


def written(value: Value) -> str | int | float | Decimal:
    """A value that is no text: numbers stay numbers, days and instants as ISO 8601 writes them, `true` and `false`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value
