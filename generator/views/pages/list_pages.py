"""The lists: every record of a type, a hundred to a page, at addresses that last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import Record
from generator.views.feeds import narrower
from generator.views.gather import GATHERERS, IN_ROWS
from generator.views.language import sort_key
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs, pager
from generator.views.templates import Links, Shown, Templates

ROWS = 100
"""Records on one page of a list."""


def in_order(records: list[Shown]) -> list[Record]:
    """The records that lists show: the newest first, those without a date after them, in Vietnamese order."""
    shown = [record for record in records if isinstance(record, Record)]
    return sorted(shown, key=lambda record: (-record.dated.toordinal() if record.dated else 0, sort_key(record.heading.vi), record.id))


def list_pages(
    catalog: Catalog, templates: dict[str, Templates], model: type[Record], records: list[Record], at: datetime,
) -> Iterator[Page]:
    count = max(1, -(-len(records) // ROWS))
    for number in range(1, count + 1):
        rows = records[(number - 1) * ROWS: number * ROWS]
        depends = [str(len(records)), *(record.digest + record.state_at(at.date()) for record in rows)]
        if model.type == "honoree":
            depends.extend(f"{catalog.depends(catalog.named[record.id][0])}{len(catalog.named[record.id])}" for record in rows)
        gathered = {record.id: GATHERERS[model.type](catalog, record, at) for record in rows} if model.type in IN_ROWS else {}
        depends.extend(part for found in gathered.values() for part in found.depends)
        facts = {key: found.values for key, found in gathered.items()}
        changed = max((record.changed for record in rows), default=None)
        translated = all(record.heading.en is not None for record in rows)
        for lang in LANGUAGES:
            yield Page(
                lang, f"{model.collection}/" if number == 1 else f"{model.collection}/page-{number}/", model.collection,
                tuple(depends), partial(_list_parts, catalog, templates[lang], model, rows, facts, number, count, len(records), at),
                feed=model.collection, changed=changed, translated=translated)


def _list_parts(
    catalog: Catalog, templates: Templates, model: type[Record], rows: list[Record], facts: dict[str, dict[str, Any]], number: int,
    count: int, total: int, at: datetime,
) -> Parts:
    up = Markup("../") if number == 1 else Markup("../../")
    title = model.label_plural[templates.lang]
    row_template = templates.environment.select_template([f"{model.type}/row.html", "row.html"])
    body = templates.environment.select_template([f"{model.type}/list.html", "list.html"]).render(
        title=title, purpose=model.purpose[templates.lang], rows=rows, row_template=row_template, total=total, page=number,
        pages=count, pager=pager(number, count), collection=model.collection, up=up, link=Links(templates, up, {}),
        named=catalog.named, vocabulary=catalog.vocabulary, facts=facts, narrower=narrower(catalog, model.collection), at=at)
    if number > 1:
        title = f"{title}, {templates.say('trang', 'page')} {number}"
    return Parts(title, model.purpose[templates.lang], breadcrumbs(templates, up, None, title), body)
