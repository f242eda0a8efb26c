"""The sheets to put up: one A4 for campaigns, exemplary models and short decisions; a long decision goes over several, by whole lines."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from generator.checks.exemplars import SCRIPT_WORDS, STEP_WORDS, STEPS

LINES = 16
"""A script is written one sentence a line."""
LONG = "decisions/minh-hoa-16-2026/sheet/"
FULLEST = 6


@pytest.fixture(scope="module")
def address(shipped_site: Path, serve) -> str:
    return serve(shipped_site)


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(color_scheme="dark")
    yield page
    page.close()


def _printed(page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def _sheets(page) -> int:
    return len(_printed(page))


@pytest.mark.parametrize("collection", ["campaigns", "decisions", "exemplars"])
def test_the_fullest_shipped_sheets_are_one_page(page, address, shipped_site: Path, collection: str):
    """Those with most to say, in both languages in turn; decisions with many lines are looked at below."""
    files = [file for file in shipped_site.glob(f"{collection}/*/sheet/index.html") if "sheet__running" not in file.read_text()]
    found = {}
    for number, file in enumerate(sorted(files, key=lambda file: (-file.stat().st_size, file))[:FULLEST]):
        sheet = ("", "en/")[number % 2] + file.parent.relative_to(shipped_site).as_posix()
        page.goto(f"{address}{sheet}/")
        found[sheet] = _sheets(page)
    assert len(found) == FULLEST
    assert set(found.values()) == {1}, found


def test_the_longest_sheet_that_the_rules_allow_is_one_page(page, address):
    page.goto(f"{address}exemplars/ca-phe-suong-dinh-ngoc/sheet/")
    step, line = " ".join(["tiếng"] * STEP_WORDS), " ".join(["tiếng"] * (SCRIPT_WORDS // LINES))
    page.evaluate("""([step, steps, line, lines]) => {
        document.querySelector(".sheet ol").innerHTML = `<li>${step}</li>`.repeat(steps);
        document.querySelector(".script").textContent = Array(lines).fill(line).join("\\n");
    }""", [step, STEPS, line, LINES])
    assert _sheets(page) == 1


def test_a_long_decision_repeats_its_head_and_splits_no_line(page, address):
    page.goto(f"{address}{LONG}")
    rows = page.evaluate("""() => Array.from(document.querySelectorAll(".sheet__list tbody tr:not(.sheet__award)"),
        row => [row.querySelector("th").innerText, row.lastElementChild.innerText])""")
    printed = _printed(page)
    assert len(printed) > 2
    texts = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in printed]
    assert all("MH-16/QĐ-UBND" in text and "example.org/q/" in text for text in texts)
    cells = [["".join(cell.split()) for cell in row] for row in rows]
    assert len(cells) > 50
    split = [row for row in cells if not any(all(cell in text for cell in row) for text in texts)]
    assert split == []


def test_the_code_on_the_sheet_leads_to_the_page_and_the_short_address_too(page, address, shipped_site: Path):
    page.goto(f"{address}{LONG}")
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot()))
    assert zxingcpp.read_barcode(picture).text == "https://example.org/decisions/minh-hoa-16-2026/"
    short = page.locator(".sheet__address").inner_text()
    code = re.fullmatch(r"example\.org/q/([0-9A-Z]+)", short)[1]
    page.goto(f"{address}q/{code}/")
    page.wait_for_url(f"{address}decisions/minh-hoa-16-2026/")
    assert len(list(shipped_site.glob("q/*/index.html"))) >= len(list(shipped_site.glob("*/*/sheet/index.html")))
