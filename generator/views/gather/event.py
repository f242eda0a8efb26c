"""What follows an event, and whether its day is past."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.event import Event
from generator.views.calendar.occasions import OCCASIONS
from generator.views.gather.gathered import Gathered, pointing


def gather(catalog: Catalog, record: Event, at: datetime) -> Gathered:
    """`following`: the next of the series. `ceremonies`: presentations combined with it. `late`: still called planned after its day. `to_keep`:
    it is to come, so that readers may want it in their own calendar."""
    events = pointing(catalog, record, Event)
    last = record.ends or record.starts
    late = record.status in ("planned", "confirmed") and last is not None and last.last < at.date()
    to_keep = record.status in ("planned", "confirmed") and not late and any(True for _ in OCCASIONS["event"](catalog, record))
    return Gathered({
        "following": [item for item in events if item.previous == record.id],
        "ceremonies": [item for item in events if item.combined_with and item.combined_with.event == record.id],
        "late": late, "to_keep": to_keep}, depends=(str(late), str(to_keep)))
