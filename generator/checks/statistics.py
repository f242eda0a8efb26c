"""Rules on tables of counts: nobody may be told from them, and they add up.

No message repeats a count that should not have been written: what a check says is public.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.statistic import SMALLEST_COUNT, SUPPRESSED, Statistic
from generator.records.vocabulary import Term

SENSITIVE = frozenset({"ethnicity", "religion", "party-membership", "sex", "age-band", "disability"})
"""Dimensions for which a vocabulary may ask for more than `SMALLEST_COUNT`, never for less."""
FEWEST_GUESSES = 3
"""How many values each hidden count must still be able to have."""

SMALL_COUNT = ProblemKind(
    "C213", 'số của "{label}" nhỏ hơn {smallest} nên có thể làm lộ từng người (số 0 cũng vậy)',
    'the count of "{label}" is under {smallest} and may tell who is meant (so may 0)',
    'viết "count: suppressed"; nếu chỉ ẩn một ô thì ẩn thêm một ô khác hoặc bỏ total',
    'write "count: suppressed"; when it is the only one, suppress another cell too or leave out total')
CAN_BE_TOLD = ProblemKind(
    "C214", "lấy tổng trừ các ô còn lại thì biết hoặc gần biết được số đã ẩn (số ô bị ẩn: {hidden})",
    "the hidden counts can be told, or nearly so, from the total less the others (hidden cells: {hidden})",
    "bỏ total, hoặc ẩn thêm một ô lớn", "leave out total, or suppress one more, larger cell")
ALL_ALIKE = ProblemKind(
    "C215", 'mọi người đều thuộc một nhóm "{label}", nên bảng nói về từng người', 'everybody is in the one group "{label}", so the table tells of each of them',
    "gộp với bảng khác, hoặc không công bố bảng này", "join it with another table, or do not publish it")
DOES_NOT_ADD_UP = ProblemKind(
    "C216", "tổng số ghi là {found}, nhưng các nhóm cộng lại là {sum}", "the total is {found}, but the groups add up to {sum}",
    "xem lại từng số; tổng tính cả các nhóm bị ẩn", "check each count; the total has the suppressed groups in it")
BACKLOG_JUMPS = ProblemKind(
    "C217", 'hồ sơ còn lại của "{place}" cuối {quarter} ghi là {found}, nhưng tính ra {expected}',
    'the cases left at "{place}" in {quarter} are given as {found}, but come to {expected}',
    "còn lại = còn lại quý trước + tiếp nhận - giải quyết xong", "remaining = remaining of the quarter before + received - solved")


def smallest(dimension: str, term: Term | None) -> int:
    """The smallest count that a table of this dimension may show. A dimension is about people unless its term says that it is not."""
    stated = SMALLEST_COUNT if term is None or term.smallest_count is None else term.smallest_count
    return max(stated, SMALLEST_COUNT) if dimension in SENSITIVE else stated


def _tables(subject: Subject) -> Iterator[tuple[Statistic, int]]:
    for table in subject.catalog.of("statistic"):
        yield table, smallest(table.dimension, subject.catalog.term("statistic-dimensions", table.dimension))


def no_count_is_small(subject: Subject) -> Iterator[Problem]:
    """Ensure that no count of people is so small that it tells of them.

    A zero is as telling as a one: "no member of the Party" says something of everybody who was honoured, and their names are public.
    """
    for table, least in _tables(subject):
        for index, row in enumerate(table.rows):
            if not row.suppressed and row.count < least:
                yield subject.problem(SMALL_COUNT, table, ("rows", index, "count"), label=row.label.vi, smallest=least)


def hidden_counts_stay_hidden(subject: Subject) -> Iterator[Problem]:
    """Ensure that a suppressed count does not follow from the total, and that no group is everybody."""
    for table, least in _tables(subject):
        if not least:
            continue
        shown = [row.count for row in table.rows if not row.suppressed]
        hidden = len(table.rows) - len(shown)
        for index, row in enumerate(table.rows):
            if not row.suppressed and (row.count == table.total or len(table.rows) == 1):
                yield subject.problem(ALL_ALIKE, table, ("rows", index), label=row.label.vi)
        if hidden and table.total is not None and table.total >= sum(shown) and can_be_told(table.total - sum(shown), hidden, least):
            yield subject.problem(CAN_BE_TOLD, table, ("total",), hidden=hidden)


def can_be_told(rest: int, hidden: int, least: int) -> bool:
    """Whether `hidden` counts that are `rest` together can be told or nearly so.

    They can when there is one of them, when they are a small count together, and when small counts could make up `rest` in
    hardly more than one way: two that are under 10 and 18 together are 9 and 9.
    """
    most = least - 1
    if hidden == 1 or rest < least:
        return True
    lowest, highest = max(0, rest - most * (hidden - 1)), min(most, rest)
    return rest <= most * hidden and highest - lowest + 1 < FEWEST_GUESSES


def totals_add_up(subject: Subject) -> Iterator[Problem]:
    """Ensure that a total is the sum of its groups, or no less than the shown ones when some are suppressed."""
    for table, _ in _tables(subject):
        if table.total is None or not table.rows:
            continue
        known = sum(row.count for row in table.rows if row.count != SUPPRESSED)
        hidden = any(row.suppressed for row in table.rows)
        if table.total < known or (table.total > known and not hidden):
            yield subject.problem(DOES_NOT_ADD_UP, table, ("total",), found=table.total, sum=known)


def the_backlog_follows_from_the_quarter_before(subject: Subject) -> Iterator[Problem]:
    """Ensure that what is left of a backlog is what was left before, with what came in and without what was solved."""
    for table, _ in _tables(subject):
        left: dict[str, int] = {}
        for index, line in sorted(enumerate(table.backlog), key=lambda item: (item[1].quarter, item[0])):
            expected = left[line.place] + line.received - line.solved if line.place in left else line.remaining
            if line.remaining != expected:
                yield subject.problem(BACKLOG_JUMPS, table, ("backlog", index, "remaining"), place=line.place, quarter=line.quarter.text,
                                      found=line.remaining, expected=expected)
            left[line.place] = line.remaining
