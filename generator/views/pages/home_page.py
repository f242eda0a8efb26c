"""The home page: the front page of the record."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import Record
from generator.views import front
from generator.views.linked.site import website
from generator.views.lists import WAYS
from generator.views.output import Page, Parts, Trail
from generator.views.statistics import Counted
from generator.views.templates import Links, Templates


def home_pages(
    catalog: Catalog, orders: dict[str, list[Record]], counted: list[Counted], at: datetime, templates: dict[str, Templates],
) -> list[Page]:
    """The home page in both languages. `orders` are the records of each type in the order of its list. It is made at once, and what it shows is
    what it rests on."""
    day = at.date()
    honours, stories = front.honours(catalog, day), front.stories(orders["exemplar"])
    dockets, campaigns = front.consultations(catalog, at), front.campaigns(orders["campaign"], day)
    news, events = front.news(catalog, orders["news"], at), front.events(catalog, day)
    procedures = front.procedures(catalog)
    year, figures, invented = front.figures(catalog, counted)
    shown = [*(item.decision for item in honours), *stories, *dockets, *(item.campaign for item in campaigns), *news, *events, *procedures]
    awards = [catalog.get("award", line.form) for item in honours for line in item.lines]
    translated = all(record.heading.en is not None for record in (*shown, *awards) if record) and all(
        record.lead is None or record.lead.en for record in (*stories, *dockets, *news))
    changed = max((record.changed for record in shown), default=None)
    pages = []
    for lang in LANGUAGES:
        body = templates[lang].get("home.html").render(
            up="", lang=lang, link=Links(templates[lang], "", {}), day=day, when=front.when(honours, day), honours=honours, stories=stories,
            dockets=dockets, campaigns=campaigns, news=news, events=events, procedures=procedures, year=year, figures=figures, invented=invented,
            ways=WAYS, places={record.id: record for record in catalog.of("place")})
        notice, site_name = catalog.site.notice, catalog.languages[lang].site_name
        parts = Parts("", templates[lang].heading_of(notice) if notice else site_name, Trail(), body, linked=(website(templates[lang]),))
        pages.append(Page(lang, "", "", (parts.description, body, repr(parts.linked)), lambda parts=parts: parts, changed=changed, translated=translated))
    return pages
