"""The page that shows the design: colours, type, space and the parts that pages are made of, each once, in the reader's own look."""

from __future__ import annotations

from functools import partial
from itertools import count

from markupsafe import Markup

from generator.views.contents import ABOUT, DESIGN
from generator.views.drawings import NAMES as DRAWINGS
from generator.views.drawings import toned
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs, chapter_of
from generator.views.templates import Templates

INKS = ("ink", "soft", "link", "red", "good", "late", "open", "unknown")
"""The colours of text. Each is shown on every ground that text stands on."""
GROUNDS = ("paper", "sheet", "tint")
TITLES = ("display", "title-1", "title-2", "title-3", "title-4", "large", "text", "small")
GAPS = (1, 2, 3, 4, 5, 6)


def design_page(templates: Templates) -> Page:
    """The page of a language. It is for those who work on the site, so search engines pass it over."""
    return Page(templates.lang, DESIGN.address, DESIGN.address.rstrip("/"), (), partial(_parts, templates), indexed=False)


def _parts(templates: Templates) -> Parts:
    up, lang = Markup("../"), templates.lang
    title, purpose = DESIGN.title[lang], DESIGN.purpose[lang]
    body = templates.get("design.html").render(
        title=title, purpose=purpose, up=up, inks=INKS, grounds=GROUNDS, titles=TITLES, gaps=GAPS, drawings=map(toned, DRAWINGS, count()))
    return Parts(title, purpose, breadcrumbs(templates, up, chapter_of(ABOUT)), body)
