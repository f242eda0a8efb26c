"""Rules on events: ordinals, hours, and presentations of awards."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.event import Event

ORDINAL_SKIPS = ProblemKind(
    "C170", 'lần thứ {found} không liền sau lần thứ {other} của "{previous}" trong cùng thời kỳ',
    'number {found} does not follow number {other} of "{previous}" in the same era',
    "ghi number: {expected}, hoặc sửa previous; tỉnh mới tính lại từ đầu thì era phải khác",
    "write number: {expected}, or put previous right; where a new province counts anew, the era differs")
ORDINAL_TWICE = ProblemKind(
    "C171", 'lần thứ {found} của chuỗi này trong thời kỳ này đã có ở {other}', "number {found} of this series and era stands at {other} already",
    "sửa number, series hoặc era của một trong hai sự kiện", "put the number, series or era of one of the two events right")
ENDS_BEFORE_START = ProblemKind(
    "C172", "giờ kết thúc {found} không sau giờ bắt đầu {other} của cùng ngày", "the hour of the end, {found}, is not after that of the start, {other}",
    "xem lại hai giờ; sự kiện kéo sang ngày khác thì ghi ends", "check both hours; an event that goes on to another day has ends")
HOUR_WITHOUT_DAY = ProblemKind(
    "C173", "có giờ {found} nhưng không có đúng ngày", "there is an hour, {found}, but no exact day",
    "ghi đủ năm-tháng-ngày ở starts (hoặc ends), hoặc bỏ giờ", "give the whole date in starts (or ends), or leave the hour out")
CEREMONY_ALONE = ProblemKind(
    "C174", "lễ trao tặng chưa ghi được kết hợp với dịp nào", "this presentation of awards names no occasion that it is combined with",
    "ghi combined_with: ngày lễ lớn, ngày thành lập hoặc hội nghị tổng kết; không tổ chức lễ trao tặng riêng ({basis})",
    "give combined_with: a major day, a founding day or a summing-up conference; awards are not presented in a ceremony of their own ({basis})",
    severity="warning")
PRESENTED_BEFORE_SIGNED = ProblemKind(
    "C175", 'quyết định "{found}" ký ngày {issued}, sau khi sự kiện kết thúc ({ended})',
    'the decision "{found}" was signed on {issued}, after the event was over ({ended})',
    "xem lại ngày sự kiện, hoặc bỏ quyết định này khỏi presented", "check the days of the event, or take the decision out of presented")
PREVIOUS_IS_LATER = ProblemKind(
    "C176", 'sự kiện trước, "{found}", lại diễn ra sau ({other})', 'the previous event, "{found}", takes place later ({other})',
    "sửa previous hoặc starts", "put previous or starts right")


def ordinals_follow_each_other(subject: Subject) -> Iterator[Problem]:
    """Ensure that an event carries the number after that of the previous one of its era, and comes after it."""
    for event in subject.catalog.of("event"):
        previous = subject.catalog.get("event", event.previous) if event.previous else None
        if not previous:
            continue
        one, other = event.ordinal, previous.ordinal
        if one and other and one.era.vi == other.era.vi and one.number != other.number + 1:
            yield subject.problem(ORDINAL_SKIPS, event, ("ordinal", "number"), found=one.number, other=other.number, previous=previous.id,
                                  expected=other.number + 1)
        if event.starts and previous.starts and event.starts.last < previous.starts.first:
            yield subject.problem(PREVIOUS_IS_LATER, event, ("previous",), found=previous.id, other=previous.starts.text)


def ordinals_are_carried_once(subject: Subject) -> Iterator[Problem]:
    """Ensure that no two events of one series, level and era carry the same number."""
    first: dict[tuple[str, str, str, int], Event] = {}
    for event in subject.catalog.of("event"):
        if event.series and event.ordinal:
            key = (event.series, event.level, event.ordinal.era.vi, event.ordinal.number)
            other = first.setdefault(key, event)
            if other is not event:
                yield subject.problem(ORDINAL_TWICE, event, ("ordinal", "number"), found=event.ordinal.number,
                                      other=subject.place(other, ("ordinal", "number")))


def hours_fit_their_days(subject: Subject) -> Iterator[Problem]:
    """Ensure that an hour belongs to an exact day, and that nothing ends before it begins."""
    for event in subject.catalog.of("event"):
        last = event.ends or event.starts
        for name, hour, day in (("start_hour", event.start_hour, event.starts), ("end_hour", event.end_hour, last)):
            if hour and not (day and day.first == day.last):
                yield subject.problem(HOUR_WITHOUT_DAY, event, (name,), found=hour)
        same_day = event.starts and event.starts.first == event.starts.last == last.first == last.last
        if same_day and event.start_hour and event.end_hour and event.end_hour <= event.start_hour:
            yield subject.problem(ENDS_BEFORE_START, event, ("end_hour",), found=event.end_hour, other=event.start_hour)


def presentations_are_combined(subject: Subject) -> Iterator[Problem]:
    """Ensure that a presentation of awards says with what it is combined, and presents what was signed by then."""
    kinds = subject.catalog.vocabulary["event-kinds"].terms
    for event in subject.catalog.of("event"):
        kind, last = kinds.get(event.kind), event.ends or event.starts
        if kind and not event.withdrawn and kind.group == "presentation" and not event.combined_with and event.status != "cancelled":
            yield subject.problem(CEREMONY_ALONE, event, ("kind",), basis=kind.legal_basis or "-")
        for index, item in enumerate(event.presented):
            decision = subject.catalog.get("decision", item)
            if decision and last and decision.issued > last.last:
                yield subject.problem(PRESENTED_BEFORE_SIGNED, event, ("presented", index), found=item, issued=decision.issued.isoformat(),
                                      ended=last.text)
