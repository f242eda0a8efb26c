"""The list of a decision by award; how it was decided: what came when, how long it took; what its places and its type are called today."""

from __future__ import annotations

from datetime import date, datetime

from generator.catalog import Catalog
from generator.records.decision import Conferral, Decision
from generator.records.fields import PartialDate, covers
from generator.records.vocabulary import FormerName
from generator.views.gather.gathered import Gathered
from generator.views.gather.succession import today
from generator.views.proof import proofs


def gather(catalog: Catalog, record: Decision, at: datetime) -> Gathered:
    """`today`: what the places and organisations of the lines are now. `then`: what the type of commendation was called, when it
    was not called as today. `achieved`: the earliest and the latest achievement. `days`: the time from one to the next, in days.
    `before`: what came before the signing, (step, date), in the order in which it came: a unit proposes to the province before the
    council meets, the province to the Prime Minister after it. `groups`: (a line, all lines of its award and class), the awards in the
    order in which the list begins with them, their lines in the order of their numbers. `standing`: how many lines were not taken back.
    `proof`: the digest of its PDF, the commit of its record.
    """
    keys = [("place", line.place) for line in record.conferrals if line.place]
    keys += [("organisation", line.organisation) for line in record.conferrals if line.organisation]
    now = today(catalog, keys, at.date())
    achieved = sorted({line.achieved for line in record.conferrals if line.achieved})
    linked = [successor for successors in now.values() for successor in successors]
    values = {"today": now, "then": _then(catalog, record), "achieved": achieved[:1] + achieved[1:][-1:],
              "days": _days(record, achieved), "before": _before(catalog, record), "groups": groups(record),
              "standing": len(catalog.standing[record.id]), "proof": proofs(catalog, record)}
    return Gathered(values, linked, (repr(sorted(now.items())), *values["proof"]))


def groups(record: Decision) -> list[tuple[Conferral, list[Conferral]]]:
    """The lines of a decision by what they confer."""
    found: dict[tuple[str, str | None], list[Conferral]] = {}
    for line in sorted(record.conferrals, key=lambda line: line.line):
        found.setdefault((line.form, line.award_class), []).append(line)
    return [(lines[0], lines) for lines in found.values()]


def _then(catalog: Catalog, record: Decision) -> FormerName | None:
    term = catalog.term("commendation-types", record.commendation)
    former = term.called_before if term else ()
    return next((name for name in former if covers(name.valid_from, name.valid_to, record.issued)), None)


def _before(catalog: Catalog, record: Decision) -> list[tuple[str, date | None]]:
    steps = [("proposed", record.proposed)] if record.proposed or record.proposed_by else []
    steps += [(name, _dated(catalog, name, key)) for name, key in (("consultation", record.consultation), ("meeting", record.meeting)) if key]
    return sorted(steps, key=lambda step: step[1] or date.min)


def _dated(catalog: Catalog, record_type: str, record_id: str | None) -> date | None:
    record = catalog.get(record_type, record_id) if record_id else None
    return record.dated if record else None


def _days(record: Decision, achieved: list[PartialDate]) -> dict[str, int]:
    """Days between the steps of which both dates are known. An achievement of a year is counted from the end of the year."""
    last = max((item.last for item in achieved), default=None)
    steps: dict[str, tuple[date | None, date | None]] = {
        "achieved_to_decided": (last, record.issued), "proposed_to_decided": (record.proposed, record.issued),
        "decided_to_published": (record.issued, record.published)}
    return {name: (end - start).days for name, (start, end) in steps.items() if start and end and start <= end}
