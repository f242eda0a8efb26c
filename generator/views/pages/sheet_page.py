"""The sheet of a record: a page to be printed on A4 and put up where people pass, with a QR code and a short code that lead back to the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from markupsafe import Markup

from generator.catalog import Catalog
from generator.records.contact import Contact
from generator.views.codes import printed_address
from generator.views.gather.contacts import contact_of
from generator.views.output import Page, Parts
from generator.views.pages.context import Context
from generator.views.pages.further_pages import below
from generator.views.pages.trail import breadcrumbs
from generator.views.qr import qr
from generator.views.templates import Links, Templates


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a sheet."""

    qr: Markup
    address: str
    """The short address to type."""
    as_of: datetime
    """The last change of the record."""


def sheet_page(catalog: Catalog, context: Context, code: str, templates: Templates) -> Page:
    """The sheet of a record, in one language."""
    record = context.record
    contact = contact_of(catalog, getattr(record, "organiser", None))
    return Page(
        templates.lang, f"{record.collection}/{record.id}/sheet/", record.collection, (*context.rests_on, code, contact.digest if contact else "-"),
        partial(_parts, context, code, contact, templates), feed=record.collection, translated=context.translated, indexed=False,
        records=context.records)


def _parts(context: Context, code: str, contact: Contact | None, templates: Templates) -> Parts:
    record, up = context.record, Markup("../../../")
    heading = templates.heading(record)
    own = f"{templates.catalog.languages[templates.lang].site_url}{record.collection}/{record.id}/"
    foot = Foot(qr(own, templates.say("Mã QR dẫn đến trang này", "QR code that leads to the page")),
                printed_address(templates.catalog.languages["vi"].site_url, code), record.changed)
    body = templates.get(f"{record.type}/sheet.html").render(
        record=record, up=up, link=Links(templates, up, context.linked), incoming=context.incoming, foot=foot, contact=contact,
        site_name=templates.catalog.languages[templates.lang].site_name, **context.extra)
    title = f"{heading} ({templates.say('bản in', 'to print')})"
    return Parts(title, heading, breadcrumbs(templates, up, below(record, templates)), body)
