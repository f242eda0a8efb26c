"""What the accessibility tests share: the address of the shipped site, and all its pages read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.kinds import ENGLISH, addresses


@pytest.fixture(scope="session")
def address(shipped_site: Path, serve) -> str:
    return serve(shipped_site)


@pytest.fixture(scope="session")
def pages(shipped_site: Path) -> dict[str, html.HtmlElement]:
    """Address -> the page, of both languages."""
    return {language + address: html.document_fromstring((shipped_site / language / address / "index.html").read_bytes())
            for language in ("", ENGLISH) for address in addresses(shipped_site)}
