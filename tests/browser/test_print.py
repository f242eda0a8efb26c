"""Every kind of page on A4: nothing wider than the paper, no navigation, its heading and its address, rows whole, what is folded open."""

from __future__ import annotations

import pytest

from tests.kinds import ENGLISH, chosen

WIDTH, HEIGHT = 680, 985
"""A4 without its margins, in the pixels of the style sheet."""
LOOK = """() => {
    const shown = element => element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().width > 1;
    const all = selector => Array.from(document.querySelectorAll(selector)).filter(shown);
    const name = element => `${element.tagName}.${element.className.baseVal ?? element.className}`;
    return {
        wide: all("body *:not(svg *)").filter(element => {
            const box = element.getBoundingClientRect();
            return box.height > 1 && (box.right > document.documentElement.clientWidth + 1 || box.left < -1);
        }).map(name),
        left: all(".md-sidebar, .md-toc, .breadcrumbs, .md-header__search, .site-footer ul, .pager, .letters, .beside, .edit, .doors, main form, main button").map(name),
        heading: all("h1").length,
        address: all(".printed, .sheet__address").map(element => element.textContent).join(),
        split: all("tr").filter(row => getComputedStyle(row).breakInside !== "avoid").map(name)
            .concat(all("thead").filter(head => getComputedStyle(head).display !== "table-header-group").map(name)),
        folded: Array.from(document.querySelectorAll("details:not([open]) > :not(summary)"))
            .filter(element => element.parentElement.checkVisibility() && !element.checkVisibility({contentVisibilityAuto: true})).map(name),
        dark: getComputedStyle(document.documentElement).backgroundColor,
    };
}"""


@pytest.fixture(scope="module")
def paper(chromium):
    """A page as wide as A4, seen as it is printed, by somebody who reads light on dark."""
    page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    page.close()


def test_every_kind_of_page_can_be_printed(paper, shipped_site, serve):
    address, faults = serve(shipped_site), {}
    for number, (longest, *_) in enumerate(chosen(shipped_site).values()):
        path = (ENGLISH if number % 2 else "") + longest
        paper.goto(address + path, wait_until="domcontentloaded")
        found = paper.evaluate(LOOK)
        expected = {"wide": [], "left": [], "heading": 1, "split": [], "folded": [], "dark": "rgb(255, 255, 255)"}
        wrong = {key: found[key] for key, value in expected.items() if found[key] != value}
        if ("example.org/q/" if path.endswith("/sheet/") else f"https://example.org/{path}") not in found["address"]:
            wrong["address"] = found["address"]
        if wrong:
            faults[path] = wrong
    assert faults == {}
