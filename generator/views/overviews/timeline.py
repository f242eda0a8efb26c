"""Year by year: how much there was, and what mattered most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from generator.catalog import Catalog
from generator.records import Record
from generator.records.campaign import Campaign
from generator.records.decision import Decision
from generator.records.event import Event
from generator.records.exemplar import Exemplar
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview

R = TypeVar("R", bound=Record)
MOST = 5
"""Things of one kind that are named in a year; the others stand in the list of the year."""


@dataclass
class Year:
    """What there was in a year. The decisions are those with the most conferrals, the others the first of the year."""

    year: int
    decisions: list[tuple[Decision, int]] = field(default_factory=list)
    """Decision -> its conferrals that stand."""
    launched: list[Campaign] = field(default_factory=list)
    summed_up: list[Campaign] = field(default_factory=list)
    congresses: list[Event] = field(default_factory=list)
    exemplars: list[Exemplar] = field(default_factory=list)
    """First found in the year."""

    @property
    def conferrals(self) -> int:
        return sum(count for _, count in self.decisions)


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`years`: the latest first. `most`: how many of a kind are named. `records`: year -> the records that its list holds."""
    years: dict[int, Year] = {}

    def of(day: date) -> Year:
        return years.setdefault(day.year, Year(day.year))

    for decision in _sorted(item for item in catalog.of("decision") if isinstance(item, Decision)):
        if standing := catalog.standing[decision.id]:
            of(decision.issued).decisions.append((decision, len(standing)))
    for campaign in _sorted(item for item in catalog.of("campaign") if isinstance(item, Campaign)):
        if campaign.launched and campaign.launched.first <= at.date():
            of(campaign.launched.first).launched.append(campaign)
        if campaign.closed and campaign.closed.first <= at.date():
            of(campaign.closed.first).summed_up.append(campaign)
    for event in _sorted(item for item in catalog.of("event") if isinstance(item, Event)):
        if event.series and event.dated and event.status not in ("cancelled", "postponed"):
            of(event.dated).congresses.append(event)
    for exemplar in _sorted(item for item in catalog.of("exemplar") if isinstance(item, Exemplar)):
        of(min(stage.date.first for stage in exemplar.stages)).exemplars.append(exemplar)
    for year in years.values():
        year.decisions.sort(key=lambda item: (-item[1], item[0].issued, item[0].id))
    records = _listed(catalog)
    for year in records:
        years.setdefault(year, Year(year))
    return Gathered({"records": records, "years": [years[year] for year in sorted(years, reverse=True)], "most": MOST})


def _sorted(records: Iterable[R]) -> list[R]:
    """By day and id; what has no day comes last, and no year shows it for that."""
    return sorted(records, key=lambda record: (record.dated or date.max, record.id))


def _listed(catalog: Catalog) -> Counter[int]:
    found = Counter(record.dated.year for record in catalog.all() if record.dated)
    for named in catalog.named.values():
        found.update({item.decision.issued.year for item in named})
    return found


TIMELINE = Overview(
    name="timeline", address="timeline", chapter="honours",
    title={"vi": "Dòng thời gian", "en": "Timeline"},
    purpose={"vi": "Từng năm: bao nhiêu quyết định, lượt khen, phong trào nào được phát động, tổng kết, đại hội nào được tổ chức.",
             "en": "Year by year: how many decisions and conferrals, which campaigns were launched and summed up, which congresses were held."},
    gather=gather)
