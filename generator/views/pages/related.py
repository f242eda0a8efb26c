"""Where a reader of one record may go on: the records beside it in the list of its type, and those that have most in common with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import chain

from markupsafe import Markup, escape

from generator.catalog import Catalog, Key
from generator.records import Record
from generator.records.fields import Bilingual
from generator.views.facets import Facets
from generator.views.lists import Way
from generator.views.templates import Templates

MOST = 5
"""Related records on a page."""
COMMON = 40
"""What more records than these have in common tells little, and would make the search for related ones long."""
_ALONE = frozenset({"honoree"})
"""Types of many records that all have the same in common: they are found by lists."""
_TELLING = ("award", "campaign", "field", "place", "unit")
"""The facets by which records are related."""


class Related:
    """For each record the others that have most in common with it: what they point at, and their values of some facets."""

    def __init__(self, catalog: Catalog, facets: Facets, orders: dict[str, list[Record]]) -> None:
        self.catalog = catalog
        self.facets = facets
        self._order: dict[Key, int] = {}
        self._sharing: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in chain.from_iterable(records for record_type, records in orders.items() if record_type not in _ALONE):
            self._order[record.type, record.id] = len(self._order)
            for what in self._of(record):
                self._sharing[what].append(record)

    def to(self, record: Record, linked: Collection[Key]) -> list[Record]:
        """At most five records, those with most in common first; none to which the page links already, `linked`."""
        if record.type in _ALONE:
            return []
        here = (record.type, record.id)
        counts: Counter[Key] = Counter()
        for what in self._of(record):
            if len(self._sharing[what]) <= COMMON:
                counts.update((other.type, other.id) for other in self._sharing[what])
        for key in (here, *linked):
            counts.pop(key, None)
        best = sorted(counts, key=lambda key: (-counts[key], self._order[key]))[:MOST]
        return [self.catalog.records[record_type][record_id] for record_type, record_id in best]

    def _of(self, record: Record) -> Iterator[tuple[str, str]]:
        values = self.facets.of(record)
        yield from ((name, value) for name in _TELLING for value in values.get(name, ()))
        yield from (key for key in self.catalog.outgoing[record.type, record.id] if key[0] not in _TELLING and key[0] not in ("organisation", *_ALONE))


def neighbours(records: list[Record]) -> dict[str, tuple[Record | None, Record | None]]:
    """Id -> the record before and the one behind it in the list of the type."""
    return {record.id: (before, after) for before, record, after in zip([None, *records], records, [*records[1:], None])}


def named(records: Collection[Record | None]) -> tuple[str, ...]:
    """What a page that names some records rests on: where they are and what they are called, nothing else of them."""
    return tuple(f"{record.type} {record.id} {record.heading.vi} {record.heading.en}" if record else "-" for record in records)


def foot(
    templates: Templates, up: str, related: Collection[Record], beside: tuple[Record | None, Record | None], listed: tuple[str, int] | None,
    holding: Collection[tuple[Way, str, Bilingual]], feed: str,
) -> str:
    """The end of the page of a record: the lists that hold it, the list of all that belongs to it, its feed, related records, the one before
    and the one behind it."""
    html = "\n"
    if holding:
        links = Markup(", ").join(Markup('<a href="{}lists/{}/{}/">{}</a>').format(
            up, way.name, value, f"{way.title[templates.lang].lower()} {templates.heading_of(words)}") for way, value, words in holding)
        html += f'<p class="source">{templates.say("Trong các danh sách", "In the lists")}: {links}</p>\n'
    if listed:
        address, count = listed
        words = templates.say("Mọi nội dung gắn với trang này, xếp theo loại", "Everything that belongs here, by type")
        html += f'<p class="all"><a href="{up}{address}">{words}</a> ({templates.number(count)})</p>\n'
    if feed:
        words = templates.say("Nhận tin mới về trang này", "Follow news of this page")
        html += f'<p class="all"><a href="{up}feeds/{feed}.rss">{words}</a> (RSS)</p>\n'
    if related:
        items = "".join(f"<li>{templates.anchor(up, other)} <small>({escape(other.label[templates.lang])})</small></li>\n" for other in related)
        html += f'<section class="related">\n<h2>{templates.say("Trang liên quan", "Related pages")}</h2>\n<ul>\n{items}</ul>\n</section>\n'
    before, after = beside
    if before or after:
        first = _beside(templates, up, before, "prev", templates.say("Trước", "Previous")) if before else ""
        second = _beside(templates, up, after, "next", templates.say("Sau", "Next")) if after else ""
        html += f'<nav class="beside" aria-label="{templates.say("Trang trước, trang sau", "Previous and next page")}">{first}{second}</nav>\n'
    return html


def _beside(templates: Templates, up: str, other: Record, relation: str, words: str) -> str:
    name = templates.vietnamese(other.heading.vi) if other.type == "honoree" else templates.text(other.heading, mark=False)
    return f'<a href="{up}{other.collection}/{other.id}/" rel="{relation}"><small>{words}</small> {name}</a>'
