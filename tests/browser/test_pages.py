"""The shipped site in a real browser: quiet, from its own host only, right at any width and in both schemes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records import RECORD_TYPES

PAGES = [
    "", "about/", "feeds/", "404.html",
    *(f"{model.collection}/" for model in RECORD_TYPES),
    "exemplars/ca-phe-suong-dinh-ngoc/", "exemplars/dan-quan-kon-ho-dret/", "campaigns/ca-nuoc-chung-suc-xay-dung-nong-thon-moi/",
    "decisions/minh-hoa-16-2026/", "decisions/minh-hoa-10-2025/", "honorees/nguyen-van-duc-1/", "plans/ke-hoach-thuc-hien-chi-thi-34/",
    "documents/ke-hoach-ubnd-tinh-kon-tum-thuc-hien-ke-hoach-80-kh-tu/", "events/dai-hoi-thi-dua-yeu-nuoc-tinh-kon-tum-lan-7/",
    "organisations/ubnd-tinh-kon-tum/", "places/tinh-kon-tum/", "procedures/",
]
"""One page of each kind, and the plain, long and odd ones."""


@pytest.fixture(scope="module")
def address(shipped_site: Path, serve) -> str:
    return serve(shipped_site)


SEEN = """[document.querySelectorAll("h1").length, document.documentElement.lang,
    document.documentElement.scrollWidth > window.innerWidth]"""


def _faults(context, address: str, paths: list[str]) -> list[tuple]:
    """Everything that a browser complains of on some pages."""
    faults: list[tuple] = []
    page = context.new_page()
    page.on("console", lambda message: faults.append((page.url, message.text)))
    page.on("pageerror", lambda error: faults.append((page.url, str(error))))
    page.on("request", lambda request: request.url.startswith((address, "data:")) or faults.append((page.url, request.url)))
    page.on("response", lambda response: response.status < 400 or faults.append((page.url, response.url, response.status)))
    for path in paths:
        page.goto(address + path)
        headings, language, sideways = page.evaluate(SEEN)
        assert (headings, language) == (1, "en" if path.startswith("en/") else "vi"), page.url
        if sideways:
            faults.append((page.url, "scrolls sideways"))
    page.close()
    return faults


LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_kind_of_page_has_an_error_a_violation_a_foreign_request_or_a_sideways_scroll(chromium, address, width, scheme):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    paths = [prefix + path for prefix in ("", "en/") for path in PAGES if prefix + path != "en/404.html"]
    assert not _faults(context, address, paths)
    context.close()


@pytest.mark.parametrize("turn", range(len(LOOKS)))
def test_nor_has_any_page_at_all_each_seen_in_one_of_the_looks(chromium, address, shipped_site: Path, turn: int):
    paths = sorted(page.parent.relative_to(shipped_site).as_posix() + "/" for page in shipped_site.glob("**/index.html")
                   if page.parent != shipped_site / "admin")  # a program of its own: tests/edit
    width, scheme = LOOKS[turn]
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert not _faults(context, address, [path.removeprefix("./") for path in paths[turn:: len(LOOKS)]])
    context.close()


def test_the_language_link_stays_on_the_page(chromium, address):
    page = chromium.new_page()
    for path in PAGES[:2] + PAGES[4:]:
        page.goto(address + path)
        page.locator("a[hreflang=en].md-header__language").click()
        assert page.url == f"{address}en/{path}"
        page.locator("a[hreflang=vi].md-header__language").click()
        assert page.url == address + path
    page.close()


def test_every_navigation_entry_leads_to_a_page_that_marks_itself_and_the_contents_to_every_page_of_a_chapter(chromium, address):
    page = chromium.new_page()
    for lang in ("", "en/"):
        page.goto(f"{address}{lang}chapters/")
        listed = set(page.locator(".ways > li > a").evaluate_all("links => links.map(link => link.href)"))
        found = set()
        for chapter in page.locator(".md-tabs a").evaluate_all("links => links.map(link => link.href)"):
            page.goto(chapter)
            assert page.locator(".md-tabs [aria-current=page]:visible").count() == 1, chapter
            for link in page.locator(".md-nav a").evaluate_all("links => links.map(link => link.href)"):
                assert page.goto(link).ok
                assert page.locator(".md-nav [aria-current=page]:visible").count() == 1, link
                assert page.locator(".md-tabs [aria-current=true]").get_attribute("href").endswith(chapter.removeprefix(address + lang)), link
                found.add(link)
        assert found == listed
        assert len(found) > len(RECORD_TYPES)
    page.close()


def test_the_site_works_below_a_path(chromium, shipped_site: Path, serve, tmp_path: Path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "path").symlink_to(shipped_site)
    base = serve(tmp_path) + "deep/path/"
    page = chromium.new_page()
    failed = []
    page.on("response", lambda response: response.status < 400 or failed.append(response.url))
    for path in ("", "en/", "honorees/", "en/decisions/minh-hoa-16-2026/", "about/"):
        page.goto(base + path)
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.goto(base + "decisions/")
    page.locator(".row__title a").first.click()
    assert page.url.startswith(base + "decisions/")
    page.close()
    assert not failed


def test_the_pages_read_well_without_scripts(chromium, address):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.locator(".md-header__menu").click()
    page.locator(".md-tabs a", has_text="Thủ tục").click()
    page.locator("main a", has_text="Thủ tục hành chính").click()
    assert page.url == f"{address}procedures/"
    context.close()


def test_the_chosen_background_stays(chromium, address):
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator(".md-header__scheme").click()
    page.locator(".md-header__scheme").click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light
    page.goto(address + "en/plans/")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark
    context.close()


def test_a_procedure_answers_on_the_first_screen_of_a_telephone(chromium, address, shipped_site):
    """For whom, what to bring, how long, what it costs: with the longest names, the most to say, and abolished, in both languages."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page, below = context.new_page(), []
    folders = [folder.name for folder in shipped_site.glob("procedures/*/")]
    for name in {*sorted(folders, key=len)[-4:], *(name for name in folders if name.startswith("minh-hoa-")), *(name for name in folders if "huyen" in name)}:
        for prefix in ("", "en/"):
            page.goto(f"{address}{prefix}procedures/{name}/")
            ends = page.locator(".answers > div").evaluate_all("found => found.slice(0, 4).map(one => one.getBoundingClientRect().bottom)")
            assert len(ends) == 4
            if max(ends) > 740:
                below.append((page.url, ends))
    context.close()
    assert not below
