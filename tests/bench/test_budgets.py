"""The first view of a page is light and still. A sample here; every kind, both languages and widths: `make audit`, `make bench`."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from tests.bench import budgets
from tests.bench.visits import chromium
from tests.conftest import missing
from tests.kinds import addresses, chosen

SAMPLE = ["", "exemplars/*/", "en/honorees/*/", "decisions/*/", "en/map/", "search/", "en/measures/*/", "procedures/*/"]


def faults(found: list[budgets.View]) -> list[str]:
    return [fault for one in found for fault in one.faults]


def test_the_heaviest_kinds_of_page_keep_their_budgets(shipped_site: Path):
    if not chromium():
        missing("Chromium")
    longest = {name: pages[0] for name, pages in chosen(shipped_site).items()}
    paths = [("en/" if name.startswith("en/") else "") + longest[name.removeprefix("en/")] for name in SAMPLE]
    assert not faults(budgets.views(shipped_site, zip(paths, cycle(budgets.WIDTHS))))


@pytest.mark.audit
def test_every_kind_of_page_keeps_its_budgets(shipped_site: Path):
    if not chromium():
        missing("Chromium")
    assert not faults(budgets.measured(shipped_site))


def test_no_record_has_more_markup_than_its_lines_need(shipped_site: Path):
    paths = [path for address in addresses(shipped_site) for path in (address, f"en/{address}") if budgets.is_record(address)]
    pages = {path: (shipped_site / path / "index.html").read_text(encoding="utf-8") for path in paths}
    found = {path: budgets.markup(html) for path, html in pages.items()}
    assert len(found) > 500
    assert not {path: size for path, html in pages.items() if (size := budgets.block(html)) > budgets.DATA}
    assert not {path: (size, rows) for path, (size, rows) in found.items() if size > budgets.allowed(rows)}


def test_what_is_markup_and_what_is_the_pages_own():
    head, main = "<html><head><title>Chữ</title></head>", '<main id="content"><p class="a">Chữ  của &amp; bản ghi</p><svg><path d="M0 0"/></svg><ul><li>một</li></ul>'
    own = len("Chữ của & bản ghi một".encode()) - 1 + len('<svg><path d="M0 0"/></svg>')  # no blank between the two parts
    expected = (len(f"{head}{main}</main></html>".encode()) - own, 1)
    assert budgets.markup(f"{head}{main}</main></html>") == expected
    data = '<script type="application/ld+json">{"name":"Chữ"}</script>'
    assert budgets.markup(f"{head}{data}{main}</main></html>") == expected
    assert budgets.block(f"{head}{data}{main}</main></html>") == len(data.encode())


@pytest.mark.parametrize(("more", "words"), [
    ({"weight": 120_001}, "bytes"), ({"requests": 13}, "requests"), ({"shift": 0.001}, "shift"), ({"foreign": ("https://a.example/",)}, "asks"),
    ({"back": False}, "loaded again"), ({"markup": 10_001}, "markup"), ({"markup": 10_251, "rows": 11}, "markup"),
])
def test_each_budget_has_its_limit(more: dict, words: str):
    kept = {"path": "en/exemplars/a/", "width": 360, "weight": 120_000, "requests": 12, "shift": 0, "foreign": (), "back": True, "markup": 10_000, "rows": 3}
    assert budgets.View(**kept).faults == []
    assert budgets.View(**kept | {"markup": 10_250, "rows": 11}).faults == []
    assert budgets.View(**kept | {"markup": 99_000, "path": "lists/year/2026/"}).faults == []  # not that of a record
    found, = budgets.View(**kept | more).faults
    assert words in found


def test_letters_that_come_late_move_nothing_and_wait_for_the_next_page(chromium, serve, shipped_site: Path):
    address = serve(shipped_site)
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    context.add_init_script("""window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; })).observe({ type: "layout-shift", buffered: true });""")
    page = context.new_page()
    late = []
    context.route("**/*.woff2", lambda route: late.append(route))
    page.goto(f"{address}exemplars/", wait_until="commit")
    page.wait_for_selector("footer")
    page.wait_for_timeout(400)  # longer than any browser waits with text
    before = page.evaluate("document.body.getBoundingClientRect().height")
    for route in late:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(100)
    assert late
    assert (page.evaluate("window.shift"), page.evaluate("document.body.getBoundingClientRect().height")) == (0, before)
    context.close()
