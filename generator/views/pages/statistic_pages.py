"""The pages of the statistics: chart, table, how it is counted. Each is made, and its chart drawn, only when its table or the day has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_COLLECTION
from generator.views.cards.wording import counted_card
from generator.views.linked.figures import counted as described
from generator.views.output import Page, Parts
from generator.views.overviews.measures import MEASURES
from generator.views.pages.trail import breadcrumbs, chapter_of
from generator.views.small_cells import LEAST
from generator.views.statistics import Counted
from generator.views.statistics.words import cell_text, chart
from generator.views.templates import Templates


def statistic_pages(catalog: Catalog, counted: list[Counted], at: datetime, templates: dict[str, Templates]) -> Iterator[Page]:
    """A page in both languages for each statistic that is on no other page."""
    for item in counted:
        if item.statistic.own_address:
            continue
        depends = (repr(item.table), str(at.date()))
        translated = all(key.label.en for row in item.table.rows for key in row.keys)
        for lang in LANGUAGES:
            yield Page(lang, item.statistic.address, MEASURES.address, depends, partial(_parts, catalog, item, at, templates[lang]),
                       translated=translated, card=counted_card(item.statistic.title, templates[lang]))


def _parts(catalog: Catalog, item: Counted, at: datetime, templates: Templates) -> Parts:
    statistic, lang, up = item.statistic, templates.lang, "../../"
    periods = [period for period in catalog.legal_periods.terms.values() if statistic.duty and period.duty == statistic.duty]
    body = templates.get("statistic.html").render(
        statistic=statistic, table=item.table, chart=chart(statistic, item.table, lang), cell_text=cell_text, periods=periods, least=LEAST,
        collections=[(name, BY_COLLECTION[name].label_plural[lang]) for name in statistic.collections], day=at.date(), lang=lang, up=up)
    title, purpose = templates.heading_of(statistic.title), templates.heading_of(statistic.purpose)
    return Parts(title, purpose, breadcrumbs(templates, up, (*chapter_of(MEASURES.chapter), (f"{MEASURES.address}/", MEASURES.title))), body,
                 linked=(described(templates, item, title, purpose),))
