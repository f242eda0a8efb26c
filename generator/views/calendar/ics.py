"""A calendar as a file of the form iCalendar (RFC 5545, RFC 7986). The only module that uses icalendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from generator.records.fields import HANOI
from generator.views.language import printable

EARLIEST = datetime(1970, 1, 1, tzinfo=HANOI)
"""No change is told of as earlier than this."""
ZONE = "Asia/Ho_Chi_Minh"
ZONE_SINCE = 1976
"""The first whole year of today's time in the whole country: the hour of an earlier day is said in words only."""
REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Component:
    """What a calendar says of an occasion, in one language: everything that its bytes come from."""

    uid: str
    address: str
    title: str
    title_lang: str
    about: str
    where: str
    category: str
    status: str
    first: date
    end: date | None
    """The day after the last one; None for a single day at the end of time."""
    hours: tuple[str | None, str | None]
    until: date | None
    every_year: bool
    published: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Agenda:
    """One calendar, before it is written."""

    uid: str
    lang: str
    title: str
    purpose: str
    page: str
    address: str
    items: tuple[Component, ...]


def written(source: Agenda) -> bytes:
    """The bytes of a calendar."""
    from icalendar import Calendar  # slow to import, and a build that changes no calendar does without

    calendar = Calendar()
    calendar.add("prodid", f"-//honours-site//{source.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", source.uid)
    for name, text in (("name", source.title), ("x-wr-calname", source.title), ("description", source.purpose), ("x-wr-caldesc", source.purpose)):
        calendar.add(name, _text(text), {} if name.startswith("x-") else {"LANGUAGE": source.lang})
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("url", source.page)
    calendar.add("source", source.address, {"VALUE": "URI"})
    calendar.add("color", "firebrick")
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    if source.items:
        calendar.add("last-modified", _utc(max(item.changed for item in source.items)))
    calendar.add_component(_zone())  # a calendar must hold something, also when there is nothing in it
    for item in source.items:
        calendar.add_component(_event(item))
    return calendar.to_ical()


def _event(item: Component) -> object:
    from icalendar import Event

    event = Event()
    event.add("uid", item.uid)
    # Without a method, the stamp is the last change; the number of a revision grows with it.
    event.add("dtstamp", _utc(item.changed))
    event.add("created", _utc(item.published))
    event.add("last-modified", _utc(item.changed))
    event.add("sequence", max(0, int((_utc(item.changed) - _utc(item.published)).total_seconds()) // 60))
    event.add("summary", _text(item.title), {"LANGUAGE": item.title_lang})
    starts, ends = _moments(item)
    for name, value in (("dtstart", starts), ("dtend", ends)):
        if value is not None:
            event.add(name, value, {"TZID": ZONE} if isinstance(value, datetime) else None)
    if item.every_year:
        event.add("rrule", {"freq": "yearly", **({"until": item.until} if item.until else {})})
    for name, value in (("description", _text(item.about)), ("location", _text(item.where)), ("status", item.status), ("url", item.address)):
        if value:
            event.add(name, value)
    event.add("categories", [_text(item.category)])
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")  # who follows a calendar has not been invited, and is not busy
    return event


def _text(words: str) -> object:
    """A text that stays one, also in a property of which the library does not know that it is text: NAME and the X- ones it would write as they come."""
    from icalendar import vText

    return vText(printable(words))


def _moments(item: Component) -> tuple[date, date | None]:
    """When an item starts, and when it ends (None: when it started, or with the day). With hours only when they say both ends of it."""
    start, end = item.hours
    last = item.end - timedelta(1) if item.end else item.first
    if not start or item.first.year < ZONE_SINCE or (last > item.first and not end):
        return item.first, item.end
    starts = _at(item.first, start)
    ends = _at(last, end) if end else None
    return (starts, ends) if ends is None or ends > starts else (item.first, item.end)


def _at(day: date, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()} {hour}")


def _utc(moment: datetime) -> datetime:
    return max(moment, EARLIEST).astimezone(UTC)


def _zone() -> object:
    """Viet Nam's time since the country has one. Made here, since the zones that a library finds are those of the machine."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone
