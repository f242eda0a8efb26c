"""Who holds an award: every conferral of it, the newest first, a hundred on a page, and how many there were each year."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from generator.catalog import Catalog, Named
from generator.records.award import Award
from generator.views.gather.gathered import Gathered

HOLDERS = 100
"""Holders on one page."""


def gather(catalog: Catalog, record: Award, at: datetime) -> Gathered:
    """`holders`: the newest of them. `total`: all conferrals; `years`: (year, conferrals), the newest first."""
    granted = catalog.granted.get(record.id, [])
    parts = [granted[start: start + HOLDERS] for start in range(0, len(granted), HOLDERS)] or [[]]
    years = sorted(Counter(item.decision.issued.year for item in granted).items(), reverse=True)
    first, *more = (Gathered({"holders": part}, (), tuple(catalog.depends(item) for item in part), _translated(record, part)) for part in parts)
    values = {"holders": parts[0], "total": len(granted), "years": years}
    return Gathered(values, (), first.depends, first.translated, tuple(more))


def _translated(record: Award, holders: list[Named]) -> bool:
    return record.name.en is not None and all(item.decision.title.en is not None for item in holders)
