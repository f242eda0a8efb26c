"""What a legal text carries out and what carries it out, since when it is in force, and what cites it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from markupsafe import Markup

from generator.catalog import Catalog, Key
from generator.records import RECORD_TYPES, Record
from generator.records.document import STATES, Document, State
from generator.records.fields import Bilingual, Part, Reference
from generator.records.record import Location
from generator.views.diagrams import Box, Words, chain
from generator.views.gather.gathered import Gathered, pointing

NEAR = 12
"""How many documents the chain on a page shows at most: the nearest ones."""

MOST = 100
"""How many records of a type the page lists among those that cite the text."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some days on which a text stands in one state; `by` are the documents that changed it at the beginning."""

    first: date | None
    last: date | None
    state: State
    by: tuple[Document, ...] = ()

    @property
    def words(self) -> Bilingual:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Cited:
    """A record that points here: the field in which it does, and the sections that it names."""

    record: Record
    field: str
    sections: tuple[str, ...]


def gather(catalog: Catalog, record: Document, at: datetime) -> Gathered:
    """`amended_by`, `repealed_by`: the documents that say so; `drafts`: those that would amend it. `periods`: when it was in force. `cited()`: what cites it, by type.

    `near`: the chain of what carries out what around it, which `draw(lang, label)` shows; `more`: whether it goes further.
    """
    others = pointing(catalog, record, Document)
    amending = [other for other in others if record.id in other.amends]
    amended_by = [other for other in amending if other.status != "not_yet"]
    near, more = neighbours(catalog, record)
    edges = {key: near[key].carries_out for key in near}
    return Gathered(
        {"amended_by": amended_by, "drafts": [other for other in amending if other.status == "not_yet"],
         "repealed_by": [other for other in others if record.id in other.repeals],
         "periods": periods(catalog, record, amended_by), "cited": partial(cited, catalog, record), "near": list(near.values()),
         "more": more, "draw": partial(draw, catalog, near, edges, record.id)},
        [*(("document", key) for key in near), *(("organisation", item.issuer) for item in near.values())],
        depends=(str(more),))


def periods(catalog: Catalog, record: Document, amended_by: list[Document]) -> list[Period]:
    """The life of a text in periods, from the dates that are known; empty when none is."""
    starts: dict[date, list[Document]] = {}
    if record.in_force_from:
        starts[record.in_force_from] = []
    for other in amended_by:
        if other.in_force_from:
            starts.setdefault(other.in_force_from, []).append(other)
    if record.in_force_to:
        after = record.in_force_to + timedelta(days=1)
        replacing = [found for key in record.replaced_by if isinstance(found := catalog.get("document", key), Document)]
        starts.setdefault(after, []).extend(replacing)
    days = sorted(starts)
    before = [] if record.in_force_from or not days else [_before(record, days[0] - timedelta(days=1))]
    return before + [Period(first, last and last - timedelta(days=1), record.state_at(first), tuple(starts[first]))
            for first, last in zip(days, [*days[1:], None])]


def _before(record: Document, last: date) -> Period:
    return Period(None, last, record.state_at(last))


def neighbours(catalog: Catalog, record: Document) -> tuple[dict[str, Document], bool]:
    """What the text carries out, what carries it out, and so on: the nearest, and whether there are more.

    It never goes down again from above: texts beside this one are not its chain.
    """
    found = {record.id: record}
    above, below = [record], [record]
    while (above or below) and len(found) <= NEAR:
        above = _further(_above(catalog, above), found)
        below = _further(_below(catalog, below), found)
    return dict(list(found.items())[:NEAR]), len(found) > NEAR


def _further(documents: Iterator[Document], found: dict[str, Document]) -> list[Document]:
    fresh = {item.id: item for item in documents if item.id not in found}
    found.update(fresh)
    return list(fresh.values())


def _above(catalog: Catalog, records: list[Document]) -> Iterator[Document]:
    for record in records:
        yield from (found for key in sorted(record.carries_out) if isinstance(found := catalog.get("document", key), Document))


def _below(catalog: Catalog, records: list[Document]) -> Iterator[Document]:
    for record in records:
        yield from (found for found in pointing(catalog, record, Document) if record.id in found.carries_out)


def draw(
    catalog: Catalog, documents: dict[str, Document], edges: dict[str, tuple[str, ...]], here: str, lang: str, label: str,
) -> Markup:
    """The chain as SVG: each document by its kind and number, with who issued it and when."""
    boxes = {key: Box(_name(catalog, item, lang), _remark(catalog, item, lang)) for key, item in documents.items()}
    return chain(boxes, edges, label, here)


def _name(catalog: Catalog, record: Document, lang: str) -> Words:
    kind = catalog.term("document-kinds", record.kind)
    name = _one(kind.name, lang).text if kind else ""
    if record.number:
        return Words(f"{name} {record.number}")
    issuer = catalog.get("organisation", record.issuer)
    return Words(f"{name}: {_one(issuer.heading, lang).text}") if issuer else Words(name)


def _remark(catalog: Catalog, record: Document, lang: str) -> Words:
    issuer = catalog.get("organisation", record.issuer) if record.number else None
    year = str(record.issued.first.year) if record.issued else ("ngày chưa rõ", "date not known")[lang == "en"]
    if issuer is None:
        return Words(year)
    name = _one(issuer.heading, lang)
    return Words(f"{name.text}, {year}", name.lang)


def _one(text: Bilingual, lang: str) -> Words:
    if lang == "vi":
        return Words(text.vi)
    return Words(text.en) if text.en is not None else Words(text.vi, "vi")


def cited(catalog: Catalog, record: Document) -> list[tuple[type[Record], list[Cited], int]]:
    """What points at the text, by type in the order of the registry: the first MOST records of each with field and sections, and
    how many more there are. Found only when the page is made.
    """
    here = (record.type, record.id)
    sources: dict[str, list[Key]] = {}
    for key in sorted(catalog.incoming.get(here, ())):
        if isinstance(catalog.get(*key), Record):
            sources.setdefault(key[0], []).append(key)
    return [(model, [row for key in found[:MOST] for row in _rows(catalog, key, record.id)], max(0, len(found) - MOST))
            for model in RECORD_TYPES if (found := sources.get(model.type))]


def _rows(catalog: Catalog, key: Key, document: str) -> Iterator[Cited]:
    record = catalog.get(*key)
    assert isinstance(record, Record)
    found: dict[str, list[str]] = {}
    for location, mark, target in catalog.marks[key]:
        if isinstance(mark, Reference) and (mark.type, target) == ("document", document):
            sections = found.setdefault(str(location[0]), [])
            section = getattr(_group(record, location), "section", None)
            if isinstance(section, str) and section not in sections:
                sections.append(section)
    for name, sections in found.items():
        yield Cited(record, name, tuple(sections))


def _group(record: Part, location: Location) -> Part:
    """The innermost group of fields that holds the value at a location."""
    here: object = record
    group = record
    for step in location:
        here = here[step] if isinstance(step, int) else getattr(here, step, None)  # type: ignore[index]
        if isinstance(here, Part):
            group = here
    return group
