"""The honours board: everybody who was honoured in a year, by award from the highest to the lowest.

It has each conferral that stands once, under the year in which its decision was signed. The record says who may grant an award and to which
awards it leads, and these tell how high it is: there is no other rank in the law, and none is invented here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from generator.catalog import Catalog, Named
from generator.records import Record
from generator.records.award import Award
from generator.records.honoree import PEOPLE
from generator.views.alphabet import Alphabet
from generator.views.gather.precedence import authority, upwards
from generator.views.language import sort_key

TITLE = {"vi": "Bảng vàng danh dự", "en": "Honours board"}
ADDRESS = "honours"

Prize = tuple[str, str | None]
"""The id of an award, and the class in which it was given."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those who received one award in one class: collectives and households before people, each in the order of the alphabet. `continued` when
    the page before has the first of them."""

    award: Record | None
    prize: Prize
    collectives: list[Named]
    people: list[Named]
    continued: bool = False

    @property
    def anchor(self) -> str:
        award, award_class = self.prize
        return f"{award}-{award_class}" if award_class else award


class Board:
    """The boards of all years. Nothing is sorted until it is asked for."""

    def __init__(self, catalog: Catalog, alphabet: Alphabet) -> None:
        self.catalog = catalog
        self.alphabet = alphabet

    @cached_property
    def years(self) -> dict[int, list[Named]]:
        """Year -> its conferrals that stand, the latest year first."""
        found: dict[int, list[Named]] = defaultdict(list)
        for item in self.catalog.conferred:
            if item.stands:
                found[item.decision.issued.year].append(item)
        return dict(sorted(found.items(), reverse=True))

    def of(self, year: int) -> list[Named]:
        """The conferrals of a year in the order of the board."""
        order = {prize: place for place, (prize, _) in enumerate(self.prizes(year))}

        def place(item: Named) -> tuple[object, ...]:
            line = item.conferral
            record = self.catalog.get("honoree", line.honoree) if line.honoree else None
            name = self.alphabet.entry(record).key if record else ((), "")
            return order[prize_of(item)], line.kind in PEOPLE, not line.honoree, name, item.decision.id, line.line

        return sorted(self.years[year], key=place)

    def prizes(self, year: int) -> list[tuple[Prize, int]]:
        """What was given in a year and how often, the highest first."""
        counts = Counter(map(prize_of, self.years[year]))
        heights = {form: height(self.catalog, form, date(year, 12, 31)) for form in {form for form, _ in counts}}
        return sorted(counts.items(), key=lambda item: (heights[item[0][0]], item[0][1] or "", item[0][0]))

    def groups(self, part: Iterable[Named], before: Named | None) -> Iterator[Group]:
        """The groups of a part of a board; `before` is the conferral that stands before it on another page."""
        first = prize_of(before) if before else None
        for prize, found in groupby(part, key=prize_of):
            items = list(found)
            yield Group(self.catalog.get("award", prize[0]), prize, [item for item in items if item.conferral.kind not in PEOPLE],
                        [item for item in items if item.conferral.kind in PEOPLE], prize == first)
            first = None


def prize_of(item: Named) -> Prize:
    return item.conferral.form, item.conferral.award_class


def height(catalog: Catalog, form: str, day: date) -> tuple[object, ...]:
    """Sorts awards from the highest: by who grants them on a day (or did once), by their kind, by how many awards of their kind lie above them."""
    award = catalog.get("award", form)
    kinds = list(catalog.vocabulary["award-kinds"].terms)
    if not isinstance(award, Award):
        return authority(catalog, form, day), len(kinds), 0, ()
    return authority(catalog, form, day), kinds.index(award.kind), len(upwards(catalog, form, award.kind)), sort_key(award.name.vi)
