"""What the places and organisations that a page names are today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.catalog import Catalog, Key
from generator.succession import is_over
from generator.succession import today as alive


def today(catalog: Catalog, keys: Iterable[Key], on: date) -> dict[Key, list[Key]]:
    """The places and organisations among `keys` that are no more on a day, each with those in which it lives on."""
    found = {}
    for key in set(keys):
        record = catalog.get(*key)
        if getattr(record, "ended", None) and is_over(record, on):  # most have not ended, and a withdrawn one tells nothing
            units = [(key[0], unit.id) for unit in alive(catalog, record, on)]
            if units:
                found[key] = units
    return found
