"""What may stand in a feed, before it is put into words: a record, the lines of a decision that concern one place, a docket that closes,
a correction. An item knows what it is called for ever and when it last really changed, and nothing of any language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from generator.catalog import Key, TakenOut
from generator.records.consultation import Consultation
from generator.records.decision import Conferral, Decision
from generator.records.fields import HANOI
from generator.views.lasting import by_day
from generator.views.overviews.corrections import Change, of_decision
from generator.views.templates import Shown


@dataclass(frozen=True)
class Item:
    """One entry of a feed in every language. `name` is what its lasting id ends in: the type and the id of the record come first.

    `about` is the place, unit, award or campaign for whose feed the item was made, `lines` those of a decision that concern it: a body
    that decided has none. `gone`: nothing is left to be said but that it was withdrawn.
    """

    name: str
    record: Shown
    published: datetime
    updated: datetime
    about: Key | None = None
    lines: tuple[Conferral, ...] = ()
    change: Change | None = None
    gone: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it tells how many were withdrawn on a day, and nothing of any of them."""
        return self.change is not None and self.change.record is None

    @property
    def stage(self) -> str:
        """What it tells of a docket: that it is announced, that it has opened, that it has closed."""
        if self.name.endswith("/closed"):
            return "closed"
        return "opened" if isinstance(self.record, Consultation) and self.updated >= midnight(self.record.opened) else "announced"


def midnight(day: date) -> datetime:
    """The first moment of a day in Viet Nam."""
    return datetime(day.year, day.month, day.day, tzinfo=HANOI)


def of_record(record: Shown, at: datetime, taken_out: TakenOut | None = None) -> Iterator[Item]:
    """The entries of a record: one, and a second for a docket that has closed."""
    name = f"{record.type}/{record.id}"
    if isinstance(record, Decision):
        yield Item(name, record, record.publish_at, _changed(record, record.conferrals, taken_out))
    elif isinstance(record, Consultation):
        closed = max(midnight(record.closes + timedelta(days=1)), record.publish_at)
        opened = max(midnight(record.opened), record.publish_at)
        # What is written down after it has closed is news of its end, not of its beginning.
        told = record.changed if record.changed < closed else record.publish_at
        yield Item(name, record, record.publish_at, max(told, opened) if opened <= at else max(told, record.publish_at))
        if closed <= at:
            yield Item(f"{name}/closed", record, closed, max(closed, record.changed))
    else:
        yield Item(name, record, record.publish_at, max(record.changed, record.publish_at))


def of_lines(decision: Decision, about: Key, lines: Iterable[Conferral], taken_out: TakenOut | None) -> Item:
    """What a decision says of a place, a unit, an award or a campaign."""
    lines = tuple(lines)
    return Item(f"decision/{decision.id}/{about[0]}/{about[1]}", decision, decision.publish_at, _changed(decision, lines, taken_out), about, lines)


def of_withdrawal(record: Shown, about: Key, taken_out: TakenOut | None = None) -> Item:
    """What is left, in a feed that may have carried a decision's lines, of one that was withdrawn or lost all of them."""
    return Item(f"decision/{record.id}/{about[0]}/{about[1]}", record, record.publish_at,
                max(record.changed, record.publish_at, *([midnight(taken_out.last)] if taken_out else ())), about, gone=True)


def of_changes(decision: Decision) -> Iterator[Item]:
    """Every correction and revocation of a decision and of its lines."""
    for line, found in groupby(of_decision(decision), lambda change: change.line):
        changes = list(found)
        where = f"/line/{line}" if line is not None else ""
        for name, change in zip(by_day(change.date for change in changes), changes):
            day = max(midnight(change.date), decision.publish_at)
            yield Item(f"decision/{decision.id}{where}/change/{name}", decision, day, day, change=change)


def _changed(decision: Decision, lines: Collection[Conferral], taken_out: TakenOut | None) -> datetime:
    """When a decision last changed, or what it says in some of its lines: a revocation, or that a name is gone, is news even when nobody
    wrote down the day of the edit."""
    days = [change.date for part in (decision, *lines) for change in part.changes]
    if taken_out and any(not line.honoree for line in lines):
        days.append(taken_out.last)
    return max(decision.changed, decision.publish_at, *(midnight(day) for day in days))


def newest_first(items: Iterable[Item]) -> list[Item]:
    """In the order of a feed, a withdrawal being news too; equal instants in a stable order."""
    return sorted(items, key=lambda item: (-item.updated.timestamp(), item.name))
