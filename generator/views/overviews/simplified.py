"""What was simplified in the procedures: days and papers cut, and procedures abolished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from generator.catalog import Catalog
from generator.records.procedure import Procedure, Version
from generator.records.record import is_translated
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a procedure."""

    procedure: Procedure
    version: Version


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`changes`: every change in force, the newest first. `days_cut`: kind of day -> days; `papers_cut`; `procedures`: how many changed.

    `invented`: how many of the changes are illustrative. `abolished`: the procedures that no longer apply.
    """
    procedures = [record for record in catalog.of("procedure") if isinstance(record, Procedure)]
    changes = sorted(_changes(procedures, at.date()), key=lambda change: (-change.version.date.toordinal(), change.procedure.id))
    days_cut: Counter[str] = Counter()
    for change in changes:
        days_cut[change.procedure.day_kind] += change.version.days_cut or 0
    abolished = [record for record in procedures if record.status == "abolished"]
    shown = [change.version for change in changes]
    return Gathered(
        {"changes": changes, "days_cut": {kind: cut for kind, cut in sorted(days_cut.items()) if cut},
         "papers_cut": sum(version.papers_cut for version in shown), "procedures": len({change.procedure.id for change in changes}),
         "invented": sum(change.procedure.illustrative for change in changes), "abolished": abolished},
        translated=all(is_translated(version) for version in shown)
        and all(record.title.en is not None for record in [*abolished, *(change.procedure for change in changes)]))


def _changes(procedures: list[Procedure], today: date) -> Iterator[Change]:
    for record in procedures:
        yield from (Change(record, version) for version in record.versions if version.date <= today)


SIMPLIFIED = Overview(
    name="simplified", address="simplified", chapter="service",
    title={"vi": "Thủ tục đã đơn giản hóa", "en": "Procedures made simpler"},
    purpose={"vi": "Thủ tục nào đã cắt giảm ngày, giấy tờ, theo quyết định nào; thủ tục nào đã bãi bỏ và nay làm ở đâu.",
             "en": "Which procedures were cut by how many days and papers and by which decision; which were abolished, and what to use now."},
    gather=gather)
