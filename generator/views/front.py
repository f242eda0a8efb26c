"""What the home page shows on a day: who was honoured last, whose story is told, what is open, under way and to come. Every list is short, and
empty when there is nothing of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, islice

from generator.catalog import Catalog
from generator.records import Record
from generator.records.campaign import Campaign
from generator.records.consultation import Consultation
from generator.records.decision import Conferral, Decision
from generator.records.event import Event
from generator.records.exemplar import Exemplar
from generator.records.fields import Bilingual
from generator.records.honoree import PEOPLE
from generator.records.news import News
from generator.records.procedure import Procedure
from generator.views.gather import GATHERERS
from generator.views.gather.campaign import Measured, measured
from generator.views.small_cells import Hidden
from generator.views.statistics import Counted
from generator.views.statistics.awards import BY_LEVEL, BY_TYPE
from generator.views.statistics.people import BY_ROLE
from generator.visible import is_open

NAMED = (5, 3, 3)
"""How many are named of the newest decision, of the one before it, and so on."""
STORIES = 5
SEARCHED = 12
"""Among so many of the newest stories one with a picture is looked for, to stand first."""
SHORT = 4
NEAR = 90
"""Days within which an end is near enough to be counted down to."""
ASKED = 6


@dataclass(frozen=True, slots=True)
class Honoured:
    """A decision with the first of those whom it honours, and how many more they are."""

    decision: Decision
    day: date
    lines: list[Conferral]
    rest: int

    @property
    def prizes(self) -> list[list[Conferral]]:
        """The lines that follow each other and give the same."""
        return [list(found) for _, found in groupby(self.lines, key=lambda line: (line.form, line.award_class, line.posthumous, line.status))]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A campaign under way, the days until its end (None when it is not near), and its latest target with a result, if there is one."""

    campaign: Campaign
    days: int | None
    measured: Measured | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the year, its unit as of a column of a statistic, and the page where it is counted."""

    label: Bilingual
    number: int | Decimal
    unit: str
    address: str


def honours(catalog: Catalog, day: date) -> list[Honoured]:
    """The newest decisions by the day on which they were signed or, later, presented. Lines that were taken back or have no name any more are not shown."""
    found = []
    for decision in catalog.of("decision"):
        if isinstance(decision, Decision):
            days = [on for on in (decision.issued, decision.presented) if on and on <= day]
            if days and any(line.honoree for line in catalog.standing[decision.id]):
                found.append((max(days), decision.issued, decision.id))
    shown = []
    for (honoured_on, _, key), most in zip(sorted(found, reverse=True), NAMED):
        decision = catalog.get("decision", key)
        standing = catalog.standing[key]
        lines = list(islice((line for line in standing if line.honoree), most))
        shown.append(Honoured(decision, honoured_on, lines, len(standing) - len(lines)))
    return shown


def when(honoured: list[Honoured], day: date) -> str:
    """How near the newest honours are: "day", "week", or "" for earlier ones."""
    days = (day - honoured[0].day).days if honoured else 7
    return "day" if days == 0 else "week" if days < 7 else ""


def stories(records: Iterable[Record]) -> list[Exemplar]:
    """The newest stories; the first one that has a picture leads. `records` are the exemplars, the newest first."""
    newest = [record for record in islice(records, SEARCHED) if isinstance(record, Exemplar)]
    lead = next((record for record in newest if record.pictures), None)
    return [*([lead] if lead else []), *(record for record in newest if record is not lead)][:STORIES]


def consultations(catalog: Catalog, at: datetime) -> list[Consultation]:
    """The dockets that take comments, those that close first before the others."""
    found = [record for record in catalog.of("consultation") if isinstance(record, Consultation) and is_open(record, at)]
    return sorted(found, key=lambda record: (record.closes, record.id))


def campaigns(records: Iterable[Record], day: date) -> list[UnderWay]:
    """Campaigns under way: those that end soon, then the latest launched. `records` are the campaigns, the newest first."""
    found = [record for record in records if isinstance(record, Campaign) and record.state_at(day) == "under_way"]
    found.sort(key=lambda record: record.ends.last if record.ends else date.max)
    left = {record.id: (record.ends.last - day).days for record in found[:SHORT] if record.ends}
    return [UnderWay(record, left.get(record.id) if left.get(record.id, NEAR) < NEAR else None, _progress(record)) for record in found[:SHORT]]


def _progress(campaign: Campaign) -> Measured | None:
    # A share of a plan is read as "so much is done" only where more is better.
    known = [item for item in measured(campaign) if item.percent is not None and item.target.goal == "at_least"]
    return known[-1] if known else None


def news(catalog: Catalog, records: Iterable[Record], at: datetime) -> list[News]:
    """The newest announcements that are not past, those that are pinned before the others."""
    found = [record for record in records if isinstance(record, News) and not GATHERERS["news"](catalog, record, at).values["past"]]
    return sorted(found, key=lambda record: not record.pinned)[:SHORT]


def events(catalog: Catalog, day: date) -> list[Event]:
    """The next events that are planned or settled."""
    found = [record for record in catalog.of("event") if isinstance(record, Event) and record.status in ("planned", "confirmed")
             and record.starts and (record.ends or record.starts).last >= day]
    return sorted(found, key=lambda record: (record.starts.first, record.id))[:SHORT]


def procedures(catalog: Catalog) -> list[Procedure]:
    """The procedures for citizens that most else in the record speaks of: questions, feedback, decisions that followed them."""
    found = [record for record in catalog.of("procedure") if isinstance(record, Procedure) and record.nature == "public" and record.status != "abolished"]
    return sorted(found, key=lambda record: (-len(catalog.incoming.get(("procedure", record.id), ())), record.id))[:ASKED]


def figures(catalog: Catalog, counted: Iterable[Counted]) -> tuple[str, list[Figure], bool]:
    """The last year with an award, its numbers, and whether all of them come from invented records; no number when there is no such year.

    Those of groups of people are the statistic's, which hides small counts; who is a person and who a collective stands in the lists themselves.
    """
    tables = {item.statistic.name: item for item in counted}
    by_type = tables[BY_TYPE.name].table
    if not by_type.rows:
        return "", [], False
    year = by_type.rows[0].keys[0].id
    lines = [line for record in catalog.of("decision") if isinstance(record, Decision) and str(record.issued.year) == year
             for line in catalog.standing[record.id]]
    people = sum(line.kind in PEOPLE for line in lines)
    made = [
        Figure(Bilingual(vi="lượt khen thưởng", en="conferrals"), len(lines), "count", f"honours/{year}/"),
        Figure(Bilingual(vi="cho cá nhân", en="to people"), people, "count", f"honours/{year}/"),
        Figure(Bilingual(vi="cho tập thể, hộ gia đình", en="to collectives and households"), len(lines) - people, "count", f"honours/{year}/"),
        *_of_year(tables[BY_TYPE.name], year, "sudden", Bilingual(vi="khen đột xuất", en="for sudden achievements")),
        *_of_year(tables[BY_ROLE.name], year, "direct_worker_share", Bilingual(vi="lượt khen là của người lao động trực tiếp", en="of conferrals to direct workers")),
        *_of_year(tables[BY_LEVEL.name], year, "grassroots_share", Bilingual(vi="lượt khen do cấp xã, cơ sở quyết định", en="decided by communes and units")),
    ]
    return year, made, by_type.illustrative == by_type.records


def _of_year(item: Counted, year: str, column: str, label: Bilingual) -> Iterator[Figure]:
    """The number of a year in a column of a statistic: none when it is not shown, or nothing was counted."""
    names = [each.name for each in item.table.columns]
    row = next((row for row in item.table.rows if row.keys[0].id == year), None)
    cell = row.cells[names.index(column)] if row and column in names else None
    if cell is not None and not isinstance(cell, Hidden) and cell:
        yield Figure(label, cell, item.table.columns[names.index(column)].unit, item.statistic.address)
