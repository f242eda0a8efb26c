"""The clock of working days, and the periods that the law sets by its date."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog, load
from generator.records.legal_periods import LegalPeriod
from generator.records.working_days import Holidays, NamedDay, YearOfHolidays
from tests.conftest import SHIPPED


@cache
def shipped() -> Catalog:
    return load(SHIPPED).catalog


def test_20_august_to_4_september_2025_is_ten_working_days_counting_both_ends():
    holidays = shipped().holidays
    assert holidays.count(date(2025, 8, 20), date(2025, 9, 4)) == 10
    assert holidays.nth(date(2025, 8, 20), 10) == date(2025, 9, 4)
    assert not holidays.is_working(date(2025, 9, 1)) and not holidays.is_working(date(2025, 9, 2))


def test_a_day_off_in_exchange_is_made_up_for_on_a_saturday():
    holidays = shipped().holidays
    assert not holidays.is_working(date(2025, 5, 2)) and date(2025, 5, 2).weekday() == 4
    assert holidays.is_working(date(2025, 4, 26)) and date(2025, 4, 26).weekday() == 5
    assert not holidays.is_working(date(2025, 4, 27))


def test_every_shipped_day_is_in_its_year_and_on_the_side_of_the_week_where_it_matters():
    for year in shipped().holidays.terms.values():
        for day in year.days_off:
            assert day.date.year == year.year and day.date.weekday() < 5, day
        for day in year.days_worked:
            assert day.date.year == year.year and day.date.weekday() >= 5, day
        assert year.unconfirmed  # what is from memory says so


def test_days_of_an_unknown_year_are_not_counted():
    holidays = shipped().holidays
    assert holidays.count(date(2026, 12, 30), date(2027, 1, 2)) is None
    assert holidays.unknown(date(2022, 6, 1), date(2030, 1, 1)) == (2022, 2023, 2027)
    assert holidays.unknown(date(1, 1, 1), date.max) == (1, 2, 3)
    assert holidays.nth(date(2026, 12, 31), 2) is None
    assert holidays.nth(date(2026, 12, 31), 1) == date(2026, 12, 31)
    assert holidays.next_unknown(date(2024, 5, 1)) == 2027
    last = Holidays(title={"vi": "x"}, terms={"nam-9999": YearOfHolidays.model_construct(year=9999, days_off=(), days_worked=())})
    assert last.nth(date(9999, 12, 31), 2) is None


@given(st.dates(date(2025, 1, 1), date(2026, 12, 1)), st.integers(1, 15))
def test_the_nth_working_day_is_a_working_day_with_n_from_the_first_to_it(first, number):
    holidays = shipped().holidays
    last = holidays.nth(first, number)
    if last is not None:
        assert holidays.is_working(last)
        assert holidays.count(first, last) == number


def test_names_of_days_are_bilingual():
    day = NamedDay(date="2025-09-02", name={"vi": "Quốc khánh", "en": "National Day"})
    assert (day.date, day.name.en) == (date(2025, 9, 2), "National Day")


@pytest.mark.parametrize(("opened", "law"), [
    (date(2023, 12, 31), None), (date(2024, 1, 1), "98/2023"), (date(2025, 6, 30), "98/2023"), (date(2025, 7, 1), "152/2025"),
    (date(2030, 1, 1), "152/2025")])
def test_the_minimum_of_a_docket_is_that_of_the_law_of_its_first_day(opened, law):
    for form, group in (("huan-chuong-lao-dong", "order"), ("anh-hung-lao-dong", "state-honorary-title")):
        period = shipped().legal_periods.least_comment(opened, {form: group})
        assert (period is None) if law is None else (law in period.legal_basis and period.days == 10)
    assert shipped().legal_periods.least_comment(opened, {"bang-khen-tinh": "diploma"}) is None


def test_a_period_of_calendar_days_and_the_end_of_time():
    period = LegalPeriod(name={"vi": "x"}, duty="answer", days="10", day_kind="calendar")
    holidays = shipped().holidays
    assert period.last_day(date(2025, 1, 1), holidays) == date(2025, 1, 10)
    assert period.last_day_after(date(2025, 1, 1), holidays) == date(2025, 1, 11)
    assert period.last_day(date.max - timedelta(5), holidays) is None
    assert period.last_day_after(date.max, holidays) is None
