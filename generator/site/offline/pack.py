"""A zip of the same bytes for the same files, written piece by piece so that what is compressed already is taken over as it is."""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import astuple, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from generator.kept import keep, kept
from generator.views.output import Sink

MOST_ENTRIES, MOST_BYTES = 65_000, 3 << 30
"""A zip with more needs a younger form that not every system opens. The bytes are those of the files before they are packed."""
_STORED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif")
"""What would not become smaller."""
_LEVEL = 4
"""A higher one takes longer and saves one part in fifty."""
_DATE = (1 << 5 | 1) | 0 << 9
"""1 January 1980, the first day that a zip knows: no file in it says when it was made."""
_AT_ONCE = 1 << 20
_FILE, _ENTRY, _END = struct.Struct("<4sHHHHHLLLHH"), struct.Struct("<4sHHHHHHLLLHHHHHLL"), struct.Struct("<4sHHHHLLH")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the zip: what it was made from, its content by digest, and how long that is in the zip: compressed, unless it has the same size."""

    path: str
    source: str
    crc: int
    size: int
    sha256: str
    length: int

    @property
    def method(self) -> int:
        return 8 if self.length != self.size else 0

    @property
    def whole(self) -> int:
        """Its length with the head before it."""
        return _FILE.size + len(self.path) + self.length


def deflated(path: str, data: bytes) -> bytes:
    """A file as it stands in the zip."""
    if path.endswith(_STORED):
        return data
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    small = compressor.compress(data) + compressor.flush()
    return small if len(small) < len(data) else data


class Pack:
    """A zip being written."""

    def __init__(self, sink: Sink) -> None:
        self.entries: list[Entry] = []
        self._sink = sink

    def add(self, entry: Entry, data: bytes) -> None:
        """The next file, as it stands in the zip."""
        name = entry.path.encode("ascii")
        self._sink.write(_FILE.pack(b"PK\3\4", 20, 0, entry.method, 0, _DATE, entry.crc, entry.length, entry.size, len(name), 0) + name + data)
        self.entries.append(entry)

    def take_over(self, entries: Iterable[Entry], last: Packed) -> None:
        """The next files, which are the same in the last zip."""
        entries = list(entries)
        for data in last.read(entries):
            self._sink.write(data)
        self.entries += entries

    def finish(self) -> None:
        """Write what a zip ends with: the list of its files."""
        place, listed = 0, bytearray()
        for entry in self.entries:
            name = entry.path.encode("ascii")
            listed += _ENTRY.pack(b"PK\1\2", 0x0314, 20, 0, entry.method, 0, _DATE, entry.crc, entry.length, entry.size, len(name), 0, 0, 0, 0, 0o100644 << 16, place) + name
            place += entry.whole
        self._sink.write(listed + _END.pack(b"PK\5\6", 0, 0, len(self.entries), len(self.entries), len(listed), place, 0))

    def remember(self, memory: Path, rules: str) -> None:
        """Note what is in the finished zip."""
        keep(memory, json.dumps({"rules": rules, "zip": self._sink.sha256(), "entries": [astuple(entry) for entry in self.entries]}, separators=(",", ":")).encode())


class Packed:
    """What is known of the last zip. It is believed only when it is whole and was made by the same rules."""

    def __init__(self, descriptor: int, entries: Iterable[Entry]) -> None:
        self._descriptor = descriptor
        self._entries: dict[str, tuple[Entry, int]] = {}
        place = 0
        for entry in entries:
            self._entries[entry.path] = entry, place
            place += entry.whole

    @classmethod
    @contextmanager
    def opened(cls, file: Path, memory: Path, rules: str) -> Iterator[Packed]:
        """The last zip while it is needed; an empty one when nothing of it can be used."""
        with ExitStack() as stack:
            known, descriptor = _known(memory), -1
            with suppress(OSError):
                stream = stack.enter_context(file.open("rb"))
                if known.get("rules") == rules and file_digest(stream, "sha256").hexdigest() == known["zip"]:
                    descriptor = stream.fileno()
            yield cls(descriptor, (Entry(*row) for row in known["entries"]) if descriptor >= 0 else ())

    def entry(self, path: str, source: str) -> Entry | None:
        """A file of it, if it was made from the same."""
        entry, _ = self._entries.get(path, (None, 0))
        return entry if entry and entry.source == source else None

    def read(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The bytes of some of its files with their heads, a piece at a time. Those that lie one after the other are read together."""
        begin = end = 0
        for entry in entries:
            place = self._entries[entry.path][1]
            if place != end or end - begin >= _AT_ONCE:
                yield os.pread(self._descriptor, end - begin, begin)
                begin = place
            end = place + entry.whole
        if end:
            yield os.pread(self._descriptor, end - begin, begin)


def _known(memory: Path) -> dict[str, Any]:
    """What is remembered of the last zip; nothing when that is damaged."""
    try:
        return json.loads(kept(memory) or b"{}")
    except (ValueError, RecursionError):
        return {}

