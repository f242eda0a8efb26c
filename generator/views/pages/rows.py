"""What lists show of a record in one row, and what that rests on."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from generator.catalog import Catalog, Key
from generator.records import Record
from generator.views.gather import GATHERERS, IN_ROWS
from generator.views.gather.gathered import Gathered
from generator.views.templates import Links, Templates

_UP = Markup("\0")
"""Stands for the way up, which differs from list to list, in a row that is made once. No record can hold it."""
PER_PAGE = 100
"""Records on one page of a list."""


class Rows:
    """The rows of the public records on a day. A record stands in many lists: what its row rests on is found once."""

    def __init__(self, catalog: Catalog, at: datetime) -> None:
        self.catalog = catalog
        self.at = at
        self._rests_on: dict[Key, str] = {}
        self._made: dict[tuple[str, str, str], str] = {}
        self._gathered: dict[Key, Gathered] = {}

    def rests_on(self, record: Record) -> str:
        """What tells apart all that the row of a record shows."""
        key = (record.type, record.id)
        found = self._rests_on.get(key)
        if found is None:
            parts = [record.type, record.id, record.digest, record.state_at(self.at.date())]
            if record.type == "honoree":
                named = self.catalog.named[record.id]
                parts += self.catalog.depends(named[0]), str(sum(item.stands for item in named))
            elif record.type in IN_ROWS:
                parts += self._gather(record).depends
            parts += [file.sha256 for file in self.catalog.files_of(key)]
            found = self._rests_on[key] = " ".join(parts)
        return found

    def html(self, templates: Templates, up: str, record: Record) -> Markup:
        """The row of a record, from the `row.html` of its type, on a page from which `up` leads to the root of its language."""
        key = (templates.lang, record.type, record.id)
        if key not in self._made:
            facts = {record.id: self._gather(record).values} if record.type in IN_ROWS else {}
            self._made[key] = templates.row(record.type).render(
                record=record, up=_UP, link=Links(templates, _UP, {}), named=self.catalog.named, facts=facts, at=self.at)
        return Markup(self._made[key].replace(_UP, up))  # noqa: S704 (rendered by a template)

    def _gather(self, record: Record) -> Gathered:
        key = (record.type, record.id)
        if key not in self._gathered:
            self._gathered[key] = GATHERERS[record.type](self.catalog, record, self.at)
        return self._gathered[key]


def in_parts(records: list[Record]) -> list[list[Record]]:
    """The records of each page of a list; one empty page when there are none."""
    return [records[start: start + PER_PAGE] for start in range(0, len(records), PER_PAGE)] or [[]]


def numbered(address: str, number: int) -> str:
    """The address of a page of a list: it depends on its number only."""
    return address if number == 1 else f"{address}page-{number}/"
