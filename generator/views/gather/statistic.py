"""The burn-down of a backlog, place by place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.records.fields import PartialDate
from generator.records.statistic import BacklogLine, Statistic
from generator.views.gather.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Quarter:
    """The files of all places in a quarter."""

    quarter: PartialDate
    received: int
    solved: int
    remaining: int


def gather(catalog: Catalog, record: Statistic, at: datetime) -> Gathered:
    """`places`: place -> its lines, quarter by quarter; `together`: the quarters over all places, for which each has a line."""
    places: dict[str, list[BacklogLine]] = defaultdict(list)
    for line in sorted(record.backlog, key=lambda line: line.quarter):
        places[line.place].append(line)
    quarters: dict[PartialDate, list[BacklogLine]] = defaultdict(list)
    for line in record.backlog:
        quarters[line.quarter].append(line)
    together = [
        Quarter(quarter, sum(line.received for line in lines), sum(line.solved for line in lines), sum(line.remaining for line in lines))
        for quarter, lines in sorted(quarters.items()) if len(lines) == len(places)]
    return Gathered({"places": dict(places), "together": together})
