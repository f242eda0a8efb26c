"""How prompt and how fair: the days between the steps of a decision, who is honoured and where, and how quickly feedback is answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from generator.catalog import Catalog, conferrals_standing
from generator.records.decision import Conferral, Decision
from generator.records.feedback import Feedback
from generator.records.fields import HANOI, Bilingual, PartialDate, quarter_of
from generator.records.place import Place
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview
from generator.views.small_cells import LEAST, Cell, Row, suppressed

STEPS = {
    ("achieved", "proposed"): Bilingual(vi="Từ khi lập thành tích đến ngày đề nghị", en="From the achievement to the proposal"),
    ("proposed", "decided"): Bilingual(vi="Từ ngày đề nghị đến ngày ký", en="From the proposal to the signing"),
    ("decided", "published"): Bilingual(vi="Từ ngày ký đến ngày công bố", en="From signing to publication"),
    ("published", "presented"): Bilingual(vi="Từ ngày công bố đến ngày trao tặng", en="From publication to presentation"),
}
"""The steps between two dates of a decision, with their words."""


def dates_of(decision: Decision) -> dict[str, date]:
    """The known dates of a decision: the name of each as STEPS has it -> the day. An achievement of a year is counted from the year's end."""
    achieved = max((line.achieved.last for line in decision.conferrals if line.achieved), default=None)
    dates = {"achieved": achieved, "proposed": decision.proposed, "decided": decision.issued,
             "published": decision.published or decision.publish_at.astimezone(HANOI).date(), "presented": decision.presented}
    return {name: day for name, day in dates.items() if day}


@dataclass(frozen=True)
class Span:
    """The days of one step in one year. `in_time` of `timed` decisions kept to the period, when there is one."""

    year: int
    step: Bilingual
    decisions: int
    days: float
    timed: int
    in_time: int


def spans(catalog: Catalog) -> list[Span]:
    """For each year and step, the newest year first: how many decisions have both dates, the median of days, how many were in time."""
    found: dict[tuple[int, tuple[str, str]], list[tuple[int, bool | None]]] = defaultdict(list)
    for decision in _decisions(catalog):
        dates = dates_of(decision)
        for step in STEPS:
            first, last = (dates.get(name) for name in step)
            if first and last and first <= last:
                found[decision.issued.year, step].append(((last - first).days, _in_time(catalog, step, first, last)))
    order = list(STEPS)
    return [
        Span(year, STEPS[step], len(items), _whole(median(days for days, _ in items)), sum(kept is not None for _, kept in items),
             sum(kept is True for _, kept in items))
        for (year, step), items in sorted(found.items(), key=lambda item: (-item[0][0], order.index(item[0][1])))]


def _whole(value: float) -> float:
    """A median of two is a fraction for Python even when it is none."""
    return int(value) if value == int(value) else value


def _in_time(catalog: Catalog, step: tuple[str, str], first: date, last: date) -> bool | None:
    """Whether a publication kept to the period of the day; None when there is none or its last day is not known."""
    periods = catalog.legal_periods.of("publication", first) if step == ("decided", "published") else []
    limits = [day for period in periods if (day := period.last_day_after(first, catalog.holidays))]
    return last <= min(limits) if limits else None


@dataclass(frozen=True)
class Table:
    """Counts by year. `rows` are (year, the cells as they may be shown, the total); `columns` are ids of terms of `vocabulary`."""

    vocabulary: str
    columns: tuple[str, ...]
    rows: list[tuple[int, tuple[Cell, ...], int | None]]


def _table(catalog: Catalog, vocabulary: str, counted: Iterable[tuple[int, str]], shown: Callable[[list[int]], Row]) -> Table:
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for year, term in counted:
        years[year][term] += 1
    used = {term for counter in years.values() for term in counter}
    columns = tuple(term for term in catalog.vocabulary[vocabulary].terms if term in used)
    rows = [(year, shown([years[year][term] for term in columns])) for year in sorted(years, reverse=True)]
    return Table(vocabulary, columns, [(year, row.cells, row.total) for year, row in rows])


def _open(counts: list[int]) -> Row:
    """Counts of decisions and papers are no groups of people."""
    return Row(tuple(counts), sum(counts))


def levels(catalog: Catalog) -> Table:
    """Conferrals by the level of the authority that decided."""
    authorities = {decision.id: catalog.get("organisation", decision.authority) for decision in _decisions(catalog)}
    return _table(catalog, "levels", (
        (decision.issued.year, authorities[decision.id].level) for decision, _ in _lines(catalog)
        if hasattr(authorities[decision.id], "level")), _open)


def types(catalog: Catalog) -> Table:
    """Conferrals by type of commendation."""
    return _table(catalog, "commendation-types", ((decision.issued.year, decision.commendation) for decision, _ in _lines(catalog)), _open)


def roles(catalog: Catalog) -> Table:
    """Conferrals to people by role group, small counts suppressed."""
    return _table(catalog, "role-groups", ((decision.issued.year, line.role) for decision, line in _lines(catalog) if line.role), suppressed)


def areas(catalog: Catalog) -> Table:
    """Conferrals in places of each area class, of all whose place is known. One place may be of several classes, so each column is a table of its
    own: those of the class, those that are not, and the total."""
    years: dict[int, Counter[str]] = defaultdict(Counter)
    totals: Counter[int] = Counter()
    for decision, line in _lines(catalog):
        place = catalog.get("place", line.place) if line.place else None
        if isinstance(place, Place):
            totals[decision.issued.year] += 1
            years[decision.issued.year].update(set(place.areas_on(decision.issued)))
    used = {term for counter in years.values() for term in counter}
    columns = tuple(term for term in catalog.vocabulary["area-classes"].terms if term in used)
    rows = []
    for year in sorted(totals, reverse=True):
        pairs = [suppressed((years[year][term], totals[year] - years[year][term])) for term in columns]
        total = totals[year] if all(pair.total is not None for pair in pairs) else None
        rows.append((year, tuple(pair.cells[0] for pair in pairs), total))
    return Table("area-classes", columns, rows)


@dataclass(frozen=True)
class Quarter:
    """Feedback that came in one quarter: how much came, how much of it was dealt with or due by now, how much of that was in time."""

    quarter: PartialDate
    received: int
    due: int
    in_time: int


def answers(catalog: Catalog, at: datetime) -> list[Quarter]:
    """Feedback by quarter, the newest first. These are counts of papers, not of people of a group, and say nothing of who wrote: small ones stand."""
    today = at.astimezone(HANOI).date()
    found: dict[PartialDate, list[bool | None]] = defaultdict(list)
    for record in catalog.of("feedback"):
        if isinstance(record, Feedback):
            due = catalog.legal_periods.terms[record.period].last_day_after(record.received, catalog.holidays)
            kept = None
            if due and (record.answered or due < today):
                kept = record.answered is not None and record.answered <= due
            found[quarter_of(record.received)].append(kept)
    return [Quarter(quarter, len(items), sum(kept is not None for kept in items), sum(kept is True for kept in items))
            for quarter, items in sorted(found.items(), reverse=True)]


def _decisions(catalog: Catalog) -> Iterator[Decision]:
    return (decision for decision in catalog.of("decision") if isinstance(decision, Decision))


def _lines(catalog: Catalog) -> Iterator[tuple[Decision, Conferral]]:
    return ((decision, line) for decision in _decisions(catalog) for line in conferrals_standing(decision))


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`spans`, `quarters`, the tables `levels`, `types`, `roles`, `areas`, the periods of `publication`, and what is `least` shown."""
    publication = catalog.legal_periods.of("publication", at.astimezone(HANOI).date())
    return Gathered({
        "spans": spans(catalog), "publication": publication, "quarters": answers(catalog, at), "levels": levels(catalog),
        "types": types(catalog), "roles": roles(catalog), "areas": areas(catalog), "least": LEAST})


MEASURES = Overview(
    name="measures", address="measures", chapter="oversight",
    title={"vi": "Kịp thời và công bằng", "en": "How prompt, how fair"},
    purpose={"vi": "Khen thưởng có kịp thời không, có hướng về cơ sở và người lao động trực tiếp không: số liệu tính từ chính các bản ghi trên trang này.",
             "en": "Whether awards are prompt and turn to the grassroots and to direct workers: figures counted from the records of this site."},
    gather=gather)
