"""What the tests of the web editor share: the miniature repository with an editor to practise in, and its site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.problems import as_text
from tests.golden.tree import AT, REPOSITORY


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `repository`, and its site in `host/mau`: it lies below a path."""
    folder = tmp_path_factory.mktemp("editor")
    shutil.copytree(REPOSITORY, folder / "repository")
    with open(folder / "repository/data/site.yml", "a", encoding="utf-8") as settings:
        settings.write("editor:\n  service: practice\n")
    (folder / "host").mkdir()
    result = build(folder / "repository", folder / "host/mau", AT, lambda step: None)
    assert not result.problems, as_text(result.problems, "en")
    return folder
