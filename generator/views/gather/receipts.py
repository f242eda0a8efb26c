"""Who has sent the report of a period, who is late, and who may still send it, at a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.records.report import Received, Report

STATES = ("on_time", "late", "waiting", "overdue")
"""Sent in time, sent late, not sent and not yet due, not sent and overdue."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The report of one unit: its state, the days by which it is late, and what was received."""

    organisation: str
    state: str
    days: int = 0
    received: Received | None = None


def receipts(report: Report, day: date) -> list[Receipt]:
    """The report of each unit that owes one, in the order of the file. What is received after the day is not yet known on it."""
    sent = {item.organisation: item for item in report.received if item.date <= day}
    found = []
    for unit in report.owed_by:
        received = sent.get(unit)
        days = max(0, ((received.date if received else day) - report.due).days)
        state = ("late" if days else "on_time") if received else ("overdue" if days else "waiting")
        found.append(Receipt(unit, state, days, received))
    return found


def counted(found: Iterable[Receipt]) -> dict[str, int]:
    """How many reports are in each state, every state named."""
    counts = Counter(item.state for item in found)
    return {state: counts[state] for state in STATES}


def by_period(report: Report) -> tuple[date, int, str]:
    """The order of reporting periods: a year stands after its second half."""
    return report.period.last, -report.period.first.toordinal(), report.id
