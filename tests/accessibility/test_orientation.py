"""Where am I? Every page says it by a title of its own, marks itself in the navigation and leads to itself in the other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html

from generator.records import RECORD_TYPES
from tests.kinds import ENGLISH, kind

PARTS = ("//nav[@class='md-tabs']//a", "//nav[@class='md-nav']//a")
"""The chapters, and the pages of the chapter that the reader is in."""


def _links(address: str, page: html.HtmlElement, found: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """The addresses to which some links of a page lead."""
    for link in page.xpath(found):
        yield urljoin(f"/{address}", link.get("href")).removeprefix("/"), link


def test_every_title_begins_with_the_heading_and_no_other_kind_of_page_has_it(pages):
    titled = defaultdict(set)
    for address, page in pages.items():
        title, heading = page.findtext(".//title"), " ".join(page.find(".//h1").text_content().split())
        assert title.startswith(heading[:40]) or address in ("", ENGLISH), (address, title, heading)
        if not page.xpath("//meta[@name='robots']"):  # what was withdrawn has no name any more
            titled[address.startswith(ENGLISH), title].add(kind(address.removeprefix(ENGLISH)))
    assert not {title: found for (_, title), found in titled.items() if len(found) > 1}


def test_the_link_to_the_other_language_stays_on_the_page(pages):
    for address, page in pages.items():
        other = address.removeprefix(ENGLISH) if address.startswith(ENGLISH) else ENGLISH + address
        language = "vi" if address.startswith(ENGLISH) else "en"
        (link,) = _links(address, page, f"//header//a[@hreflang='{language}']")
        assert link[0] == other
        assert link[1].get("lang") == language


def test_what_is_marked_as_this_page_is_this_page_and_nothing_else_is(pages):
    for address, page in pages.items():
        for part in PARTS:
            for target, link in _links(address, page, part):
                assert (link.get("aria-current") == "page") == (target == address), (address, target)


def test_every_page_of_the_navigation_shows_its_chapter_and_the_contents_lead_to_all_of_them(pages):
    for language in ("", ENGLISH):
        contents = f"{language}chapters/"
        listed = {target for target, _ in _links(contents, pages[contents], "//*[contains(@class, 'ways')]/li/a")}
        found = set()
        for chapter, _ in _links(contents, pages[contents], PARTS[0]):
            for address, _ in _links(chapter, pages[chapter], PARTS[1]):
                assert [target for target, link in _links(address, pages[address], PARTS[0]) if link.get("aria-current")] == [chapter], address
                found.add(address)
        assert found == listed
        assert len(found) > len(RECORD_TYPES)
