"""The ladder of awards: what comes after an award, by which procedures and until when, and what leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog, Key
from generator.records.award import Award, Standard, Step
from generator.records.procedure import Deadline, Procedure
from generator.views.gather.gathered import pointing


@dataclass(frozen=True, slots=True)
class Due:
    """The next day on which a deadline of a procedure falls."""

    day: date
    deadline: Deadline
    procedure: Procedure


@dataclass(frozen=True, slots=True)
class Rung:
    """How one comes to an award: `step` is the way from the award below, None for the award in general. `procedures` are those
    that were not abolished; `due` is the nearest deadline of theirs that is not past, None when none is recorded."""

    award: Award
    step: Step | None
    standards: Sequence[Standard]
    procedures: list[Procedure]
    due: Due | None


def onward(catalog: Catalog, record: Award, day: date) -> list[Rung]:
    """The awards that one leads to, in the order of its file."""
    found = [(step, catalog.get("award", step.award)) for step in record.next_steps]
    return [rung(catalog, award, step, day) for step, award in found if isinstance(award, Award)]


def rung(catalog: Catalog, award: Award, step: Step | None, day: date) -> Rung:
    """How one comes to an award on a day, by a step or in general."""
    procedures = [item for item in pointing(catalog, award, Procedure) if item.status != "abolished" and award.id in item.awards]
    dues = [Due(following, deadline, procedure) for procedure in procedures for deadline in procedure.deadlines
            if (following := deadline.next_on(day))]
    return Rung(award, step, award.standards, procedures, min(dues, key=lambda due: (due.day, due.procedure.id), default=None))


def cited(rung: Rung) -> list[Key]:
    """What the words on a rung link to besides the award and its own references: procedures, and documents of standards and deadlines."""
    bases = [item.basis for item in (*rung.standards, *([rung.due.deadline] if rung.due else []))]
    return [*(("procedure", item.id) for item in rung.procedures), *(("document", basis.document) for basis in bases if basis and basis.document)]
