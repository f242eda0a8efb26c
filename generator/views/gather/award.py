"""The ladder on which an award stands, and who holds it: every conferral, the newest first, a hundred on a page, and how many each year."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from generator.catalog import Catalog, Named
from generator.records.award import Award
from generator.views.gather.gathered import Gathered, pointing
from generator.views.gather.ladder import cited, onward, rung

HOLDERS = 100
"""Holders on one page."""


def gather(catalog: Catalog, record: Award, at: datetime) -> Gathered:
    """`own` and `rungs`: how one comes to this award, and to those it leads to. `below`: (award, its step to this one).

    `holders`: the newest of them. `total`: all conferrals; `years`: (year, conferrals), the newest first.
    """
    own, rungs = rung(catalog, record, None, at.date()), onward(catalog, record, at.date())
    below = [(other, step) for other in pointing(catalog, record, Award) for step in other.next_steps if step.award == record.id]
    granted = catalog.granted.get(record.id, [])
    parts = [granted[start: start + HOLDERS] for start in range(0, len(granted), HOLDERS)] or [[]]
    years = sorted(Counter(item.decision.issued.year for item in granted).items(), reverse=True)
    first, *more = (Gathered({"holders": part}, (), tuple(catalog.depends(item) for item in part), _translated(record, part)) for part in parts)
    values = {"own": own, "rungs": rungs, "below": below, "holders": parts[0], "total": len(granted), "years": years}
    linked = [key for item in (own, *rungs) for key in cited(item)]
    linked += [("document", step.basis.document) for _, step in below if step.basis and step.basis.document]
    depends = (*first.depends, *(str(item.due.day) if item.due else "-" for item in (own, *rungs)))
    return Gathered(values, linked, depends, first.translated, tuple(more))


def _translated(record: Award, holders: list[Named]) -> bool:
    return record.name.en is not None and all(item.decision.title.en is not None for item in holders)
