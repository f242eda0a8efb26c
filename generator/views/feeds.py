"""The feeds: RSS 2.0 and Atom per language, of everything and of each record type. The only module that uses feedgen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import islice

from feedgen.feed import FeedGenerator

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.views.frame import PREFIX, Frame
from generator.views.output import File
from generator.views.templates import Shown, Templates
from generator.visible import Tombstone

NEWEST = 50
"""Entries in a feed."""


def feeds(catalog: Catalog, templates: dict[str, Templates], frames: dict[str, Frame]) -> Iterator[File]:
    """Every feed of the public catalog."""
    newest = {model.collection: _newest(catalog.of(model.type)) for model in RECORD_TYPES}
    everything = _newest([record for records in newest.values() for record in records])
    names = {"all": None, **{model.collection: model for model in RECORD_TYPES}}
    for lang in LANGUAGES:
        frame = frames[lang]
        site_name = catalog.languages[lang].site_name
        for name, model in names.items():
            records = newest[name] if model else everything
            title = f"{site_name}: {model.label_plural[lang]}" if model else site_name
            purpose = model.purpose[lang] if model else templates[lang].say(
                "Tin mới về thi đua, khen thưởng: phong trào, điển hình, quyết định, thủ tục, văn bản.",
                "News of emulation and commendation: campaigns, exemplary models, decisions, procedures, documents.")
            depends = (name, title, *(record.digest for record in records))
            for kind in ("rss", "atom"):
                make = partial(_feed, catalog, templates[lang], frame, name, kind, title, purpose, records)
                yield File(f"{PREFIX[lang]}feeds/{name}.{kind}", depends, make)


def _newest(records: list[Shown]) -> list[Shown]:
    """The newest records, a withdrawal being news too; equal instants in a stable order."""
    return list(islice(sorted(records, key=lambda r: (-r.changed.timestamp(), r.type, r.id)), NEWEST))


def entry_id(catalog: Catalog, record: Shown, lang: str) -> str:
    """The lasting `tag:` id of a record in the feeds of a language (RFC 4151): from its type and id, never from a title."""
    return f"tag:{catalog.site.tag_authority}:{lang}/{record.type}/{record.id}"


def _feed(
    catalog: Catalog, templates: Templates, frame: Frame, name: str, kind: str, title: str, purpose: str, records: list[Shown],
) -> bytes:
    lang = templates.lang
    home = frame.absolute(lang, "")
    publisher = catalog.get("organisation", catalog.site.publisher)
    author = templates.heading(publisher) if publisher else title
    # feedgen would take the present moment for these: the newest change is the truth, and it is the same on every build.
    updated = max((record.changed for record in records), default=None) or datetime.fromisoformat("2000-01-01T00:00:00+07:00")
    feed = FeedGenerator()
    feed.id(f"tag:{catalog.site.tag_authority}:{lang}/{name}")
    feed.title(title)
    feed.description(purpose)
    feed.subtitle(purpose)
    feed.language(lang)
    feed.author({"name": author})
    feed.rights(templates.heading_of(catalog.site.rights))
    feed.generator("honours-site")
    feed.updated(updated)
    feed.lastBuildDate(updated)
    feed.pubDate(updated)
    feed.link(href=frame.absolute(lang, f"feeds/{name}.{kind}"), rel="self", type=f"application/{kind}+xml")
    # The channel's own link in RSS is the last one added, so the page comes after the feed's own address.
    feed.link(href=home if name == "all" else f"{home}{name}/", rel="alternate", type="text/html", hreflang=lang)
    for record in records:
        entry = feed.add_entry(order="append")
        address = f"{home}{record.collection}/{record.id}/"
        entry.id(entry_id(catalog, record, lang))
        entry.guid(entry_id(catalog, record, lang), permalink=False)
        entry.title(_title(record, templates))
        entry.link(href=address, rel="alternate", type="text/html")
        entry.published(record.publish_at)
        entry.updated(record.changed)
        model = next(model for model in RECORD_TYPES if model.type == record.type)
        entry.category({"term": record.type, "label": model.label[lang], "scheme": f"{frame.root}#type"})
        if record.illustrative:
            entry.category({"term": "illustrative", "label": templates.say("Dữ liệu minh họa", "Illustrative data"),
                            "scheme": f"{frame.root}#state"})
        summary = _summary(record, templates)
        entry.summary(summary)
        entry.description(summary, isSummary=True)
    return feed.rss_str(pretty=True) if kind == "rss" else feed.atom_str(pretty=True)


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
