"""The statistics that the site counts from its own records. `STATISTICS` is the registry: the overview, a page each with its chart and its
table, and their open data follow from it, in this order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.views.statistics.awards import BY_FORM, BY_LEVEL, BY_TYPE
from generator.views.statistics.duties import FEEDBACK, REPORTS
from generator.views.statistics.exemplars import EXEMPLARS, REPLICATIONS
from generator.views.statistics.people import BY_AREA, BY_ROLE
from generator.views.statistics.procedures import SIMPLIFIED
from generator.views.statistics.promptness import PROMPTNESS, PUBLICATION
from generator.views.statistics.statistic import Statistic, Table
from generator.views.statistics.targets import TARGETS

STATISTICS: tuple[Statistic, ...] = (
    BY_LEVEL,
    BY_TYPE,
    BY_FORM,
    BY_ROLE,
    BY_AREA,
    PROMPTNESS,
    PUBLICATION,
    EXEMPLARS,
    REPLICATIONS,
    TARGETS,
    SIMPLIFIED,
    REPORTS,
    FEEDBACK,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A statistic with its table, counted once for page, chart and data."""

    statistic: Statistic
    table: Table


def counted(catalog: Catalog, at: datetime) -> list[Counted]:
    """Every statistic of the public catalog."""
    return [Counted(statistic, statistic.count(catalog, at)) for statistic in STATISTICS]
