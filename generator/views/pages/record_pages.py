"""The page of a record, its further pages and its sheet to print; what stands at the address of a withdrawn one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from generator.catalog import Catalog, Key
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, Record
from generator.records.fields import Bilingual
from generator.records.record import untranslated
from generator.views.gather import GATHERERS
from generator.views.gather.gathered import Gathered
from generator.views.language import shortened
from generator.views.lists import Lists, Way
from generator.views.output import Page, Parts
from generator.views.pages.related import Related, foot, named
from generator.views.pages.trail import Above, breadcrumbs, list_of, pager
from generator.views.templates import Links, Shown, Templates
from generator.visible import Tombstone

DESCRIPTION = 200
"""Characters of a page's description in its head."""


class Incoming(dict[str, list[Record]]):
    """The records that point at one, by type; nothing for the types of which none does."""

    def __missing__(self, record_type: str) -> tuple[()]:
        return ()

    __getattr__ = dict.__getitem__
    """`incoming.exemplar` in a template."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the page of a record is made from: the record, what it points at, what points at it."""

    record: Shown
    linked: dict[Key, Shown | None]
    incoming: Incoming
    extra: dict[str, Any]
    translated: bool
    depends: tuple[str, ...]
    more: tuple[Gathered, ...] = ()
    related: tuple[Record, ...] = ()
    beside: tuple[Record | None, Record | None] = (None, None)
    listed: tuple[str, int] | None = None
    """Where everything that belongs to the record is listed, and how many records that is."""
    holding: tuple[tuple[Way, str, Bilingual], ...] = ()
    """The lists in which the record stands; none for honourees, whose thousands of pages stay short."""
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages of records know of the others: related ones, the neighbours of each type, and the lists."""

    related: Related
    neighbours: dict[str, dict[str, tuple[Record | None, Record | None]]]
    lists: Lists
    feeds: dict[Key, str]
    """The feed of a record, where it has one: its place below `feeds/`."""


def record_pages(
    catalog: Catalog, record: Record | Tombstone, at: datetime, templates: dict[str, Templates], around: Around,
) -> Iterator[Page]:
    """Every page below the address of a record, in both languages."""
    if isinstance(record, Tombstone):
        yield from (_withdrawn(record, templates[lang]) for lang in LANGUAGES)
        return
    context = _context(catalog, record, at, around)
    for lang in LANGUAGES:
        yield Page(
            lang, f"{record.collection}/{record.id}/", record.collection, context.depends,
            partial(_record_parts, context, templates[lang]), feed=context.feed or record.collection, changed=record.changed,
            translated=context.translated, indexed=record.indexed)
        for number, gathered in enumerate(context.more, 2):
            yield _further_page(record, number, len(context.more) + 1, gathered, templates[lang])
        if record.has_sheet:
            yield Page(
                lang, f"{record.collection}/{record.id}/sheet/", record.collection, context.depends,
                partial(_sheet_parts, context, templates[lang]), feed=record.collection, translated=context.translated, indexed=False)


def _context(catalog: Catalog, record: Record, at: datetime, around: Around) -> Context:
    key = (record.type, record.id)
    found = [catalog.get(*source) for source in catalog.incoming.get(key, ())]
    incoming = Incoming()
    for other in found:
        if isinstance(other, Record):
            incoming.setdefault(other.type, []).append(other)
    targets = dict.fromkeys(catalog.outgoing[key])
    extra: dict[str, Any] = {}
    more: tuple[Gathered, ...] = ()
    depends = [record.digest]
    translated = next(untranslated(record), None) is None
    if record.type in GATHERERS:
        gathered = GATHERERS[record.type](catalog, record, at)
        extra, more, translated = gathered.values, gathered.more, translated and gathered.translated
        targets.update(dict.fromkeys(gathered.linked))
        depends.extend(gathered.depends)
    linked = {target: catalog.get(*target) for target in targets}
    depends.extend(item.digest if item else "-" for item in linked.values())
    depends.extend(item.digest for item in found)
    depends.extend(file.sha256 for file in catalog.files_of(key))
    related = around.related.to(record, {*linked, *((other.type, other.id) for other in found if other)})
    beside = around.neighbours[record.type][record.id]
    listed = around.lists.about(record)
    feed = around.feeds.get(key, "")
    depends.extend((*named((*related, *beside)), str(listed), feed))
    # What the values of these lists are called is in the record or in the vocabulary, on which every page rests.
    holding = () if record.type == "honoree" else tuple((way, value, around.lists.words(way, value)) for way, value in around.lists.holding(record))
    return Context(record, linked, incoming, extra, translated, tuple(depends), more, tuple(related), beside, listed, holding, feed)


def _record_parts(context: Context, templates: Templates) -> Parts:
    record, up = context.record, Markup("../../")
    body = templates.get(f"{record.type}/page.html").render(
        record=record, up=up, link=Links(templates, up, context.linked, context.listed), incoming=context.incoming, page=1,
        pager=pager(1, len(context.more) + 1) if context.more else (), **context.extra)
    body += foot(templates, up, context.related, context.beside, context.listed, context.holding, context.feed)
    heading = templates.heading(record)
    lead = record.lead
    description = (lead.vi if templates.lang == "vi" else lead.en or lead.vi) if lead else heading
    settings = templates.catalog.site
    edit = ""
    if settings.edit_address and record.path:
        words = templates.say("Đề nghị sửa trang này", "Propose a change to this page")
        edit = f'<p class="edit"><a href="{escape(settings.edit_address + record.path)}" rel="noopener">{words}</a></p>'
    # A plan and the document that sets it out, a council and the body, a story and what a newspaper called it bear one name.
    title = f"{heading} - {type(record).label_plural[templates.lang]}"
    return Parts(title, shortened(description, DESCRIPTION), breadcrumbs(templates, up, list_of(type(record))), body, edit)


def _further_page(record: Record, number: int, count: int, gathered: Gathered, templates: Templates) -> Page:
    linked = {target: templates.catalog.get(*target) for target in gathered.linked}
    depends = (record.digest, str(count), *(item.digest if item else "-" for item in linked.values()), *gathered.depends)

    def make() -> Parts:
        up, heading = "../../../", templates.heading(record)
        body = templates.get(f"{record.type}/more.html").render(
            record=record, up=up, link=Links(templates, up, linked), page=number, pager=pager(number, count),
            **gathered.values)
        title = f"{heading}, {templates.say('trang', 'page')} {number}"
        return Parts(title, heading, breadcrumbs(templates, up, _below(record, templates)), body)

    return Page(templates.lang, f"{record.collection}/{record.id}/page-{number}/", record.collection, depends, make,
                feed=record.collection, changed=record.changed, translated=gathered.translated, indexed=record.indexed)


def _below(record: Record, templates: Templates) -> tuple[Above, ...]:
    """What a further page of a record stands below: its list, and its first page."""
    return (*list_of(type(record)), (f"{record.collection}/{record.id}/", {templates.lang: templates.text(record.heading, mark=False)}))


def _sheet_parts(context: Context, templates: Templates) -> Parts:
    """The page of a record that is made to be printed on one sheet of paper."""
    record, up = context.record, "../../../"
    heading = templates.heading(record)
    body = templates.get(f"{record.type}/sheet.html").render(
        record=record, up=up, link=Links(templates, up, context.linked), incoming=context.incoming,
        address=f"{templates.catalog.languages[templates.lang].site_url}{record.collection}/{record.id}/", **context.extra)
    title = f"{heading} ({templates.say('bản in', 'to print')})"
    return Parts(title, heading, breadcrumbs(templates, up, _below(record, templates)), body)


def _withdrawn(stone: Tombstone, templates: Templates) -> Page:
    def make() -> Parts:
        title = templates.heading(stone)
        body = templates.get("withdrawn.html").render(record=stone)
        return Parts(title, title, breadcrumbs(templates, "../../", list_of(BY_TYPE[stone.type])), body)

    return Page(templates.lang, f"{stone.collection}/{stone.id}/", stone.collection, (stone.digest,), make,
                feed=stone.collection, changed=stone.changed, translated=stone.withdrawn.reason.en is not None, indexed=False)
