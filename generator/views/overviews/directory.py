"""Every unit at work today, level by level, with where to reach it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from generator.catalog import Catalog
from generator.records.contact import Contact
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.succession import is_over
from generator.views.gather.gathered import Gathered
from generator.views.language import sort_key
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`levels`: (term, [(organisation, its contacts)]) in the order of the vocabulary; units that are over, or whose place is, and
    groups are left out."""
    on = at.date()
    contacts: dict[str, list[Contact]] = defaultdict(list)
    for contact in catalog.of("contact"):
        if isinstance(contact, Contact):
            contacts[contact.organisation].append(contact)
    units: dict[str, list[Organisation]] = defaultdict(list)
    for unit in catalog.of("organisation"):
        if isinstance(unit, Organisation) and not unit.group and not is_over(unit, on) and not _place_is_over(catalog, unit, on):
            units[unit.level].append(unit)
    levels = [
        (level, [(unit, contacts[unit.id]) for unit in sorted(units[level], key=lambda unit: (sort_key(unit.name.vi), unit.id))])
        for level in catalog.vocabulary["levels"].terms if units[level]]
    translated = all(unit.name.en is not None for found in units.values() for unit in found)
    return Gathered({"levels": levels}, translated=translated)


def _place_is_over(catalog: Catalog, unit: Organisation, on: date) -> bool:
    place = catalog.get("place", unit.place) if unit.place else None
    return isinstance(place, Place) and is_over(place, on)


DIRECTORY = Overview(
    name="directory", address="directory", chapter="organisation",
    title={"vi": "Danh bạ cơ quan", "en": "Directory"},
    purpose={"vi": "Các cơ quan, đơn vị đang hoạt động và cách liên hệ về thi đua, khen thưởng.",
             "en": "The bodies at work today, and how to reach them about emulation and commendation."},
    gather=gather)
