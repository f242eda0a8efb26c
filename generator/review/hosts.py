"""Where the addresses of a file lead: the hosts of links and mailboxes, by the field in which they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from generator.checks.subject import texts
from generator.records.record import Location

_HOST = re.compile(r"(?:https?:)?//(?:[^\s/?#@]*@)?([^\s/?#:)\]>\"'<]+)|[\w.+-]@([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
Field = tuple[str, ...]
"""The names on the way to a value, without the places in lists."""


def field_of(location: Location) -> Field:
    """The field in which a location lies."""
    return tuple(part for part in location if isinstance(part, str))


def hosts(values: dict[str, Any]) -> dict[Field, dict[str, Location]]:
    """Field -> every host that an address in it leads to, and where that stands first; the host of a mailbox begins with @."""
    found: dict[Field, dict[str, Location]] = defaultdict(dict)
    for location, text in texts(values):
        if "//" in text or "@" in text:
            for host in _in(text):
                found[field_of(location)].setdefault(host, location)
    return found


def _in(text: str) -> Iterable[str]:
    return ((link or f"@{mailbox}").lower().rstrip(".,;") for link, mailbox in _HOST.findall(text))
