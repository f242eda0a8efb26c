"""The data as JSON, CSV and workbooks: the same rows in each, no cell that begins a formula, nothing that the pages do not show."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from generator.records import RECORD_TYPES
from generator.records.fields import HANOI
from generator.views.opendata.tables import tables
from generator.views.opendata.workbook import sheet_names
from tests.opendata.conftest import Made

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows_of(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))


def test_every_csv_has_the_mark_the_line_ends_and_the_quotes_and_no_formula(data: Made):
    files = sorted(data.folder.glob("data/**/*.csv"))
    assert len(files) > 100
    for path in files:
        raw = path.read_bytes()
        assert raw.startswith(b'\xef\xbb\xbf"') and raw.endswith(b'"\r\n'), path
        for row in csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True):
            for cell in row:
                bare = cell.strip(" '\"\u00a0")
                assert cell.startswith("'") or not bare.startswith(SIGNS) or _is_number(cell), (path, cell)


def test_the_rows_of_the_csv_are_those_of_the_json(data: Made):
    for model in RECORD_TYPES:
        records = json.loads((data.folder / f"data/{model.collection}.json").read_bytes())["records"]
        for table in tables(model):
            rows = rows_of(data.folder / f"data/{table.name}.csv")
            assert [_key(row, table) for row in rows] == list(_expected_keys(records, table)), table.name
            if table.steps:
                continue
            for record, row in zip(records, rows, strict=True):
                for column in table.columns:
                    alone = _cell(record, column.name)  # the JSON leaves out what is the default of the model
                    assert _told(row[column.name]) in {alone, alone or _text(column.shape.default)}, (table.name, record["id"], column.name)


def _key(row: dict[str, str], table: object) -> tuple[str, ...]:
    return tuple(row[column.name] for column in table.keys if column.kind != "url")


def _expected_keys(records: list[dict], table: object) -> object:
    for record in records:
        if not table.steps:
            yield (record["id"],)
        elif "status" not in record or record["status"] != "withdrawn":
            yield from ((record["id"], *map(str, places)) for places in _places(record, table.steps))


def _places(value: dict, steps: tuple) -> object:
    inner = value
    for name in steps[0]:
        inner = inner.get(name) or {}
    for place, item in enumerate(inner or (), 1):
        if len(steps) == 1:
            yield (place,)
        else:
            yield from ((place, *places) for places in _places(item, steps[1:]))


def _told(cell: str) -> str:
    """A cell without the apostrophe that disarmed it."""
    rest = cell[1:].lstrip(" '\"")
    return cell[1:] if cell.startswith("'") and (rest.startswith(SIGNS) or cell[1:2] in SIGNS) else cell


def _cell(record: dict, name: str) -> str:
    """What the JSON says of a column: its name leads through groups and languages."""
    value, rest = record, name
    while rest:
        found = max((key for key in value if rest == key or rest.startswith(f"{key}_")), key=len, default=None)
        if found is None:
            return ""
        value, rest = value[found], rest[len(found) + 1:]
        if not isinstance(value, dict) and rest:
            return ""
    return ";".join(map(str, value)) if isinstance(value, list) else _text(value)


def _text(value: object) -> str:
    if value is None or isinstance(value, dict):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_the_workbooks_hold_the_same_rows_and_no_formula(data: Made):
    for model in RECORD_TYPES:
        book = openpyxl.load_workbook(data.folder / f"data/{model.collection}.xlsx")
        names = sheet_names(tables(model))
        assert book.sheetnames == [*names.values(), "columns"]
        for table in tables(model):
            sheet = book[names[table.name]]
            head, *rows = sheet.iter_rows()
            assert [cell.value for cell in head] == table.header and sheet.freeze_panes == "B2" and sheet.auto_filter.ref
            assert all(cell.data_type != "f" and cell.hyperlink is None for row in rows for cell in row)
            plain = list(csv.reader((data.folder / f"data/{table.name}.csv").read_bytes().decode("utf-8-sig").splitlines(keepends=True)))[1:]
            columns = (*table.keys, *table.columns)
            assert [[_shown(cell.value) for cell in row] for row in rows] == [
                [_typed(cell, column.kind) for cell, column in zip(row, columns)] for row in plain], table.name
            kinds = {column.kind for column in table.columns}
            if rows and "day" in kinds:
                days = [cell.value for row in rows for cell, column in zip(row, (*table.keys, *table.columns)) if column.kind == "day" and cell.value]
                assert all(isinstance(value, datetime) for value in days)
        explained = list(book["columns"].iter_rows(values_only=True, min_row=2))
        told = {(row[0], row[1]) for row in explained if row[0]}
        assert told == {(names[table.name], name) for table in tables(model) for name in table.header}
        assert all(row[2] and row[3] for row in explained if row[0]), "labels in both languages"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _instant(value)
    return "" if value is None else str(value)


def _typed(cell: str, kind: str) -> str:
    """A cell of the CSV as the workbook shows it."""
    cell = _told(cell)
    return _instant(datetime.fromisoformat(cell)) if cell and kind in ("day", "instant") else cell


def _instant(value: datetime) -> str:
    return (value.astimezone(HANOI) if value.tzinfo else value).strftime("%Y-%m-%d %H:%M:%S")


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_what_is_no_data_is_in_no_table_and_in_no_json(data: Made):
    for model in RECORD_TYPES:
        for table in tables(model):
            assert not {column.name.split("_")[0] for column in table.columns} & model.not_data, table.name
    assert "role" not in {column.name for table in tables(next(m for m in RECORD_TYPES if m.type == "decision")) for column in table.columns}
    for name in ("consent", "representative_consent", "minor", "not_the_same_as", "nominees"):
        assert not [path for path in data.folder.rglob("*.json") if path.name != "openapi.json" and f'"{name}":' in path.read_text(encoding="utf-8")], name


def test_of_a_withdrawn_record_the_day_and_the_reason_are_left(data: Made):
    removals = json.loads((data.folder / "data/removals.json").read_bytes())["rows"]
    assert removals and {tuple(row) for row in removals} == {("type", "id", "url", "url_en", "withdrawn")}
    assert [dict(row) for row in rows_of(data.folder / "data/removals.csv")] == removals
    by_type = {model.type: model.collection for model in RECORD_TYPES}
    for row in removals:
        records = json.loads((data.folder / f"data/{by_type[row['type']]}.json").read_bytes())["records"]
        record = next(record for record in records if record["id"] == row["id"])
        assert set(record) == {"id", "url", "url_en", "status", "withdrawn"} and set(record["withdrawn"]) == {"date", "reason"}
        line = next(line for line in rows_of(data.folder / f"data/{by_type[row['type']]}.csv") if line["id"] == row["id"])
        assert {name for name, cell in line.items() if cell} <= {"id", "url", "url_en", "withdrawn_date", "withdrawn_reason_vi", "withdrawn_reason_en"}


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_columns_have_stable_names_and_words_in_both_languages(model: type):
    for table in tables(model):
        assert len(set(table.header)) == len(table.header)
        for column in (*table.keys, *table.columns):
            assert column.name.isascii() and column.name == column.name.lower() and column.name.replace("_", "a").isalnum()
            assert all(column.label), column.name
