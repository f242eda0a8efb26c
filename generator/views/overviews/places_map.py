"""The map: for each commune-level place of today, the conferrals that stand, its exemplary models, and those replicated there.

Conferrals are acts of public authorities that are published one by one, each with its place: a count of them is no count of people of a
group, so small counts are shown (unlike those of `small_cells`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from generator.catalog import Catalog
from generator.records.decision import Decision
from generator.records.exemplar import Exemplar
from generator.records.place import Place
from generator.succession import today
from generator.views.gather.gathered import Gathered
from generator.views.language import number_text, sort_key
from generator.views.outlines import Drawn, draw
from generator.views.overviews.overview import Overview

STEPS = 4
"""The most steps of colour above nought."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A place with its counts; `step` is 0 for no conferral, then 1 to STEPS; `drawn` when its boundaries are known."""

    place: Place
    awards: int
    exemplars: int
    copies: int
    step: int
    drawn: Drawn | None


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`areas`: (the place above or None, its kinds: (kind, tiles in Vietnamese order)). `steps`: (least, most) conferrals of each step.
    `picture`: the size of the map in units, None without boundaries. `elsewhere`: conferrals and models whose place is no commune-level place
    of today or not known. `shared`: whether something counts for more than one place. `invented`: whether illustrative records are counted.
    """
    homes = _Homes(catalog, at.date())
    awards: Counter[str] = Counter()
    for place_id, years in catalog.awards_at.items():
        for home in homes.of(place_id):
            awards[home] += years.total()
    models = [record for record in catalog.of("exemplar") if isinstance(record, Exemplar)]
    exemplars = Counter(home for model in models for home in homes.of(model.place or ""))
    copies = Counter(home for model in models
                     for home in sorted({home for copy in model.replications for home in homes.of(copy.place)}))
    places = [place for place in catalog.of("place") if isinstance(place, Place) and homes.of(place.id) == (place.id,)]
    steps = quantiles(awards[place.id] for place in places)
    ends = [most for _, most in steps]
    outlines = {place.id: outline.polygons for outline in catalog.outlines if (place := catalog.place_of(outline)) and homes.of(place.id) == (place.id,)}
    picture = draw(outlines, {key: number_text(awards[key], "en") for key in outlines}) if outlines else None
    drawn = picture.places if picture else {}
    tiles = [Tile(place, awards[place.id], exemplars[place.id], copies[place.id], 1 + bisect_left(ends, awards[place.id]) if awards[place.id] else 0,
                  drawn.get(place.id)) for place in places]
    standing = sum(years.total() for years in catalog.awards_at.values())
    return Gathered({
        "areas": _areas(catalog, tiles), "steps": steps, "picture": picture and (picture.width, picture.height), "source": catalog.site.boundaries,
        "standing": standing, "elsewhere": sum(years.total() for key, years in catalog.awards_at.items() if not homes.of(key)),
        "shared": any(len(homes.of(key)) > 1 for key in catalog.awards_at),
        "invented": any(record.illustrative for record in [*models, *_decisions(catalog)]),
    }, translated=all(place.name.en is not None for place in places))


class _Homes:
    """The commune-level places of a day to which a place belongs: those it lives on in, or those around them."""

    def __init__(self, catalog: Catalog, day: date) -> None:
        self.catalog = catalog
        self.day = day
        self.known: dict[str, tuple[str, ...]] = {}

    def of(self, place_id: str) -> tuple[str, ...]:
        """Ids, sorted. None for a province, or for a place of which nobody has recorded what it became."""
        if place_id not in self.known:
            self.known[place_id] = ()  # while it is looked for: a circle ends here
            place = self.catalog.get("place", place_id)
            if isinstance(place, Place):
                self.known[place_id] = tuple(sorted({home for unit in today(self.catalog, place, self.day) for home in self._around(unit)}))
        return self.known[place_id]

    def _around(self, unit: Place) -> Iterable[str]:
        if self.catalog.is_on_map(unit):
            return (unit.id,)
        return self.of(unit.parent) if unit.parent else ()


def quantiles(counts: Iterable[int]) -> list[tuple[int, int]]:
    """Steps that hold about as many places each, as (least, most) of the counts above nought; fewer when there are few different counts."""
    values = sorted(count for count in counts if count)
    different = sorted(set(values))
    ends = different if len(different) <= STEPS else sorted({values[-(-len(values) * part // STEPS) - 1] for part in range(1, STEPS + 1)})
    starts = [different[bisect_left(different, end) + 1] for end in ends[:-1]]
    return list(zip([different[0], *starts], ends, strict=True)) if values else []


def _areas(catalog: Catalog, tiles: list[Tile]) -> list[tuple[Place | None, list[tuple[str, list[Tile]]]]]:
    by_area: dict[str, dict[str, list[Tile]]] = defaultdict(lambda: defaultdict(list))
    for tile in sorted(tiles, key=lambda tile: (sort_key(tile.place.name.vi), tile.place.id)):
        by_area[tile.place.parent or ""][tile.place.kind].append(tile)
    found = []
    for area, kinds in by_area.items():
        above = catalog.get("place", area)
        found.append((above if isinstance(above, Place) else None,
                      [(kind, kinds[kind]) for kind in catalog.vocabulary["place-kinds"].terms if kind in kinds]))
    # The area with the most conferrals comes first: it is the one that the record is about.
    return sorted(found, key=lambda item: (-sum(tile.awards for _, some in item[1] for tile in some), item[0].id if item[0] else ""))


def _decisions(catalog: Catalog) -> list[Decision]:
    return [record for record in catalog.of("decision") if isinstance(record, Decision)]


PLACES_MAP = Overview(
    name="places_map", address="map", chapter="honours",
    title={"vi": "Bản đồ khen thưởng", "en": "Map of awards"},
    purpose={"vi": "Mỗi xã, phường, đặc khu hiện nay có bao nhiêu lượt khen thưởng, bao nhiêu điển hình tiên tiến, và nơi nào đã học tập, nhân rộng điển hình.",
             "en": "How many conferrals and exemplary models each commune, ward and special zone of today has, and where models were replicated."},
    gather=gather)
