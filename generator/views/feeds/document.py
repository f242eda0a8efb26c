"""One document of a feed in one language, before it is written down: the newest entries, or those of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.records.fields import HANOI
from generator.views.feeds.entries import Entry

LONG_AGO = datetime(2000, 1, 1, tzinfo=HANOI)
"""When an empty feed was updated."""


@dataclass(frozen=True, slots=True)
class Document:
    """All addresses are absolute and without the ending that names the form. `address` is its own; `current` that of the newest entries,
    of which an archive (RFC 5005) tells; `before` and `after` are the archives next to it in time. `complete`: there is nothing else."""

    id: str
    lang: str
    title: str
    purpose: str
    author: str
    rights: str
    page: str
    address: str
    style: str
    hub: str | None
    current: str = ""
    before: str = ""
    after: str = ""
    complete: bool = False

    @property
    def is_archive(self) -> bool:
        return bool(self.current)

    def links(self, form: str) -> list[tuple[str, str]]:
        """(relation, address) of all that a program is led to, but for the page: itself, the hub, the archives."""
        found = [("self", self.address), ("prev-archive", self.before), ("next-archive", self.after), ("current", self.current)]
        return [(relation, f"{address}.{form}") for relation, address in found if address] + ([("hub", self.hub)] if self.hub else [])


def updated(entries: list[Entry]) -> datetime:
    """The newest change is the truth, and it is the same on every build."""
    return max((entry.updated for entry in entries), default=LONG_AGO)
