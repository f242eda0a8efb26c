"""Rules on emulation campaigns: their place in the tree, their launch and summing-up, their targets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind

BELOW_ITS_CHILD = ProblemKind(
    "C120", 'phong trào cấp "{found}" không thể thuộc phong trào cấp thấp hơn "{parent}" ({other})',
    'a campaign of the level "{found}" cannot be part of one of the lower level "{parent}" ({other})',
    "đổi parent thành phong trào cấp trên, hoặc xem lại level của hai phong trào",
    "name a campaign of a higher level as parent, or check the level of both")
SHOWN_BUT_NOT_DATED = ProblemKind(
    "C121", 'có "{found}" nhưng chưa ghi "{field}"', 'there is "{found}" but no "{field}"',
    'thêm "{field}: …" với ngày (hoặc tháng, quý, năm) đã diễn ra', 'add "{field}: …" with the day (or month, quarter, year) on which it took place')
TARGET_TWICE = ProblemKind(
    "C129", 'chỉ tiêu "{found}" của kỳ {period} đã có ở dòng {other} của tệp', 'the target "{found}" for {period} already stands on line {other} of the file',
    "gộp hai mục làm một, hoặc sửa kỳ (period)", "make them one, or put the period right")
COUNTED_TOO_EARLY = ProblemKind(
    "C130", 'kết quả tính đến {found}, trước khi kỳ {period} bắt đầu', 'the result is as of {found}, before the period {period} begins',
    "xem lại as_of và period", "check as_of and period")
COUNTED_TOO_LATE = ProblemKind(
    "C131", 'kết quả tính đến {found}, sau lần cập nhật cuối của bản ghi ({other})', 'the result is as of {found}, after the last change of the record ({other})',
    'sửa as_of, hoặc ghi ngày sửa bản ghi vào "updated"', 'put as_of right, or give the day of this change in "updated"')
NO_RESULT = ProblemKind(
    "C132", 'phong trào đã tổng kết nhưng chỉ tiêu "{found}" chưa có kết quả', 'the campaign is summed up but the target "{found}" has no result',
    'thêm "actual" và "as_of"; nếu không thống kê được thì nói rõ trong unconfirmed',
    'add "actual" and "as_of"; if it was never counted, say so in unconfirmed', "warning")

DATED_BY = {
    "launch_document": "launched", "launch_event": "launched", "closing_document": "closed", "closing_event": "closed",
}
"""What shows that a campaign was launched or summed up -> the field that says when."""


def campaign_is_not_above_its_parent(subject: Subject) -> Iterator[Problem]:
    """Ensure that a campaign is part of one of its own level or a higher one; the vocabulary lists the levels from the top down."""
    catalog = subject.catalog
    rank = {term: place for place, term in enumerate(catalog.vocabulary["levels"].terms)}
    for campaign in catalog.of("campaign"):
        parent = catalog.get("campaign", campaign.parent) if campaign.parent else None
        if parent and {campaign.level, parent.level} <= rank.keys() and rank[parent.level] > rank[campaign.level]:
            yield subject.problem(BELOW_ITS_CHILD, campaign, ("parent",), found=_level(subject, campaign.level),
                                  parent=_level(subject, parent.level), other=subject.place(parent, ("level",)))


def _level(subject: Subject, term_id: str) -> str:
    return subject.catalog.term("levels", term_id).name.vi


def launch_and_summing_up_are_dated(subject: Subject) -> Iterator[Problem]:
    """Ensure that what shows a launch or a summing-up comes with its date: the state of the campaign follows from the dates."""
    for campaign in subject.catalog.of("campaign"):
        for name, dated_by in DATED_BY.items():
            if getattr(campaign, name) and not getattr(campaign, dated_by):
                yield subject.problem(SHOWN_BUT_NOT_DATED, campaign, (name,), found=name, field=dated_by)


def targets_are_unique(subject: Subject) -> Iterator[Problem]:
    """Ensure that a campaign has one target for an indicator and a period."""
    for campaign in subject.catalog.of("campaign"):
        first: dict[tuple[str, str], int] = {}
        for index, target in enumerate(campaign.targets):
            key = (" ".join(target.indicator.vi.lower().split()), target.period.text)
            if key in first:
                other = subject.sources[campaign.path].position(("targets", first[key]))[0]
                yield subject.problem(TARGET_TWICE, campaign, ("targets", index, "indicator"), found=target.indicator.vi,
                                      period=target.period.text, other=other)
            first.setdefault(key, index)


def results_are_counted_in_time(subject: Subject) -> Iterator[Problem]:
    """Ensure that a result is as of a time in or after its period, and not after the record was last changed."""
    for campaign in subject.catalog.of("campaign"):
        changed = campaign.changed.date()
        for index, target in enumerate(campaign.targets):
            where = ("targets", index, "as_of")
            if target.as_of and target.as_of.last < target.period.first:
                yield subject.problem(COUNTED_TOO_EARLY, campaign, where, found=target.as_of.text, period=target.period.text)
            if target.as_of and target.as_of.first > changed:
                yield subject.problem(COUNTED_TOO_LATE, campaign, where, found=target.as_of.text, other=changed.isoformat())


def what_is_summed_up_has_results(subject: Subject) -> Iterator[Problem]:
    """Ensure that every target of a campaign that is summed up has a result."""
    for campaign in subject.catalog.of("campaign"):
        for index, target in enumerate(campaign.targets if campaign.closed else ()):
            if target.actual is None:
                yield subject.problem(NO_RESULT, campaign, ("targets", index), found=target.indicator.vi)
