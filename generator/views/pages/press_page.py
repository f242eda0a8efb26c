"""The page of a record for the newsroom: texts ready to paste, the list, pictures, the source to quote, whom to ask."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from generator.catalog import Catalog
from generator.records.contact import Contact
from generator.views.gather.contacts import contact_of
from generator.views.output import Page, Parts
from generator.views.pages.context import Context
from generator.views.pages.further_pages import below
from generator.views.pages.trail import breadcrumbs
from generator.views.press.photos import Photo, photos
from generator.views.press.story import story
from generator.views.templates import Links, Templates


def press_pages(catalog: Catalog, context: Context, templates: dict[str, Templates]) -> dict[str, Page]:
    """The press page of a record, by its language."""
    record = context.record
    contact = contact_of(catalog, record.authority, catalog.site.publisher)
    pictures = photos(catalog, record)
    depends = (*context.rests_on, contact.digest if contact else "-", *(photo.record.digest for photo in pictures),
               *(photo.largest.path for photo in pictures))
    return {lang: Page(
        lang, f"{record.collection}/{record.id}/press/", record.collection, depends,
        partial(_parts, catalog, context, contact, pictures, words), feed=record.collection, translated=context.translated, indexed=False,
        records=context.records) for lang, words in templates.items()}


def _parts(catalog: Catalog, context: Context, contact: Contact | None, pictures: list[Photo], templates: Templates) -> Parts:
    record, up = context.record, Markup("../../../")
    language = catalog.languages[templates.lang]
    # Whom to ask and the publisher stand on the page, whether or not the record points at them.
    shown = {key: catalog.get(*key) for key in (("organisation", catalog.site.publisher), *([("contact", contact.id)] if contact else ()))}
    body = templates.get(f"{record.type}/press.html").render(
        record=record, up=up, link=Links(templates, up, {**context.linked, **shown}), incoming=context.incoming, contact=contact, photos=pictures,
        publisher=catalog.site.publisher, rights=catalog.site.rights,
        story=story(catalog, record, f"{language.site_url}{record.collection}/{record.id}/", templates), **context.extra)
    heading = templates.heading(record)
    named = f"{templates.say('Quyết định số', 'Decision No.')} {record.number}" if record.number else heading
    title = f"{templates.say('Dành cho báo chí', 'For the press')}: {named}"
    return Parts(title, heading, breadcrumbs(templates, up, below(record, templates)), body)
