"""What a place or an organisation of an earlier time is today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.catalog import Catalog, Key


def today(catalog: Catalog, keys: Iterable[Key], on: date) -> dict[Key, list[Key]]:
    """The places and organisations among `keys` that something has followed by the day `on`, each with what is there today."""
    found = {}
    for key in set(keys):
        record = catalog.get(*key)
        if getattr(record, "succession", ()):  # most have none, and this is asked for every honouree
            last = sorted(_last(catalog, key, on))
            if last != [key]:
                found[key] = last
    return found


def _last(catalog: Catalog, key: Key, on: date) -> set[Key]:
    """Where the ways from one to its successors end: itself when nothing followed it. No way leads twice to one place."""
    ends, seen, pending = set(), {key}, [key]
    while pending:
        here = pending.pop()
        followed = getattr(catalog.get(*here), "succession", ())  # a withdrawn record tells nothing
        after = [(key[0], item.successor) for item in followed if item.date.first <= on]
        if not after:
            ends.add(here)
        pending.extend(target for target in after if target not in seen)
        seen.update(after)
    return ends
