"""Signs of formalism, for the staff to look at: they are warnings of `check` and never on the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.decision import Conferral, Decision

COPIED = ProblemKind(
    "C195", "{count} dòng của quyết định có câu thành tích giống hệt của người, tập thể khác; dòng đầu giống dòng {other} của {decision}",
    "{count} lines of the decision have the very citation of somebody else; the first is that of line {other} of {decision}",
    "xem lại: thành tích chép giống nhau cho nhiều người là dấu hiệu của bệnh hình thức; viết điều riêng của từng người nếu có",
    "look again: a citation copied for many is a sign of formalism; say what each of them did", "warning")
FAR_MORE = ProblemKind(
    "C196", '"{found}" có {count} lượt khen trong năm {year}, trong khi một nửa số đơn vị có không quá {middle}',
    '"{found}" has {count} conferrals in {year}, while half of the units have no more than {middle}',
    "xem có khen tràn lan không; nếu khen đúng quy định thì không phải sửa gì", "see whether awards are given too freely; when they follow the rules nothing needs to change",
    "warning")

LONG_CITATION = 60
"""Characters from which two citations are not the same by chance."""
MANY_UNITS = 8
"""Units in a year from which it can be said what is usual."""
MANY_CONFERRALS = 20
"""Conferrals of a unit in a year below which nothing is remarkable."""
FAR = 6
"""How many times the usual spread around the middle is far out."""


def citations_are_not_copied(subject: Subject) -> Iterator[Problem]:
    """Ensure that no long citation stands for several subjects; one warning a decision, at its first copy."""
    first: dict[str, tuple[Decision, Conferral]] = {}
    for decision in subject.catalog.of("decision"):
        copies: list[tuple[int, Decision, Conferral]] = []
        for index, line in enumerate(decision.conferrals):
            if line.citation and len(line.citation.vi) >= LONG_CITATION:
                other, theirs = first.setdefault(_normal(line.citation.vi), (decision, line))
                if theirs.honoree != line.honoree:
                    copies.append((index, other, theirs))
        if copies:
            index, other, theirs = copies[0]
            yield subject.problem(COPIED, decision, ("conferrals", index, "citation"), count=len(copies), other=theirs.line, decision=other.id)


def _normal(text: str) -> str:
    """A text without what does not tell citations apart: case, spaces, and the stop at the end."""
    return " ".join(text.casefold().split()).rstrip(".!; ")


def no_unit_is_far_out(subject: Subject) -> Iterator[Problem]:
    """Ensure that no unit has far more conferrals in a year than the units of that year usually have (median and its absolute deviation)."""
    years: dict[int, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[int, str], tuple[Decision, int]] = {}
    for decision in subject.catalog.of("decision"):
        for index, line in enumerate(decision.conferrals):
            if line.unit:
                unit = " ".join(line.unit.split())
                years[decision.issued.year][unit] += 1
                first.setdefault((decision.issued.year, unit), (decision, index))
    for year, units in sorted(years.items()):
        if len(units) < MANY_UNITS:
            continue
        middle = median(units.values())
        spread = max(1, median(abs(count - middle) for count in units.values()))
        for unit, count in sorted(units.items()):
            if count >= MANY_CONFERRALS and count > middle + FAR * spread:
                decision, index = first[year, unit]
                yield subject.problem(FAR_MORE, decision, ("conferrals", index, "unit"), found=unit, count=count, year=year, middle=middle)
