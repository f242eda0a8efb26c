"""A zip of the same bytes for the same files, written piece by piece so that what is compressed already is taken over as it is."""

from __future__ import annotations

import json
import os
import struct
import zlib
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from pathlib import Path

MOST_ENTRIES = 65_000
"""A zip with more needs a younger form that not every system opens."""
_STORED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif")
"""What would not become smaller."""
_LEVEL = 6
_DATE = (1 << 5 | 1) | 0 << 9
"""1 January 1980, the first day that a zip knows: no file in it says when it was made."""
_FILE, _ENTRY, _END = struct.Struct("<4sHHHHHLLLHH"), struct.Struct("<4sHHHHHHLLLHHHHHLL"), struct.Struct("<4sHHHHLLH")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the zip: what it was made from, its content by digest, and that as it stands in the zip: compressed, unless it has the same size."""

    path: str
    source: str
    crc: int
    size: int
    sha256: str
    data: bytes


def deflated(path: str, data: bytes) -> bytes:
    """A file as it stands in the zip."""
    if path.endswith(_STORED):
        return data
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    small = compressor.compress(data) + compressor.flush()
    return small if len(small) < len(data) else data


@dataclass
class Pack:
    """A zip being written."""

    entries: list[Entry] = field(default_factory=list)
    """Without their content, which is in the zip."""
    _places: list[tuple[int, int]] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)

    def add(self, entry: Entry) -> None:
        """The next file."""
        name = entry.path.encode("ascii")
        self._places.append((len(self._bytes), len(entry.data)))
        self._bytes += _FILE.pack(b"PK\3\4", 20, 0, _method(entry), 0, _DATE, entry.crc, len(entry.data), entry.size, len(name), 0) + name + entry.data
        self.entries.append(Entry(entry.path, entry.source, entry.crc, entry.size, entry.sha256, b""))

    def finished(self) -> bytes:
        """The whole zip."""
        begin = len(self._bytes)
        for entry, (place, length) in zip(self.entries, self._places, strict=True):
            name = entry.path.encode("ascii")
            method = 8 if length != entry.size else 0
            self._bytes += _ENTRY.pack(b"PK\1\2", 0x0314, 20, 0, method, 0, _DATE, entry.crc, length, entry.size, len(name), 0, 0, 0, 0, 0o100644 << 16, place) + name
        self._bytes += _END.pack(b"PK\5\6", 0, 0, len(self.entries), len(self.entries), len(self._bytes) - begin, begin, 0)
        return bytes(self._bytes)

    def remember(self, memory: Path, rules: str, digest: str) -> None:
        """Note what is in the zip of this digest, and where."""
        rows = [(entry.path, entry.source, entry.crc, entry.size, entry.sha256, place + _FILE.size + len(entry.path), length)
                for entry, (place, length) in zip(self.entries, self._places, strict=True)]
        payload = json.dumps({"rules": rules, "zip": digest, "entries": rows}, separators=(",", ":")).encode()
        memory.parent.mkdir(parents=True, exist_ok=True)
        aside = memory.with_name(f"{memory.name}.{os.getpid()}")
        aside.write_bytes(_seal(payload) + b"\n" + payload)
        os.replace(aside, memory)


class Packed:
    """What is known of the last zip. It is believed only when it is whole and was made by the same rules."""

    def __init__(self, content: bytes, entries: dict[str, tuple[str, int, int, str, int, int]]) -> None:
        self._content = content
        self._entries = entries

    @classmethod
    def read(cls, file: Path, memory: Path, rules: str) -> Packed:
        """The last zip; an empty one when nothing of it can be used."""
        try:
            seal, _, payload = memory.read_bytes().partition(b"\n")
            known = json.loads(payload) if seal == _seal(payload) else {}
            if known.get("rules") != rules:
                return cls(b"", {})
            content = file.read_bytes()
            if sha256(content).hexdigest() != known["zip"]:
                return cls(b"", {})
            return cls(content, {path: tuple(rest) for path, *rest in known["entries"]})
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(b"", {})

    def entry(self, path: str, source: str) -> Entry | None:
        """A file of it, if it was made from the same."""
        if path not in self._entries or self._entries[path][0] != source:
            return None
        _, crc, size, digest, place, length = self._entries[path]
        return Entry(path, source, crc, size, digest, self._content[place: place + length])


def _method(entry: Entry) -> int:
    """Deflated, unless what stands in the zip has the size of the file."""
    return 8 if len(entry.data) != entry.size else 0


def _seal(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=16).hexdigest().encode()
