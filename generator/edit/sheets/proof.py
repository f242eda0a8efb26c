"""The last look before a file is kept: its text is read back, made a record, and checked with all the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from generator.catalog import Loaded
from generator.checks import check
from generator.checks.subject import Subject
from generator.edit.canonical import written
from generator.edit.sheets.spot import Spot
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind, has_errors
from generator.read import Source, limits_for, parse
from generator.read.yaml_events import places
from generator.records import Record
from generator.records.record import Location, make

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


def proved(model: type[Record], drafts: list[Draft], loaded: Loaded, ledger: Ledger) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the drafts by path, and what is wrong with them, told as problems of the workbook's cells."""
    catalog, texts, problems, sources = loaded.catalog, {}, [], {}
    assert catalog
    records = dict(catalog.records[model.type])
    for draft in drafts:
        text = written(model, draft.values)
        value, found = parse(draft.path, text.encode(), limits_for(draft.path))
        if value is not None and value != draft.values:
            found = [NOT_THE_SAME.at(draft.path)]
        source = Source(draft.path, value or {}, "", text.encode())
        if not has_errors(found):
            record, faults = make(model, source, id=draft.path.rpartition("/")[2][:-4], path=draft.path, digest=_digest(text))
            found += faults
            if record:
                records[record.id], sources[draft.path] = record, source
        problems += [_in_cell(problem, draft, source) for problem in found]
        texts[draft.path] = text
    more = catalog.showing({**catalog.records, model.type: dict(sorted(records.items()))})
    before = set(check(Subject(catalog, loaded.sources, ledger, loaded.refused, loaded.refused_files)))
    after = check(Subject(more, {**loaded.sources, **sources}, ledger, loaded.refused, loaded.refused_files))
    by_path = {draft.path: draft for draft in drafts}
    for problem in after:
        if problem not in before:
            draft = by_path.get(problem.path)
            problems.append(_in_cell(problem, draft, sources[problem.path]) if draft else problem)
    return texts, problems


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _in_cell(problem: Problem, draft: Draft, source: Source) -> Problem:
    """A problem of the file as one of the cell that the value came from."""
    location = _locations(source.data).get((problem.line, problem.column), ())
    for length in range(len(location), 0, -1):
        if spot := draft.origins.get(location[:length]):
            return spot.over(problem)
    return replace(problem, path=draft.spot.path, line=draft.spot.row, column=draft.spot.column)


@lru_cache(maxsize=4)
def _locations(data: bytes) -> dict[tuple[int, int], Location]:
    """What begins at each place of a text: the outermost thing that does. Found once for all problems of a file."""
    found: dict[tuple[int, int], Location] = {}
    for location, both in places(data.decode()).items():
        for place in both if location else ():
            found.setdefault(place, location)
    return found
