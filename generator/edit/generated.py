"""Files of the repository that follow from the program and the records: written again when they say something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.edit.files import put


def stale(root: Path, files: Mapping[str, str], owned: Iterable[str] = ()) -> list[str]:
    """The paths of the files that are missing or say something else, then of those there that match `owned` patterns and should not be."""
    def says(path: str) -> bool:
        return (root / path).is_file() and (root / path).read_bytes() == files[path].encode()

    there = (path.relative_to(root).as_posix() for pattern in owned for path in sorted(root.glob(pattern)))
    return [*(path for path in files if not says(path)), *(path for path in there if path not in files)]


def renew(root: Path, files: Mapping[str, str], owned: Iterable[str] = ()) -> list[str]:
    """Write what is stale, take away what should not be there; returns the paths. Raises OSError when the disk refuses."""
    changed = stale(root, files, owned)
    for path in changed:
        if path in files:
            put(root / path, files[path].encode())
        else:
            (root / path).unlink()
    return changed
