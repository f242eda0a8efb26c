"""The rule on short codes: what is printed on paper must lead to the same record for ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.codes import LENGTH, letters_of
from generator.problems import Problem, ProblemKind
from generator.records import RECORD_TYPES, Record

SAME_CODE = ProblemKind(
    "C048", 'mã ngắn để in của bản ghi này ({code}) trùng với mã ngắn của "{other}"', 'the short code of this record ({code}) is also that of "{other}"',
    "đổi tên tệp này (thêm năm hoặc một từ) trước khi công bố: mã ngắn tính từ tên tệp, mã đã in ra giấy phải luôn dẫn về bản ghi cũ",
    "give this file another name (add the year or a word) before it is published: the code follows from the name, and one that was printed must lead to its record for ever")


def short_codes_are_unique(subject: Subject) -> Iterator[Problem]:
    """Ensure that a new record takes no code that is, or may be, printed for another. Of those that the ledger knows it is too late to say so."""
    published = {entry for _, entry in subject.ledger.entries}
    same: dict[str, list[Record]] = defaultdict(list)
    for model in RECORD_TYPES:
        for record in subject.catalog.of(model.type) if model.has_sheet else ():
            same[letters_of((record.type, record.id))[:LENGTH]].append(record)
    for code, records in same.items():
        if len(records) > 1:
            first, *others = sorted(records, key=lambda record: (_entry(record) not in published, record.publish_at, record.type, record.id))
            for record in others:
                if _entry(record) not in published:
                    yield subject.problem(SAME_CODE, record, (), code=code, other=_entry(first))


def _entry(record: Record) -> str:
    """What the ledger calls a record."""
    return f"{record.collection}/{record.id}"
