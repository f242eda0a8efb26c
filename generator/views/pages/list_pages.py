"""The list of each record type: every record of it, a hundred to a page, at addresses that last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, Record
from generator.views.alphabet import ALPHABET, Alphabet, letter_address
from generator.views.feeds.channels import by_commendation
from generator.views.output import Page, Parts
from generator.views.pages.rows import PER_PAGE, Rows, in_parts, numbered
from generator.views.pages.trail import breadcrumbs, chapter_of, pager
from generator.views.templates import Links, Templates

INSTEAD = {
    "award": "decision", "campaign": "plan", "consultation": "explainer", "contact": "organisation", "council": "organisation",
    "decision": "award", "document": "explainer", "event": "news", "exemplar": "campaign", "explainer": "procedure", "feedback": "procedure",
    "honoree": "decision", "meeting": "council", "news": "event", "organisation": "place", "oversight": "plan", "place": "organisation",
    "plan": "document", "press_column": "news", "press_item": "press_column", "procedure": "explainer", "report": "plan", "statistic": "report"}
"""The type whose list to look at meanwhile, when that of a type is empty."""


def list_pages(
    catalog: Catalog, templates: dict[str, Templates], model: type[Record], records: list[Record], rows: Rows, alphabet: Alphabet,
) -> Iterator[Page]:
    """The pages of the list of a type, in both languages; `records` are in the order of the list."""
    parts = in_parts(records)
    letters = _first_pages(records, alphabet) if model.type == "honoree" else {}
    for number, part in enumerate(parts, 1):
        depends = (str(len(records)), str(letters), *map(rows.rests_on, part))
        for lang in LANGUAGES:
            yield Page(
                lang, numbered(f"{model.collection}/", number), model.collection, depends,
                partial(_list_parts, catalog, templates[lang], model, part, rows, number, len(parts), len(records), letters, alphabet),
                feed=model.collection, changed=max((record.changed for record in part), default=None),
                translated=all(record.heading.en is not None for record in part), records=(f"{model.collection}/",))


def _first_pages(records: list[Record], alphabet: Alphabet) -> dict[str, int]:
    """Letter -> the page on which its first record stands, for a list in the order of the alphabet."""
    found: dict[str, int] = {}
    for index, record in enumerate(records):
        found.setdefault(alphabet.entry(record).letter, index // PER_PAGE + 1)
    return {letter: found[letter] for letter in ALPHABET if letter in found}


def _list_parts(
    catalog: Catalog, templates: Templates, model: type[Record], records: list[Record], rows: Rows, number: int, count: int, total: int,
    letters: dict[str, int], alphabet: Alphabet,
) -> Parts:
    up = Markup("../") if number == 1 else Markup("../../")
    title = model.label_plural[templates.lang]
    body = templates.environment.select_template([f"{model.type}/list.html", "list.html"]).render(
        title=title, purpose=model.purpose[templates.lang], rows=records, total=total, page=number, pages=count, pager=pager(number, count),
        collection=model.collection, up=up, link=Links(templates, up, {}), narrower=by_commendation(catalog, model.collection), letters=letters,
        letter_of=lambda record: alphabet.entry(record).letter, letter_address=letter_address, numbered=numbered,
        row=partial(rows.html, templates, up), vocabulary=catalog.vocabulary,
        instead=BY_TYPE[INSTEAD[model.type]] if model.type in INSTEAD else None)
    if number > 1:
        title = f"{title}, {templates.say('trang', 'page')} {number}"
    return Parts(title, model.purpose[templates.lang], breadcrumbs(templates, up, chapter_of(model.chapter)), body)
