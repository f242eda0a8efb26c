"""How far the tasks of a plan are, who does what, and which units have a plan of their own."""

from __future__ import annotations

from datetime import date, datetime

from generator.catalog import Catalog, Key
from generator.records.plan import Milestone, Plan
from generator.records.report import Report
from generator.views.gather.gathered import Gathered, pointing
from generator.views.gather.receipts import by_period, counted, receipts
from generator.views.gather.tasks import progress_of

STATES = ("done", "under_way", "late", "not_started", "no_information", "cancelled")
"""How a task can stand, in the order in which the page counts them."""


def gather(catalog: Catalog, record: Plan, at: datetime) -> Gathered:
    """`progress` by task number; `counts` of tasks by state; `milestones` with their states; `plans` of units
    that carry this one out, by unit; `without`: the units that need a plan and have none; `periods` with the counts of their reports.
    """
    day = at.date()
    progress = progress_of(record, day)
    counts = {state: sum(item.state == state for item in progress.values()) for state in STATES}
    milestones = [(milestone, milestone_state(milestone, day)) for milestone in record.milestones]
    carrying = pointing(catalog, record, Plan)
    plans = {plan.issuer: plan for plan in carrying if plan.carries_out == record.id}
    units = record.units or tuple(dict.fromkeys(unit for task in record.tasks for unit in task.owners))
    without = [unit for unit in units if unit not in plans]
    owed = [report for report in pointing(catalog, record, Report) if report.plan == record.id]
    periods = sorted(owed, key=by_period, reverse=True)
    counted_periods = [(report, counted(receipts(report, day))) for report in periods]
    linked: list[Key] = [("organisation", unit) for unit in (*plans, *without)]
    depends = (repr(progress), repr([state for _, state in milestones]), repr([counts for _, counts in counted_periods]))
    return Gathered(
        {"progress": progress, "counts": counts, "milestones": milestones, "plans": plans,
         "without": without, "periods": counted_periods},
        linked, depends, all(item.heading.en is not None for item in (*plans.values(), *periods)))


def milestone_state(milestone: Milestone, day: date) -> str:
    """"reached", "ahead", or "unknown" when its date is past and nothing says that it was reached."""
    if milestone.reached and milestone.reached <= day:
        return "reached"
    return "unknown" if milestone.date.last < day else "ahead"
