"""The kinds of value, each with a table of what is accepted beside what is refused. Everything arrives as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.problems import KINDS
from generator.records import fields
from generator.records.fields import HANOI, parse_instant

REFUSED = "refused"


def read(kind: Any, text: Any) -> Any:
    """The value of a text, or ("refused", code, hint in English)."""
    try:
        return TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        detail = error.errors()[0]
        code, found = detail["type"], detail.get("ctx", {})
        return REFUSED, code, KINDS[code].at("x", **{"field": "x", **found}).hint("en") if code in KINDS else ""


def accepted(kind: str, table: dict[Any, Any]) -> list:
    return [pytest.param(kind, text, value, id=f"{kind} {text!r:.40}") for text, value in table.items()]


def refused(kind: str, code: str, *texts: Any) -> list:
    return [pytest.param(kind, text, code, id=f"{kind} {text!r:.40}") for text in texts]


HERE = datetime(2026, 9, 2, 8, 0, tzinfo=HANOI)

ACCEPTED = [
    *accepted("Day", {
        "2026-09-02": date(2026, 9, 2), "2024-02-29": date(2024, 2, 29), "1948-06-11": date(1948, 6, 11), "0001-01-01": date(1, 1, 1),
        "9999-12-31": date(9999, 12, 31)}),
    *accepted("Instant", {
        "2026-09-02": datetime(2026, 9, 2, tzinfo=HANOI), "2026-09-02 08:00": HERE, "2026-09-02T08:00": HERE, "2026-09-02T08:00:00": HERE,
        "2026-09-02T08:00+07:00": HERE, "2026-09-02T01:00Z": HERE, "2026-09-02 01:00:00Z": HERE, "2026-09-01T20:00-05:00": HERE,
        "2026-09-02T10:45+09:45": HERE}),
    *accepted("WholeNumber", {"0": 0, "7": 7, "1200": 1200, "999999999999": 999999999999}),
    *accepted("Number", {
        "0": Decimal(0), "1200": Decimal(1200), "12.5": Decimal("12.5"), "-3": Decimal(-3), "0.000001": Decimal("0.000001"),
        "5.10": Decimal("5.10")}),
    *accepted("YesNo", {"true": True, "false": False}),
    *accepted("Id", {text: text for text in ("xa-dak-minh", "a", "0", "012", "nguyen-van-duc-2", "page-two", "page-2-1", "a" * 80)}),
    *accepted("ProcedureCode", {text: text for text in ("1.012379", "1.012379.H13", "1.012379.000.00.00", "1.012379.000.00.00.H34")}),
    *accepted("AwardClass", {text: text for text in "123"}),
    *accepted("Line", {
        "chữ": "chữ", "  chữ ": "chữ", "no": "no", "012": "012", "12:30": "12:30", "1e3": "1e3", "~": "~", "null": "null", "0x1F": "0x1F",
        "012345670123": "012345670123", "5.10": "5.10", "2026-02-30": "2026-02-30", "=": "=", "true": "true", ".inf": ".inf", "a" * 500: "a" * 500}),
    *accepted("Paragraph", {"một\nhai": "một\nhai", "yes": "yes", "a" * 10_000: "a" * 10_000}),
    *accepted("Name", {name: name for name in (
        "Y Blơn", "A Thŭk", "Rơ Châm H'Yéo", "Đinh Văn Ê", "Siu Plốt", "K'Să Hà Bờ'rông", "Nguyễn Văn Đức", "Y Djuă", "Annelise Vörmquist",
        "Siu H’Lan", "Kpă Kơlơng", "Bùi Thị Xuân", "Tổ bảo vệ rừng số 3", "Công ty TNHH MTV 16", "Đội 1+2", "Hộ ông A Ngo (thôn 2)",
        "Ê Nuôl Y Ƀlơn", "Jean-Paul O'Neil", "Trường THCS “Lê Lợi”", "Khóa 2020 - 2025", "Các tổ 1, 2, 3, 4, 5, 6, 7, 8, 9 và 10", "Trung đoàn 24, Sư đoàn 10", "Tổ 12345678", "Trạm 15°", "Nguyễn Văn Đức")}),
]

REFUSED_TEXTS = [
    *refused("Day", "R007", "2026-2-3", "02/09/2026", "2026/09/02", "20260902", "2026-09", "2026", "2026-09-02 ", " 2026-09-02", "2026-09-02T00:00",
             "hôm nay", "", "~", "2-9-2026", "２０２６-09-02", "2026-W36-3", "+2026-09-02", "2026-09-021", ["2026-09-02"], {"day": "2"}, None, 20260902),
    *refused("Day", "R008", "2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "0000-01-01"),
    *refused("PartialDay", "R009", "2015-Q5", "2015-Q0", "Q1-2015", "quý I/2015", "2015-3", "03/2015", "15", "2015-03-1", "2015-q1", "2015-Q1-01", "",
             "2015-", "nay", ["2015"], "2015 ", "２０１５"),
    *refused("PartialDay", "R008", "2015-13", "2015-00", "2015-02-29", "2015-04-31", "0000", "0000-Q1", "0000-01"),
    *refused("Instant", "R010", "2026-02-30", "2026-9-2", "2026-09-02 8:00", "2026-09-02 25:00", "2026-09-02 08:60", "08:00", "02/09/2026 08:00",
             "2026-09-02T08:00+25:00", "2026-09-02T08:00 +07:00", "2026-09-02T08", "2026-09-02Z", "2026-09-02T08:00:00.5", "", "now", ["2026-09-02"],
             "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "2026-09-02T08:00z", "2026-09-02\t08:00"),
    *refused("WholeNumber", "R011", "012", "1.000", "1,000", "-1", "+1", "1e3", "0x1F", "1_000", "12.0", " 1", "1 ", "", "một", "１２", "1000000000000",
             "true", ["1"], {"a": "1"}, None, 1.5),
    *refused("Number", "R012", "12,5", "1.200,5", "1e3", ".5", "5.", "012", "1.2345678", "inf", ".inf", "nan", "NaN", "--1", "1 200", "", "１", "½", ["1"]),
    *refused("YesNo", "R013", "yes", "no", "on", "off", "True", "FALSE", "1", "0", "có", "không", "", "y", "~", ["true"]),
    *refused("Id", "R014", "Xa-Dak-Minh", "xã-đăk", "xa dak", "xa_dak", "xa--dak", "-xa", "xa-", "", "a/b", "../a", "a.yml", "a" * 81, "a\n", "ｘａ", "page",
             "page-2", "page-0123", "index", "search", "vi", "con"),
    *refused("ProcedureCode", "R018", "1.12379", "1012379", "1.012379.", "1.012379.H1", "1.012379.h13", "10.012379", "1.012379.H13 ", "１.012379",
             "1.012379.000.00.01.H13", ""),
    *refused("Line", "string_too_short", "", "   ", "\n"),
    *refused("Line", "string_pattern_mismatch", "một\nhai"),
    *refused("Line", "string_too_long", "a" * 501),
    *refused("Paragraph", "string_too_long", "a" * 10_001),
    *refused("Paragraph", "string_too_short", " \n "),
    *refused("Line", "string_type", ["a"], {"a": "b"}, None, 1),
    *refused("AwardClass", "literal_error", "0", "4", "I", "Nhất", "", "1 "),
    *refused("Name", "T010", "Νguyễn Văn Đức", "Nguyễn Vаn Đức", "Nguyễn <b>", "a=b", "A|B", "阮文德", "Nguyễn 😀", "$name", "A\u0488", "A^"),
    *refused("Name", "T011", "Ｎguyễn", "ﬁ Văn", "Nguyễn\u00a0Văn", "Ⅷ Văn", "ª Văn", "Nguyễn Văn ２"),
    *refused("Name", "T012", "N\u0325\u032f\u0330guyễn", "\u0301Nguyễn", "Nguyễn \u0323Văn"),
    *refused("Name", "T002", "Nguyễn\u200bVăn", "\u202eNguyễn", "Nguyễn\u00adVăn"),
    *refused("Name", "R021", "Đinh Văn Ê 012345678901", "Đinh Văn Ê 012 345 678 901", "Y Blơn (0912.345.678)", "123456789"),
    *refused("Name", "string_too_short", "", "  "),
    *refused("Name", "string_pattern_mismatch", "Nguyễn\nVăn"),
]


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_accepted(kind, text, value):
    found = read(getattr(fields, kind), text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED_TEXTS)
def test_refused(kind, text, code):
    assert read(getattr(fields, kind), text)[:2] == (REFUSED, code)


@pytest.mark.parametrize(("text", "meant"), [
    ("02/09/2026", "2026-09-02"), ("2/9/2026", "2026-09-02"), ("02.09.2026", "2026-09-02"), ("2-9-2026", "2026-09-02"), ("2026-2-3", "2026-02-03"),
    ("31/12/2015", "2015-12-31"), ("31/02/2026", "2026-09-02"), ("02/13/2026", "2026-09-02"), ("hôm nay", "2026-09-02"), ("99/99/0000", "2026-09-02"),
])
def test_the_hint_for_a_day_shows_the_day_that_was_meant(text, meant):
    assert meant in read(fields.Day, text)[2]


@pytest.mark.parametrize(("text", "meant"), [
    ("26/01/2024", 'write 2024-01-26 or "2024-01-26 08:00"'), ("26/1/2024 08:00", "write 2024-01-26 or"), ("2026-9-2", "write 2026-09-02 or"),
    ("31/02/2026", "write 2026-09-02 or"), ("hôm nay", "write 2026-09-02 or"), ("", "write 2026-09-02 or"), (["26/01/2024"], "write 2026-09-02 or"),
])
def test_the_hint_for_an_instant_shows_the_day_that_was_meant(text, meant):
    assert meant in read(fields.Instant, text)[2]


def test_the_hint_for_a_partial_date_shows_the_day_that_was_meant():
    assert "2024-01-26" in read(fields.PartialDay, "26/01/2024")[2]
    assert "2015-03-31" in read(fields.PartialDay, "quý I")[2]


@pytest.mark.parametrize(("text", "suggestion"), [
    ("Nguyễn Văn Đức", "nguyen-van-duc"), ("xa--dak", "xa-dak"), ("page-2", "page-2-1"), ("index", "index-1"), ("!", "ban-ghi-1"), ("", "ban-ghi-1"),
])
def test_the_hint_for_an_id_proposes_one_that_is_allowed(text, suggestion):
    assert read(fields.Id, text)[2].endswith(f"for example {suggestion}")
    assert read(fields.Id, suggestion) == suggestion


def test_a_number_in_a_name_is_not_repeated():
    problem = KINDS["R021"].at("x", field="name", found="012345678901")
    assert "0123" not in "".join(problem.messages + problem.hints)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2015", "2015-01-01", "2015-12-31"), ("2015-Q1", "2015-01-01", "2015-03-31"), ("2015-Q2", "2015-04-01", "2015-06-30"),
    ("2015-Q3", "2015-07-01", "2015-09-30"), ("2015-Q4", "2015-10-01", "2015-12-31"), ("2015-02", "2015-02-01", "2015-02-28"),
    ("2016-02", "2016-02-01", "2016-02-29"), ("2015-12", "2015-12-01", "2015-12-31"), ("2015-03-31", "2015-03-31", "2015-03-31"),
])
def test_a_partial_date_covers_its_days(text, first, last):
    found = read(fields.PartialDay, text)
    assert (found.first.isoformat(), found.last.isoformat(), found.text) == (first, last, text)


def test_an_instant_is_in_the_time_of_viet_nam():
    for text in ("2026-09-02", "2026-09-02 08:00", "2026-09-01T17:00Z", "2026-09-01T10:00-07:00"):
        assert read(fields.Instant, text).utcoffset() == timedelta(hours=7)
    assert read(fields.Instant, "2026-09-02") == datetime(2026, 9, 1, 17, tzinfo=UTC)


@given(st.text(max_size=30))
def test_an_instant_is_read_or_refused(text):
    try:
        assert parse_instant(text).tzinfo
    except ValueError:
        assert read(fields.Instant, text)[1] == "R010"


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_an_instant_of_any_zone_is_the_same_instant(moment, minutes):
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_instant(aware.isoformat()) == aware


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day):
    assert read(fields.Day, day.isoformat()) == day
    assert read(fields.PartialDay, day.isoformat()).first == day


@pytest.mark.parametrize("kind", [fields.Stated[fields.Line], fields.Stated[fields.PartialDay], fields.Stated[fields.WholeNumber],
                                  fields.Stated[fields.ProcedureCode]])
def test_only_the_word_unknown_says_that_a_fact_is_not_known(kind):
    assert read(kind, "unknown") is None
    for word in ("Unknown", "chưa rõ", "null", "~", "-", ""):
        assert read(kind, word) is not None
