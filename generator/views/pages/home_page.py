"""The home page: the newest of what readers come for, what is open now, and how much there is."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from generator.catalog import Catalog
from generator.records import BY_TYPE, Record
from generator.views.gather import GATHERERS
from generator.views.lists import WAYS
from generator.views.output import Page, Parts
from generator.views.templates import Links, Templates
from generator.visible import is_open

ON_SHELF = 3
SHELVES = ("consultation", "news", "exemplar", "decision", "campaign", "event")
"""The types that the home page shows, in this order; a type of which there is nothing to show is left out."""
FIGURES = ("honoree", "decision", "exemplar", "campaign", "procedure")


def home_page(catalog: Catalog, lists: dict[str, list[Record]], at: datetime, templates: Templates) -> Page:
    """The home page of a language. `lists` are the records of each type in the order of its list."""
    lang = templates.lang
    shown = {name: list(islice((record for record in lists[name] if _is_of_now(catalog, record, at)), ON_SHELF)) for name in SHELVES}
    shelves = [(BY_TYPE[name].label_plural[lang], BY_TYPE[name].collection, records) for name, records in shown.items() if records]
    figures = [(BY_TYPE[name].label_plural[lang], len(lists[name]), BY_TYPE[name].collection) for name in FIGURES]
    records = [record for found in shown.values() for record in found]
    site_name = catalog.languages[lang].site_name

    def make() -> Parts:
        body = templates.get("home.html").render(
            site_name=site_name, shelves=shelves, figures=figures, up="", ways=WAYS, link=Links(templates, "", {}))
        return Parts("", catalog.site.notice and templates.text(catalog.site.notice) or site_name, "", body)

    return Page(
        lang, "", "", (site_name, *(str(total) for _, total, _ in figures), *(record.digest for record in records)), make,
        changed=max((record.changed for record in records), default=None),
        translated=all(record.heading.en is not None and (not record.lead or record.lead.en) for record in records))


def _is_of_now(catalog: Catalog, record: Record, at: datetime) -> bool:
    """Whether a record belongs on the home page: dockets while they are open, announcements until they are past."""
    if record.type == "consultation":
        return is_open(record, at)
    return record.type != "news" or not GATHERERS["news"](catalog, record, at).values["past"]
