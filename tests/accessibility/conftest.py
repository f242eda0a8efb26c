"""What the accessibility tests share: the address of the shipped site."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def address(shipped_site: Path, serve) -> str:
    return serve(shipped_site)
