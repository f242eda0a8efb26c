"""What of the records holds in any province: the law, the State's awards and bodies, the procedures. Decided from what records point at.

A record of these collections is taken when it is no illustration, names no province, and still stands after everything that leads to a
record that is not taken has been left out of it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.catalog import Catalog
from generator.read import Source
from generator.records import BY_TYPE
from generator.records.fields import Reference
from generator.records.place import Place
from generator.records.record import Location, Record, make

TYPES = ("award", "document", "explainer", "organisation", "place", "procedure")
"""The types of which a province takes over what is national; all others are its own from the first line."""
CENTRAL = "central"
"""The level of the bodies of the State."""
COUNTRY = "country"
"""The kind of the place that is the whole country."""


def national(catalog: Catalog, sources: Mapping[str, Source]) -> dict[str, dict[str, Any]]:
    """Path -> the values of each record that any province begins with."""
    names = [place.name.vi.casefold() for place in catalog.of("place") if isinstance(place, Place) and place.kind in ("province", "city")]
    taken = {(record.type, record.id): record for kind in TYPES for record in catalog.of(kind) if _may_be_taken(record, sources[record.path], names)}
    while True:
        left = {key: values for key, record in taken.items() if (values := _without(catalog, record, sources[record.path], taken)) is not None}
        if left.keys() == taken.keys():
            return {taken[key].path: values for key, values in left.items()}
        taken = {key: taken[key] for key in left}


def _may_be_taken(record: Record, source: Source, provinces: list[str]) -> bool:
    if record.illustrative or record.withdrawn:
        return False
    if record.type == "organisation" and record.level != CENTRAL:  # type: ignore[attr-defined]
        return False
    if record.type == "place" and record.kind != COUNTRY:  # type: ignore[attr-defined]
        return False
    words = source.data.decode().casefold()
    return not any(name in words for name in provinces)


def _without(catalog: Catalog, record: Record, source: Source, taken: Mapping[tuple[str, str], Record]) -> dict[str, Any] | None:
    """The values of a record without what leads to records that are not taken; None when it needs one of them."""
    lost = [location for location, mark, found in catalog.marks[record.type, record.id]
            if isinstance(mark, Reference) and (mark.type, found) not in taken]
    if not lost:
        return source.value
    values = copy.deepcopy(source.value)
    for location in sorted(_parts(lost), key=_later_first, reverse=True):
        _leave_out(values, location)
    made, problems = make(BY_TYPE[record.type], replace(source, value=values), id=record.id, path=record.path, digest=record.digest)
    return values if made and not problems else None


def _parts(locations: list[Location]) -> Iterator[Location]:
    """What to leave out for each location: the innermost item of a list around it, or else the whole field."""
    found = set()
    for location in locations:
        last = max((index for index, step in enumerate(location) if isinstance(step, int)), default=0)
        found.add(location[: last + 1])
    yield from (part for part in found if not any(part[:length] in found for length in range(1, len(part))))


def _later_first(location: Location) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in location)


def _leave_out(values: Any, location: Location) -> None:
    """Take one part out, and the list around it when it was the last in it."""
    for step in location[:-1]:
        values_around, values = values, values[step]
    del values[location[-1]]
    if values == [] and len(location) == 2:
        del values_around[location[0]]
