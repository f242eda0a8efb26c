"""Roots of the fault tests: what takes long to make is made once and copied, so that a build takes a fraction of a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import conftest
from tests.faults.small import built, copied


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small root that was built once, with its site; for reading only."""
    folder = tmp_path_factory.mktemp("warm")
    built(copied(folder / "root"), folder / "site")
    return folder


@pytest.fixture
def root(warm: Path, tmp_path: Path) -> Path:
    """A small root of the test's own; the program remembers of it what takes long to make."""
    return with_memory(warm, copied(tmp_path / "root", warm / "root"))


@pytest.fixture
def site(warm: Path, root: Path, tmp_path: Path) -> Path:
    """The published site of `root`, built there twice, so that there is a release before the published one."""
    built(root, tmp_path / "site")
    built(root, tmp_path / "site")
    return tmp_path / "site"


def with_memory(warm: Path, root: Path) -> Path:
    """Give a root what the program remembers of the one in `warm`."""
    return conftest.with_memory(warm / "root/.cache", root)
