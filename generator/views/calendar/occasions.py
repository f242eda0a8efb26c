"""What stands in the calendar: everything of the record that has a day, from each type that has such things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.consultation import Consultation
from generator.records.event import Event
from generator.records.fields import HANOI, Bilingual, PartialDate, covers
from generator.records.meeting import Meeting
from generator.records.plan import STATUSES, Plan
from generator.records.report import Report
from generator.records.year_day import on_or_after
from generator.views.lasting import by_day
from generator.views.templates import Shown
from generator.visible import Tombstone

LONGEST = 366
"""Days of a campaign that stands in the calendar as one stretch. A longer one would lie over every day for years: its first and its last
day stand there."""
ABOUT_A_MONTH = 31
"""An event of which no more than the month is known stands over that month, and says so; one of a quarter or a year has no place in a calendar."""

ALONE = ("event", "consultation")
"""The types of which a record has a calendar file of its own, which its page links to."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a day, or from one to another.

    `part` tells the occasions of a record apart ("" for the record itself). `calendars` are the names of the calendars that it is in.
    `exact` is false when only the month is known. `state` is "", "planned", "settled", "postponed", "cancelled" or "withdrawn". What comes
    every year has `every_year`, and `until` when that ends.
    """

    record: Shown
    part: str
    calendars: tuple[str, ...]
    what: Bilingual
    title: Bilingual
    first: date
    last: date
    hours: tuple[str | None, str | None] = (None, None)
    exact: bool = True
    state: str = "settled"
    about: tuple[Bilingual, ...] = ()
    where: tuple[Bilingual, ...] = ()
    every_year: bool = False
    until: date | None = None

    def next_after(self, day: date) -> Occasion | None:
        """The occasion as it comes on a day or next after it; None when it is over."""
        if not self.every_year:
            return self if self.last >= day else None
        due = on_or_after(f"{self.first:%m-%d}", max(day, self.first))
        if due < day or self.until and due > self.until:
            return None
        return Occasion(self.record, self.part, self.calendars, self.what, self.title, due, due, self.hours, self.exact, self.state, self.about, self.where)


def occasions(catalog: Catalog) -> list[Occasion]:
    """Every occasion of the public catalog, in the order of time."""
    found = [item for record_type, make in OCCASIONS.items() for record in catalog.of(record_type) for item in _of(catalog, record, make)]
    return sorted(found, key=lambda item: (item.first, item.last, item.record.type, item.record.id, item.part))


def undated(catalog: Catalog) -> list[Event]:
    """The events that are to come at a time too vague for a calendar, the earliest first; those without any at the end."""
    found = [record for record in catalog.of("event") if isinstance(record, Event) and record.status in ("planned", "confirmed")
             and not next(_event(catalog, record), None)]
    return sorted(found, key=lambda record: (record.starts.last if record.starts else date.max, record.id))


def _of(catalog: Catalog, record: Shown, make: Callable[[Catalog, Shown], Iterator[Occasion]]) -> Iterable[Occasion]:
    return _withdrawn(catalog, record) if isinstance(record, Tombstone) else make(catalog, record)


def _withdrawn(catalog: Catalog, stone: Tombstone) -> Iterator[Occasion]:
    """A withdrawn record has no day and no kind any more: on the day of the withdrawal it stands as called off, in every calendar that may have had it."""
    kinds = (f"events-{kind}" for kind in catalog.vocabulary["event-kinds"].terms) if stone.type == "event" else ()
    day = stone.withdrawn.date
    for part in _PARTS.get(stone.type, ("",)):
        yield Occasion(stone, part, (stone.collection, *kinds), stone.heading, Bilingual(vi=stone.id), day, day, state="withdrawn", about=(stone.withdrawn.reason,))


def _event(catalog: Catalog, record: Event) -> Iterator[Occasion]:
    if not record.starts or (record.starts.last - record.starts.first).days >= ABOUT_A_MONTH:
        return
    first, last, exact = record.starts.first, record.starts.last, record.starts.first == record.starts.last
    if exact and (ends := _day(record.ends)):
        last = max(last, ends)
    kind = catalog.term("event-kinds", record.kind)
    state = {"planned": "planned", "unknown": "", "postponed": "postponed", "cancelled": "cancelled"}.get(record.status, "settled")
    place = catalog.get("place", record.place) if record.place else None
    organiser = catalog.get("organisation", record.organiser) if record.organiser else None
    yield Occasion(
        record, "", ("events", f"events-{record.kind}"), kind.name if kind else Bilingual(**Event.label), record.title, first, last,
        (record.start_hour, record.end_hour), exact, state, _said(record.status_note, record.summary, organiser and organiser.heading, record.audience),
        _said(record.venue, place and place.heading))


def _consultation(catalog: Catalog, record: Consultation) -> Iterator[Occasion]:
    receiver = catalog.get("organisation", record.receiving_body)
    yield Occasion(
        record, "", ("consultations",), Bilingual(**Consultation.label), record.title, record.opened, max(record.opened, record.closes),
        about=_said(record.summary, receiver and receiver.heading))


def _campaign(catalog: Catalog, record: Campaign) -> Iterator[Occasion]:
    began, ended = record.launched, record.closed or record.ends
    organiser = catalog.get("organisation", record.organiser) if record.organiser else None
    about = _said(record.summary, organiser and organiser.heading)
    what = Bilingual(**Campaign.label)
    if began and ended and 0 <= (ended.last - began.first).days <= LONGEST:
        yield Occasion(record, "", ("campaigns",), what, record.title, began.first, ended.last, about=about)
        return
    for part, on, words in (("launched", began, LAUNCHED), ("ends", ended, SUMMED_UP if record.closed else ENDS)):
        if on and on.first == on.last:
            yield Occasion(record, part, ("campaigns",), words, record.title, on.first, on.first, about=about)


LAUNCHED = Bilingual(vi="Phát động phong trào", en="Launch of the campaign")
ENDS = Bilingual(vi="Dự kiến tổng kết phong trào", en="Planned end of the campaign")
SUMMED_UP = Bilingual(vi="Tổng kết phong trào", en="Summing up of the campaign")


def _meeting(catalog: Catalog, record: Meeting) -> Iterator[Occasion]:
    council = catalog.get("council", record.council)
    yield Occasion(record, "", ("meetings",), Bilingual(**Meeting.label), record.title, record.date, record.date, (record.hour, None),
                   about=_said(council and council.heading, *record.agenda))


def _report(catalog: Catalog, record: Report) -> Iterator[Occasion]:
    yield Occasion(record, "", ("reports",), REPORT_DUE, record.title, record.due, record.due, about=_said(record.summary))


REPORT_DUE = Bilingual(vi="Hạn gửi báo cáo", en="Report due")
TASK_DUE = Bilingual(vi="Hạn của nhiệm vụ", en="Task due")
MILESTONE = Bilingual(vi="Mốc của kế hoạch", en="Milestone of the plan")


def _plan(catalog: Catalog, record: Plan) -> Iterator[Occasion]:
    for task in record.tasks:
        state = "cancelled" if task.status == "cancelled" else "settled"
        owners = [owner.heading for owner in (catalog.get("organisation", unit) for unit in task.owners) if owner]
        standing = Bilingual(vi=STATUSES[task.status][0], en=STATUSES[task.status][1])
        about = _said(record.title, standing if task.status in ("done", "cancelled") else None, *owners)
        if on := _day(task.deadline):
            yield Occasion(record, f"task-{task.number}", ("plans",), TASK_DUE, task.title, on, on, state=state, about=about)
        for due in task.due_each_year:
            first = on_or_after(due, record.starts.first if record.starts else record.publish_at.astimezone(HANOI).date())
            if covers(record.starts, record.ends, first):
                yield Occasion(record, f"task-{task.number}-{due}", ("plans",), TASK_DUE, task.title, first, first, state=state, about=about,
                               every_year=True, until=record.ends.last if record.ends else None)
    dated = [(on, milestone) for milestone in record.milestones if (on := _day(milestone.date))]
    for name, (on, milestone) in zip(by_day(on for on, _ in dated), dated):
        yield Occasion(record, f"milestone-{name}", ("plans",), MILESTONE, milestone.title, on, on, about=_said(record.title, milestone.note))


def _day(value: PartialDate | None) -> date | None:
    """The day that a date gives, when it gives one."""
    return value.first if value and value.first == value.last else None


def _said(*texts: Bilingual | None) -> tuple[Bilingual, ...]:
    return tuple(text for text in texts if text)


OCCASIONS: dict[str, Callable[[Catalog, Shown], Iterator[Occasion]]] = {
    "event": _event, "consultation": _consultation, "campaign": _campaign, "meeting": _meeting, "report": _report, "plan": _plan}
"""Record type -> what of a record stands in the calendar."""
_PARTS = {"campaign": ("", "launched", "ends"), "plan": ()}
"""The parts that a withdrawn record of a type may have had. Those of a plan are not known any more: they leave the calendar."""


def day_after(day: date) -> date:
    """The day that follows; the last day of the calendar has none and stays."""
    return day if day == date.max else day + timedelta(1)
