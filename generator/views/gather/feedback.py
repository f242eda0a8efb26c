"""By when feedback is to be answered, and whether it was."""

from __future__ import annotations

from datetime import date, datetime

from generator.catalog import Catalog
from generator.records.feedback import Feedback
from generator.records.fields import HANOI
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: Feedback, at: datetime) -> Gathered:
    """`due`: the last day of the time to answer; `standing`: see there; `period`: what sets the time."""
    found = standing(catalog, record, at)
    return Gathered({"due": _due(catalog, record), "standing": found, "period": catalog.legal_periods.terms[record.period]}, depends=(found,))


def standing(catalog: Catalog, record: Feedback, at: datetime) -> str:
    """"on_time" or "late" once it is dealt with, "waiting" or "overdue" before."""
    due = _due(catalog, record)
    if record.state == "received":
        return "overdue" if due and at.astimezone(HANOI).date() > due else "waiting"
    return "late" if due and record.answered and record.answered > due else "on_time"


def _due(catalog: Catalog, record: Feedback) -> date | None:
    return catalog.legal_periods.terms[record.period].last_day_after(record.received, catalog.holidays)
