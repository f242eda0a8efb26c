"""CSV as spreadsheets and programs both read it: UTF-8 with its mark, the line ends of RFC 4180, every cell quoted, no cell that begins a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

Value = str | int | float | Decimal | bool | date | datetime | None
"""What stands in a cell; None when there is nothing to say."""

_FORMULA = re.compile(r"[\s\"'\u2018\u2019\u201c\u201d\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a text begins that a spreadsheet would take for a formula, as OWASP lists it: also after blanks and quotes, and full-width signs."""
ARMED = _FORMULA.match


def csv_file(header: Sequence[str], rows: Iterable[Iterable[Value]]) -> bytes:
    """A table as CSV. The names of the columns are the program's own."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows(map(_cells, rows))
    return text.getvalue().encode("utf-8-sig", "replace")


def _cells(row: Iterable[Value]) -> list[str | int | float | Decimal]:
    return [disarmed(value) if isinstance(value, str) else written(value) for value in row]


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
