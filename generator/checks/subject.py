"""What the rules look at: the catalog, where its values stand in the files, and the ids published so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalog import Catalog
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

    def problem(self, kind: ProblemKind, record: Record, location: Location, **found: Any) -> Problem:
        """The problem of `kind` at a location of a record's file."""
        line, column = self.sources[record.path].position(location)
        return kind.at(record.path, line, column, **found)

    def place(self, record: Record, location: Location) -> str:
        """`path:line`, to name the other place in a message."""
        return f"{record.path}:{self.sources[record.path].position(location)[0]}"
