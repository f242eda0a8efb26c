"""Rules on the pictures and documents that records bring with them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.read.media import FOLDER
from generator.records.fields import FileOf
from generator.records.record import Location

NO_SUCH_FILE = ProblemKind(
    "C220", 'không có tệp "{found}" trong data/files', 'there is no file "{found}" in data/files',
    "có phải là: {close}? Nếu tệp chưa có, hãy đưa nó vào data/files", "did you mean: {close}? If the file is not there yet, put it into data/files")
OTHER_SHA256 = ProblemKind(
    "C221", 'tệp data/files/{found} không còn là tệp đã ghi: sha256 trong bản ghi bắt đầu bằng {declared}…, của tệp là {actual}…',
    "the file data/files/{found} is not the one that was recorded: sha256 begins with {declared}… in the record, with {actual}… in the file",
    "nếu tệp bị thay nhầm, khôi phục tệp cũ; nếu tệp này mới đúng, ghi sha256:", "if the file was replaced by mistake, restore it; if this one is right, write sha256:")
NOT_NAMED = ProblemKind(
    "C222", 'không bản ghi nào dùng tệp "{found}"; tệp này sẽ không được công bố', 'no record uses the file "{found}"; it will not be published',
    "ghi tên tệp vào bản ghi cần nó, hoặc xóa tệp", "name it in the record that needs it, or delete it", "warning")


def named_files_exist(subject: Subject) -> Iterator[Problem]:
    """Ensure that every picture and document that a record names is in `data/files`."""
    files = subject.catalog.files
    for record, location, found in _uses(subject):
        if found not in files and found not in subject.refused_files:
            names = [*files, *sorted(subject.refused_files)]
            close = tuple(difflib.get_close_matches(found, names, n=3, cutoff=0.5) or names[:6])
            yield subject.problem(NO_SUCH_FILE, record, location, found=found, close=close)


def files_are_the_recorded_ones(subject: Subject) -> Iterator[Problem]:
    """Ensure that a file is the one whose digest a record declares."""
    for record, location, found in _uses(subject):
        file = subject.catalog.files.get(found)
        declared = str(_beside(subject.sources[record.path].value, location, "sha256") or "").lower()
        if file and declared and declared != file.sha256:
            # The digest is the program's own, so it is given whole; `found` values are cut where digits could be a person's.
            yield subject.problem(OTHER_SHA256, record, (*location[:-1], "sha256"), found=found, declared=declared[:8],
                                  actual=file.sha256[:8]).hinting(after=(f" {file.sha256}", f" {file.sha256}"))


def files_are_used(subject: Subject) -> Iterator[Problem]:
    """Ensure that somebody needs each file. While some records could not be read, nobody knows."""
    if not subject.refused:
        used = {found for _, _, found in _uses(subject)}
        for name in subject.catalog.files:
            if name not in used:
                yield NOT_NAMED.at(f"{FOLDER}/{name}", found=name)


def _uses(subject: Subject) -> Iterator[tuple[Any, Location, str]]:
    catalog = subject.catalog
    for record in catalog.all():
        for location, mark, found in catalog.marks[record.type, record.id]:
            if isinstance(mark, FileOf):
                yield record, location, found


def _beside(value: Any, location: Location, name: str) -> Any:
    """What stands under `name` in the group that holds the value at `location` of a file."""
    for step in location[:-1]:
        value = value[step]
    return value.get(name)
