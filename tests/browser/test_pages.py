"""The shipped site in a real browser, as it is used. How each kind of page fares there: tests/accessibility."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def address(shipped_site: Path, serve) -> str:
    return serve(shipped_site)


def test_where_the_reader_is_can_be_seen(chromium, address):
    page = chromium.new_page()
    for path in ("procedures/", "en/honorees/nguyen-van-duc-1/"):
        page.goto(address + path)
        assert page.locator(".md-tabs [aria-current]:visible").count() == 1
        assert page.locator(".md-nav [aria-current]:visible").count() == 1
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
