"""The smallest root, with files laid over it, and what the public sees of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.visible import visible
from tests.checks.conftest import lay

__all__ = ["lay"]
See = Callable[[Mapping[str, str], datetime], Catalog]


@pytest.fixture
def see(lay: Callable[..., Path]) -> See:
    """What the public sees at an instant of a few records, `folder/name` -> text, over the smallest root; the rules across records are left out."""
    laid: list[Path] = []

    def see(files: Mapping[str, str], at: datetime) -> Catalog:
        if not laid:
            laid.append(lay({}))
        for name, text in files.items():
            target = laid[0] / "data" / f"{name}.yml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        loaded = load(laid[0])
        assert loaded.problems == []
        return visible(loaded.catalog, at)

    return see
