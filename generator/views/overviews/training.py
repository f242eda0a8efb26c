"""The courses and briefings: what is taught to whom, where, with what materials."""

from __future__ import annotations

from datetime import date, datetime

from generator.catalog import Catalog
from generator.records.event import Event
from generator.records.record import Record
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`lessons`: the events whose kind is in the group `learning`, the latest first, those without a day at the end."""
    return Gathered({"lessons": sorted((event for event in catalog.of("event") if _teaches(catalog, event)), key=_latest)})


def _teaches(catalog: Catalog, event: Record) -> bool:
    kind = catalog.term("event-kinds", event.kind) if isinstance(event, Event) else None
    return bool(kind and kind.group == "learning")


def _latest(event: Event) -> tuple[int, str]:
    return -(event.dated or date.min).toordinal(), event.id


TRAINING = Overview(
    name="training", address="training", chapter="emulation",
    title={"vi": "Tập huấn, giảng dạy, quán triệt", "en": "Training and briefings"},
    purpose={"vi": "Các lớp học, đợt quán triệt về thi đua, khen thưởng: dạy gì, cho ai, ở đâu, tài liệu nào.",
             "en": "Courses and briefings on emulation and commendation: what is taught to whom, where, and with what materials."},
    gather=gather)
