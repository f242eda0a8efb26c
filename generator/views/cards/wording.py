"""What is said on the card of a record, of a part of the site, and of the site itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.read.media import PICTURE
from generator.records import BY_COLLECTION, Record
from generator.records.award import Award
from generator.records.campaign import Campaign
from generator.records.decision import Decision
from generator.records.document import Document
from generator.records.event import Event
from generator.records.fields import Bilingual, PartialDate
from generator.records.honoree import Honoree
from generator.records.procedure import Procedure
from generator.records.statistic import Statistic
from generator.views import doubt
from generator.views.cards.card import Card
from generator.views.contents import CONTENTS, NAMES, Entry, contents
from generator.views.language import day_text, partial_text
from generator.views.templates import Templates

_BOTH = " · "


def cards_of(record: Record, templates: dict[str, Templates]) -> dict[str, Card]:
    """The card of a record for its pages in each language. One for both while it has no English title, and of an honouree."""
    if isinstance(record, Honoree):
        return dict.fromkeys(LANGUAGES, _of_honoree(record, templates["vi"]))
    first = _card(record, templates["vi"])
    return {lang: first if lang == "vi" or record.heading.en is None else _card(record, templates[lang]) for lang in LANGUAGES}


def _card(record: Record, words: Templates) -> Card:
    note = _NOTES.get(type(record), _day)(record, words)
    return Card(_site(words), record.label[words.lang], words.heading(record), note, words.say(*doubt.LABEL) if record.illustrative else "",
                _picture(record, words.catalog))


def counted_card(title: Bilingual, words: Templates) -> Card:
    """The card of a statistic that the site counts itself."""
    return Card(_site(words), words.say("Số liệu thống kê", "Statistics"), words.heading_of(title))


def _of_honoree(record: Honoree, words: Templates) -> Card:
    """Names are the same in every language, and there are thousands: one card for both."""
    term = words.catalog.term("subject-kinds", record.kind)
    label = _both(term.name.vi, term.name.en) if term else ""
    return Card(_site(words), label, record.name, "", _both(*doubt.LABEL) if record.illustrative else "", _picture(record, words.catalog))


@cache
def _both(vi: str, en: str | None) -> str:
    return _BOTH.join(filter(None, (vi, en)))


def _picture(record: Record, catalog: Catalog) -> Any:
    pictures = getattr(record, "pictures", ())
    file = catalog.files.get(pictures[0].file) if pictures else None
    return file if file and file.kind == PICTURE else None


def _site(words: Templates) -> str:
    return words.catalog.languages[words.lang].site_name


def _when(value: date | PartialDate | None, words: Templates) -> str:
    if value is None:
        return ""
    return partial_text(value, words.lang) if isinstance(value, PartialDate) else day_text(value, words.lang)


def _day(record: Record, words: Templates) -> str:
    return _when(record.dated, words)


def _numbered(record: Decision | Document, words: Templates) -> str:
    number = f"{words.say('Số', 'No.')} {record.number}" if record.number else ""
    return _BOTH.join(filter(None, (number, _when(record.issued, words))))


def _campaign(record: Campaign, words: Templates) -> str:
    return f"{words.say('Phát động', 'Launched')} {_when(record.launched, words)}" if record.launched else ""


def _event(record: Event, words: Templates) -> str:
    off = words.choice(record, "status") if record.status in ("postponed", "cancelled") else ""
    return _BOTH.join(filter(None, (_when(record.starts, words), off)))


def _procedure(record: Procedure, words: Templates) -> str:
    return f"{words.say('Mã', 'Code')} {record.code}" if record.code else ""


def _statistic(record: Statistic, words: Templates) -> str:
    return _BOTH.join(filter(None, (_when(record.starts, words), _when(record.ends, words))))


def _nothing(record: Record, words: Templates) -> str:
    return ""


_NOTES: dict[type[Record], Callable[[Any, Templates], str]] = {
    Award: _nothing, Campaign: _campaign, Decision: _numbered, Document: _numbered, Event: _event, Procedure: _procedure, Statistic: _statistic}
"""What stands at the foot, where it is not the day of the record."""


class Sections:
    """The cards of pages that are no record: one for each list, page across records and chapter, and one for all else."""

    def __init__(self, words: Templates) -> None:
        self.words = words
        publisher = words.catalog.publisher
        self.site = Card(_site(words), "", words.heading(publisher) if publisher else _site(words))
        self._entries: dict[str, tuple[str, Entry]] = {
            entry.address: (chapter, entry) for chapter, entries in contents(words.catalog).items() for entry in entries}

    def card(self, address: str, section: str) -> Card:
        """The card of a page at an address, by the part of the site that it stands in."""
        chapter, entry = self._entries.get(address) or self._entries.get(f"{section}/") or ("", None)
        lang = self.words.lang
        if entry and lang in entry.title:
            return Card(_site(self.words), NAMES[chapter][lang], entry.title[lang])
        chapter = section.removeprefix(CONTENTS.address)
        if chapter in NAMES:
            return Card(_site(self.words), CONTENTS.title[lang], NAMES[chapter][lang])
        if section in BY_COLLECTION:
            return Card(_site(self.words), "", BY_COLLECTION[section].label_plural[lang])
        return self.site
