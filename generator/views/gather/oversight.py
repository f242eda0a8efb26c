"""The recommendations of an inspection that are overdue."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.fields import HANOI
from generator.records.oversight import Oversight
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: Oversight, at: datetime) -> Gathered:
    """`late`: the numbers of the recommendations that are not done and whose day is past."""
    today = at.astimezone(HANOI).date()
    late = tuple(item.number for item in record.recommendations if item.status != "done" and item.due and item.due.last < today)
    return Gathered({"late": late}, depends=tuple(map(str, late)))
