"""Whether a docket is open, and for how long."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.consultation import Consultation
from generator.records.fields import HANOI
from generator.views.gather.gathered import Gathered
from generator.visible import is_open


def gather(catalog: Catalog, record: Consultation, at: datetime) -> Gathered:
    """`standing`: announced, open or closed; `days_left` after today, 0 on the last day; `working_left`: the working days from today to the
    last, and `working_days` from the first to the last, when the holidays are known; `period`: the minimum that the law of the first day sets, if it does."""
    today = at.astimezone(HANOI).date()
    standing = "open" if is_open(record, at) else "announced" if today < record.opened else "closed"
    days_left = (record.closes - today).days if standing == "open" else None
    working_left = catalog.holidays.count(today, record.closes) if standing == "open" else None
    period = catalog.legal_periods.least_comment(record.opened, catalog.kinds_of(record.forms))
    return Gathered(
        {"standing": standing, "days_left": days_left, "working_left": working_left, "period": period, "working_days": catalog.holidays.count(record.opened, record.closes)},
        depends=(standing, str(days_left), str(working_left)))
