"""The Nu HTML checker finds no error: in a sample of all kinds of page, and in every page of the site by `make audit`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accessibility.tools import nu
from tests.kinds import ENGLISH, PROGRAM, chosen


def _errors(messages: list[dict]) -> list[str]:
    return [f"{message.get('url')}:{message.get('lastLine')} {message['message']}" for message in messages if message["type"] != "info"]


def test_a_sample_of_all_kinds_has_no_error(shipped_site: Path):
    pages = [shipped_site / language / page / "index.html" for members in chosen(shipped_site).values() for page in members for language in ("", ENGLISH)]
    found = _errors(nu([shipped_site / "404.html", shipped_site / PROGRAM / "index.html", *pages]))
    assert not found, "\n".join(found)


@pytest.mark.audit
def test_no_page_at_all_has_an_error(shipped_site: Path):
    found = _errors(nu([shipped_site], "--skip-non-html"))
    assert not found, "\n".join(found)


def test_what_is_planted_is_found(shipped_site: Path, tmp_path: Path):
    page = (shipped_site / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(page.replace("</main>", "<p id=content><ul></ul></p></main>"), encoding="utf-8")
    assert len(_errors(nu([tmp_path / "index.html"]))) >= 2
