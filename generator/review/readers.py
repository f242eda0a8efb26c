"""changes -> what readers will see: pages that appear, change or leave, lines of lists, entries of feeds, and what waits for its day.

What is public is decided by `visible`, for the records of either commit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from generator.catalog import Catalog, Key
from generator.records import RECORD_TYPES, Record
from generator.records.decision import Decision
from generator.records.record import Location, untranslated
from generator.review.changes import Change
from generator.views.facets import Facets
from generator.views.feeds.channels import channels
from generator.visible import Tombstone, is_due, visible

Shown = Record | Tombstone


@dataclass(frozen=True)
class Effect:
    """What a change does to the site as the public sees it at an instant. `lists`: type -> lines (before, after); `feeds`: name -> new entries."""

    new: tuple[Shown, ...]
    changed: tuple[Shown, ...]
    gone: tuple[Shown, ...]
    withdrawn: tuple[Shown, ...]
    returned: tuple[Shown, ...]
    later: tuple[Record, ...]
    lists: dict[str, tuple[int, int]]
    feeds: dict[str, int]
    without_english: tuple[tuple[Record, tuple[Location, ...]], ...]


def effect(catalog: Catalog, changes: Iterable[Change], at: datetime) -> Effect:
    """What `changes` did to the site; `catalog` is that of the newer commit. Both are looked at with today's vocabulary and settings.

    A record that is refused stays as it was: nothing is published before it is put right.
    """
    changes = [change for change in changes if change.is_record]
    refused = [change for change in changes if change.after and not change.after.record]
    catalog, changes = _before(catalog, refused), [change for change in changes if not (change.after and not change.after.record)]
    after, before = visible(catalog, at), visible(_before(catalog, changes), at)
    was, now = _keys(before), _keys(after)
    same = {_key(change) for change in changes if change.says_the_same}
    records = [change.after.record for change in changes if change.after and change.after.record]
    both = [now[key] for key in now.keys() & was.keys() - same if now[key] is not was[key]]
    told = _told_otherwise(before, after, changes)
    return Effect(
        new=_sorted(now[key] for key in now.keys() - was.keys()),
        changed=_sorted(record for record in both if not isinstance(record, Tombstone) and not isinstance(was[record.type, record.id], Tombstone)
                        and (record.digest != was[record.type, record.id].digest or record.id in told and record.type == "honoree")),
        gone=_sorted(was[key] for key in was.keys() - now.keys()),
        withdrawn=_sorted(record for record in both if isinstance(record, Tombstone) and not isinstance(was[record.type, record.id], Tombstone)),
        returned=_sorted(record for record in both if isinstance(was[record.type, record.id], Tombstone) and not isinstance(record, Tombstone)),
        later=tuple(record for record in records if not is_due(record, at)),
        lists={record_type: sizes for record_type in catalog.records
               if (sizes := (_lines(before, record_type), _lines(after, record_type)))[0] != sizes[1]},
        feeds=dict(_feeds(before, after, at)),
        without_english=tuple((record, missing) for record in records if not record.withdrawn and (missing := tuple(untranslated(record)))))


def _before(catalog: Catalog, changes: Iterable[Change]) -> Catalog:
    """The catalog with the records as they were."""
    records: dict[str, dict[str, Record]] = defaultdict(dict, {record_type: dict(found) for record_type, found in catalog.records.items()})
    for change in changes:
        key = _key(change)
        records[key[0]].pop(key[1], None)
        if change.before and change.before.record:
            records[key[0]][key[1]] = change.before.record
    return replace(catalog, records={record_type: dict(sorted(found.items())) for record_type, found in records.items()})


def _told_otherwise(before: Catalog, after: Catalog, changes: Iterable[Change]) -> set[str]:
    """The honourees of whose awards a decision says something else than before: it stands on their pages."""
    decisions = [side.record for change in changes for side in (change.before, change.after) if side and isinstance(side.record, Decision)]
    named = {line.honoree for decision in decisions for line in decision.conferrals}
    return {key for key in named if _told(before, key) != _told(after, key)}


def _told(catalog: Catalog, honoree: str) -> list[str]:
    return [catalog.depends(named) for named in catalog.named.get(honoree, ())]


def _key(change: Change) -> Key:
    return change.model.type, change.id  # type: ignore[attr-defined]


def _keys(catalog: Catalog) -> dict[Key, Shown]:
    return {(record.type, record.id): record for record in catalog.all()}


def _sorted(records: Iterable[Shown]) -> tuple[Shown, ...]:
    order = {model.type: number for number, model in enumerate(RECORD_TYPES)}
    return tuple(sorted(records, key=lambda record: (order[record.type], record.id)))


def _lines(catalog: Catalog, record_type: str) -> int:
    return sum(isinstance(record, Record) for record in catalog.of(record_type))


def _feeds(before: Catalog, after: Catalog, at: datetime) -> Iterator[tuple[str, int]]:
    """The feeds that get entries which they did not have, or have as news again."""
    known, now = ({channel.name: {(item.name, item.updated) for item in channel.newest} for channel in channels(catalog, Facets(catalog, at), at)}
                  for catalog in (before, after))
    for name in ("all", *(model.collection for model in RECORD_TYPES)):
        if new := len(now[name] - known[name]):
            yield name, new
