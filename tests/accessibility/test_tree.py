"""What a screen reader is given of the main pages, as text: of the home page all, of the others what is their own.

`ACCEPT=1 python -m pytest tests/accessibility/test_tree.py` writes the texts anew; read `git diff tests/accessibility/trees` before you commit them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import built_site
from tests.golden.tree import AT, copied

TREES = Path(__file__).parent / "trees"
PAGES = {
    "home": "", "chapter": "chapters/honours/", "list": "honorees/", "decision": "decisions/bang-khen-2025/", "honouree": "honorees/nguyen-van-duc-1/",
    "story": "exemplars/mo-hinh-mau/", "campaign": "campaigns/phong-trao-mau/", "procedure": "procedures/thu-tuc-mau/", "plan": "plans/ke-hoach-mau/",
    "consultation": "consultations/lay-y-kien-dang-mo/", "statistic": "statistics/so-lieu-mau/", "search": "search/", "withdrawn": "honorees/nguoi-duoc-khen-3/",
    "home-en": "en/", "decision-en": "en/decisions/bang-khen-2025/", "procedure-en": "en/procedures/thu-tuc-mau/",
}
"""Name of a text -> the page of the miniature repository that it shows."""


@pytest.fixture(scope="module")
def page(chromium, serve, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("trees")
    address = serve(built_site(copied(folder), folder / "site", AT))
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_is_given_exactly_this(page, name: str):
    page.goto(PAGES[name])
    if name == "search":
        page.fill("#query", "mẫu")
        page.wait_for_selector("#results > li")
    found = page.locator("body" if name.startswith("home") else "main").aria_snapshot() + "\n"
    file = TREES / f"{name}.yml"
    if os.environ.get("ACCEPT"):
        TREES.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def test_no_text_is_left_of_a_page_that_is_not_asked_for():
    assert sorted(file.stem for file in TREES.iterdir()) == sorted(PAGES)
