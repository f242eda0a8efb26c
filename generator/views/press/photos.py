"""Pictures that a newsroom may take for a decision: of the honourees who have one, and of the exemplary models about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.records.attachment import Picture
from generator.records.decision import Decision
from generator.records.exemplar import Exemplar
from generator.records.honoree import Honoree
from generator.views.media import Rendition, renditions

MOST = 12


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, the record that it belongs to, its largest size, and when those in it agreed to it, if they are people."""

    picture: Picture
    record: Honoree | Exemplar
    largest: Rendition
    consented: date | None


def photos(catalog: Catalog, decision: Decision) -> list[Photo]:
    """The pictures for the lines of a decision that stand, each once, in the order of the lines."""
    found: dict[str, Photo] = {}
    for record in _pictured(catalog, decision):
        for picture in record.pictures:
            if picture.file in catalog.files and picture.file not in found:
                largest = renditions(catalog.files[picture.file])["webp"][-1]
                found[picture.file] = Photo(picture, record, largest, record.consent.date if record.consent else None)
    return list(found.values())[:MOST]


def _pictured(catalog: Catalog, decision: Decision) -> Iterator[Honoree | Exemplar]:
    for honoree_id in dict.fromkeys(line.honoree for line in catalog.standing[decision.id] if line.honoree):
        honoree = catalog.get("honoree", honoree_id)
        if isinstance(honoree, Honoree):
            yield honoree
        for key in catalog.incoming.get(("honoree", honoree_id), ()):
            about = catalog.get(*key)
            if isinstance(about, Exemplar) and about.honoree == honoree_id:
                yield about
