"""How far the tasks of a plan are at a day. What is written is the status; that a task is late follows from it and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.records.fields import covers
from generator.records.plan import Plan, Task

CLOSED = ("done", "cancelled")


@dataclass(frozen=True, slots=True)
class Progress:
    """`state` is the status or "late". `due` is the day that was missed or comes next; `days` are those since it, when it was missed."""

    state: str
    due: date | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit has to do in a plan. The numbers of tasks that it owns, or helps with; of its own, those done and those late."""

    organisation: str
    owned: tuple[str, ...]
    partner: tuple[str, ...]
    done: tuple[str, ...]
    late: tuple[str, ...]


def progress(plan: Plan, task: Task, day: date) -> Progress:
    """How far a task is on a day. A recurring one is late when nothing shows it done for the round that ended last."""
    if task.status in CLOSED and task.recurrence != "yearly":
        return Progress(task.status)
    if task.status == "cancelled":
        return Progress("cancelled")
    if task.recurrence != "yearly":
        due = task.deadline.last if task.deadline else None
        late = due is not None and due < day
        return Progress("late", due, (day - due).days) if late else Progress(task.status, due)
    past = [due for due in _rounds(plan, task, day) if due < day]
    coming = next((due for due in _rounds(plan, task, day) if due >= day), None)
    shown = [item.date for item in task.evidence if item.date] + [item.date for item in task.history if item.status == "done"]
    if past and not any((len(past) < 2 or when > past[-2]) and when <= day for when in shown):
        return Progress("late", past[-1], (day - past[-1]).days)
    return Progress(task.status, coming)


def _rounds(plan: Plan, task: Task, day: date) -> Iterator[date]:
    """The days on which a recurring task falls due within the plan: from two years before a day to a year after it."""
    for year in range(day.year - 2, day.year + 2):
        for text in sorted(task.due_each_year):
            due = date.fromisoformat(f"{year}-{text}")
            if covers(plan.starts, plan.ends, due):
                yield due


def progress_of(plan: Plan, day: date) -> dict[str, Progress]:
    """The number of each task -> how far it is."""
    return {task.number: progress(plan, task, day) for task in plan.tasks}


def shares(plan: Plan, found: dict[str, Progress]) -> list[Share]:
    """What each unit has to do, in the order in which the plan names them: owners first."""
    units = dict.fromkeys([unit for task in plan.tasks for unit in task.owners] + [unit for task in plan.tasks for unit in task.partners])
    result = []
    for unit in units:
        owned = tuple(task.number for task in plan.tasks if unit in task.owners)
        partner = tuple(task.number for task in plan.tasks if unit in task.partners)
        done, late = (tuple(number for number in owned if found[number].state == state) for state in ("done", "late"))
        result.append(Share(unit, owned, partner, done, late))
    return result
