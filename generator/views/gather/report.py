"""Who has sent the report of a period."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.report import Report
from generator.views.gather.gathered import Gathered
from generator.views.gather.receipts import counted, receipts


def gather(catalog: Catalog, record: Report, at: datetime) -> Gathered:
    """`receipts`: the report of each unit; `counts`: how many are in each state."""
    found = receipts(record, at.date())
    return Gathered({"receipts": found, "counts": counted(found)}, depends=(repr([(item.state, item.days) for item in found]),))
