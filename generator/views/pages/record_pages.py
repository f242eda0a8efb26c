"""The page of a record, and what stands at the address of a withdrawn one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, Record
from generator.views import doubt
from generator.views.cards.wording import cards_of
from generator.views.language import shortened
from generator.views.linked import described
from generator.views.linked.here import Here
from generator.views.output import Page, Parts
from generator.views.pages.context import Around, Context, context_of
from generator.views.pages.further_pages import numbered_page
from generator.views.pages.press_page import press_pages
from generator.views.pages.related import foot
from generator.views.pages.sheet_page import sheet_page
from generator.views.pages.trail import breadcrumbs, list_of, pager, way_to
from generator.views.templates import Links, Templates
from generator.visible import Tombstone

DESCRIPTION = 200
"""Characters of a page's description in its head."""


def record_pages(
    catalog: Catalog, record: Record | Tombstone, at: datetime, templates: dict[str, Templates], around: Around,
) -> Iterator[Page]:
    """Every page below the address of a record, in both languages."""
    if isinstance(record, Tombstone):
        yield from (_withdrawn(record, below, templates[lang]) for below in _below(BY_TYPE[record.type]) for lang in LANGUAGES)
        return
    context = context_of(catalog, record, at, around)
    press = press_pages(catalog, context, templates) if record.has_press else {}
    for lang, card in cards_of(record, templates).items():
        yield Page(
            lang, f"{record.collection}/{record.id}/", record.collection, (*context.rests_on, *context.around),
            partial(record_parts, context, templates[lang]), feed=context.feed or record.collection, changed=record.changed,
            translated=context.translated, indexed=record.indexed, records=context.records, kind=_kind(record), published=record.publish_at, card=card)
        further = [*_further(catalog, context, around, templates[lang]), *([press[lang]] if press else [])]
        yield from (page._replace(card=card) for page in further)


def _further(catalog: Catalog, context: Context, around: Around, templates: Templates) -> Iterator[Page]:
    """The pages below that of a record: the rest of a long one, its sheet to print."""
    record = context.record
    for number, gathered in enumerate(context.more, 2):
        yield numbered_page(record, number, len(context.more) + 1, gathered, templates)
    if record.has_sheet:
        yield sheet_page(catalog, context, around.codes[record.type, record.id], templates)


def record_parts(context: Context, templates: Templates) -> Parts:
    """The page of a record in one language."""
    record, up = context.record, Markup("../../")
    body = templates.get(f"{record.type}/page.html").render(
        record=record, up=up, link=Links(templates, up, context.linked, context.listed), incoming=context.incoming, page=1,
        pager=pager(1, len(context.more) + 1) if context.more else (), **context.extra)
    body += foot(templates, up, context.related, context.beside, context.listed, context.holding, context.feed)
    heading = templates.heading(record)
    lead = record.lead
    description = (lead.vi if templates.lang == "vi" else lead.en or lead.vi) if lead else heading
    if record.illustrative:
        description = f"{templates.say(*doubt.INVENTED)} {description}"
    settings = templates.catalog.site
    edit = ""
    if settings.edit_address and record.path:
        words = templates.say("Đề nghị sửa trang này", "Propose a change to this page")
        edit = f'<p class="edit"><a href="{escape(settings.edit_address + record.path)}" rel="noopener">{words}</a></p>'
    # A plan and the document that sets it out, a council and the body, a story and what a newspaper called it bear one name.
    title = f"{heading} - {type(record).label_plural[templates.lang]}"
    linked = (described(record, Here(templates, context.linked, context.extra, context.incoming)),) if record.indexed else ()
    return Parts(title, shortened(description, DESCRIPTION), way_to(type(record), templates.lang), body, edit, linked)


def _kind(record: Record) -> str:
    """What the page of a record is to networks."""
    return "website" if record.type in _STANDING else "article"


_STANDING = frozenset({"award", "contact", "council", "organisation", "place", "press_column"})
"""Types that are no piece of writing of a day."""


def _below(model: type[Record]) -> list[str]:
    """Where a record of a type has pages, below its address: there its tombstone stands too, for paper and bookmarks that lead there."""
    return ["", *(["sheet/"] if model.has_sheet else []), *(["press/"] if model.has_press else [])]


def _withdrawn(stone: Tombstone, below: str, templates: Templates) -> Page:
    address = f"{stone.collection}/{stone.id}/{below}"

    def make() -> Parts:
        title = templates.heading(stone)
        body = templates.get("withdrawn.html").render(record=stone)
        return Parts(title, title, breadcrumbs(templates, "../" * address.count("/"), list_of(BY_TYPE[stone.type])), body)

    return Page(templates.lang, address, stone.collection, (stone.digest,), make,
                feed=stone.collection, changed=stone.changed, translated=stone.withdrawn.reason.en is not None, indexed=False,
                records=(f"{stone.collection}/{stone.id}",))
