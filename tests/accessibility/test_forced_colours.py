"""Where the reader's own colours take the place of ours, no sign, bar, chart or edge of a control is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kinds import chosen

QUESTION = Path(__file__).with_name("forced.js").read_text(encoding="utf-8")


def _vanished(page) -> list[list[str]]:
    page.emulate_media(forced_colors="none")
    page.evaluate(QUESTION, "before")
    page.emulate_media(forced_colors="active")
    return page.evaluate(QUESTION, "after")


SIGNS = ["", "decisions/*/", "exemplars/*/", "campaigns/*/", "plans/*/", "honorees/*/", "statistics/*/", "search/", "map/", "reporting/", "design/"]
"""Kinds with the most that is drawn: signs, bars, charts, diagrams, controls."""


def _lost(chromium, address: str, scheme: str, pages: list[str]) -> dict[str, list[list[str]]]:
    context = chromium.new_context(color_scheme=scheme, base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = {}
    for path in pages:
        page.goto(path)
        if vanished := _vanished(page):
            found[path] = vanished
    context.close()
    return found


def test_nothing_vanishes_from_the_pages_with_the_most_signs(chromium, address, shipped_site: Path):
    kinds = chosen(shipped_site)
    assert not _lost(chromium, address, "light", [kinds[kind][0] for kind in SIGNS[::2]])
    assert not _lost(chromium, address, "dark", [kinds[kind][0] for kind in SIGNS[1::2]])


@pytest.mark.audit
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_vanishes_from_any_kind_of_page(chromium, address, shipped_site: Path, scheme: str):
    assert not _lost(chromium, address, scheme, [pages[0] for pages in chosen(shipped_site).values()])


def test_what_is_planted_is_found(chromium, address):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.goto("")
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".planted { display: block; width: 9px; height: 9px; background: #900 } .pale { fill: #900 } @media (forced-colors: active) { .pale { fill: Canvas } }");
        document.adoptedStyleSheets = [sheet];
        document.querySelector("article").insertAdjacentHTML("beforeend", '<i class="planted"></i><svg><rect class="pale" width="9" height="9"/></svg>');
    }""")
    assert {where.split()[0] for _, where in _vanished(page)} == {"<i", "<rect"}
    context.close()
