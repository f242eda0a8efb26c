"""The files of `data/files/`: which there are, their hashes, and what is wrong with them.

Reading and hashing a thousand photographs takes seconds, so a file is not read again while the system says that it is the
one that was: same device, inode, size, time of content and time of change. No program sets the last of these, whatever it does
to a file, so an edit shows. Only within one tick of the clock could two states look alike: a file changed that late before it
was remembered is read again.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.read import cache as remembered
from generator.read import files
from generator.read.media import apart
from generator.read.media.contents import Inside
from generator.read.media.faults import ALL_TOO_LARGE, TOO_LARGE, Refused
from generator.read.media.kinds import ALL_BYTES, ENDINGS, MB, ending_of
from generator.read.names import is_id

FOLDER = "data/files"
_TICK = 2_000_000_000
"""Nanoseconds; file systems count in steps of at most two seconds."""
_JOBS = 4


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file that passed the gate. `size` is in bytes; `width` and `height` are pixels of a picture as it is seen, 0 of a document."""

    name: str
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    place: Path = field(default=Path(), compare=False, repr=False)
    """Where it lies on the disk. Read it through `content`."""
    personal: tuple[Inside, ...] = ()
    """The personal data in its text and in what it says of itself."""
    signs: tuple[str, ...] = ()
    """What else it says or does not say: words of `inspect.SIGNS`."""

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def kind(self) -> str:
        """PICTURE or DOCUMENT."""
        return ENDINGS[self.ending].kind

    @property
    def media_type(self) -> str:
        return ENDINGS[self.ending].media_type

    def content(self) -> bytes:
        """The bytes that were looked at; raises OSError when the file is another one by now."""
        try:
            data = files.read_regular(self.place, self.size)
        except files.TooLarge:
            data = b""
        if sha256(data).hexdigest() != self.sha256:
            raise OSError(None, "tệp đã đổi trong lúc dựng, hãy chạy lại / the file changed meanwhile, run again", str(self.place))
        return data


def read_media(root: Path, cache: Path | None = None) -> tuple[dict[str, MediaFile], list[Problem]]:
    """The good files of `root/data/files` by name, sorted, and every problem of the others. `cache` as for records.

    Links, folders, and files of other names are problems of the walk over the whole data folder, and are passed over here.
    """
    try:
        with files.opened_folder(root, FOLDER.split("/")) as descriptor:
            return _read(root, descriptor, cache)
    except files.Refused:  # there is none, which is well, or the walk says what is wrong with it
        return {}, []
    except OSError as error:
        return {}, [files.problem(error, FOLDER)]


def _read(root: Path, descriptor: int, cache: Path | None) -> tuple[dict[str, MediaFile], list[Problem]]:
    known = remembered.load(cache) if cache else {}
    written = cache.stat().st_mtime_ns if cache and known else 0
    good: dict[str, tuple[str, dict[str, Any]]] = {}
    problems: list[Problem] = []
    unknown: list[str] = []
    total = 0
    for name in sorted(os.listdir(descriptor)):
        state = os.lstat(name, dir_fd=descriptor)
        ending = ending_of(name)
        if ending is None or not is_id(name.rpartition(".")[0]) or not stat.S_ISREG(state.st_mode):
            continue
        total += state.st_size
        if state.st_size > ending.limit:
            problems.append(TOO_LARGE.at(f"{FOLDER}/{name}", size=-(-state.st_size // MB), limit=ending.limit // MB))
            continue
        entry = known.get(name)
        if entry and entry[1]["state"] == _state(state) and state.st_ctime_ns + _TICK < written:
            good[name] = entry
        else:
            unknown.append(name)
    if total > ALL_BYTES:
        return {}, [*problems, ALL_TOO_LARGE.at(FOLDER, size=-(-total // MB), limit=ALL_BYTES // MB)]

    def look(helper: apart.Helper, name: str) -> tuple[str, dict[str, Any]] | Problem:
        return _look(helper, descriptor, name, known.get(name))

    if unknown:
        for name, found in zip(unknown, apart.each(unknown, look, min(_JOBS, os.cpu_count() or 1))):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                good[name] = found
    good = dict(sorted(good.items()))
    if cache and (unknown or good.keys() != known.keys()):
        remembered.save(cache, good)
    return {name: _made(root, name, *entry) for name, entry in good.items()}, sorted(problems)


def _look(helper: apart.Helper, descriptor: int, name: str, known: tuple[str, dict[str, Any]] | None) -> tuple[str, dict[str, Any]] | Problem:
    """What is to be remembered of a file, or its problem."""
    path, ending = f"{FOLDER}/{name}", name.rpartition(".")[2]
    try:
        before = _state(os.lstat(name, dir_fd=descriptor))
        data = files.read_regular(name, ENDINGS[ending].limit, descriptor)
        digest = sha256(data).hexdigest()
        if known and known[0] == digest:
            found = known[1]["found"]
        else:
            found = helper.inspect(data, ending)
        after = _state(os.lstat(name, dir_fd=descriptor))
        return digest, {"state": after if before == after else [], "bytes": len(data), "found": found}
    except Refused as refusal:
        return refusal.kind.at(path, **refusal.found)
    except files.TooLarge as error:
        return TOO_LARGE.at(path, size=-(-error.args[0] // MB), limit=ENDINGS[ending].limit // MB)
    except OSError as error:
        return files.problem(error, path)


def _state(found: os.stat_result) -> list[int]:
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _made(root: Path, name: str, digest: str, value: dict[str, Any]) -> MediaFile:
    found = value["found"]
    (width, height), personal = found["size"], tuple(Inside(*item) for item in found["personal"])
    return MediaFile(name, value["bytes"], digest, width, height, root / FOLDER / name, personal, tuple(found["signs"]))
