"""The legal library: every text by its kind, with its level and how it stands today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.records.document import STATES, Document, State
from generator.records.fields import Bilingual
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview

ORDER: tuple[State, ...] = ("in_force", "not_yet", "unknown", "ended")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text on its shelf: the level of its issuer, and how it stands today."""

    record: Document
    level: str | None
    state: State

    @property
    def words(self) -> Bilingual:
        """The state in words."""
        return STATES[self.state]


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`shelves`: kind -> its texts, by level, then those in force first. `states`: (words, how many). `on`: the day."""
    levels = list(catalog.vocabulary["levels"].terms)
    shelved = [_shelved(catalog, record, at) for record in catalog.of("document") if isinstance(record, Document)]
    shelved.sort(key=lambda item: (levels.index(item.level) if item.level in levels else len(levels), ORDER.index(item.state),
                                   -item.record.dated.toordinal() if item.record.dated else 0, item.record.id))
    shelves = {kind: found for kind in catalog.vocabulary["document-kinds"].terms if (found := [s for s in shelved if s.record.kind == kind])}
    count = Counter(item.state for item in shelved)
    return Gathered(
        {"shelves": shelves, "states": [(STATES[state], count[state]) for state in ORDER if count[state]], "on": at.date()},
        translated=all(item.record.title.en is not None for item in shelved))


def _shelved(catalog: Catalog, record: Document, at: datetime) -> Shelved:
    issuer = catalog.get("organisation", record.issuer)
    state = record.state_at(at.date())
    return Shelved(record, getattr(issuer, "level", None), "ended" if state == "unknown" and record.ended else state)


LEGAL_LIBRARY = Overview(
    name="legal_library", address="legal-library", chapter="organisation",
    title={"vi": "Thư viện pháp luật", "en": "Legal library"},
    purpose={"vi": "Văn bản xếp theo loại, cấp ban hành và tình trạng hiệu lực.",
             "en": "The texts by kind, by the level of who issued them, and by whether they are in force."},
    gather=gather)
