"""Campaigns, events, meetings, stories and news: Event, Article, NewsArticle."""

from __future__ import annotations

from generator.records.campaign import Campaign
from generator.records.event import Event
from generator.records.exemplar import Exemplar
from generator.records.honoree import PEOPLE
from generator.records.meeting import Meeting
from generator.records.news import News
from generator.records.press_column import PressColumn
from generator.records.press_item import PressItem
from generator.views.linked.here import Here, Node, day, sentences, thing

_STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed", "planned": "EventScheduled", "confirmed": "EventScheduled",
           "held": "EventScheduled"}


def event(record: Event, here: Here) -> Node:
    status = _STATUS.get(record.status)
    return thing(
        "Event", name=here.text(record.title), description=here.short(record.summary), startDate=day(record.starts, record.start_hour),
        endDate=day(record.ends or record.starts, record.end_hour) if record.ends or record.end_hour else None,
        eventStatus=status and f"https://schema.org/{status}", location=_location(record, here),
        organizer=here.ref("organisation", record.organiser), inLanguage="vi")


def _location(record: Event, here: Here) -> Node | None:
    area = here.ref("place", record.place)
    if not record.venue:
        return area and {**area, "@type": "Place", "address": area["name"]}
    return thing("Place", name=here.text(record.venue), address=area and area["name"])


def campaign(record: Campaign, here: Here) -> Node:
    area = here.ref("place", record.place)
    return thing(
        "Event", name=here.text(record.title), description=here.short(record.summary), startDate=day(record.launched),
        endDate=day(record.closed or record.ends), superEvent=here.ref("campaign", record.parent), location=area,
        organizer=here.ref("organisation", record.organiser))


def meeting(record: Meeting, here: Here) -> Node:
    return thing("Event", name=here.text(record.title), startDate=day(record.date, record.hour), organizer=here.ref("council", record.council),
                 description=sentences(*map(here.short, record.agenda[:3])))


def exemplar(record: Exemplar, here: Here) -> Node:
    subject = here.ref("honoree", record.honoree) or thing(
        "Person" if record.subject_kind in PEOPLE else "Organization", name=record.subject)
    return thing("Article", headline=here.text(record.title), description=here.short(record.summary), about=subject,
                 contentLocation=here.ref("place", record.place), image=here.pictures(record.pictures), author=here.publisher,
                 **here.written(record))


def news(record: News, here: Here) -> Node:
    about = [*here.refs("campaign", record.campaigns), *here.refs("decision", record.decisions), *here.refs("event", record.events)]
    return thing("NewsArticle", headline=here.text(record.title), description=here.short(record.summary), about=about[:3],
                 expires=day(record.expires), author=here.publisher, **here.written(record))


def press_item(record: PressItem, here: Here) -> Node:
    """The press's own piece: it is elsewhere, and theirs."""
    return thing("NewsArticle", headline=here.text(record.title), url=record.web_address, datePublished=day(record.date),
                 publisher=here.ref("organisation", record.outlet), abstract=here.short(record.summary))


def press_column(record: PressColumn, here: Here) -> Node:
    return thing("CreativeWorkSeries", name=here.text(record.title), description=here.short(record.summary), startDate=day(record.starts),
                 endDate=day(record.ends), publisher=here.ref("organisation", record.outlet), sameAs=record.web_address)
