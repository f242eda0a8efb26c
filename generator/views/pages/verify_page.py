"""The page that says how anyone checks what the site says: a conferral, a PDF, a page, a whole copy."""

from __future__ import annotations

from functools import partial

from generator.catalog import Catalog
from generator.views.contents import VERIFY
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs, chapter_of
from generator.views.templates import Templates


def verify_page(catalog: Catalog, templates: Templates) -> Page:
    """The page of a language. All that it shows of the record are the settings, on which every page rests."""
    return Page(templates.lang, VERIFY.address, VERIFY.address.rstrip("/"), (), partial(_parts, catalog, templates))


def _parts(catalog: Catalog, templates: Templates) -> Parts:
    up, lang = "../", templates.lang
    title, purpose = VERIFY.title[lang], VERIFY.purpose[lang]
    body = templates.get("verify.html").render(
        title=title, purpose=purpose, up=up, root=up if lang == "vi" else f"{up}../", site=catalog.languages["vi"].site_url, signers=catalog.site.signers)
    return Parts(title, purpose, breadcrumbs(templates, up, chapter_of("reuse")), body)
