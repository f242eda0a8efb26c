"""The pages of the site: home, a list and the pages of each record type, the lists across types, and the pages across records, in both
languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from generator.catalog import Catalog, Key
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.records.honoree import Honoree
from generator.views.alphabet import Alphabet
from generator.views.facets import Facets
from generator.views.feeds.channels import Channel
from generator.views.lists import Lists, in_order
from generator.views.output import Page
from generator.views.overviews import OVERVIEWS
from generator.views.pages.board_pages import board_pages
from generator.views.pages.chapter_pages import chapter_pages
from generator.views.pages.context import Around
from generator.views.pages.design_page import design_page
from generator.views.pages.editor_page import editor_page
from generator.views.pages.home_page import home_pages
from generator.views.pages.honoree_pages import HonoreePages
from generator.views.pages.list_pages import list_pages
from generator.views.pages.overview_pages import overview_pages
from generator.views.pages.record_pages import record_pages
from generator.views.pages.related import Related, neighbours
from generator.views.pages.rows import Rows
from generator.views.pages.search_page import search_page
from generator.views.pages.statistic_pages import statistic_pages
from generator.views.pages.verify_page import verify_page
from generator.views.pages.way_pages import way_pages
from generator.views.statistics import Counted
from generator.views.templates import Templates


def pages(catalog: Catalog, facets: Facets, counted: list[Counted], at: datetime, templates: dict[str, Templates],
          codes: dict[Key, str], channels: list[Channel]) -> Iterator[Page]:
    """Every page of the public catalog, Vietnamese and English. `counted` are its statistics, `codes` those of its records, `channels` its feeds."""
    alphabet = Alphabet(catalog)
    orders = in_order(catalog, alphabet)
    lists = Lists(catalog, facets, alphabet, orders)
    rows = Rows(catalog, at)
    around = Around(Related(catalog, facets, orders), {record_type: neighbours(records) for record_type, records in orders.items()}, lists,
                    codes, {channel.record: channel.name for channel in channels if channel.record})
    honorees = HonoreePages(catalog, at, templates, around)
    yield from _of_all(home_pages(catalog, orders, counted, at, templates))
    yield from (search_page(catalog, templates[lang]) for lang in LANGUAGES)
    yield from chapter_pages(catalog, orders, templates)
    yield from (design_page(templates[lang]) for lang in LANGUAGES)
    yield from (verify_page(catalog, templates[lang]) for lang in LANGUAGES)
    if not catalog.site.editor:
        yield from (editor_page(templates[lang]) for lang in LANGUAGES)
    for model in RECORD_TYPES:
        yield from list_pages(catalog, templates, model, orders[model.type], rows, alphabet)
        for record in catalog.of(model.type):
            yield from honorees.of(record) if isinstance(record, Honoree) else record_pages(catalog, record, at, templates, around)
    yield from way_pages(catalog, lists, rows, templates)
    yield from board_pages(catalog, alphabet, templates)
    for overview in OVERVIEWS:
        yield from _of_all(overview_pages(catalog, overview, at, templates))
    yield from _of_all(statistic_pages(catalog, counted, at, templates))


def _of_all(made: Iterable[Page]) -> Iterator[Page]:
    """Pages that any record may change."""
    every = tuple(f"{model.collection}/" for model in RECORD_TYPES)
    return (page._replace(records=every) for page in made)
