"""What stands where nothing is published yet: that nothing is, what will be here, and where to look meanwhile."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from generator.catalog import Catalog, load
from generator.records import BY_TYPE, RECORD_TYPES
from generator.records.fields import HANOI
from generator.views import views
from generator.views.output import Page
from generator.views.overviews import OVERVIEWS
from generator.views.pages.list_pages import INSTEAD
from generator.visible import visible
from tests.conftest import SHIPPED

AT = datetime(2026, 6, 1, tzinfo=HANOI)
SPEAKS_OTHERWISE = {"fields", "glossary", "measures", "ladder", "pipeline", "press", "themes", "campaign_tree", "directory", "legal_library", "data_requests",
                    "classifications"}
"""Pages that are never empty, or say so part by part."""


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, str], Page]:
    catalog: Catalog = load(SHIPPED).catalog
    nothing = catalog.showing({name: {} for name in catalog.records})
    return {(page.lang, page.address): page for page in views(visible(nothing, AT), AT).pages}


def test_every_type_has_another_list_to_look_at():
    assert set(INSTEAD) == {model.type for model in RECORD_TYPES}
    assert set(INSTEAD.values()) <= set(BY_TYPE) and all(here != there for here, there in INSTEAD.items())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_list_or_overview_says_so_and_where_to_go(pages, lang):
    addresses = [f"{model.collection}/" for model in RECORD_TYPES]
    addresses += [f"{found.address}/" for found in OVERVIEWS if found.name not in SPEAKS_OTHERWISE]
    for address in addresses:
        html = pages[lang, address].make().body
        block = re.search(r'<div class="empty">(.*?)</div>', html, re.DOTALL)
        assert block, address
        links = re.findall(r'href="\.\./([^"]*)"', block[1])
        assert links[-2:] == ["lists/", "search/"] and len(links) >= 3, address
        assert all((lang, link) in pages for link in links), (address, links)
        assert len(re.sub(r"<[^>]+>", "", block[1]).split()) > 12, address
