"""The calendars of the site: of everything, of each kind, and a small one of each record that readers may want to keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from urllib.parse import quote

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_TYPE
from generator.records.fields import Bilingual, PartialDate
from generator.views import doubt, language
from generator.views.calendar.calendars import EVERYTHING, kinds
from generator.views.calendar.ics import Agenda, Component, written
from generator.views.calendar.occasions import ALONE, OCCASIONS, Occasion, day_after, occasions
from generator.views.frame import PREFIX, Frame
from generator.views.output import File
from generator.views.templates import Templates

_COLLECTIONS = tuple(f"{BY_TYPE[record_type].collection}/" for record_type in OCCASIONS)
_STATES = {"planned": "TENTATIVE", "settled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED", "withdrawn": "CANCELLED"}
_MARKS = {
    "postponed": Bilingual(vi="[Hoãn]", en="[Postponed]"), "cancelled": Bilingual(vi="[Hủy]", en="[Cancelled]"),
    "withdrawn": Bilingual(vi="[Đã rút]", en="[Withdrawn]")}


def calendar_files(catalog: Catalog, templates: dict[str, Templates], frames: dict[str, Frame]) -> Iterator[File]:
    """Every calendar, in both languages."""
    found = occasions(catalog)
    within: dict[str, list[int]] = defaultdict(list)
    alone: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(found):
        for name in (EVERYTHING, *item.calendars):
            within[name].append(index)
        if item.record.type in ALONE:
            alone[item.record.collection, item.record.id].append(index)
    for lang in LANGUAGES:
        frame, words = frames[lang], templates[lang]
        home, site_name = frame.absolute(lang, ""), catalog.languages[lang].site_name
        items = [_item(item, words, home) for item in found]
        for kind in kinds(catalog):
            title = site_name if kind.name == EVERYTHING else f"{site_name}: {words.heading_of(kind.title)}"
            records = _COLLECTIONS if kind.name == EVERYTHING else (f"{kind.name.partition('-')[0]}/",)
            yield _file(kind.name, words, home, title, words.heading_of(kind.purpose), "calendar/", (items[index] for index in within[kind.name]), records)
        for (collection, record_id), indexes in alone.items():
            own = [items[index] for index in indexes]
            yield _file(f"{collection}/{record_id}", words, home, own[0].title, site_name, f"{collection}/{record_id}/", own, (f"{collection}/{record_id}",))


def _file(name: str, words: Templates, home: str, title: str, purpose: str, page: str, items: Iterable[Component], records: tuple[str, ...]) -> File:
    source = Agenda(_uid(words, words.lang, "calendar", name), words.lang, title, purpose, f"{home}{page}", f"{home}calendar/{name}.ics", tuple(items))
    digest = blake2b(repr(source).encode(), digest_size=16).hexdigest()
    return File(f"{PREFIX[words.lang]}calendar/{name}.ics", (digest,), partial(written, source), records)


def _item(occasion: Occasion, words: Templates, home: str) -> Component:
    """An occasion in the words of a language. Its id comes from those of the record, the same in both languages: an event is one event."""
    record = occasion.record
    uid = _uid(words, record.type, record.id, *filter(None, (occasion.part,)))
    return Component(
        uid, f"{home}{record.collection}/{record.id}/", _title(occasion, words), "vi" if occasion.title.en is None else words.lang, _about(occasion, words),
        ", ".join(_line(words.heading_of(text)) for text in occasion.where), words.heading_of(occasion.what), _STATES.get(occasion.state, ""),
        occasion.first, day_after(occasion.last) if day_after(occasion.last) > occasion.last else None, occasion.hours, occasion.until,
        occasion.every_year, record.publish_at, record.changed)


def _title(occasion: Occasion, words: Templates) -> str:
    """What stands in the field of a day, where there is little room: what is not as usual comes first."""
    marks = [words.say(*doubt.MARK)] if occasion.record.illustrative else []
    if occasion.state in _MARKS:
        marks.append(words.heading_of(_MARKS[occasion.state]))
    before = "".join(f"{mark} " for mark in marks)
    # An event is called what it is; a deadline or a campaign only by what it is about.
    what = "" if occasion.record.type in ("event", "meeting") or occasion.state == "withdrawn" else f"{words.heading_of(occasion.what)}: "
    after = "" if occasion.exact else words.say(" (trong {}, chưa rõ ngày)", " (in {}, day not known)").format(
        language.partial_text(PartialDate(occasion.first, occasion.last, ""), words.lang))
    return before + what + _line(words.heading_of(occasion.title)) + after


def _about(occasion: Occasion, words: Templates) -> str:
    record, (start, end) = occasion.record, occasion.hours
    lines = [words.heading_of(text) for text in occasion.about]
    if start or end:
        lines.insert(0, words.say("Giờ: ", "Time: ") + "–".join(filter(None, (start, end))))
    if record.illustrative:
        lines.insert(0, words.say(*doubt.NOT_REAL))
    if unconfirmed := getattr(record, "unconfirmed", None):
        lines.append(f"{words.say(*doubt.NOT_CONFIRMED)} {words.heading_of(unconfirmed)}")
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _uid(words: Templates, *parts: str) -> str:
    """An id for ever, unique in the world: who gives it and since when, as in the ids of feeds. Without the sign of a mailbox, which it is not."""
    return "/".join((words.catalog.site.tag_authority.replace(",", "/"), *(quote(part) for part in parts)))
