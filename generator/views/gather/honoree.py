"""The awards of an honouree."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.award import Award
from generator.records.honoree import Honoree
from generator.views.gather.gathered import Gathered
from generator.views.gather.succession import today


def gather(catalog: Catalog, record: Honoree, at: datetime) -> Gathered:
    """`named`: every conferral that names the honouree, the newest first. `today`: what its places and organisations are now.

    `onward`: the (form, class) of those after which another award or a higher class comes.
    """
    named = catalog.named[record.id]
    places = [("place", item.conferral.place) for item in named if item.conferral.place]
    places += [("organisation", item.conferral.organisation) for item in named if item.conferral.organisation]
    now = today(catalog, places, at.date())
    linked = [("organisation", item.decision.authority) for item in named]
    linked += places
    linked += [successor for successors in now.values() for successor in successors]
    held = {(item.conferral.form, item.conferral.award_class) for item in named if item.conferral.stands and item.decision.stands}
    onward = {(form, award_class) for form, award_class in held
              if isinstance(award := catalog.get("award", form), Award) and award.leads_on(award_class)}
    return Gathered(
        {"named": named, "today": now, "onward": onward}, linked, tuple(catalog.depends(item) for item in named),
        all(item.conferral.citation is None or item.conferral.citation.en is not None for item in named))
