"""What the pages of a record are made from: the record, what it points at, what points at it, what is gathered for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.catalog import Catalog, Key
from generator.records import Record
from generator.records.fields import Bilingual
from generator.records.record import is_translated
from generator.views.gather import GATHERERS
from generator.views.gather.gathered import Gathered
from generator.views.lists import Lists, Way
from generator.views.pages.related import Related, named
from generator.views.templates import Shown


class Incoming(dict[str, list[Record]]):
    """The records that point at one, by type; nothing for the types of which none does."""

    def __missing__(self, record_type: str) -> tuple[()]:
        return ()

    __getattr__ = dict.__getitem__
    """`incoming.exemplar` in a template."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the page of a record is made from: the record, what it points at, what points at it."""

    record: Shown
    linked: dict[Key, Shown | None]
    incoming: Incoming
    extra: dict[str, Any]
    translated: bool
    rests_on: tuple[str, ...]
    """What every page below the record's address depends on."""
    records: tuple[str, ...]
    """The record and those whose words its page repeats, as the manifest names them."""
    around: tuple[str, ...] = ()
    """What the record's own page depends on besides: what stands at its foot."""
    more: tuple[Gathered, ...] = ()
    related: tuple[Record, ...] = ()
    beside: tuple[Record | None, Record | None] = (None, None)
    listed: tuple[str, int] | None = None
    """Where everything that belongs to the record is listed, and how many records that is."""
    holding: tuple[tuple[Way, str, Bilingual], ...] = ()
    """The lists in which the record stands; none for honourees, whose thousands of pages stay short."""
    feed: str = ""
    """The place of its own feed below `feeds/`, where it has one."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages of records know of the others: related ones, the neighbours of each type, the lists, the short codes, the feeds."""

    related: Related
    neighbours: dict[str, dict[str, tuple[Record | None, Record | None]]]
    lists: Lists
    codes: dict[Key, str]
    feeds: dict[Key, str]
    """The feed of a record, where it has one: its place below `feeds/`."""


def context_of(catalog: Catalog, record: Record, at: datetime, around: Around) -> Context:
    """What the pages below a record's address are made from."""
    key = (record.type, record.id)
    found = [catalog.get(*source) for source in catalog.incoming.get(key, ())]
    incoming = Incoming()
    for other in found:
        if isinstance(other, Record):
            incoming.setdefault(other.type, []).append(other)
    targets = dict.fromkeys(catalog.outgoing[key])
    extra: dict[str, Any] = {}
    more: tuple[Gathered, ...] = ()
    depends = [record.digest]
    translated = is_translated(record)
    if record.type in GATHERERS:
        gathered = GATHERERS[record.type](catalog, record, at)
        extra, more, translated = gathered.values, gathered.more, translated and gathered.translated
        targets.update(dict.fromkeys(gathered.linked))
        depends.extend(gathered.depends)
    linked = {target: catalog.get(*target) for target in targets}
    depends.extend(item.digest if item else "-" for item in linked.values())
    depends.extend(item.digest for item in found)
    depends.extend(file.sha256 for file in catalog.files_of(key))
    related = around.related.to(record, {*linked, *((other.type, other.id) for other in found if other)})
    beside = around.neighbours[record.type][record.id]
    listed = around.lists.about(record)
    feed = around.feeds.get(key, "")
    # What the values of these lists are called is in the record or in the vocabulary, on which every page rests.
    holding = () if record.type == "honoree" else tuple((way, value, around.lists.words(way, value)) for way, value in around.lists.holding(record))
    return Context(record, linked, incoming, extra, translated, tuple(depends), _repeated(catalog, record),
                   (*named((*related, *beside)), str(listed), feed), more, tuple(related), beside, listed, holding, feed)


def _repeated(catalog: Catalog, record: Record) -> tuple[str, ...]:
    own = f"{record.collection}/{record.id}"
    return (own, *dict.fromkeys(f"decisions/{item.decision.id}" for item in catalog.named[record.id])) if record.type == "honoree" else (own,)
