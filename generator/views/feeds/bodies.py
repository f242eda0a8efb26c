"""The content of an entry: the body of the record's own page as it stands by itself, or some lines of a decision, as HTML that needs nothing.

What points at a record from elsewhere is left out, and so is what a page says of the day on which it is read: an entry says how things
stood when its record last changed, so it stays the same until the record does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from markupsafe import Markup

from generator.catalog import Catalog, Key, Named
from generator.records import Record
from generator.records.consultation import Consultation
from generator.records.decision import Conferral, Decision
from generator.views.facets import Facets
from generator.views.feeds.categories import categories
from generator.views.feeds.items import Item
from generator.views.frame import Frame
from generator.views.gather import GATHERERS
from generator.views.gather.decision import groups
from generator.views.gather.gathered import Gathered
from generator.views.pages.context import Incoming
from generator.views.rich_text import feed_html
from generator.views.templates import Links, Shown, Templates
from generator.visible import Tombstone

DECISIONS = 160
"""Decisions of which the body is kept: their lines stand in the newest entries of many places, and years later in one archive after the other."""
_ROW = re.compile(r"<tr><td>(\d+)</td>.*?</tr>", re.DOTALL)
"""A row of a decision's list, in the decision's own entry."""
_TABLE = re.compile(r"<tr><td>lines ([\d ]+)</td></tr>")
"""Where the rows of some lines go, in an entry of a narrower feed."""
_UNSAID: dict[str, dict[str, Any]] = {"award": {"total": None}}
"""What a page would say of what is left out: that nobody holds an award, when its holders are not looked for."""


class Bodies:
    """The bodies of the entries of both languages, made when a feed is."""

    def __init__(self, catalog: Catalog, facets: Facets, at: datetime) -> None:
        self.catalog = catalog
        self.facets = facets
        self.at = at
        self._alone = _by_itself(catalog)
        self._gathered: dict[Key, tuple[Gathered, dict[Key, Shown | None]]] = {}
        self._rests_on: dict[str, str] = {}
        self._lines: dict[tuple[str, int], str] = {}
        self._decisions: dict[tuple[str, str], tuple[str, dict[int, slice]]] = {}

    def rests_on(self, item: Item) -> str:
        """A digest of all that an entry shows; what its categories are called may be said by records that it does not link to."""
        if item.name not in self._rests_on:
            named = (f"{scheme} {term} {words.vi} {words.en}" for scheme, term, words in categories(self.catalog, self.facets, item))
            parts = (item.name, str(item.published), str(item.updated), *self._parts(item), *named)
            self._rests_on[item.name] = blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
        return self._rests_on[item.name]

    def html(self, item: Item, templates: Templates, frame: Frame) -> str:
        """The body of an entry, safe, with absolute addresses and without a heading of its own."""
        if isinstance(item.record, Decision) and not item.about and not item.change:
            return self._decision(item, templates, frame)[0]
        safe = self._safe(item, templates, frame)
        if not item.lines:
            return safe
        whole, rows = self._decision(replace(item, about=None, lines=()), templates, frame)
        return _TABLE.sub(lambda table: "\n".join(whole[rows[int(line)]] for line in table[1].split()), safe)

    def _decision(self, item: Item, templates: Templates, frame: Frame) -> tuple[str, dict[int, slice]]:
        """The body of a decision's own entry, and where in it each line stands, by its number: what a place's feed says of a line is what all
        others say, and thousands of lines are made once."""
        key = (templates.lang, item.record.id)
        if (made := self._decisions.pop(key, None)) is None:
            whole = self._safe(item, templates, frame)
            made = whole, {int(row[1]): slice(*row.span()) for row in _ROW.finditer(whole)}
            if len(self._decisions) >= DECISIONS:
                del self._decisions[next(iter(self._decisions))]
        self._decisions[key] = made
        return made

    def _safe(self, item: Item, templates: Templates, frame: Frame) -> str:
        return feed_html(self._body(item, templates), frame.absolute(templates.lang, f"{item.record.collection}/{item.record.id}/"))

    def _parts(self, item: Item) -> Iterator[str]:
        record = item.record
        if item.change:
            yield repr((item.change.date, item.change.what, item.change.kind, item.change.line, item.change.document, item.change.count))
            yield "" if item.is_count else f"{record.heading.vi} {record.heading.en} {record.illustrative}"
        elif isinstance(record, Tombstone):
            yield record.digest
        elif item.about and isinstance(record, Decision):
            yield f"{self.catalog.face(record)} {len(record.conferrals)}"
            yield f"{self._digest(item.about)} {self._digest(('organisation', record.authority))}"
            yield from (self._of_line(record, line) for line in item.lines)
        else:
            gathered, linked = self._gather(record)
            yield record.digest
            yield from gathered.depends
            yield from (found.digest if found else "-" for found in linked.values())
            yield from (file.sha256 for file in self.catalog.files_of((record.type, record.id)))

    def _of_line(self, decision: Decision, line: Conferral) -> str:
        """What a line says in any feed: it stands in those of its award, its place, its unit."""
        key = (decision.id, line.line)
        if key not in self._lines:
            now = self._gather(decision)[0].values["today"]
            named = _named_in(line)
            # What a place is today is shown beside it.
            beside = [other for key in named if key in now for other in now[key]]
            self._lines[key] = " ".join((self.catalog.depends(Named(decision, line)), *map(self._digest, named), *map(self._digest, beside)))
        return self._lines[key]

    def _digest(self, key: Key) -> str:
        found = self.catalog.get(*key)
        return found.digest if found else "-"

    def _gather(self, record: Record) -> tuple[Gathered, dict[Key, Shown | None]]:
        key = (record.type, record.id)
        if key not in self._gathered:
            gather = GATHERERS.get(record.type)
            gathered = gather(self._alone, record, min(self.at, record.changed)) if gather and record.type != "consultation" else Gathered()
            targets = dict.fromkeys((*self.catalog.outgoing[key], *gathered.linked))
            self._gathered[key] = gathered, {target: self.catalog.get(*target) for target in targets}
        return self._gathered[key]

    def _body(self, item: Item, templates: Templates) -> str:
        record, up = item.record, Markup("../../")
        if item.change:
            return templates.get("feeds/change.html").render(record=record, change=item.change, up=up, link=Links(templates, up, {}))
        if isinstance(record, Tombstone):
            return templates.get("withdrawn.html").render(record=record)
        if item.about and isinstance(record, Decision):
            keys = (("organisation", record.authority), *(("award", line.form) for line in item.lines))
            return templates.get("feeds/lines.html").render(
                record=record, gone=item.gone, up=up, link=Links(templates, up, {key: self.catalog.get(*key) for key in keys}),
                groups=groups(record.model_copy(update={"conferrals": item.lines})) if item.lines else [])
        gathered, linked = self._gather(record)
        if isinstance(record, Consultation):
            return templates.get("feeds/consultation.html").render(record=record, stage=item.stage, up=up, link=Links(templates, up, linked))
        return templates.get(f"{record.type}/page.html").render(
            record=record, up=up, link=Links(templates, up, linked), incoming=Incoming(), page=1, pager=(),
            **{**gathered.values, **_UNSAID.get(record.type, {})})


def _by_itself(catalog: Catalog) -> Catalog:
    """The catalog as a record sees it that looks at what it points at, and at nothing that points at it."""
    other = replace(catalog)
    known = ("marks", "outgoing", "named", "standing", "_faces", "_lines")
    other.__dict__.update({name: getattr(catalog, name) for name in known}, incoming={}, granted={}, awards_at={})
    return other


def _named_in(line: Conferral) -> list[Key]:
    """What a line of a decision links to."""
    found = [("award", line.form)]
    if line.organisation:
        found.append(("organisation", line.organisation))
    if line.place:
        found.append(("place", line.place))
    if line.campaign:
        found.append(("campaign", line.campaign))
    return found
