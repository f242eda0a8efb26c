"""The pages of the site: home, a list and the pages of each record type, and the pages across records, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.views.output import Page
from generator.views.overviews import OVERVIEWS
from generator.views.pages.home_page import home_page
from generator.views.pages.list_pages import in_order, list_pages
from generator.views.pages.overview_pages import overview_pages
from generator.views.pages.record_pages import record_pages
from generator.views.pages.search_page import search_page
from generator.views.pages.statistic_pages import statistic_pages
from generator.views.statistics import Counted
from generator.views.templates import Templates


def pages(catalog: Catalog, counted: list[Counted], at: datetime, templates: dict[str, Templates]) -> Iterator[Page]:
    """Every page of the public catalog, Vietnamese and English. `counted` are its statistics."""
    lists = {model.type: in_order(catalog.of(model.type)) for model in RECORD_TYPES}
    yield from (home_page(catalog, lists, at, templates[lang]) for lang in LANGUAGES)
    yield from (search_page(catalog, templates[lang]) for lang in LANGUAGES)
    for model in RECORD_TYPES:
        yield from list_pages(catalog, templates, model, lists[model.type], at)
        for record in catalog.of(model.type):
            yield from record_pages(catalog, record, at, templates)
    for overview in OVERVIEWS:
        yield from overview_pages(catalog, overview, at, templates)
    yield from statistic_pages(catalog, counted, at, templates)
