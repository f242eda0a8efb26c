"""The tasks of a plan that are late."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.plan import Plan
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: Plan, at: datetime) -> Gathered:
    """`late`: the numbers of the tasks whose deadline is past and that nothing shows to be done."""
    late = tuple(t.number for t in record.tasks if t.status != "done" and t.deadline and t.deadline.last < at.date())
    return Gathered({"late": late}, depends=late)
