"""What came before a unit or a place, and what it is today."""

from __future__ import annotations

from datetime import date

from generator.catalog import Catalog, Key
from generator.records import Record
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.records.unit import Change

Unit = Organisation | Place


def is_over(unit: Unit, on: date) -> bool:
    """Whether the last day of a unit is past on a day."""
    return unit.ended is not None and unit.ended.date.last < on


def today(catalog: Catalog, unit: Unit, on: date) -> list[Unit]:
    """The units alive on a day in which a unit lives on: itself, or those at the ends of its chains, sorted by id.

    None when it was dissolved, or when nobody has recorded what came after it.
    """
    alive: dict[str, Unit] = {}
    seen = {unit.id}
    pending = [unit]
    while pending:
        here = pending.pop()
        if not is_over(here, on):
            alive[here.id] = here
            continue
        for step in here.succession:
            following = catalog.get(unit.type, step.successor)
            if isinstance(following, Record) and following.id not in seen:
                seen.add(following.id)
                pending.append(following)
    return [alive[key] for key in sorted(alive)]


def before(catalog: Catalog, unit: Unit) -> list[tuple[Unit, Change]]:
    """The units that became this one or a part of it, each with its step, the latest first and then by id."""
    found = (catalog.get(*key) for key in catalog.incoming.get((unit.type, unit.id), ()) if key[0] == unit.type)
    steps = [(other, step) for other in found if isinstance(other, Record) for step in other.succession if step.successor == unit.id]
    return sorted(steps, key=lambda item: (-item[1].date.first.toordinal(), item[0].id))


def cited(steps: list[tuple[Unit, Change]]) -> list[Key]:
    """The documents that decided the steps."""
    return [("document", step.decided_by.document) for _, step in steps if step.decided_by and step.decided_by.document]
