"""The last look before a file is kept: its text is read back, made a record, and checked with all the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from generator.catalog import Loaded
from generator.edit.drafts import drafted
from generator.edit.sheets.spot import Spot
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind
from generator.read.yaml_events import places
from generator.records.record import Location

NOT_THE_SAME = ProblemKind(
    "E169", "đọc lại tệp vừa tạo thì khác với bảng tính", "the file that was made reads otherwise than the workbook",
    "báo cho người bảo trì trang, kèm bảng tính này", "please report it to the maintainers, with this workbook")


@dataclass(frozen=True)
class Draft:
    """A record that is to be written: path, values as files have them, and the cell of each value."""

    path: str
    values: dict[str, Any]
    origins: dict[Location, Spot]
    spot: Spot


def proved(drafts: list[Draft], loaded: Loaded, ledger: Ledger) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the drafts by path, and what is wrong with them, told as problems of the workbook's cells."""
    found = drafted({draft.path: draft.values for draft in drafts}, loaded, ledger, not_the_same=NOT_THE_SAME)
    by_path = {draft.path: draft for draft in drafts}
    return found.texts, [
        _in_cell(problem, by_path[problem.path], found.texts[problem.path]) if problem.path in by_path else problem for problem in found.problems]


def _in_cell(problem: Problem, draft: Draft, text: str) -> Problem:
    """A problem of the file as one of the cell that the value came from."""
    location = _locations(text).get((problem.line, problem.column), ())
    for length in range(len(location), 0, -1):
        if spot := draft.origins.get(location[:length]):
            return spot.over(problem)
    return replace(problem, path=draft.spot.path, line=draft.spot.row, column=draft.spot.column)


@lru_cache(maxsize=4)
def _locations(text: str) -> dict[tuple[int, int], Location]:
    """What begins at each place of a text: the outermost thing that does. Found once for all problems of a file."""
    found: dict[tuple[int, int], Location] = {}
    for location, both in places(text).items():
        for place in both if location else ():
            found.setdefault(place, location)
    return found
