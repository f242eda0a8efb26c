"""Requests about personal data, month by month: how many came, and how long they took. Nobody is named, for nobody is in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from generator.catalog import Catalog
from generator.records.data_requests import DataRequest
from generator.records.fields import HANOI
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


@dataclass(frozen=True)
class Month:
    """The requests that came in a month (`first` is its first day; None for all): `late` are those answered or closed after their day, or
    open behind it; the means are days of the calendar, None while nothing is answered or closed."""

    first: date | None
    received: int
    closed: int
    late: int
    to_answer: Decimal | None
    to_close: Decimal | None


def months(catalog: Catalog, today: date) -> list[Month]:
    """The months in which requests came, the newest first, and all of them together at the end."""
    register = catalog.requests
    known = [request for request in register.requests.values() if request.received <= today] if register else []
    by_month: dict[date, list[DataRequest]] = defaultdict(list)
    for request in known:
        by_month[request.received.replace(day=1)].append(request)
    rows = [_month(catalog, first, requests, today) for first, requests in sorted(by_month.items(), reverse=True)]
    return [*rows, _month(catalog, None, known, today)] if rows else []


def _month(catalog: Catalog, first: date | None, requests: list[DataRequest], today: date) -> Month:
    return Month(
        first, len(requests), sum(1 for request in requests if request.closed and request.closed <= today),
        sum(_is_late(catalog, request, today) for request in requests),
        _mean((request.answered - request.received).days for request in requests if request.answered and request.answered <= today),
        _mean((request.closed - request.received).days for request in requests if request.closed and request.closed <= today))


def _is_late(catalog: Catalog, request: DataRequest, today: date) -> bool:
    answer = request.answer_due(catalog.legal_periods, catalog.holidays)
    act = request.act_due(catalog.legal_periods, catalog.holidays)
    answered = request.answered or request.closed or today
    return bool(answer and min(answered, today) > answer) or bool(act and min(request.closed or today, today) > act)


def _mean(days: Iterable[int]) -> Decimal | None:
    """The mean of some days, to a tenth."""
    found = list(days)
    return (Decimal(sum(found)) / len(found)).quantize(Decimal("0.1")) if found else None


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`months`: a line a month, the last one for all; `illustrative`: whether the register is invented."""
    return Gathered({"months": months(catalog, at.astimezone(HANOI).date()), "illustrative": bool(catalog.requests and catalog.requests.illustrative)})


DATA_REQUESTS = Overview(
    name="data_requests", address="personal-data-requests", chapter="oversight",
    title={"vi": "Yêu cầu về dữ liệu cá nhân", "en": "Requests about personal data"},
    purpose={"vi": "Mỗi tháng có bao nhiêu yêu cầu sửa, gỡ, rút lại sự đồng ý, và bao lâu thì được trả lời, được thực hiện. Không nêu ai yêu cầu, về hồ sơ nào.",
             "en": "How many requests for correction, removal or withdrawal of consent came each month, and how long they took. Nobody and no record is named."},
    gather=gather)
