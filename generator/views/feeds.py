"""The feeds: RSS 2.0 and Atom per language, of everything and of each record type. The only module that uses feedgen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from heapq import nsmallest

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, RECORD_TYPES
from generator.records.fields import HANOI
from generator.records.vocabulary import Term
from generator.views.frame import PREFIX, Frame
from generator.views.output import File
from generator.views.templates import Shown, Templates
from generator.visible import Tombstone

NEWEST = 50
"""Entries in a feed."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=HANOI)
"""When an empty feed was updated."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of a record: everything that its bytes come from, so that a feed changes only when one of these does."""

    id: str
    address: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    type: str
    type_label: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, before it is written as RSS or Atom."""

    id: str
    lang: str
    title: str
    purpose: str
    author: str
    rights: str
    page: str
    address: str
    root: str
    entries: tuple[Entry, ...]


def feeds(catalog: Catalog, templates: dict[str, Templates], frames: dict[str, Frame]) -> Iterator[File]:
    """Every feed of the public catalog."""
    newest = {model.collection: newest_of(catalog.of(model.type)) for model in RECORD_TYPES}
    everything = newest_of([record for records in newest.values() for record in records])
    by_type = {name: newest_of([record for record in catalog.of("decision") if _in_feed_of(record, name)])
               for name, _ in narrower(catalog, "decisions")}
    for lang in LANGUAGES:
        frame, words = frames[lang], templates[lang]
        home, site_name = frame.absolute(lang, ""), catalog.languages[lang].site_name
        publisher = catalog.get("organisation", catalog.site.publisher)
        author = words.heading(publisher) if publisher else site_name
        rights = words.heading_of(catalog.site.rights)
        about = [("all", site_name, words.say(
            "Tin mới về thi đua, khen thưởng: phong trào, điển hình, quyết định, thủ tục, văn bản.",
            "News of emulation and commendation: campaigns, exemplary models, decisions, procedures, documents."), home, everything)]
        about += [(model.collection, f"{site_name}: {model.label_plural[lang]}", model.purpose[lang], f"{home}{model.collection}/",
                   newest[model.collection]) for model in RECORD_TYPES]
        about += [(name, f"{site_name}: {words.say('Quyết định khen thưởng', 'Commendation decisions')}, {words.heading_of(term.name)}",
                   words.heading_of(term.description or term.name), f"{home}decisions/", by_type[name])
                  for name, term in narrower(catalog, "decisions")]
        for name, title, purpose, page, records in about:
            feed = Feed(f"tag:{catalog.site.tag_authority}:{lang}/{name}", lang, title, purpose, author, rights, page,
                        f"{home}feeds/{name}", frame.root, tuple(_entry(catalog, words, home, record) for record in records))
            for kind in ("rss", "atom"):
                yield File(f"{PREFIX[lang]}feeds/{name}.{kind}", (repr(feed),), partial(_written, feed, kind))


def narrower(catalog: Catalog, collection: str) -> list[tuple[str, Term]]:
    """The feeds of a part of a collection: the name of each and the term that it is for. Decisions have one a type of commendation."""
    if collection != "decisions":
        return []
    return [(f"decisions-{term_id}", term) for term_id, term in catalog.vocabulary["commendation-types"].terms.items()]


def _in_feed_of(decision: Shown, name: str) -> bool:
    """A withdrawn decision has no type any more: that it is withdrawn stands in every feed that may have carried it."""
    return isinstance(decision, Tombstone) or f"decisions-{decision.commendation}" == name


def newest_of(records: list[Shown]) -> list[Shown]:
    """The newest records, a withdrawal being news too; equal instants in a stable order."""
    return nsmallest(NEWEST, records, key=lambda record: (-record.changed.timestamp(), record.type, record.id))


def _entry(catalog: Catalog, templates: Templates, home: str, record: Shown) -> Entry:
    """The id is a `tag:` URI (RFC 4151) from the record's type and id, never from a title: it lasts."""
    lang = templates.lang
    return Entry(
        f"tag:{catalog.site.tag_authority}:{lang}/{record.type}/{record.id}", f"{home}{record.collection}/{record.id}/",
        _title(record, templates), _summary(record, templates), record.publish_at, record.changed, record.type,
        BY_TYPE[record.type].label[lang], record.illustrative)


def _title(record: Shown, templates: Templates) -> str:
    title = templates.heading(record)
    if isinstance(record, Tombstone):
        return templates.say("[Đã rút] ", "[Withdrawn] ") + record.id if record.type != "honoree" else title
    return templates.say("[Minh họa] ", "[Illustrative] ") + title if record.illustrative else title


def _summary(record: Shown, templates: Templates) -> str:
    if isinstance(record, Tombstone):
        return templates.heading_of(record.withdrawn.reason)
    words = []
    if record.illustrative:
        words.append(templates.say("Dữ liệu minh họa, không phải sự việc có thật.", "Illustrative data, not a real event."))
    if record.unconfirmed:
        words.append(templates.say("Chưa kiểm chứng: ", "Not confirmed: ") + templates.heading_of(record.unconfirmed))
    words.append(templates.heading_of(record.lead) if record.lead else templates.heading(record))
    return " ".join(words)


def _written(source: Feed, kind: str) -> bytes:
    from feedgen.feed import FeedGenerator  # slow to import, and a build that changes no feed does without

    # feedgen would take the present moment for these: the newest change is the truth, and it is the same on every build.
    updated = max((entry.updated for entry in source.entries), default=LONG_AGO)
    feed = FeedGenerator()
    feed.id(source.id)
    feed.title(source.title)
    feed.description(source.purpose)
    feed.subtitle(source.purpose)
    feed.language(source.lang)
    feed.author({"name": source.author})
    feed.rights(source.rights)
    feed.generator("honours-site")
    feed.updated(updated)
    feed.lastBuildDate(updated)
    feed.pubDate(updated)
    feed.link(href=f"{source.address}.{kind}", rel="self", type=f"application/{kind}+xml")
    # The channel's own link in RSS is the last one added, so the page comes after the feed's own address.
    feed.link(href=source.page, rel="alternate", type="text/html", hreflang=source.lang)
    for item in source.entries:
        entry = feed.add_entry(order="append")  # it prepends by default
        entry.id(item.id)
        entry.guid(item.id, permalink=False)
        entry.title(item.title)
        entry.link(href=item.address, rel="alternate", type="text/html")
        entry.published(item.published)
        entry.updated(item.updated)
        entry.category({"term": item.type, "label": item.type_label, "scheme": f"{source.root}#type"})
        if item.illustrative:
            words = "Dữ liệu minh họa" if source.lang == "vi" else "Illustrative data"
            entry.category({"term": "illustrative", "label": words, "scheme": f"{source.root}#state"})
        entry.summary(item.summary)
        entry.description(item.summary, isSummary=True)
    return feed.rss_str(pretty=True) if kind == "rss" else feed.atom_str(pretty=True)
