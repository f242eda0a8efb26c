"""Rules on reporting periods: who owes, and when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.report import Report

NOT_OWED = ProblemKind(
    "C207", '"{found}" không có trong danh sách phải gửi báo cáo kỳ này', '"{found}" does not owe a report for this period',
    "thêm đơn vị vào owed_by, hoặc sửa tên đơn vị", "add the unit to owed_by, or correct its id")
BEFORE_THE_PERIOD = ProblemKind(
    "C208", "nhận ngày {found}, trước khi kỳ báo cáo bắt đầu ({first})", "received on {found}, before the period began ({first})",
    "xem lại ngày nhận và kỳ báo cáo", "check the day and the period")
UNIT_TWICE = ProblemKind(
    "C209", '"{found}" đã có ở dòng {other} của tệp', '"{found}" already stands on line {other} of the file',
    "mỗi đơn vị chỉ ghi một lần; báo cáo gửi bổ sung thì nêu ở note", "name each unit once; say in note when something was sent later")
DUE_TOO_EARLY = ProblemKind(
    "C210", "hạn gửi {found} sớm hơn ngày cuối kỳ báo cáo ({last})", "the reports are due on {found}, before the period ends ({last})",
    "xem lại hạn gửi; nếu văn bản quy định như vậy thì giữ nguyên", "check the day; keep it when the rules say so", "warning")
NO_SUCH_DUTY = ProblemKind(
    "C211", 'kế hoạch "{plan}" không quy định báo cáo cho kỳ "{found}"', 'the plan "{plan}" has no duty to report for "{found}"',
    'sửa kỳ báo cáo, hoặc thêm "period: {duty}" vào reports của kế hoạch', 'correct the period, or add "period: {duty}" to the reports of the plan')
OWED_TWICE = ProblemKind(
    "C212", '"{found}" đã có trong danh sách phải gửi báo cáo của kế hoạch và kỳ này ở {other}', '"{found}" already owes the report of this plan and period at {other}',
    "ghi mọi đơn vị của một kỳ trong một tệp", "keep all units of a period in one file")


def reports_are_owed(subject: Subject) -> Iterator[Problem]:
    """Ensure that only units that owe a report are said to have sent one, and not before the period began."""
    for report in subject.catalog.of("report"):
        for index, received in enumerate(report.received):
            here = ("received", index)
            if received.organisation not in report.owed_by:
                yield subject.problem(NOT_OWED, report, (*here, "organisation"), found=received.organisation)
            if received.date < report.period.first:
                yield subject.problem(BEFORE_THE_PERIOD, report, (*here, "date"), found=received.date.isoformat(),
                                      first=report.period.first.isoformat())


def units_stand_once(subject: Subject) -> Iterator[Problem]:
    """Ensure that no unit owes or sends the same report twice in a file."""
    for report in subject.catalog.of("report"):
        owed = [(("owed_by", index), unit) for index, unit in enumerate(report.owed_by)]
        sent = [(("received", index, "organisation"), item.organisation) for index, item in enumerate(report.received)]
        for named in (owed, sent):
            first: dict[str, int] = {}
            for location, unit in named:
                line = subject.sources[report.path].position(location)[0]
                if unit in first:
                    yield subject.problem(UNIT_TWICE, report, location, found=unit, other=first[unit])
                first.setdefault(unit, line)


def reports_are_due_after_their_period(subject: Subject) -> Iterator[Problem]:
    """Ensure that nobody owes a report on days that are still to come."""
    for report in subject.catalog.of("report"):
        if report.due < report.period.last:
            yield subject.problem(DUE_TOO_EARLY, report, ("due",), found=report.due.isoformat(), last=report.period.last.isoformat())


def the_plan_asks_for_the_report(subject: Subject) -> Iterator[Problem]:
    """Ensure that the plan asks for reports of such a period, and that a unit owes each of them in one file only."""
    first: dict[tuple[str, str, str], Report] = {}
    for report in subject.catalog.of("report"):
        plan = subject.catalog.get("plan", report.plan)
        if plan and report.duty not in {item.period for item in plan.reports}:
            yield subject.problem(NO_SUCH_DUTY, report, ("period",), found=report.period.text, plan=report.plan, duty=report.duty)
        for index, unit in enumerate(report.owed_by):
            before = first.setdefault((report.plan, report.period.text, unit), report)
            if before is not report:
                yield subject.problem(OWED_TWICE, report, ("owed_by", index), found=unit, other=subject.place(before, ("owed_by",)))
