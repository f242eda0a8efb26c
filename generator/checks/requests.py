"""Rules on the register of requests about personal data: its clock. Who lets a day pass is warned; a late answer stops no publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.consultations import YEAR_UNKNOWN
from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.data_requests import DataRequest
from generator.records.fields import HANOI

WRONG_PERIOD = ProblemKind(
    "C301", '"{found}" không phải là thời hạn dùng được ở đây cho yêu cầu nhận ngày {day}', '"{found}" is no period that applies here to a request of {day}',
    "chọn một trong: {allowed}", "choose one of: {allowed}")
OUT_OF_ORDER = ProblemKind(
    "C302", 'yêu cầu {found}: ngày hoặc kết quả không khớp nhau', "request {found}: its days or its outcome do not fit together",
    "answered và closed không trước received; closed đi cùng outcome", "answered and closed are not before received; closed and outcome go together")
ANSWER_SOON = ProblemKind(
    "C303", "yêu cầu {found} phải được trả lời chậm nhất ngày {day}", "request {found} is to be answered by {day}",
    "trả lời người yêu cầu, rồi ghi answered", "answer the person, then enter answered", "warning")
ANSWER_LATE = ProblemKind(
    "C304", "yêu cầu {found} đã quá hạn trả lời (ngày {day})", "the answer to request {found} is overdue (it was due on {day})",
    "trả lời ngay, rồi ghi answered; ngày trễ vẫn hiện trong thống kê", "answer now and enter answered; the delay stays in the figures", "warning")
ACTION_SOON = ProblemKind(
    "C305", "yêu cầu {found} phải được thực hiện chậm nhất ngày {day}", "request {found} is to be acted on by {day}",
    "làm theo .github/REMOVAL.md, rồi ghi closed và outcome", "do as .github/REMOVAL.md says, then enter closed and outcome", "warning")
ACTION_LATE = ProblemKind(
    "C306", "yêu cầu {found} đã quá hạn thực hiện (ngày {day})", "action on request {found} is overdue (it was due on {day})",
    "làm ngay theo .github/REMOVAL.md, rồi ghi closed và outcome", "act now as .github/REMOVAL.md says, then enter closed and outcome", "warning")

PATH = "data/data-requests.yml"
_SOON = {"answer": timedelta(1), "act": timedelta(3)}
"""How long before its last day somebody is reminded; the day before is the first of two working days."""
_DUTIES = {"answer_within": "answer", "act_within": "act", "extended_by": "extension"}


def periods_are_for_requests(subject: Subject) -> Iterator[Problem]:
    """Ensure that each period of a request is one for its purpose, in force when the request came, and that its last day can be found."""
    periods, holidays = subject.catalog.legal_periods, subject.catalog.holidays
    for number, request in _requests(subject):
        for name, duty in _DUTIES.items():
            found = getattr(request, name)
            held = periods.of(duty, request.received)
            allowed = tuple(key for key, term in periods.terms.items() if term in held)
            if found and found not in allowed:
                yield _at(subject, WRONG_PERIOD, number, name, found=found, day=request.received, allowed=allowed)
        if request.answer_within in periods.terms and request.answer_due(periods, holidays) is None:
            yield _at(subject, YEAR_UNKNOWN, number, "received", found=str(holidays.next_unknown(request.received)))


def requests_are_in_order(subject: Subject) -> Iterator[Problem]:
    """Ensure that nothing is answered or closed before it came, and that what is closed says how."""
    for number, request in _requests(subject):
        for name in ("answered", "closed"):
            day = getattr(request, name)
            if day and day < request.received:
                yield _at(subject, OUT_OF_ORDER, number, name, found=number)
        if (request.closed is None) != (request.outcome is None):
            yield _at(subject, OUT_OF_ORDER, number, "closed" if request.closed else "outcome", found=number)


def requests_are_answered_in_time(subject: Subject) -> Iterator[Problem]:
    """Ensure that somebody is told before an answer or an action is due, and as long as it is overdue."""
    if subject.at is None:
        return
    today = subject.at.astimezone(HANOI).date()
    periods, holidays = subject.catalog.legal_periods, subject.catalog.holidays
    for number, request in _requests(subject):
        if request.closed or request.received > today:
            continue
        answer = None if request.answered else request.answer_due(periods, holidays)
        for duty, due, soon, late in (("answer", answer, ANSWER_SOON, ANSWER_LATE), ("act", request.act_due(periods, holidays), ACTION_SOON, ACTION_LATE)):
            if due and (kind := _kind(due, today, _SOON[duty], soon, late)):
                yield _at(subject, kind, number, "received", found=number, day=due)


def _kind(due: date, today: date, before: timedelta, soon: ProblemKind, late: ProblemKind) -> ProblemKind | None:
    if today > due:
        return late
    return soon if today >= due - before else None


def _requests(subject: Subject) -> Iterator[tuple[str, DataRequest]]:
    if subject.catalog.requests:
        yield from subject.catalog.requests.requests.items()


def _at(subject: Subject, kind: ProblemKind, number: str, name: str, **found: object) -> Problem:
    return kind.at(PATH, *subject.sources[PATH].position(("requests", number, name)), **found)
