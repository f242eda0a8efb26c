"""Rules on the order of dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.subject import Subject, dotted
from generator.problems import Problem, ProblemKind
from generator.records.decision import Changing, Decision
from generator.records.exemplar import STAGES
from generator.records.fields import EXAMPLE_DAY, HANOI, PartialDate, Reference
from generator.records.record import Location, Record
from generator.records.schedule import UNSCHEDULED

OUT_OF_ORDER = ProblemKind(
    "C020", '"{later}" ({found}) không thể sớm hơn "{earlier}" ({other})', '"{later}" ({found}) cannot be before "{earlier}" ({other})',
    "xem lại hai ngày này; ngày kia ở dòng {other_line} cùng tệp", "check the two dates; the other one is on line {other_line} of the same file")
POINTS_AHEAD = ProblemKind(
    "C021", 'bản ghi này được công bố sớm hơn "{found}" mà nó dẫn tới ({other})', 'this record is published before "{found}" ({other}) that it points at',
    "đặt publish_at của bản ghi này từ {day} trở đi, hoặc bỏ liên kết", "publish this record on {day} or later, or remove the link")

TO_COME = ProblemKind(
    "C022", '"{field}" ({found}) là ngày chưa tới', '"{field}" ({found}) is a day still to come',
    "xem lại năm, tháng; nếu đúng, trang chỉ ghi nhận từ ngày đó", "check the year and the month; if they are right, the site tells of it from that day on", "warning")
WITHDRAWN_TO_COME = ProblemKind(
    "C023", '"{field}" ({found}) là ngày chưa tới, nhưng bản ghi rời trang ngay từ bây giờ', '"{field}" ({found}) is a day still to come, but the record leaves the site now',
    "ghi ngày rút thực tế, không muộn hơn hôm nay", "write the day on which it is really withdrawn, today at the latest", "warning")
NOT_SCHEDULED = ProblemKind(
    "C247", "bản ghi này chờ người duyệt định ngày công bố", "this record waits for somebody to set its day of publication",
    "khi đã duyệt, ghi ngày ở publish_at, ví dụ {example}", "write the day to publish_at when it is approved, for example {example}", "warning")

ORDERS = {
    "award": (("valid_from", "valid_to"),),
    "campaign": (("launched", "closed"), ("launched", "ends")),
    "decision": (("proposed", "issued"), ("issued", "published"), ("issued", "presented"), ("published", "presented")),
    "document": (("issued", "in_force_from"), ("in_force_from", "in_force_to")),
    "plan": (("starts", "ends"),),
    "event": (("starts", "ends"),),
    "press_column": (("starts", "ends"),),
    "statistic": (("starts", "ends"),),
    "council": (("starts", "ends"),),
    "consultation": (("opened", "closes"),),
    "feedback": (("received", "answered"),),
    "oversight": (("starts", "ends"),),
}
"""Record type -> pairs of fields of which the first may not be after the second."""


def records_have_a_day_of_publication(subject: Subject) -> Iterator[Problem]:
    """Ensure that nobody forgets a record that was proposed, and whose day of publication is still to be named."""
    for record in subject.catalog.all():
        if isinstance(record, Record) and record.publish_at.date().isoformat() == UNSCHEDULED:
            yield subject.problem(NOT_SCHEDULED, record, ("publish_at",), example=EXAMPLE_DAY)


def what_has_happened_is_not_to_come(subject: Subject) -> Iterator[Problem]:
    """Ensure that no edit, correction or withdrawal of a public record is dated later than today: `visible` tells of the first two from their day on."""
    if subject.at is None:
        return
    today = subject.at.astimezone(HANOI).date()
    for record in subject.catalog.all():
        if record.publish_at > subject.at:
            continue
        days = [(TO_COME, ("updated",), record.updated and record.updated.date()),
                (WITHDRAWN_TO_COME, ("withdrawn", "date"), record.withdrawn and record.withdrawn.date)]
        if isinstance(record, Decision):
            days += [(TO_COME, (*where, "changes", index, "date"), change.date)
                     for where, part in (((), record), *((("conferrals", number), line) for number, line in enumerate(record.conferrals)))
                     for index, change in enumerate(part.changes)]
        yield from (subject.problem(kind, record, where, field=dotted(where), found=day) for kind, where, day in days if day and day > today)


def dates_are_in_order(subject: Subject) -> Iterator[Problem]:
    """Ensure that nothing ends before it begins, and that stages and the log of a task follow each other."""
    for record_type, pairs in ORDERS.items():
        for record in subject.catalog.of(record_type):
            for earlier, later in pairs:
                yield from ordered(subject, record, (earlier,), getattr(record, earlier), (later,), getattr(record, later))
    for record in subject.catalog.all():
        yield from ordered(subject, record, ("publish_at",), record.publish_at.date(), ("updated",), record.updated and record.updated.date())
    for decision in subject.catalog.of("decision"):
        yield from ordered(subject, decision, ("issued",), decision.issued, ("publish_at",), decision.publish_at.date())
        yield from _decision_is_in_order(subject, decision)
    for news in subject.catalog.of("news"):
        yield from ordered(subject, news, ("publish_at",), news.publish_at.date(), ("expires",), news.expires)
    for plan in subject.catalog.of("plan"):
        for index, task in enumerate(plan.tasks):
            for number, (first, second) in enumerate(zip(task.history, task.history[1:])):
                here = ("tasks", index, "history")
                yield from ordered(subject, plan, (*here, number, "date"), first.date, (*here, number + 1, "date"), second.date)
    order = list(STAGES)
    for exemplar in subject.catalog.of("exemplar"):
        stages = sorted(enumerate(exemplar.stages), key=lambda item: order.index(item[1].stage))
        for (before, first), (after, second) in zip(stages, stages[1:]):
            yield from ordered(
                subject, exemplar, ("stages", before, "date"), first.date, ("stages", after, "date"), second.date)


def _decision_is_in_order(subject: Subject, decision: Decision) -> Iterator[Problem]:
    """Nothing is proposed or decided before it was achieved, and nothing changes before it is decided."""
    name = "proposed" if decision.proposed else "issued"
    for index, line in enumerate(decision.conferrals):
        if line.achieved:
            yield from ordered(subject, decision, ("conferrals", index, "achieved"), line.achieved, (name,), getattr(decision, name))
        yield from _log_is_in_order(subject, decision, ("conferrals", index), line)
    yield from _log_is_in_order(subject, decision, (), decision)


def _log_is_in_order(subject: Subject, decision: Decision, where: Location, part: Changing) -> Iterator[Problem]:
    earlier, first = ("issued",), decision.issued
    for index, change in enumerate(part.changes):
        later = (*where, "changes", index, "date")
        yield from ordered(subject, decision, earlier, first, later, change.date)
        earlier, first = later, change.date


def ordered(subject, record, earlier, first, later, second) -> Iterator[Problem]:  # type: ignore[no-untyped-def]
    """The problem when the date `first`, at the location `earlier`, is after the date `second` at `later`; None is no date."""
    if first is None or second is None or _first(first) <= _last(second):
        return
    line = subject.sources[record.path].position(earlier)[0]
    yield subject.problem(OUT_OF_ORDER, record, later, later=dotted(later), earlier=dotted(earlier), other_line=line,
                          found=_text(second), other=_text(first))


def is_outside(starts: PartialDate | None, ends: PartialDate | None, first: date, last: date) -> bool:
    """Whether the days from `first` to `last` are all before a time or all after it. Either end of the time may be open."""
    return bool((starts and last < starts.first) or (ends and first > ends.last))


def _first(value: date | PartialDate) -> date:
    return value.first if isinstance(value, PartialDate) else value


def _last(value: date | PartialDate) -> date:
    return value.last if isinstance(value, PartialDate) else value


def _text(value: date | PartialDate) -> str:
    return value.text if isinstance(value, PartialDate) else value.isoformat()


def nothing_points_at_what_is_published_later(subject: Subject) -> Iterator[Problem]:
    """Ensure that no record leads readers to one that is still under embargo."""
    catalog = subject.catalog
    for record in catalog.all():
        for location, mark, found in catalog.marks[record.type, record.id]:
            target = catalog.get(mark.type, found) if isinstance(mark, Reference) and mark.type != "honoree" else None
            if target and target.publish_at > record.publish_at:
                yield subject.problem(POINTS_AHEAD, record, location, found=found, other=subject.place(target, ("publish_at",)),
                                      day=target.publish_at.isoformat(" ", "minutes")[:16].removesuffix(" 00:00"))
