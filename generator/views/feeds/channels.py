"""Which feeds there are, and what is in each: everything, each type, each type of commendation, corrections, and one for each campaign,
award, place and organisation of which there is anything to tell. `KINDS` is the registry of the last ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest, nsmallest
from itertools import groupby

from generator.catalog import Catalog, Key
from generator.records import BY_TYPE, RECORD_TYPES
from generator.records.decision import Conferral, Decision
from generator.records.document import Document
from generator.records.fields import Bilingual
from generator.records.vocabulary import Term
from generator.views.facets import Facets
from generator.views.feeds.items import Item, midnight, newest_first, of_changes, of_lines, of_record, of_withdrawal
from generator.views.overviews.corrections import CORRECTIONS, TRANSCRIPTION, WITHDRAWN, Change
from generator.views.templates import Shown
from generator.visible import Tombstone

NEWEST = 50
"""Entries in a feed; older ones stand in its archives."""
EVERYTHING = Bilingual(vi="Tất cả hồ sơ", en="All records")
NEWS_OF_ALL = Bilingual(vi="Tin mới về thi đua, khen thưởng: phong trào, điển hình, quyết định, thủ tục, văn bản.",
                        en="News of emulation and commendation: campaigns, exemplary models, decisions, procedures, documents.")


@dataclass(frozen=True)
class Kind:
    """A kind of narrower feeds, at `feeds/<collection>/<id>.*`. `facets` say which records belong to one; what `alone` says: whether
    a feed is made for a record of which there is nothing to tell but itself."""

    record_type: str
    facets: tuple[str, ...]
    title: dict[str, str]
    alone: bool = False

    @property
    def collection(self) -> str:
        return BY_TYPE[self.record_type].collection


KINDS: tuple[Kind, ...] = (
    Kind("campaign", ("campaign",), {"vi": "Theo phong trào", "en": "By campaign"}, alone=True),
    Kind("award", ("award",), {"vi": "Theo danh hiệu, hình thức", "en": "By award"}),
    Kind("place", ("place", "place-then"), {"vi": "Theo địa phương", "en": "By place"}),
    Kind("organisation", ("unit",), {"vi": "Theo cơ quan, đơn vị", "en": "By organisation"}),
)


@dataclass(frozen=True)
class Channel:
    """One feed in every language: where it stands below `feeds/`, what it is called, which page it belongs to, what is in it.

    `kept` are the items of its archives; None when all are.
    """

    name: str
    title: Bilingual
    purpose: Bilingual
    page: str
    items: list[Item]
    kept: list[Item] | None = None
    record: Key | None = None

    @property
    def newest(self) -> list[Item]:
        return self.items[:NEWEST]

    def years(self) -> dict[int, list[Item]]:
        """Year -> its items, for the years of which not all are among the newest; the latest first. An item stands in the year of its
        publication for ever, whatever changed since, and so an archive stays though a correction makes an item one of the newest again."""
        found: dict[int, list[Item]] = defaultdict(list)
        newest = ({item.name for item in self.newest}
                  & {item.name for item in nlargest(NEWEST, self.items, key=lambda item: (item.published, item.name))})
        for item in self.items if self.kept is None else self.kept:
            found[item.published.year].append(item)
        return {year: items for year, items in sorted(found.items(), reverse=True) if any(item.name not in newest for item in items)}


def channels(catalog: Catalog, facets: Facets, at: datetime) -> list[Channel]:
    """Every feed of the public catalog, in the order in which they are listed."""
    items = {model.type: newest_first(item for record in _told_of(catalog, model.type)
                                      for item in of_record(record, at, catalog.taken_out.get(record.id))) for model in RECORD_TYPES}
    honoured = [item for item in items["honoree"] if has_own_file(item.record)]
    told = newest_first(item for kind, found in items.items() for item in (honoured if kind == "honoree" else found))
    found = [Channel("all", EVERYTHING, NEWS_OF_ALL, "", told)]
    for model in RECORD_TYPES:
        title = Bilingual(**model.label_plural)
        # Who is named in decisions only is told of by these; the feed of honourees keeps those whose story is told here.
        found.append(Channel(model.collection, title, Bilingual(**model.purpose), f"{model.collection}/", items[model.type],
                             honoured if model.type == "honoree" else None))
        for name, term in by_commendation(catalog, model.collection):
            title = Bilingual(vi=f"Quyết định khen thưởng, {term.name.vi}", en=f"Commendation decisions, {term.name.en or term.name.vi}")
            found.append(Channel(name, title, term.description or term.name, "decisions/",
                                 [item for item in items[model.type] if _in_feed_of(item.record, name)]))
    found.append(Channel(CORRECTIONS.name, Bilingual(**CORRECTIONS.title), Bilingual(**CORRECTIONS.purpose), f"{CORRECTIONS.address}/",
                         newest_first(_corrected(catalog, at))))
    concerning = _concerning(catalog, facets, items)
    for kind in KINDS:
        found += _narrower(catalog, kind, concerning[kind.record_type], at)
    return found


def _told_of(catalog: Catalog, record_type: str) -> list[Shown]:
    """The records of a type that may stand in a feed. Of ten thousand honourees these are the newest, by their change and by their publication, and
    those with a story."""
    records: list[Shown] = catalog.of(record_type)
    if record_type != "honoree":
        return records
    newest = {*nsmallest(NEWEST + 1, ((-max(record.changed, record.publish_at).timestamp(), record.id) for record in records)),
              *nlargest(NEWEST, ((record.publish_at, record.id) for record in records))}
    told = {record_id for _, record_id in newest}
    return [record for record in records if record.id in told or has_own_file(record)]


def has_own_file(record: Shown) -> bool:
    """Whether an honouree is more than a name in a decision."""
    return record.own if isinstance(record, Tombstone) else bool(record.path)


def by_commendation(catalog: Catalog, collection: str) -> list[tuple[str, Term]]:
    """The feeds of a part of a collection: the name of each and the term that it is for. Decisions have one a type of commendation."""
    if collection != "decisions":
        return []
    return [(f"decisions-{term_id}", term) for term_id, term in catalog.vocabulary["commendation-types"].terms.items()]


def _in_feed_of(decision: Shown, name: str) -> bool:
    """A withdrawn decision has no type any more: that it is withdrawn stands in every feed that may have carried it."""
    return isinstance(decision, Tombstone) or f"decisions-{decision.commendation}" == name


def _corrected(catalog: Catalog, at: datetime) -> Iterator[Item]:
    """What the ledger of corrections tells, as news. Withdrawn honourees are counted there and not named, and so they are here."""
    for record in catalog.all():
        if isinstance(record, Decision):
            yield from of_changes(record)
        elif isinstance(record, Tombstone) and record.type != "honoree" or record.type == "oversight":
            yield from of_record(record, at)
        elif isinstance(record, Document) and record.corrections:
            yield Item(f"document/{record.id}/corrections", record, record.publish_at, max(record.changed, record.publish_at),
                       change=Change(record.changed.date(), TRANSCRIPTION, record.label, record, count=len(record.corrections)))
    stones = [stone for stone in catalog.of("honoree") if isinstance(stone, Tombstone)]
    for date, found in groupby(sorted(stones, key=lambda stone: stone.withdrawn.date), lambda stone: stone.withdrawn.date):
        gone = list(found)
        change = Change(date, WITHDRAWN, BY_TYPE["honoree"].label, count=len(gone))
        changed = max(stone.changed for stone in gone)
        yield Item(f"honoree/withdrawn/{date.isoformat()}", gone[0], min(midnight(date), changed), changed, change=change)


def _concerning(catalog: Catalog, facets: Facets, items: dict[str, list[Item]]) -> dict[str, dict[str, list[Item]]]:
    """Type -> id -> the items that concern the record. Decisions come with the lines that do; honourees by these lines."""
    found: dict[str, dict[str, list[Item]]] = {kind.record_type: defaultdict(list) for kind in KINDS}
    for record_type, entries in items.items():
        for item in entries if record_type != "honoree" else ():
            record = item.record
            if isinstance(record, Tombstone):
                for kind, value in dict.fromkeys(home for key in record.about for home in _homes(facets, key)):
                    found[kind][value].append(of_withdrawal(record, (kind, value)) if record_type == "decision" else item)
                continue
            values = facets.of(record)
            if isinstance(record, Decision):
                lines, taken_out = _lines(facets, record), catalog.taken_out.get(record.id)
                for kind in KINDS:
                    named = {value for facet in kind.facets for value in values.get(facet, ())}
                    gone = {key[1] for left in (taken_out.about if taken_out else ()) for key in _homes(facets, left) if key[0] == kind.record_type}
                    for value in sorted(named):
                        found[kind.record_type][value].append(of_lines(record, (kind.record_type, value), lines.get((kind.record_type, value), ()), taken_out))
                    for value in sorted(gone - named):
                        found[kind.record_type][value].append(of_withdrawal(record, (kind.record_type, value), taken_out))
                continue
            for kind in KINDS:
                for value in sorted({value for facet in kind.facets for value in values.get(facet, ())}):
                    if (kind.record_type, value) != (record.type, record.id):
                        found[kind.record_type][value].append(item)
    return found


def _homes(facets: Facets, key: Key) -> tuple[Key, ...]:
    """A place as it was and as it is; other records themselves."""
    return tuple(dict.fromkeys((key, *(("place", home) for home in facets.living(key))))) if key[0] == "place" else (key,)


def _lines(facets: Facets, decision: Decision) -> dict[Key, list[Conferral]]:
    """What the lines of a decision concern -> those lines."""
    found: dict[Key, list[Conferral]] = defaultdict(list)
    for line in decision.conferrals:
        found["award", line.form].append(line)
        if campaign := line.campaign or decision.campaign:
            found["campaign", campaign].append(line)
        if line.organisation:
            found["organisation", line.organisation].append(line)
        for home in _homes(facets, ("place", line.place)) if line.place else ():
            found[home].append(line)
    return found


def _narrower(catalog: Catalog, kind: Kind, concerning: dict[str, list[Item]], at: datetime) -> Iterator[Channel]:
    for record in catalog.of(kind.record_type):
        items = concerning.get(record.id, [])
        # Who follows what was withdrawn hears of it by the same feed, though no page leads there any more.
        if items or kind.alone or isinstance(record, Tombstone):
            yield Channel(f"{kind.collection}/{record.id}", record.heading, _purpose(record), f"{kind.collection}/{record.id}/",
                          newest_first([*items, *of_record(record, at)]), record=(record.type, record.id))


def _purpose(record: Shown) -> Bilingual:
    vi, en = record.heading.vi, record.heading.en or record.heading.vi
    return Bilingual(vi=f"Khen thưởng, điển hình, sự kiện và tin khác về: {vi}", en=f"Awards, exemplary models, events and other news of: {en}")
