"""Rules on feedback and its answers, and on inspections and their conclusions."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.consultations import YEAR_UNKNOWN
from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind

STATE_UNSAID = ProblemKind(
    "C190", 'tình trạng "{state}" thì phải có "{found}"', 'the state "{state}" needs "{found}"',
    'thêm "{found}", hoặc đổi state', 'add "{found}", or change the state')
STATE_TOO_EARLY = ProblemKind(
    "C191", 'đã có "{found}" mà tình trạng còn là "{state}"', 'there is "{found}" while the state is still "{state}"',
    'đổi state cho đúng, hoặc bỏ "{found}"', 'change the state, or remove "{found}"')
NO_ANSWER_PERIOD = ProblemKind(
    "C192", '"{found}" không phải là thời hạn trả lời áp dụng vào ngày {day}', '"{found}" is no period to answer that is in force on {day}',
    "chọn một trong: {allowed}", "choose one of: {allowed}")
NOT_SAID_HOW = ProblemKind(
    "C193", "kiến nghị {found} đã thực hiện nhưng chưa ghi đã làm gì, khi nào", "recommendation {found} is done, but not what was done or when",
    "thêm done_on hoặc result", "add done_on or result")

NEEDED = {
    "feedback": {"answered": ("answered", "answered_by", "answer"), "forwarded": ("answered", "forwarded_to"), "not_competent": ("answered", "answer")},
    "oversight": {"planned": ("plan_document",), "concluded": ("conclusion",)},
}
"""Record type -> state -> the fields without which the state says nothing."""
TOO_EARLY = {
    "feedback": {"received": ("answered", "answer", "forwarded_to")},
    "oversight": {"planned": ("conclusion",), "under_way": ("conclusion",)},
}
"""Record type -> state -> the fields that belong to a later state."""


def states_say_what_they_mean(subject: Subject) -> Iterator[Problem]:
    """Ensure that an answer, a forwarding and a conclusion are there exactly when the state says so."""
    for record_type, states in NEEDED.items():
        for record in subject.catalog.of(record_type):
            for name in states.get(record.state, ()):
                if getattr(record, name) is None:
                    yield subject.problem(STATE_UNSAID, record, ("state",), state=record.state, found=name)
            for name in TOO_EARLY[record_type].get(record.state, ()):
                if getattr(record, name) is not None:
                    yield subject.problem(STATE_TOO_EARLY, record, (name,), state=record.state, found=name)


def feedback_has_a_time_to_answer(subject: Subject) -> Iterator[Problem]:
    """Ensure that feedback has a period to answer that was in force when it came, and that its last day can be found."""
    catalog = subject.catalog
    for record in catalog.of("feedback"):
        period = catalog.legal_periods.terms.get(record.period)
        if period is None:
            continue  # another rule says so
        allowed = tuple(key for key, term in catalog.legal_periods.terms.items() if term in catalog.legal_periods.of("answer", record.received))
        if record.period not in allowed:
            yield subject.problem(NO_ANSWER_PERIOD, record, ("period",), found=record.period, day=record.received, allowed=allowed)
        elif period.last_day_after(record.received, catalog.holidays) is None:
            yield subject.problem(YEAR_UNKNOWN, record, ("received",), found=str(catalog.holidays.next_unknown(record.received)))


def recommendations_say_what_was_done(subject: Subject) -> Iterator[Problem]:
    """Ensure that a recommendation that is done says what was done, or when."""
    for record in subject.catalog.of("oversight"):
        for index, item in enumerate(record.recommendations):
            if item.status == "done" and not (item.done_on or item.result):
                yield subject.problem(NOT_SAID_HOW, record, ("recommendations", index), found=item.number)
