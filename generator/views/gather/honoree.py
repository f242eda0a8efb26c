"""The awards of an honouree, and the highest of them."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.award import Award
from generator.records.honoree import Honoree
from generator.views.gather.gathered import Gathered
from generator.views.gather.precedence import highest
from generator.views.gather.succession import today
from generator.views.proof import proofs


def gather(catalog: Catalog, record: Honoree, at: datetime) -> Gathered:
    """`named`: every conferral that names the honouree, the newest first. `today`: what its places and organisations are now.

    `held`: those that stand; one that was taken back is shown and never counted. `highest`: those of them above which none stands.
    `proven`: decision id -> the digest of its PDF, the commit of its record. `onward`: one line of each form and class held after which another award or a higher class comes.
    """
    named = catalog.named[record.id]
    places = [("place", item.conferral.place) for item in named if item.conferral.place]
    places += [("organisation", item.conferral.organisation) for item in named if item.conferral.organisation]
    now = today(catalog, places, at.date())
    linked = [("organisation", item.decision.authority) for item in named]
    linked += places
    linked += [successor for successors in now.values() for successor in successors]
    held = [item for item in named if item.stands]
    top = highest(catalog, held)
    lines = {(item.conferral.form, item.conferral.award_class): item.conferral for item in reversed(held)}
    onward = [line for (form, award_class), line in reversed(lines.items())
              if isinstance(award := catalog.get("award", form), Award) and award.leads_on(award_class)]
    proven = {item.decision.id: proofs(catalog, item.decision) for item in named}
    return Gathered(
        {"named": named, "today": now, "held": held, "highest": top, "onward": onward, "proven": proven}, linked,
        (*(catalog.depends(item) for item in named), *(f"{item.decision.id} {item.conferral.line}" for item in top), *map(repr, proven.items())),
        all(item.conferral.citation is None or item.conferral.citation.en is not None for item in named))
