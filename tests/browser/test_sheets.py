"""The page of an exemplary model or a campaign that is made to be printed is one sheet of A4, for every shipped one and for the longest allowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.exemplars import SCRIPT_WORDS, STEP_WORDS, STEPS

LINES = 16
"""A script is written one sentence a line."""


@pytest.fixture(scope="module")
def address(shipped_site: Path, serve) -> str:
    return serve(shipped_site)


def _sheets(page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=False)))


def test_every_shipped_sheet_is_one_page(chromium, address, shipped_site: Path):
    page = chromium.new_page()
    sheets = [file.parent.relative_to(shipped_site).as_posix() for file in shipped_site.glob("**/sheet/index.html")]
    assert len(sheets) > 10
    found = {}
    for sheet in sheets:
        page.goto(f"{address}{sheet}/")
        found[sheet] = _sheets(page)
    page.close()
    assert set(found.values()) == {1}, found


def test_the_longest_sheet_that_the_rules_allow_is_one_page(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}exemplars/ca-phe-suong-dinh-ngoc/sheet/")
    step, line = " ".join(["tiếng"] * STEP_WORDS), " ".join(["tiếng"] * (SCRIPT_WORDS // LINES))
    page.evaluate("""([step, steps, line, lines]) => {
        document.querySelector(".sheet ol").innerHTML = `<li>${step}</li>`.repeat(steps);
        document.querySelector(".script").textContent = Array(lines).fill(line).join("\\n");
    }""", [step, STEPS, line, LINES])
    assert _sheets(page) == 1
    page.close()
