"""Every file of the feeds: each in three forms, its archives, the lists for programs, and the style in which a browser shows one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR
from functools import partial
from hashlib import blake2b
from pathlib import Path

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.views.feeds import json_feed, xml
from generator.views.feeds.bodies import Bodies
from generator.views.feeds.channels import KINDS, NEWEST, Channel
from generator.views.feeds.document import Document
from generator.views.feeds.entries import Entries
from generator.views.feeds.forms import FORMS
from generator.views.feeds.groups import grouped
from generator.views.feeds.items import Item
from generator.views.frame import PREFIX, Frame
from generator.views.language import printable
from generator.views.output import File
from generator.views.templates import Templates

STYLE = "feeds/feed.css"
_SHEETS = (Path(__file__).parents[2] / "theme/assets/stylesheets/tokens.css", Path(__file__).parent / "feed.css")


def feed_files(
    catalog: Catalog, bodies: Bodies, channels: list[Channel], templates: dict[str, Templates], frames: dict[str, Frame],
) -> Iterator[File]:
    """The files of every feed in both languages."""
    for lang in LANGUAGES:
        entries = Entries(catalog, bodies, templates[lang], frames[lang])
        # What is of one year stands in many feeds: these are made one after the other, so that each entry is made once and need not be kept.
        documents = sorted((document for channel in channels for document in _of_channel(channel, entries)), key=lambda document: -document[0])
        for _, files in documents:
            yield from files
        yield _opml(channels, entries)
    style = b"\n".join(sheet.read_bytes() for sheet in _SHEETS)
    for lang in LANGUAGES:
        words = {"vi": "Đây là một nguồn tin (RSS, Atom). Chép địa chỉ của trang này vào phần mềm đọc tin để nhận tin mới.",
                 "en": "This is a feed (RSS or Atom). Copy the address of this page into a news reader to be told of what is new."}[lang]
        data = style.replace(b"@@what@@", words.encode())
        yield File(f"{PREFIX[lang]}{STYLE}", (blake2b(data).hexdigest(),), partial(bytes, data))


def _of_channel(channel: Channel, entries: Entries) -> Iterator[tuple[int, Iterator[File]]]:
    """The newest entries, then a document for each year of which they do not hold everything, each with its year."""
    years = channel.years()
    order = list(years)
    archives = [f"archive/{year}/{channel.name}" for year in order]
    yield MAXYEAR, _forms(channel, entries, channel.name, channel.newest, before=archives[0] if archives else "", complete=len(channel.items) <= NEWEST)
    for place, year in enumerate(order):
        yield year, _forms(channel, entries, archives[place], years[year], current=channel.name,
                           before="".join(archives[place + 1: place + 2]), after=archives[place - 1] if place else "")


def _forms(
    channel: Channel, entries: Entries, name: str, items: list[Item], current: str = "", before: str = "", after: str = "", complete: bool = False,
) -> Iterator[File]:
    """A document in each form. It rests on what its entries rest on: a change remakes only the feeds that it is in."""
    catalog, words, frame, lang = entries.catalog, entries.templates, entries.frame, entries.lang

    def address(name: str) -> str:
        return frame.absolute(lang, f"feeds/{name}") if name else ""

    publisher = catalog.publisher
    site_name = catalog.languages[lang].site_name
    document = Document(
        f"tag:{catalog.site.tag_authority}:{lang}/{channel.name}", lang,
        printable(site_name if channel.name == "all" else f"{site_name}: {words.heading_of(channel.title)}"),
        printable(words.heading_of(channel.purpose)), printable(words.heading(publisher) if publisher else site_name),
        printable(words.heading_of(catalog.site.rights)), frame.absolute(lang, channel.page),
        address(name), "../" * name.count("/") + "feed.css", catalog.site.feed_hub, address(current), address(before), address(after), complete,
        ("atom",) if channel.record else tuple(FORMS))
    depends = (repr(document), *map(entries.bodies.rests_on, items))
    records = tuple(dict.fromkeys(f"{item.record.collection}/{'' if item.is_count else item.record.id}" for item in items))
    # Nobody reads years of one commune in three forms: these archives are Atom, which RFC 5005 was written for.
    for form in FORMS if not (current and channel.record) else ("atom",):
        yield File(f"{PREFIX[lang]}feeds/{name}.{form}", depends, partial(_written, document, entries, items, form), records)


def _written(document: Document, entries: Entries, items: list[Item], form: str) -> bytes:
    words = entries.of(items)
    return json_feed.write(document, words) if form == "json" else xml.write(document, words, form)


def _opml(channels: list[Channel], entries: Entries) -> File:
    """The list of all feeds for programs."""
    catalog, words, frame, lang = entries.catalog, entries.templates, entries.frame, entries.lang
    groups = [(group.title[lang], [{
        "text": printable(words.heading_of(channel.title)), "title": printable(words.heading_of(channel.title)), "type": "rss",
        "xmlUrl": frame.absolute(lang, f"feeds/{channel.name}.atom"), "htmlUrl": frame.absolute(lang, channel.page),
        "description": printable(words.heading_of(channel.purpose)), "language": lang} for channel in group.channels]) for group in grouped(catalog, channels)]
    name = printable(catalog.languages[lang].site_name)
    return File(f"{PREFIX[lang]}feeds/feeds.opml", (repr(groups),), partial(xml.opml, name, name, groups),
                tuple(f"{kind.collection}/" for kind in KINDS))
