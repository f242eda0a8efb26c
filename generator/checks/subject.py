"""What the rules look at: the catalog, where its values stand in the files, and the ids published so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from generator.catalog import Catalog, Key
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind
from generator.read import Source
from generator.records import Record
from generator.records.record import Location


@dataclass(frozen=True)
class Subject:
    catalog: Catalog
    sources: Mapping[str, Source]
    ledger: Ledger
    refused: frozenset[Key] = frozenset()
    """Records whose file has errors of its own and that are therefore not in the catalog."""
    refused_files: frozenset[str] = frozenset()
    """The same of pictures and documents."""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    """The hand-written pages, by path."""
    clean: Mapping[str, str] = field(default_factory=dict)
    """Files in which an earlier check found no personal data: path -> digest."""
    at: datetime | None = None
    """The instant for what only time decides: deadlines, expiry. None looks at no clock."""

    @cached_property
    def knows_all_honorees(self) -> bool:
        """Whether every decision could be read. If not, an honouree who seems to be missing may stand in one of the others."""
        return not any(record_type == "decision" for record_type, _ in self.refused)

    def exists(self, record_type: str, record_id: str) -> bool:
        """Whether there is such a record, or a file of it that was refused."""
        if self.catalog.get(record_type, record_id) or (record_type, record_id) in self.refused:
            return True
        return record_type == "honoree" and (record_id in self.catalog.named or not self.knows_all_honorees)

    def problem(self, kind: ProblemKind, record: Record, location: Location, **found: Any) -> Problem:
        """The problem of `kind` at a location of a record's file."""
        line, column = self.sources[record.path].position(location)
        return kind.at(record.path, line, column, **found)

    def place(self, record: Record, location: Location) -> str:
        """`path:line`, to name the other place in a message."""
        return f"{record.path}:{self.sources[record.path].position(location)[0]}"


def dotted(location: Location) -> str:
    """What a message calls a location: `tasks.2.deadline`, items counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)


def texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text in a value of groups and lists, with its location."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*location, key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from texts(item, (*location, index))
