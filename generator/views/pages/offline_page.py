"""The page about the bundle: the whole site in one zip for places without the internet."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from generator.views.contents import OFFLINE
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs, chapter_of
from generator.views.templates import Templates

BUNDLE = "offline/site.zip"
"""Where the bundle lies, for ever."""


def offline_page(templates: Templates, size: int, newest: datetime | None) -> Page:
    """The page of a language. `size` is that of the bundle in bytes, 0 where the site has none."""
    return Page(templates.lang, OFFLINE.address, OFFLINE.address.rstrip("/"), (str(size), str(newest)), partial(_parts, templates, size, newest))


def _parts(templates: Templates, size: int, newest: datetime | None) -> Parts:
    up, lang = "../", templates.lang
    title, purpose = OFFLINE.title[lang], OFFLINE.purpose[lang]
    body = templates.get("offline.html").render(
        title=title, purpose=purpose, up=up, size=size, newest=newest, bundle=f"{up if lang == 'vi' else '../../'}{BUNDLE}")
    return Parts(title, purpose, breadcrumbs(templates, up, chapter_of("reuse")), body)
