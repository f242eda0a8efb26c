"""The awards of an honouree."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.honoree import Honoree
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: Honoree, at: datetime) -> Gathered:
    """`named`: every conferral that names the honouree, the newest first."""
    named = catalog.named[record.id]
    linked = [("organisation", item.decision.authority) for item in named]
    linked += [("place", item.conferral.place) for item in named if item.conferral.place]
    return Gathered(
        {"named": named}, linked, tuple(catalog.depends(item) for item in named),
        all(item.conferral.citation is None or item.conferral.citation.en is not None for item in named))
