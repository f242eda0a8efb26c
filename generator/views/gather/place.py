"""What a place was and is, its awards by year, and its exemplary models."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from generator.catalog import Catalog
from generator.records.decision import Decision
from generator.records.exemplar import Exemplar
from generator.records.place import Place
from generator.succession import before, cited, is_over, today
from generator.views.gather.gathered import Gathered, pointing
from generator.views.gather.organisation import SHOWN, newest_first


def gather(catalog: Catalog, record: Place, at: datetime) -> Gathered:
    """`over`, `today` and `before`: see `generator.succession`. `years`: (year, conferrals that name the place, the same with the places
    within it). `within`: those places. `decisions`: that name it, the newest first. `exemplars` of the place, and those `replicated` there.
    """
    living, earlier = today(catalog, record, at.date()), before(catalog, record)
    exemplars = pointing(catalog, record, Exemplar)
    years = _years(catalog, record)
    return Gathered({
        "over": is_over(record, at.date()), "today": living, "before": earlier, "years": years,
        "within": [item for item in pointing(catalog, record, Place) if item.parent == record.id],
        "decisions": newest_first(pointing(catalog, record, Decision)), "shown": SHOWN,
        "exemplars": [item for item in exemplars if item.place == record.id],
        "replicated": [item for item in exemplars if any(copy.place == record.id for copy in item.replications)],
    }, linked=[*((item.type, item.id) for item in living), *cited(earlier)],
        depends=(str(is_over(record, at.date())), str(years), *(item.id for item in living)))


def _years(catalog: Catalog, record: Place) -> list[tuple[int, int, int]]:
    here = catalog.awards_at.get(record.id, Counter())
    inside: Counter[int] = Counter()
    seen = {record.id}
    pending = [record]
    while pending:
        place = pending.pop()
        inside.update(catalog.awards_at.get(place.id, {}))
        for part in pointing(catalog, place, Place):
            if part.parent == place.id and part.id not in seen:
                seen.add(part.id)
                pending.append(part)
    return [(year, here[year], inside[year]) for year in sorted(inside, reverse=True)]
