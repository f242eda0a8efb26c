"""The pages of honourees. There are thousands, and most do not change: what each rests on is found for every build, all else when it is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial

from generator.catalog import Catalog, Key
from generator.records.decision import Decision
from generator.records.honoree import Honoree
from generator.records.record import is_translated
from generator.succession import is_over, today
from generator.views.cards.wording import cards_of
from generator.views.gather.precedence import highest
from generator.views.output import Page, Parts
from generator.views.pages.context import Around, Context, context_of
from generator.views.pages.record_pages import record_parts
from generator.views.proof import proofs
from generator.views.templates import Templates


class HonoreePages:
    """The pages of honourees on a day. Decisions, places and units stand on the pages of many: what is said of each is found once."""

    def __init__(self, catalog: Catalog, at: datetime, templates: dict[str, Templates], around: Around) -> None:
        self.catalog = catalog
        self.at = at
        self.templates = templates
        self.around = around
        self.context = lru_cache(maxsize=1)(self._context)
        """The page in one language is made after that in the other."""
        self._decisions: dict[str, str] = {}
        self._units: dict[Key, str] = {}

    def of(self, record: Honoree) -> Iterator[Page]:
        """The page of an honouree in both languages."""
        named = self.catalog.named[record.id]
        depends = self._rests_on(record)
        decisions = dict.fromkeys([f"decisions/{item.decision.id}" for item in named])
        translated = is_translated(record) and all(
            item.conferral.citation is None or item.conferral.citation.en is not None for item in named)
        address = f"honorees/{record.id}/"
        feed = self.around.feeds.get((record.type, record.id), record.collection)
        for lang, card in cards_of(record, self.templates).items():
            yield Page(lang, address, record.collection, depends, partial(self._parts, record.id, lang), feed=feed, changed=record.changed,
                       translated=translated, records=(address[:-1], *decisions), kind="profile" if record.is_person else "website",
                       published=record.publish_at, card=card)

    def _rests_on(self, record: Honoree) -> tuple[str, ...]:
        """What tells apart all that `context_of` gathers for the page and that the page shows of it."""
        catalog, key = self.catalog, (record.type, record.id)
        named = catalog.named[record.id]
        found = [record.digest, self.around.feeds.get(key, "")]
        for item in named:
            line = item.conferral
            found += catalog.depends(item), self._decision(item.decision)
            if line.place:
                found.append(self._unit(("place", line.place)))
            if line.organisation:
                found.append(self._unit(("organisation", line.organisation)))
        if len(named) > 1:
            found += (f"{item.decision.id} {item.conferral.line}" for item in highest(catalog, [item for item in named if item.stands]))
        for other in (*catalog.outgoing[key], *catalog.incoming.get(key, ())):
            found.append(shown.digest if (shown := catalog.get(*other)) else "-")
        for file in catalog.files_of(key):
            found.append(file.sha256)
        for other in self.around.neighbours[record.type][record.id]:
            found.append(f"{other.id} {other.name}" if other else "-")
        return tuple(found)

    def _decision(self, decision: Decision) -> str:
        """What a page shows of a decision beside the decision itself: what proves it, and whose it is."""
        if decision.id not in self._decisions:
            authority = self.catalog.get("organisation", decision.authority)
            self._decisions[decision.id] = repr((proofs(self.catalog, decision), authority.digest if authority else "-"))
        return self._decisions[decision.id]

    def _unit(self, key: Key) -> str:
        """What a page shows of a place or a unit: itself, and what it is today when it is no more."""
        if key not in self._units:
            found = self.catalog.get(*key)
            over = getattr(found, "ended", None) and is_over(found, self.at.date())
            now = today(self.catalog, found, self.at.date()) if over else []
            self._units[key] = " ".join((found.digest if found else "-", *(unit.digest for unit in now)))
        return self._units[key]

    def _context(self, record_id: str) -> Context:
        return context_of(self.catalog, self.catalog.records["honoree"][record_id], self.at, self.around)

    def _parts(self, record_id: str, lang: str) -> Parts:
        return record_parts(self.context(record_id), self.templates[lang])
