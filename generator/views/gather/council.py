"""The terms around a council's, its meetings, and which members have left."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.council import Council
from generator.records.meeting import Meeting
from generator.views.gather.gathered import Gathered, pointing


def gather(catalog: Catalog, record: Council, at: datetime) -> Gathered:
    """`following`: the terms that name this one as the previous. `meetings`: the newest first. `left`: the indexes of former members."""
    meetings = sorted(pointing(catalog, record, Meeting), key=lambda item: (item.date, item.id), reverse=True)
    following = [item for item in pointing(catalog, record, Council) if item.previous == record.id]
    left = [index for index, member in enumerate(record.members) if member.ends and member.ends.last < at.date()]
    return Gathered({"following": following, "meetings": meetings, "left": left}, depends=(str(left),))
