"""The further pages of a record that is too long for one: `page-2/` and so on below its address."""

from __future__ import annotations

from generator.records import Record
from generator.views.gather.gathered import Gathered
from generator.views.output import Page, Parts
from generator.views.pages.trail import Above, breadcrumbs, list_of, pager
from generator.views.templates import Links, Templates


def numbered_page(record: Record, number: int, count: int, gathered: Gathered, templates: Templates) -> Page:
    linked = {target: templates.catalog.get(*target) for target in gathered.linked}
    depends = (record.digest, str(count), *(item.digest if item else "-" for item in linked.values()), *gathered.depends)

    def make() -> Parts:
        up, heading = "../../../", templates.heading(record)
        body = templates.get(f"{record.type}/more.html").render(
            record=record, up=up, link=Links(templates, up, linked), page=number, pager=pager(number, count),
            **gathered.values)
        title = f"{heading}, {templates.say('trang', 'page')} {number}"
        return Parts(title, heading, breadcrumbs(templates, up, below(record, templates)), body)

    return Page(templates.lang, f"{record.collection}/{record.id}/page-{number}/", record.collection, depends, make,
                feed=record.collection, changed=record.changed, translated=gathered.translated, indexed=record.indexed,
                records=(f"{record.collection}/{record.id}",))


def below(record: Record, templates: Templates) -> tuple[Above, ...]:
    """What a further page of a record stands below: its list, and its first page."""
    return (*list_of(type(record)), (f"{record.collection}/{record.id}/", {templates.lang: templates.text(record.heading, mark=False)}))
