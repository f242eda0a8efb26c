"""What a unit was and is, what it found and nurtured, and what it decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records.council import Council
from generator.records.decision import Decision
from generator.records.exemplar import STAGES, Exemplar
from generator.records.organisation import Organisation
from generator.succession import before, cited, is_over, today
from generator.views.gather.gathered import Gathered, pointing

SHOWN = 20
"""Decisions that a page lists by name; the others are counted."""


def gather(catalog: Catalog, record: Organisation, at: datetime) -> Gathered:
    """`over`, `today` and `before`: see `generator.succession`. `found`: (words of a stage, exemplars that the unit brought to it).

    `years`: (year, decisions, conferrals) of which it is the authority. `decided`, `proposed` and `received`: its own decisions, those
    that it proposed and those that honour it or its people, the newest first. `own_exemplars`, `within`, `councils`: its models, its parts, its terms as a council.
    """
    living, earlier = today(catalog, record, at.date()), before(catalog, record)
    decisions = newest_first(pointing(catalog, record, Decision))
    decided = [item for item in decisions if item.authority == record.id]
    exemplars = pointing(catalog, record, Exemplar)
    within = [item for item in pointing(catalog, record, Organisation) if item.parent == record.id]
    councils = sorted((item for item in pointing(catalog, record, Council) if item.organisation == record.id), key=_term, reverse=True)
    return Gathered({
        "over": is_over(record, at.date()), "today": living, "before": earlier,
        "found": list(_found(record, exemplars)), "own_exemplars": [item for item in exemplars if item.organisation == record.id],
        "years": _by_year(catalog, decided), "decided": decided, "proposed": [item for item in decisions if _proposed(record, item)],
        "received": [item for item in decisions if any(line.organisation == record.id for line in item.conferrals)],
        "within": within, "councils": councils, "shown": SHOWN,
    }, linked=[*((item.type, item.id) for item in living), *cited(earlier)], depends=(str(is_over(record, at.date())), *(item.id for item in living)))


def newest_first(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions by the day of signing, the newest first."""
    return sorted(decisions, key=lambda item: (item.issued, item.id), reverse=True)


def _proposed(record: Organisation, decision: Decision) -> bool:
    return decision.proposed_by == record.id


def _found(record: Organisation, exemplars: list[Exemplar]) -> Iterable[tuple[dict[str, str], list[Exemplar]]]:
    for stage, words in STAGES.items():
        theirs = [item for item in exemplars if any(reached.stage == stage and reached.by == record.id for reached in item.stages)]
        if theirs:
            yield dict(zip(LANGUAGES, words)), theirs


def _by_year(catalog: Catalog, decided: list[Decision]) -> list[tuple[int, int, int]]:
    decisions: Counter[int] = Counter()
    conferrals: Counter[int] = Counter()
    for item in decided:
        standing = catalog.standing[item.id]
        decisions[item.issued.year] += bool(standing)
        conferrals[item.issued.year] += len(standing)
    return [(year, decisions[year], conferrals[year]) for year in sorted(decisions, reverse=True) if decisions[year]]


def _term(council: Council) -> tuple[int, str]:
    return council.starts.first.toordinal() if council.starts else 0, council.id
