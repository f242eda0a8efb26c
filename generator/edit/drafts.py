"""Files that are still to be written: their canonical texts, read back, made records and checked with all the others. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalog import Loaded, model_of, typed
from generator.checks import check
from generator.checks.subject import Subject
from generator.edit.canonical import written
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind
from generator.read import Source, limits_for, parse
from generator.read.yaml_events import places
from generator.records import Record
from generator.records.record import Location

NOT_THE_SAME = ProblemKind(
    "E221", "đọc lại tệp vừa soạn thì khác với điều đã nhập", "the file that was made reads otherwise than what was put in",
    "báo cho người bảo trì trang, kèm nội dung đã nhập", "please report it to the maintainers, with what was put in")


@dataclass(frozen=True)
class Drafts:
    """The texts by path, and every problem, at its place in one of them."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def location(self, problem: Problem) -> Location:
        """Where in the values of a file the place of a problem lies."""
        here = (problem.line, problem.column)
        before = [(place, len(location), location) for location, both in places(self.texts[problem.path]).items() for place in both if place <= here]
        return max(before, default=((1, 1), 0, ()))[2]


def drafted(
    files: Mapping[str, dict[str, Any]], loaded: Loaded, ledger: Ledger, *, rules: bool = True, not_the_same: ProblemKind = NOT_THE_SAME,
) -> Drafts:
    """The drafts of files, given as path -> values as files have them, each a record.

    With `rules`, they are checked together with the records that there are; what the rules say without them is not their fault.
    `not_the_same` is the problem of a text that reads otherwise than its values.
    """
    drafts, sources, records = Drafts(), {}, {}
    for path, values in files.items():
        model = model_of(path)
        assert model
        text = drafts.texts[path] = written(model, values)
        value, problems = parse(path, text.encode(), limits_for(path))
        if value is not None and value != values:
            value, problems = None, [not_the_same.at(path)]
        if value is not None:
            sources[path] = Source(path, value, "", text.encode())
            record, problems = typed(sources[path])
            if isinstance(record, Record):
                records.setdefault(record.type, {})[record.id] = record
        drafts.problems.extend(problems)
    catalog = loaded.catalog
    if rules and catalog and records:
        both = {kind: dict(sorted({**catalog.records[kind], **found}.items())) for kind, found in records.items()}
        together = Subject(
            catalog.showing({**catalog.records, **both}), {**loaded.sources, **sources}, ledger, loaded.refused, loaded.refused_files)
        found = check(together)
        if any(problem.path not in sources for problem in found):
            known = set(check(Subject(catalog, loaded.sources, ledger, loaded.refused, loaded.refused_files)))
            found = [problem for problem in found if problem not in known]
        drafts.problems.extend(found)
    return drafts
