"""The themes of an exemplary model and the kind of area that it is in."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.exemplar import Exemplar
from generator.records.place import Place
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: Exemplar, at: datetime) -> Gathered:
    """`themes`: its own and those of its campaign. `area_classes`: those of its place."""
    place = catalog.get("place", record.place) if record.place else None
    areas = place.areas_on(at.date()) if isinstance(place, Place) else ()
    return Gathered({"themes": themes(catalog, record), "area_classes": areas}, depends=areas)


def themes(catalog: Catalog, record: Exemplar) -> tuple[str, ...]:
    """The themes of an exemplar, each once: its own first, then those of its campaign."""
    campaign = catalog.get("campaign", record.campaign) if record.campaign else None
    return tuple(dict.fromkeys((*record.themes, *(campaign.themes if isinstance(campaign, Campaign) else ()))))
