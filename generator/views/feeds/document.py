"""One document of a feed in one language, before it is written down: the newest entries, or those of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.records.fields import HANOI
from generator.views.feeds.entries import Entry
from generator.views.feeds.forms import FORMS

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
    kept_as: tuple[str, ...] = tuple(FORMS)
    """The forms of its archives."""

    @property
    def is_archive(self) -> bool:
        return bool(self.current)

    def links(self, form: str) -> list[tuple[str, str, str]]:
        """(relation, address, media type) of all that a program is led to, but for the page: itself, the archives, the hub."""
        archives = form if form in self.kept_as else self.kept_as[0]
        found = [("self", self.address, form), ("prev-archive", self.before, archives), ("next-archive", self.after, archives), ("current", self.current, form)]
        hub = [("hub", self.hub, "")] if self.hub else []
        return [(relation, f"{address}.{ending}", FORMS[ending]) for relation, address, ending in found if address] + hub


def updated(entries: list[Entry]) -> datetime:
    """The newest change is the truth, and it is the same on every build."""
    return max((entry.updated for entry in entries), default=LONG_AGO)
