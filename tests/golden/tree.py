"""Building the miniature repository in a folder of its own."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from generator.build import build
from generator.problems import as_text
from generator.records.fields import HANOI

HERE = Path(__file__).parent
REPOSITORY = HERE / "repository"
EXPECTED = HERE / "expected"
AT = datetime(2026, 1, 1, tzinfo=HANOI)


def made(folder: Path) -> Path:
    """The site of the miniature repository, built below `folder`."""
    shutil.copytree(REPOSITORY, folder / "repository")
    result = build(folder / "repository", folder / "site", AT, lambda step: None)
    assert not result.problems, as_text(result.problems, "en")
    return folder / "site"


def contents(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of every file below a folder, but for the manifest, which only repeats the others."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "manifest.json"}
