"""A collection as a workbook: a sheet for each table, with typed cells, and one that explains the columns in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from generator.records.shape import KINDS
from generator.views.opendata.sheet import Sheet
from generator.views.opendata.tables import BETWEEN, Column, Table
from generator.views.spreadsheets import Value

NAME = 31
"""The most characters in the name of a sheet."""
_WIDTHS = {"id": 26, "url": 20, "day": 12, "instant": 17, "yes_no": 10, "whole_number": 10, "number": 12, "paragraph": 50, "bilingual": 42, "rich": 50}
SAME_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001
"""The date in the properties of each workbook: what is newest says the data, and two builds give the same bytes."""


def workbook(title: str, about: Iterable[tuple[str, str]], tables: Sequence[Table], rows: Callable[[Table], Iterable[list[Value]]]) -> bytes:
    """The bytes of the workbook. `about` are lines for its last sheet, (vi, en): what this is, who publishes it, on which terms."""
    made = BytesIO()
    book = Workbook(made)  # its sheets lie in temporary files until they are packed: in memory a large one takes 50 MB
    book.set_properties({"title": title, "created": SAME_ALWAYS})
    styles = {"head": book.add_format({"bold": True, "bottom": 1}), "day": book.add_format({"num_format": "yyyy-mm-dd"}),
              "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm"})}
    names = sheet_names(tables)
    for table in tables:
        sheet = book.add_worksheet(names[table.name], Sheet)
        sheet.fill(table.header, rows(table), styles)
        for place, column in enumerate((*table.keys, *table.columns)):
            sheet.set_column(place, place, _WIDTHS.get(column.kind, 24))
    sheet = book.add_worksheet("columns", Sheet)
    sheet.fill(EXPLAINED, _explained(tables, names, about), styles)
    for place, width in enumerate((24, 26, 30, 30, 50, 50, 24, 24, 24, 16)):
        sheet.set_column(place, place, width)
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


EXPLAINED = ("sheet", "column", "label_vi", "label_en", "meaning_vi", "meaning_en", "kind_vi", "kind_en", "values", "refers_to")


def _explained(tables: Iterable[Table], names: dict[str, str], about: Iterable[tuple[str, str]]) -> Iterator[list[Value]]:
    for table in tables:
        for column in (*table.keys, *table.columns):
            yield [names[table.name], column.name, *column.label, *column.help, *kind_words(column), BETWEEN.join(column.choices), column.target]
    yield []
    yield from ([None] * 4 + list(words) for words in about)


def kind_words(column: Column) -> tuple[str, str]:
    """What kind of value stands in a column, in (vi, en)."""
    own = {"id": ("mã", "id"), "url": ("địa chỉ mạng", "web address"), "bilingual": KINDS["paragraph"], "rich": ("văn bản Markdown", "Markdown text")}
    return own.get(column.kind) or KINDS[column.kind]
