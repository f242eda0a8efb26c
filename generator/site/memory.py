"""What a build remembers of each file of the site: what it was made from, its bytes by their digest, and where it points.

Pages point at the same few thousand files again and again, so a target is a number in a list of paths: half the memory, half the reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from generator.kept import keep, kept

Entry = tuple[str, str, str]
"""A digest of everything that a file was made from, the sha256 of its bytes, the numbers of the files it points at with blanks between."""


class Memory:
    """`files` are the entries by path. `permitted` are digests of the personal data that might stand in them, `under` is one of the program
    that made them and looked at them."""

    def __init__(self, permitted: Iterable[str] = (), under: str = "") -> None:
        self.files: dict[str, Entry] = {}
        self.under = under
        self.permitted = frozenset(permitted)
        self._numbers: dict[str, int] = {}
        self._paths: list[str] = []

    def next(self, permitted: Iterable[str], under: str) -> tuple[Memory, Memory]:
        """What may be believed of this memory, and an empty one to fill in the course of a build. `permitted` are values that may be public:
        when one of them no longer is, every file is made and looked at again."""
        filled = Memory((blake2b(value.encode(), digest_size=16).hexdigest() for value in permitted), under)
        if not self.permitted <= filled.permitted:
            return Memory(), filled
        filled._numbers, filled._paths = self._numbers, self._paths
        return self, filled

    def note(self, path: str, rests_on: str, content: str, targets: Iterable[str]) -> None:
        """Remember a file that was made."""
        self.files[path] = (rests_on, content, " ".join(map(self._number, targets)))

    def _number(self, target: str) -> str:
        number = self._numbers.setdefault(target, len(self._paths))
        if number == len(self._paths):
            self._paths.append(target)
        return str(number)

    def targets(self) -> set[str]:
        """Every file that one of the files points at."""
        return {self._paths[number] for number in self._used()}

    def pointing_at(self, lost: set[str]) -> Iterator[tuple[str, str]]:
        """Each file with each of its targets that is among `lost`."""
        numbers = {str(self._numbers[target]) for target in lost}
        for path, (_, _, targets) in self.files.items() if lost else ():
            for number in targets.split():
                if number in numbers:
                    yield path, self._paths[int(number)]

    def _used(self) -> set[int]:
        return set(map(int, set(" ".join(entry[2] for entry in self.files.values()).split())))

    def write(self, file: Path) -> None:
        """Keep it for the next build; a disk that refuses is no error."""
        if 2 * len(used := self._used()) < len(self._paths):
            self._forget(used)
        keep(file, json.dumps([self.under, sorted(self.permitted), self._paths, self.files], separators=(",", ":")).encode())

    def _forget(self, used: set[int]) -> None:
        """Number the targets anew: most of them are gone from the site."""
        order = {str(number): str(place) for place, number in enumerate(sorted(used))}
        self.files = {path: (rests_on, content, " ".join(map(order.__getitem__, targets.split())))
                      for path, (rests_on, content, targets) in self.files.items()}
        self._paths = [self._paths[number] for number in sorted(used)]
        self._numbers = {path: number for number, path in enumerate(self._paths)}


def read_memory(file: Path) -> Memory:
    """What the last build remembered; nothing when the memory is damaged or not of this shape."""
    found = Memory()
    try:
        found.under, permitted, paths, files = json.loads(kept(file) or b"")
        found.permitted, found._paths = frozenset(permitted), paths
        found._numbers = {path: number for number, path in enumerate(paths)}
        found.files = {path: (rests_on, content, targets) for path, (rests_on, content, targets) in files.items()}
        texts = {str} >= {*map(type, chain(permitted, paths)), *map(type, chain.from_iterable(found.files.values()))}
        return found if texts and len(found._numbers) == len(paths) and all(0 <= number < len(paths) for number in found._used()) else Memory()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Memory()
