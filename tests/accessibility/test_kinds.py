"""Each kind of page: quiet, from its own host only, right at any width and zoom, without a finding of axe-core, focus always seen.

The ordinary run sees each kind in one look and its plainest page in the opposite one; `make audit` sees each in every look, and every page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accessibility.visit import asked, context_of, faults, violations
from tests.kinds import LOOKS, addresses, chosen, sample

each_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.language or 'vi/'}{look.scheme}-{look.width}")


def _told(found: list[tuple]) -> str:
    return "\n".join(" | ".join(map(str, fault)) for fault in found)


@each_look
def test_a_sample_of_all_kinds_has_no_fault(chromium, address, shipped_site: Path, look):
    context = context_of(chromium, look)
    found = faults(context, address, sample(shipped_site)[look])
    context.close()
    assert not found, _told(found)


@pytest.mark.audit
@each_look
def test_no_kind_has_a_fault_in_any_look(chromium, address, shipped_site: Path, look):
    context = context_of(chromium, look)
    found = faults(context, address, [look.language + page for pages in chosen(shipped_site).values() for page in pages])
    context.close()
    assert not found, _told(found)


@pytest.mark.audit
@each_look
def test_nor_has_any_page_at_all_each_seen_in_one_look(chromium, address, shipped_site: Path, look):
    context = context_of(chromium, look)
    turn = LOOKS.index(look) % 4  # of both languages the same quarter each
    found = faults(context, address, [look.language + page for page in addresses(shipped_site)[turn::4]], thorough=False)
    context.close()
    assert not found, _told(found)


def test_what_is_planted_is_found(chromium, address):
    """A checker that has gone blind would find nothing too."""
    context = context_of(chromium, LOOKS[0])
    page = context.new_page()
    page.goto(address)
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".planted p { max-width: none; width: max-content; white-space: nowrap } .planted { color: #999; background: #fff } .planted a { display: block; height: 8px; width: 8px; outline: none; transition: color 1s }");
        document.adoptedStyleSheets = [sheet];
        document.querySelector("article").insertAdjacentHTML("beforeend", `<div class="planted"><h6>pale</h6><img src="assets/images/logo.svg">
            <a href="#a">more</a><a href="#b">b</a><a href="#c">c</a><table><tr><th>x<td>y</table><p>${"x".repeat(200)}</p></div>`);
    }""")
    rules = {rule for rule, _ in violations(page)}
    assert {"color-contrast", "image-alt", "heading-order", "target-size"} <= rules
    assert {fault for fault, _ in asked(page, "lies", "names", "focus", "stillness")} >= {
        "scrolls sideways", "lies beyond the edge", "a link that says nothing alone", "a table with headers without scope", "its focus is not seen", "moves"}
    context.close()
