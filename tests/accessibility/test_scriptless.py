"""Without JavaScript everything but search's instant results works: each kind of page shows all that it has, the menu opens, the search leads to the lists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(params=[360, 1280])
def page(chromium, address: str, request) -> Iterator:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": request.param, "height": 740}, base_url=address)
    yield context.new_page()
    context.close()


def test_no_page_has_a_button_that_waits_for_a_script_or_words_that_only_a_script_would_show(pages):
    for address, read in pages.items():
        if address.endswith("search/"):
            continue  # the results and filters; below they are not there
        assert not read.xpath("//button[not(@hidden) and not(@type='submit')] | //*[@role='button']"), address
        assert not [element for element in read.xpath("//*[@hidden]") if element.text_content().strip()], address


def test_the_search_leads_to_the_lists(page):
    page.goto("")
    page.fill("header input[name=q]", "nguyễn văn đức")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert not page.locator("main button:not([type=submit]):visible, #filters:visible").count()
    page.locator("main a[href='../honorees/']:visible").first.click()
    assert page.url.endswith("/honorees/")


def test_the_menu_and_the_chapters_lead_everywhere(page):
    page.goto("en/procedures/")
    if page.viewport_size["width"] == 360:
        assert not page.locator(".md-tabs a:visible").count()
        page.locator(".md-header__menu").click()
    page.locator(".md-tabs a:visible").first.click()
    assert "/en/chapters/" in page.url
    page.locator("main a[href]:visible").nth(3).click()
    page.locator("header a[hreflang=vi]").click()
    assert "/en/" not in page.url


def test_what_is_folded_opens(page, pages):
    page.goto(next(address for address, read in pages.items() if read.xpath("//main//details") and "search" not in address))
    folded = page.locator("main details").first
    assert not folded.locator("> :not(summary)").first.is_visible()
    folded.locator("> summary").click()
    assert folded.locator("> :not(summary)").first.is_visible()
