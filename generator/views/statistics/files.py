"""The statistics as open data: each as JSON and as CSV, from the rows that its page shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from generator.catalog import Catalog
from generator.views.output import File
from generator.views.small_cells import LEAST, Hidden
from generator.views.spreadsheets import csv_file
from generator.views.statistics import Counted
from generator.views.statistics.statistic import Cell, Key, Row, Table


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
    return csv_file(header(table), (row.values() for row in _records(table)))


def header(table: Table) -> list[str]:
    """The names of the columns of the data."""
    names: list[str] = []
    for (name, _), has_name in zip(table.keys, _named(table)):
        names += (name, f"{name}_vi", f"{name}_en") if has_name else (name,)
    return names + [column.name for column in table.columns]


def _records(table: Table) -> list[dict[str, Any]]:
    """The rows: their keys by id, with their names in both languages where they have one; then their cells."""
    named = _named(table)
    return [_record(table, row, named) for row in table.rows]


def _named(table: Table) -> list[bool]:
    """Of each key whether it has names beside its id."""
    return [any(_is_named(row.keys[place]) for row in table.rows) for place in range(len(table.keys))]


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
