"""By when feedback is to be answered, and whether it was."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.feedback import Feedback
from generator.records.fields import HANOI
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: Feedback, at: datetime) -> Gathered:
    """`due`: the last day of the time to answer; `standing`: on_time or late once it is dealt with, waiting or overdue before;
    `period`: what sets the time."""
    period = catalog.legal_periods.terms[record.period]
    due = period.last_day_after(record.received, catalog.holidays)
    if record.state == "received":
        standing = "overdue" if due and at.astimezone(HANOI).date() > due else "waiting"
    else:
        standing = "late" if due and record.answered and record.answered > due else "on_time"
    return Gathered({"due": due, "standing": standing, "period": period}, depends=(standing,))
