"""The statistics as open data: each as JSON and as CSV, from the rows that its page shows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import partial
from io import StringIO
from typing import Any

from generator.catalog import Catalog
from generator.views.output import File
from generator.views.small_cells import LEAST, Hidden
from generator.views.statistics import Counted
from generator.views.statistics.statistic import Cell, Key, Row, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a text begins that a spreadsheet would take for a formula, full-width signs too."""


def statistics_files(catalog: Catalog, counted: list[Counted], at: datetime) -> Iterator[File]:
    """`data/statistics/<name>.json` and `.csv`."""
    for item in counted:
        depends = (repr(item.table), str(at.date()))
        yield File(f"data/statistics/{item.statistic.name}.json", depends, partial(_json_file, catalog, item, at))
        yield File(f"data/statistics/{item.statistic.name}.csv", depends, partial(_csv_file, item.table))


def _json_file(catalog: Catalog, item: Counted, at: datetime) -> bytes:
    statistic, table = item.statistic, item.table
    head = {
        "statistic": statistic.name, "title": statistic.title.model_dump(), "method": statistic.method.model_dump(),
        "counted_on": at.date().isoformat(), "records": table.records, "illustrative_records": table.illustrative,
        "rights": catalog.site.rights.model_dump(),
        "columns": [*({"name": name, "title": label.model_dump()} for name, label in table.keys),
                    *({"name": column.name, "title": column.label.model_dump(), "unit": column.unit} for column in table.columns)]}
    rows = ",\n".join(map(_json, _records(table)))
    return f'{_json(head)[:-1]},\n"rows": [\n{rows}\n]}}\n'.encode()


def _csv_file(table: Table) -> bytes:
    """With the mark by which spreadsheets know UTF-8, and the line ends of RFC 4180."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    rows = _records(table)
    writer.writerow(list(rows[0]) if rows else [*(name for name, _ in table.keys), *(column.name for column in table.columns)])
    writer.writerows([_csv_cell(value) for value in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _records(table: Table) -> list[dict[str, Any]]:
    """The rows: their keys by id, with their names in both languages where they have one; then their cells."""
    named = [any(_is_named(row.keys[place]) for row in table.rows) for place in range(len(table.keys))]
    return [_record(table, row, named) for row in table.rows]


def _record(table: Table, row: Row, named: list[bool]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for (name, _), key, has_name in zip(table.keys, row.keys, named):
        fields[name] = key.id
        if has_name:
            fields |= {f"{name}_vi": key.label.vi, f"{name}_en": key.label.en}
    return fields | {column.name: _value(cell) for column, cell in zip(table.columns, row.cells)}


def _is_named(key: Key) -> bool:
    return not key.id == key.label.vi == key.label.en


def _value(cell: Cell) -> int | float | str | None:
    """A number, null for no figure, and in words why a count is not shown."""
    if isinstance(cell, Hidden):
        return {Hidden.BELOW: f"under {LEAST}", Hidden.WITHHELD: "not shown"}[cell]
    return float(cell) if isinstance(cell, Decimal) and cell != cell.to_integral_value() else int(cell) if cell is not None else None


def _csv_cell(value: int | float | str | None) -> int | float | str | None:
    """A text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP says; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
