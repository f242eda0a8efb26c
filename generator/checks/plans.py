"""Rules on plans: their tasks and what their document says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.dates import is_outside
from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.fields import PartialDate
from generator.records.plan import Plan
from generator.records.record import Location

NOT_IN_THE_PLAN = ProblemKind(
    "C200", 'văn bản của kế hoạch không có mục "{found}"', 'the document of the plan has no section "{found}"',
    "dùng số mục như trong văn bản: {allowed}", "number it as the document does: {allowed}")
TASK_TWICE = ProblemKind(
    "C201", 'nhiệm vụ số "{found}" đã có ở dòng {other} của tệp', 'the task "{found}" already stands on line {other} of the file',
    "gộp hai mục, hoặc sửa số theo văn bản", "join the two entries, or number them as in the document")
OWNER_IS_PARTNER = ProblemKind(
    "C202", '"{found}" vừa chủ trì vừa phối hợp nhiệm vụ {task}', '"{found}" is both owner and partner of the task {task}',
    "bỏ tên này khỏi partners", "remove it from partners")
DONE_UNSHOWN = ProblemKind(
    "C203", "nhiệm vụ {task} ghi là đã xong nhưng chưa có minh chứng", "the task {task} is said to be done, but nothing shows it",
    "thêm evidence: văn bản, sự kiện, tin bài, kỳ báo cáo hoặc địa chỉ cho thấy kết quả",
    "add evidence: a document, event, press item, reporting period or address that shows the result", "warning")
OUTSIDE_THE_PERIOD = ProblemKind(
    "C204", "thời hạn {found} nằm ngoài thời gian của kế hoạch ({period})", "the deadline {found} is outside the period of the plan ({period})",
    "xem lại thời hạn này và starts, ends của kế hoạch", "check this deadline and the plan's starts and ends")
NOT_THE_LAST = ProblemKind(
    "C205", 'tình trạng là "{found}" nhưng mục cuối của history là "{other}"', 'the status is "{found}", but the last entry of history is "{other}"',
    'ghi "status: {other}", hoặc thêm lần thay đổi mới vào history', 'write "status: {other}", or add the new change to history')
DEADLINE_DISAGREES = ProblemKind(
    "C206", 'nhiệm vụ {task} ghi "recurrence: {found}", không hợp với "{other}"', 'the task {task} has "recurrence: {found}", which does not go with "{other}"',
    "once cần deadline; yearly có thể có due_each_year; none_stated không có cả hai",
    "once needs a deadline; yearly may have due_each_year; none_stated has neither")


def tasks_and_duties_stand_in_the_document(subject: Subject) -> Iterator[Problem]:
    """Ensure that tasks and reporting duties carry the numbers of their sections, where the record holds the plan's text."""
    for plan in subject.catalog.of("plan"):
        document = subject.catalog.get("document", plan.document)
        sections = [section.number for section in document.sections] if document else []
        named: list[tuple[Location, str]] = [(("tasks", index, "number"), task.number) for index, task in enumerate(plan.tasks)]
        named += [(("reports", index, "section"), duty.section) for index, duty in enumerate(plan.reports)]
        for location, number in named:
            if sections and number not in sections:
                yield subject.problem(NOT_IN_THE_PLAN, plan, location, found=number, allowed=tuple(sections))


def tasks_are_unique(subject: Subject) -> Iterator[Problem]:
    """Ensure that no number stands twice among the tasks of a plan."""
    for plan in subject.catalog.of("plan"):
        first: dict[str, int] = {}
        for index, task in enumerate(plan.tasks):
            if task.number in first:
                line = subject.sources[plan.path].position(("tasks", first[task.number], "number"))[0]
                yield subject.problem(TASK_TWICE, plan, ("tasks", index, "number"), found=task.number, other=line)
            first.setdefault(task.number, index)


def owners_are_no_partners(subject: Subject) -> Iterator[Problem]:
    """Ensure that a unit has one part in a task."""
    for plan in subject.catalog.of("plan"):
        for index, task in enumerate(plan.tasks):
            for number, partner in enumerate(task.partners):
                if partner in task.owners:
                    yield subject.problem(OWNER_IS_PARTNER, plan, ("tasks", index, "partners", number), found=partner, task=task.number)


def what_is_done_is_shown(subject: Subject) -> Iterator[Problem]:
    """Ensure that something shows a task that is said to be done."""
    for plan in subject.catalog.of("plan"):
        for index, task in enumerate(plan.tasks):
            if task.status == "done" and not task.evidence:
                yield subject.problem(DONE_UNSHOWN, plan, ("tasks", index, "status"), task=task.number)


def deadlines_are_within_the_plan(subject: Subject) -> Iterator[Problem]:
    """Ensure that deadlines and milestones fall within the period of the plan, as far as it states one."""
    for plan in subject.catalog.of("plan"):
        dated: list[tuple[Location, PartialDate | None]] = [
            (("tasks", index, "deadline"), task.deadline) for index, task in enumerate(plan.tasks)]
        dated += [(("milestones", index, "date"), milestone.date) for index, milestone in enumerate(plan.milestones)]
        for location, day in dated:
            if day and is_outside(plan.starts, plan.ends, day.first, day.last):
                yield subject.problem(OUTSIDE_THE_PERIOD, plan, location, found=day.text, period=_period(plan))


def _period(plan: Plan) -> str:
    return " - ".join(day.text if day else "…" for day in (plan.starts, plan.ends))


def status_is_the_last_of_the_log(subject: Subject) -> Iterator[Problem]:
    """Ensure that the status of a task is the one that its log ends with."""
    for plan in subject.catalog.of("plan"):
        for index, task in enumerate(plan.tasks):
            if task.history and task.history[-1].status != task.status:
                yield subject.problem(NOT_THE_LAST, plan, ("tasks", index, "status"), found=task.status, other=task.history[-1].status)


def deadlines_fit_the_recurrence(subject: Subject) -> Iterator[Problem]:
    """Ensure that a task done once has a deadline, and that only a recurring one falls due each year."""
    for plan in subject.catalog.of("plan"):
        for index, task in enumerate(plan.tasks):
            if task.recurrence == "once" and not task.deadline:
                place, other = "recurrence", "deadline: -"
            elif task.recurrence != "once" and task.deadline:
                place, other = "deadline", f"deadline: {task.deadline.text}"
            elif task.recurrence != "yearly" and task.due_each_year:
                place, other = "due_each_year", f"due_each_year: {', '.join(task.due_each_year)}"
            else:
                continue
            yield subject.problem(DEADLINE_DISAGREES, plan, ("tasks", index, place), task=task.number, found=task.recurrence, other=other)
