"""The ledger of corrections and revocations, in neutral words: nobody is named, nothing is explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from generator.catalog import Catalog
from generator.records import BY_TYPE, Record
from generator.records.decision import STATUSES, Decision
from generator.records.document import Document
from generator.records.fields import HANOI, Bilingual
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview
from generator.views.templates import Shown
from generator.visible import Tombstone

WITHDRAWN = Bilingual(vi="Đã rút khỏi trang", en="Withdrawn from the site")
TRANSCRIPTION = Bilingual(vi="Đính chính bản chép", en="Transcription corrected")


@dataclass(frozen=True)
class Change:
    """One line of the ledger. `record` is what changed (None when it may not be linked), `line` that of a decision's list."""

    date: date
    what: Bilingual
    kind: dict[str, str]
    record: Shown | None = None
    line: int | None = None
    count: int = 1
    document: str | None = None
    note: Bilingual | None = None


def of_decision(decision: Decision) -> Iterator[Change]:
    """What was changed in a decision after it was made. What the ledger knows of decisions is all in this function."""
    # A note may name somebody: it stays on the decision's page.
    for number, part in ((None, decision), *((line.line, line) for line in decision.conferrals)):
        for change in part.changes:
            vi, en = STATUSES[change.status]
            yield Change(change.date, Bilingual(vi=vi, en=en), decision.label, decision, line=number, document=change.document)


def changes(catalog: Catalog) -> list[Change]:
    """Every correction, revocation and withdrawal that the public may see, the newest first."""
    found: list[Change] = []
    honorees: Counter[tuple[date, str | None]] = Counter()
    for record in catalog.all():
        if isinstance(record, Tombstone):
            if record.type == "honoree":  # an id may have come from a name, and a withdrawn decision takes many with it
                honorees[record.withdrawn.date, record.withdrawn.document] += 1
            else:
                found.append(Change(record.withdrawn.date, WITHDRAWN, BY_TYPE[record.type].label, record,
                                    document=record.withdrawn.document, note=record.withdrawn.reason))
        elif isinstance(record, Decision):
            found.extend(of_decision(record))
        elif isinstance(record, Document) and record.corrections:
            found.append(Change(_day(record), TRANSCRIPTION, record.label, record, count=len(record.corrections)))
    found.extend(Change(day, WITHDRAWN, BY_TYPE["honoree"].label, count=count, document=document)
                 for (day, document), count in honorees.items())
    return sorted(found, key=lambda change: (-change.date.toordinal(), change.what.vi, change.record.collection if change.record else "",
                                             change.record.id if change.record else "", change.line or 0, change.document or ""))


def _day(record: Record) -> date:
    """The day of the last change, for what has no day of its own."""
    return record.changed.astimezone(HANOI).date()


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`changes`: the lines of the ledger."""
    return Gathered({"changes": changes(catalog)})


CORRECTIONS = Overview(
    name="corrections", address="corrections", chapter="oversight",
    title={"vi": "Sổ đính chính, thu hồi", "en": "Corrections and revocations"},
    purpose={"vi": "Mọi lần đính chính, hủy bỏ, thu hồi và rút khỏi trang, mới nhất trước; viết trung tính, không nêu tên, không nêu lỗi.",
             "en": "Every correction, cancellation, revocation and withdrawal, the newest first; in neutral words, without names or faults."},
    gather=gather)
