"""What the host of the repository reads and what follows from the records: issue forms, and who approves what."""

from __future__ import annotations

from pathlib import Path

from generator.catalog import Catalog
from generator.edit import owners
from generator.edit.files import put
from generator.edit.forms.template import FOLDER, templates


def hosted(catalog: Catalog) -> dict[str, str]:
    """Path from the root -> text. Who approves what is left out until `data/site.yml` says it."""
    files = templates(catalog)
    if catalog.site.owners:
        files[owners.PATH] = owners.written_owners(catalog.site.owners)
    return files


def stale(root: Path, files: dict[str, str]) -> list[str]:
    """The paths of the files that are missing, say something else, or should not be there any more."""
    def text(path: str) -> str | None:
        return (root / path).read_text(encoding="utf-8", errors="replace") if (root / path).is_file() else None

    there = [path.relative_to(root).as_posix() for path in sorted((root / FOLDER).glob("*.yml"))] + [owners.PATH]
    return [path for path in dict.fromkeys([*files, *there]) if text(path) != files.get(path)]


def renew(root: Path, files: dict[str, str]) -> list[str]:
    """Write what is stale, take away what should not be there; returns the paths. Raises OSError when the disk refuses."""
    changed = stale(root, files)
    for path in changed:
        if path in files:
            put(root / path, files[path].encode())
        else:
            (root / path).unlink()
    return changed
