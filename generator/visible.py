"""What the public may see at an instant. This is the only place that decides it; every view takes what comes out here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import blake2b
from typing import ClassVar

from generator.catalog import Catalog, Key, TakenOut
from generator.records import BY_TYPE, Record
from generator.records.consultation import Consultation
from generator.records.decision import Change, Conferral, Decision
from generator.records.exemplar import Exemplar
from generator.records.fields import HANOI, Bilingual, Reference
from generator.records.honoree import Honoree
from generator.records.press_item import PressItem
from generator.records.record import Withdrawal, marked


@dataclass(frozen=True)
class Tombstone:
    """What stays of a withdrawn record: its address, when and why it was withdrawn. No name, no content."""

    type: str
    id: str
    collection: str
    digest: str
    publish_at: datetime
    changed: datetime
    withdrawn: Withdrawal
    illustrative: bool = False
    source: tuple = ()
    dated: None = None
    lead: None = None
    path: str = ""
    own: bool = True
    """Whether it is that of a file; false for who was only named in a withdrawn decision."""
    about: tuple[Key, ...] = ()
    """The places, units, awards and campaigns that it concerned, for whoever follows one of these and must hear that it is gone."""
    heading: ClassVar[Bilingual] = Bilingual(vi="Hồ sơ đã rút", en="Withdrawn record")


FOLLOWED = frozenset({"award", "campaign", "organisation", "place"})
"""The types of which a reader may follow one record, and so everything that concerns it."""
_NAMED_ONLY = Honoree.model_construct(id="", path="", digest="", publish_at=None, name="", kind="")
"""An honouree without a file. Copies of it are made by the thousand: that is quicker than making each from nothing."""


def visible(catalog: Catalog, at: datetime) -> Catalog:
    """The catalog as the public may see it at `at`.

    Records with a later `publish_at` are gone without a trace, and so is what is dated later in the others: a correction or a revocation, the
    day of the last edit. Withdrawn ones are tombstones from the moment that their file says so, and a withdrawn honouree's
    name is gone from every decision, exemplar and press item on it. Nominees are seen while their docket is open, and only then.
    Honourees are those named in what is left, with or without a file; files are those that what is left brings with it,
    outlines on the map those of places that are left.
    """
    due = {
        record_type: {key: _so_far(record, at) for key, record in records.items() if is_due(record, at)}
        for record_type, records in catalog.records.items()
    }
    removed = {key: record.withdrawn for key, record in due["honoree"].items() if record.withdrawn}
    stories = {key: removed[record.honoree] for key, record in due["exemplar"].items() if record.honoree in removed}
    records: dict[str, dict[str, Record | Tombstone]] = {}
    for record_type, found in due.items():
        if record_type != "honoree":
            records[record_type] = {key: _shown(record, removed, stories, at) for key, record in found.items()}
    open_decisions = replace(catalog, records={"decision": {
        key: record for key, record in records["decision"].items() if isinstance(record, Decision)}})
    closed_decisions = {key: record for key, record in due["decision"].items() if record.withdrawn}
    records["honoree"] = _honorees(due["honoree"], open_decisions, closed_decisions, at)
    records["exemplar"] = {key: _before_honoured(record, records["honoree"]) for key, record in records["exemplar"].items()}
    taken_out = {key: gone for key, record in due["decision"].items()
                 if removed and not record.withdrawn and isinstance(record, Decision) and (gone := _taken_out(record, removed, at))}
    public = catalog.showing({record_type: records[record_type] for record_type in catalog.records}, taken_out)
    named = {file.name for key in public.marks for file in public.files_of(key)}
    return public.offering({name: file for name, file in public.files.items() if name in named},
                           tuple(outline for outline in public.outlines if public.place_of(outline)))


def as_written(catalog: Catalog, public: Catalog) -> Iterator[Record]:
    """The public records that are seen as their files have them. Of all others not even a digest or the history of the file may be told:
    it holds what was withdrawn, or what is no longer shown. Of dockets it is told at no time, for that a list was there must leave no trace."""
    for record_type, shown in public.records.items():
        if record_type == Consultation.type:
            continue
        for key, record in shown.items():
            if isinstance(record, Record) and record.path and (record_type == "honoree" or _is_whole(record, catalog.get(record_type, key))):
                yield record


def _is_whole(shown: Record, written: Record | None) -> bool:
    """Whether all that a file says is shown, but for a day of change that is still to come."""
    return shown is written or written is not None and shown == written.model_copy(update={"updated": shown.updated, "digest": shown.digest})


def is_due(record: Record, at: datetime) -> bool:
    """Whether the public knows of a record at all: before its `publish_at` nothing of it is shown."""
    return record.publish_at <= at


def is_open(docket: Consultation, at: datetime) -> bool:
    """Whether a docket takes comments, and so shows its nominees: from the first moment of its first day to the last of its last, in Viet Nam."""
    return docket.opened <= at.astimezone(HANOI).date() <= docket.closes


def _so_far(record: Record, at: datetime) -> Record:
    """A record without the edits and the corrections that are dated after an instant: they have not happened yet, or the day is wrong and
    `check` warns of it."""
    later: dict[str, object] = {}
    if record.updated and record.updated > at:
        later["updated"] = None
    if isinstance(record, Decision):
        today = at.astimezone(HANOI).date()
        if any(change.date > today for change in record.changes):
            later["changes"] = _until(record.changes, today)
        if any(change.date > today for line in record.conferrals for change in line.changes):
            later["conferrals"] = tuple(line.model_copy(update={"changes": _until(line.changes, today)}) for line in record.conferrals)
    return record.model_copy(update={**later, "digest": _digest(record.digest, repr(later))}) if later else record


def _until(changes: tuple[Change, ...], today: date) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.date <= today)


def _shown(
    record: Record, removed: Mapping[str, Withdrawal], stories: Mapping[str, Withdrawal], at: datetime,
) -> Record | Tombstone:
    if record.withdrawn:
        return tombstone(record, record.withdrawn, at)
    if isinstance(record, Consultation) and record.nominees and not is_open(record, at):
        return _without_nominees(record)
    if isinstance(record, Exemplar) and record.honoree in removed:
        return tombstone(record, removed[record.honoree], at)
    if stories and isinstance(record, PressItem) and (gone := next((key for key in record.exemplars if key in stories), None)):
        return tombstone(record, stories[gone], at)  # its title is the press's own and may hold the name
    if removed and isinstance(record, Decision) and any(line.honoree in removed for line in record.conferrals):
        lines = tuple(_without_name(line) if line.honoree in removed else line for line in record.conferrals)
        # The signed paper has the name that is gone from the list.
        return record.model_copy(update={"conferrals": lines, "pdf": None, "digest": _digest(record.digest, *sorted(removed))})
    return record


def _before_honoured(record: Record | Tombstone, honorees: Mapping[str, object]) -> Record | Tombstone:
    """A model without its honouree while the decision that honours is under embargo: an id can be a name."""
    if not isinstance(record, Exemplar) or not record.honoree or record.honoree in honorees:
        return record
    return record.model_copy(update={"honoree": None, "digest": _digest(record.digest, "before")})


def _without_nominees(docket: Consultation) -> Consultation:
    """The docket as if its file had never held the list: not even the digest of the file is left."""
    bare = docket.model_copy(update={"nominees": (), "digest": ""})
    return bare.model_copy(update={"digest": _digest(bare.model_dump_json(by_alias=True, fallback=str))})


def _taken_out(decision: Decision, removed: Mapping[str, Withdrawal], at: datetime) -> TakenOut | None:
    """When names were last taken out of a decision, and the places and units of their lines."""
    lines = [line for line in decision.conferrals if line.honoree in removed]
    about = dict.fromkeys((kind, value) for line in lines for kind in ("organisation", "place") if (value := getattr(line, kind)))
    return TakenOut(min(max(removed[line.honoree].date for line in lines), at.astimezone(HANOI).date()), tuple(about)) if lines else None


def _without_name(line: Conferral) -> Conferral:
    changes = tuple(change.model_copy(update={"note": None}) for change in line.changes)
    return line.model_copy(update={
        "honoree": "", "name": "", "unit": None, "organisation": None, "place": None, "role": None, "nationality": None,
        "field_of_work": None, "achieved": None, "citation": None, "changes": changes})


def tombstone(record: Record, withdrawal: Withdrawal, at: datetime) -> Tombstone:
    """The tombstone of a record, changed on the day of the withdrawal. Should that day be still to come, today: that a record is gone is told at once."""
    about = dict.fromkeys((mark.type, found) for location, mark, found in marked(record)
                          if isinstance(mark, Reference) and mark.type in FOLLOWED and location[0] not in ("nominees", "source"))
    return Tombstone(
        record.type, record.id, record.collection, _digest(record.digest, withdrawal.model_dump_json()), record.publish_at,
        max(_midnight(min(withdrawal.date, at.astimezone(HANOI).date()), record), record.changed), withdrawal, record.illustrative, about=tuple(about))


def _midnight(day: date, record: Record) -> datetime:
    return datetime.combine(day, datetime.min.time(), record.publish_at.tzinfo)


def _honorees(
    files: Mapping[str, Record], opened: Catalog, closed: Mapping[str, Record], at: datetime,
) -> dict[str, Record | Tombstone]:
    found: dict[str, Record | Tombstone] = {
        key: tombstone(record, record.withdrawn, at) for key, record in files.items() if record.withdrawn}
    for honoree_id, named in opened.named.items():
        if honoree_id in found:
            continue
        decisions = [item.decision for item in named]
        first, last = min(d.publish_at for d in decisions), max(d.changed for d in decisions)
        record = files.get(honoree_id)
        if record is None:
            newest, invented = named[0].conferral, all(d.illustrative for d in decisions)
            record = _NAMED_ONLY.model_copy(update={
                "id": honoree_id, "digest": _digest(honoree_id, newest.name, newest.kind, str(first), str(last), str(invented)), "name": newest.name,
                "kind": newest.kind, "publish_at": first, "updated": last, "illustrative": invented})
        elif last > record.changed:
            record = record.model_copy(update={"updated": last, "digest": _digest(record.digest, str(last))})
        found[honoree_id] = record
    for decision in closed.values():
        for line in decision.conferrals:
            if line.honoree not in found:
                stone = tombstone(decision, decision.withdrawn, at)
                found[line.honoree] = replace(stone, type="honoree", id=line.honoree, collection=BY_TYPE["honoree"].collection, own=False, about=())
    return dict(sorted(found.items()))


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
