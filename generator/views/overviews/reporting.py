"""Which unit has sent which report: a matrix of units and periods for each plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.records.report import Report
from generator.views.gather.gathered import Gathered
from generator.views.gather.receipts import Receipt, by_period, counted, receipts
from generator.views.overviews.overview import Overview

NEWEST = 6
"""Periods in a matrix; older ones stay on their own pages."""


@dataclass(frozen=True, slots=True)
class Compliance:
    """A plan, its newest periods with the oldest first, and for each unit its reports in the order of the periods (None: not owed)."""

    plan: str
    periods: list[Report]
    units: dict[str, list[Receipt | None]]
    counts: dict[str, int]
    older: int


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`plans`: the compliance with each plan; `overdue`: (report, receipt) of each unit that is late now, the longest first."""
    by_plan: dict[str, list[Report]] = defaultdict(list)
    for report in catalog.of("report"):
        if isinstance(report, Report):
            by_plan[report.plan].append(report)
    plans, overdue = [], []
    for plan, reports in sorted(by_plan.items()):
        reports.sort(key=by_period)
        found = {report.id: {item.organisation: item for item in receipts(report, at.date())} for report in reports}
        overdue += [(report, item) for report in reports for item in found[report.id].values() if item.state == "overdue"]
        newest = reports[-NEWEST:]
        units = dict.fromkeys(unit for report in newest for unit in report.owed_by)
        plans.append(Compliance(
            plan, newest, {unit: [found[report.id].get(unit) for report in newest] for unit in units},
            counted(item for report in newest for item in found[report.id].values()), len(reports) - len(newest)))
    overdue.sort(key=lambda item: (-item[1].days, item[0].id, item[1].organisation))
    return Gathered({"plans": plans, "overdue": overdue},
                    translated=all(report.heading.en is not None for reports in by_plan.values() for report in reports))


REPORTING = Overview(
    name="reporting", address="reporting", chapter="oversight",
    title={"vi": "Chấp hành chế độ báo cáo", "en": "Reports sent and owed"},
    purpose={"vi": "Báo cáo 06 tháng và báo cáo năm: đơn vị nào đã gửi, gửi chậm, chưa đến hạn hay còn nợ.",
             "en": "Half-yearly and yearly reports: which units have sent them, which late, and which still owe them."},
    gather=gather)
