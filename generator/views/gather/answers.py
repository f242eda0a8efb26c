"""The short answers at the head of a procedure: who it is for, what to bring, how long it takes, what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from generator.records.fields import Bilingual
from generator.records.procedure import Paper, Procedure, Way
from generator.views.language import shortened

SHORT = 96
"""Letters of an answer: about three lines of a telephone. What is longer stands whole further down."""

NOTHING = ("không", "không thu", "miễn phí")
"""What offices write when there is nothing to pay."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one pays: `free` when both are known to be nothing; None is not known."""

    fee: Bilingual | None
    charge: Bilingual | None

    @property
    def free(self) -> bool:
        return _nothing(self.fee) and _nothing(self.charge)


@dataclass(frozen=True, slots=True)
class Answers:
    """`who` in short, `who_more` when that is not all; the first papers and how many more; each time and each cost with the ways for
    which it holds (one entry when it is the same for all); the days before they were cut, when the record knows.
    """

    who: Bilingual
    who_more: bool
    papers: tuple[Paper, ...]
    papers_more: int
    times: list[tuple[Procedure | Way, list[Way]]]
    costs: list[tuple[Cost, list[Way]]]
    days_before: int | None


def answers(record: Procedure) -> Answers:
    """The short answers of a procedure."""
    who = Bilingual(vi=shortened(record.applicants.vi, SHORT), en=shortened(record.applicants.en, SHORT) if record.applicants.en else None)
    papers = _first(record.papers)
    times = _alike(record.ways, lambda way: (record.timed(way).days, record.timed(way).day_kind))
    costs = _alike(record.ways, lambda way: (way.fee or record.fee, way.charge or record.charge))
    return Answers(
        who, who != record.applicants or record.conditions is not None, papers, len(record.papers) - len(papers),
        [(record.timed(ways[0]), ways) for _, ways in times], [(Cost(*cost), ways) for cost, ways in costs], _before(record))


def _before(record: Procedure) -> int | None:
    """The days of the first version, when the versions lead to the days of today and these are fewer."""
    stated = [version for version in record.versions if version.days_before is not None and version.days_after is not None]
    if not stated or record.days is None or stated[-1].days_after != record.days:
        return None
    before = stated[0].days_before
    return before if before is not None and before > record.days else None


def _first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """As many papers as can be named in short; always one."""
    found: list[Paper] = []
    for paper in papers:
        if found and sum(len(item.name.vi) + 2 for item in (*found, paper)) > SHORT:
            break
        found.append(paper)
    return tuple(found)


def _alike(ways: Iterable[Way], by: Callable[[Way], T]) -> list[tuple[T, list[Way]]]:
    """The ways for which something is the same, in their order."""
    found: list[tuple[T, list[Way]]] = []
    for way in ways:
        value = by(way)
        alike = next((members for other, members in found if other == value), None)
        if alike is None:
            found.append((value, [way]))
        else:
            alike.append(way)
    return found


def _nothing(text: Bilingual | None) -> bool:
    return text is not None and text.vi.strip(" .").casefold() in NOTHING
