"""The record files of a folder as values, each with the place of everything in it.

The end of the arrow: what `records` gets. Also the one boundary behind which no content of a file can raise.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

from generator.problems import Problem, ProblemKind
from generator.read import cache as remembered
from generator.read import files
from generator.read.decode import decode
from generator.read.gate import parse
from generator.read.limits import Limits, limits_for
from generator.read.yaml_events import Location, Place, places

INTERNAL = ProblemKind(
    "F099",
    "lỗi bên trong chương trình ({error}) khi đọc tệp này; dữ liệu có thể không sai",
    "an error inside the program ({error}) while it read this file; the data may be right",
    "báo cho người bảo trì trang, kèm tệp này",
    "please report it to the maintainers of the site, with this file",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One record file that passed the gate.

    path: POSIX, relative to the root. value: the one mapping in it; every scalar is NFC text as written.
    digest: of the file's bytes. data: those bytes.
    """

    path: str
    value: dict = field(hash=False)
    digest: str
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def text(self) -> str:
        """The text of the file, with plain line ends and no mark at its start."""
        return _text(self.data)

    def position(self, location: Location, *, key: bool = False) -> Place:
        """Line and column (from 1) of the value at `location`, such as `("conferrals", 3, "name")`, or of its key.

        A location that does not exist has the place of the nearest thing around it that does. Never raises.
        The places are found when first asked for, which is only when there is a problem.
        """
        with suppress(Exception):  # a place is a courtesy; the problem itself must be reported in any case
            known = _places(self.data)
            for length in range(len(location), -1, -1):
                if found := known.get(tuple(location[:length])):
                    return found[key and length == len(location)]
        return 1, 1

    def holds(self, location: Location) -> bool:
        """Whether something stands in the file at `location`, if only the name of a field with nothing behind it. Never raises."""
        with suppress(Exception):
            return tuple(location) in _places(self.data)
        return False

    def position_within(self, location: Location, text: str, start: int, end: int) -> Place:
        """Line and column of `text[start:end]`, `text` being what stands at `location`; of the whole text when that cannot be told."""
        place = self.position(location)
        with suppress(Exception):
            raw, _, _ = decode("", self.data, Limits(bytes=len(self.data)))
            words = text[start:end].split()
            if raw is None or not words:
                return place
            # Lines of a text are broken and indented as the file likes.
            pattern = re.compile(r"\s+".join(map(re.escape, words)))
            number = sum(1 for found in pattern.finditer(text) if found.start() < start)
            begins = sum(map(len, raw.splitlines(keepends=True)[: place[0] - 1])) + place[1] - 1
            found = next(islice(pattern.finditer(raw, begins), number, None))
            return raw.count("\n", 0, found.start()) + 1, found.start() - raw.rfind("\n", 0, found.start())
        return place


@lru_cache(maxsize=8)
def _places(data: bytes) -> dict[Location, tuple[Place, Place]]:
    return places(_text(data))


def _text(data: bytes) -> str:
    text, _, _ = decode("", data, Limits(bytes=len(data)))
    return text or ""


def read_folder(root: Path, folder: str, cache: Path | None = None) -> tuple[list[Source], list[Problem]]:
    """Every record (`*.yml`) below `root/folder`, sorted by path, and every problem of all files, sorted.

    A file with an error has problems and no source. `cache` is a file that may be there, is kept up to date,
    and makes the next reading faster; never more than that. Nothing in the folder can make this raise.
    """
    known = remembered.load(cache) if cache else {}
    sources: list[Source] = []
    problems: list[Problem] = []
    clean: remembered.Entries = {}
    for found in files.walk(root, folder):
        source, faults = (None, [found]) if isinstance(found, Problem) else _source(found, known)
        problems += faults
        if source:
            sources.append(source)
            if not faults:
                clean[source.path] = source.digest, source.value
    if cache and _digests(clean) != _digests(known):
        remembered.save(cache, clean)
    return sorted(sources, key=lambda source: source.path), sorted(problems)


def read_file(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """The record at `path` (POSIX, from the root), or None, and the problems of the file, sorted."""
    found = files.read(root, path)
    return (None, [found]) if isinstance(found, Problem) else _source(found, {})


def _source(found: files.Found, known: remembered.Entries) -> tuple[Source | None, list[Problem]]:
    """The boundary: whatever goes wrong inside becomes a problem of the file."""
    path, data = found
    try:
        digest = remembered.digest(data)
        known_digest, value = known.get(path, ("", None))
        problems: list[Problem] = []
        if known_digest != digest or not isinstance(value, dict):
            value, problems = parse(path, data, limits_for(path))
    except Exception as error:
        return None, [INTERNAL.at(path, error=type(error).__name__)]
    return (None if value is None else Source(path, value, digest, data)), problems


def _digests(entries: remembered.Entries) -> dict[str, str]:
    return {path: digest for path, (digest, _) in entries.items()}
