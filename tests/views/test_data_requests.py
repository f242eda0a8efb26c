"""The page that counts requests about personal data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from generator.catalog import Catalog, load
from generator.views.overviews.data_requests import months
from tests.conftest import SHIPPED


@cache
def catalog() -> Catalog:
    return load(SHIPPED).catalog


def test_each_month_counts_its_requests_and_the_last_line_all_of_them():
    *rows, everything = months(catalog(), date(2026, 12, 1))
    assert [(row.first, row.received, row.closed, row.late, row.to_answer, row.to_close) for row in rows[-2:]] == [
        (date(2026, 6, 1), 2, 2, 1, Decimal("3.0"), Decimal("12.5")), (date(2026, 3, 1), 1, 1, 0, Decimal("1.0"), Decimal("7.0"))]
    assert (everything.first, everything.received) == (None, 5)


def test_what_comes_later_is_not_known_yet():
    early = months(catalog(), date(2026, 6, 10))
    assert [row.first for row in early] == [date(2026, 6, 1), date(2026, 3, 1), None]
    assert [(row.received, row.closed, row.to_close) for row in early][0] == (1, 0, None)


def test_an_extension_counts():
    request = catalog().requests.requests["2026-004"]
    assert request.act_due(catalog().legal_periods, catalog().holidays) == date(2026, 10, 14)
