"""git -> changes: the files that differ between two commits, and those that hold records with their values on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from generator.catalog import model_of, typed
from generator.read import DEFAULT, Source, parse
from generator.read.cache import digest
from generator.read.limits import limits_for
from generator.records import Record
from generator.records.fields import Part
from generator.records.record import make
from generator.records.settings import LanguageSettings
from generator.review.git import EXECUTABLE, FILE, NOTHING, Entry, Git

LANGUAGE_SETTINGS = ("mkdocs.yml", "mkdocs.en.yml")


@dataclass(frozen=True, slots=True)
class Side:
    """What a file held in one of the commits: its source (None when the file is refused), and the typed value when it is right."""

    source: Source | None
    typed: Part | None

    @property
    def values(self) -> dict:
        """The values as text; nothing when the file is refused."""
        return self.source.value if self.source else {}

    @property
    def record(self) -> Record | None:
        return self.typed if isinstance(self.typed, Record) else None


@dataclass(frozen=True, slots=True)
class Change:
    """A file of records, vocabulary or settings that differs; a side where it is not is None."""

    path: str
    model: type[Part]
    before: Side | None
    after: Side | None

    @property
    def old(self) -> dict:
        """The values before; nothing when there were none."""
        return self.before.values if self.before else {}

    @property
    def new(self) -> dict:
        return self.after.values if self.after else {}

    @property
    def id(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def says_the_same(self) -> bool:
        """Whether the file is only written otherwise: the order of fields, quotation marks, comments."""
        return all(side and side.source for side in (self.before, self.after)) and self.old == self.new

    @property
    def is_record(self) -> bool:
        return issubclass(self.model, Record)


@dataclass(frozen=True)
class Changes:
    """All that differs between two commits. `renamed` tells the path of a record that is gone -> the path where it stands now."""

    git: Git
    base: str
    head: str
    entries: tuple[Entry, ...]
    values: tuple[Change, ...]
    renamed: dict[str, str] = field(default_factory=dict)

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """Path -> how the file differs."""
        return {entry.path: entry for entry in self.entries}

    def text(self, path: str, most: int) -> tuple[str, str]:
        """What stood and stands in a plain text file, in (before, after): "" when it is not there, is no text or is over `most` bytes."""
        entry = self.entry[path]
        sides = [(mode, blob) for mode, blob in ((entry.before_mode, entry.before), (entry.after_mode, entry.after))]
        found = self.git.contents([(blob, most) for mode, blob in sides if _is_file(mode)])
        before, after = (next(found) if _is_file(mode) else None for mode, _ in sides)
        return (before or b"").decode("utf-8", "replace"), (after or b"").decode("utf-8", "replace")


def read_changes(git: Git, base: str, head: str) -> Changes:
    """What `head` changes since it left `base` (names of commits). Raises git.Refused; nothing in the commits can make it raise."""
    head = git.commit(head)
    fork = git.fork(git.commit(base), head)
    entries = git.changed(fork, head)
    values = tuple(_values(git, entries))
    return Changes(git, fork, head, tuple(entries), values, _renamed(values))


def _values(git: Git, entries: Iterable[Entry]) -> Iterator[Change]:
    held = [(entry, model) for entry in entries if (model := _model(entry.path))]
    wanted = [(blob, limits_for(entry.path).bytes) for entry, _ in held
              for mode, blob in ((entry.before_mode, entry.before), (entry.after_mode, entry.after)) if _is_file(mode)]
    found = git.contents(wanted)
    for entry, model in held:
        before, after = (_side(entry.path, model, next(found)) if _is_file(mode) else None for mode in (entry.before_mode, entry.after_mode))
        yield Change(entry.path, model, before, after)


def _model(path: str) -> type[Part] | None:
    if path in LANGUAGE_SETTINGS:
        return LanguageSettings
    return model_of(path) if path.startswith("data/") and path.endswith(".yml") else None


def _is_file(mode: str) -> bool:
    return mode in (FILE, EXECUTABLE)


def _side(path: str, model: type[Part], data: bytes | None) -> Side:
    if data is None:  # over the limit of its folder: `check` says so
        return Side(None, None)
    try:
        values, _ = parse(path, data, DEFAULT if model is LanguageSettings else limits_for(path))
        if values is None:
            return Side(None, None)
        source = Source(path, values, digest(data), data)
        value, _ = make(model, source) if model is LanguageSettings else typed(source)
        return Side(source, value)
    except Exception:  # the same boundary as that of `read`; for the file on the disk, `check` says so
        return Side(None, None)


ALIKE = 0.7
"""The share of equal fields from which a record that is gone and one that is new are the same one under another name."""
MANY = 2_500
"""Pairs of files, gone and new, in one folder over which no names are compared: that is no renaming by hand."""


def _renamed(values: Iterable[Change]) -> dict[str, str]:
    gone: dict[str, list[Change]] = {}
    new: dict[str, list[Change]] = {}
    for change in values:
        if change.is_record and (change.before is None or change.after is None):
            (new if change.before is None else gone).setdefault(change.path.rpartition("/")[0], []).append(change)
    found: dict[str, str] = {}
    for folder, lost in gone.items():
        here = new.get(folder, [])
        for change in lost if len(lost) * len(here) <= MANY else ():
            near = [(share, other.path) for other in here if other.path not in found.values() and (share := _share(change, other)) >= ALIKE]
            if near:
                found[change.path] = max(near)[1]
    return found


def _share(gone: Change, new: Change) -> float:
    before, after = gone.old, new.new
    names = {*before, *after}
    return sum(before.get(name) == after.get(name) for name in names) / len(names) if before and after else 0


def is_new(entry: Entry) -> bool:
    return entry.before_mode == NOTHING


def is_gone(entry: Entry) -> bool:
    return entry.after_mode == NOTHING
