"""A root for the checks: a copy of the smallest one that passes, with the files of a case laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MINIMAL = Path(__file__).parent / "minimal"


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[Mapping[str, str | None]], Path]:
    """Lay files over the minimal root; a file without text is taken away."""
    def lay(files: Mapping[str, str | None]) -> Path:
        root = tmp_path / "root"
        shutil.copytree(MINIMAL, root)
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8") if text is not None else target.unlink()
        return root

    return lay
