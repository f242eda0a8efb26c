"""What networks show of a page where a link to it is shared: Open Graph, and the card."""

from __future__ import annotations

from functools import cache

from markupsafe import escape

from generator.problems import LANGUAGES
from generator.views.cards import HEIGHT, WIDTH, Card
from generator.views.output import Page, Parts

_LOCALES = {"vi": "vi_VN", "en": "en_GB"}


def social(page: Page, parts: Parts, site_name: str, root: str, address: str, card: Card) -> str:
    """The tags of a page beside its description, which search engines and networks share (`Frame.head`). `root` is the address of the site, `address` the one that the page is known by."""
    tags = (f'{_tag("og:title", parts.title or site_name)}{_tag("og:type", page.kind)}{_tag("og:url", address)}{_of_site(site_name, page.lang)}'
            f'{_tag("og:image", root + card.path)}{_SIZE}{_tag("og:image:alt", card.alt) if card.alt else ""}')
    if page.translated:
        tags += _OTHER[page.lang]
    if page.kind == "article" and page.published:
        tags += _tag("article:published_time", page.published.isoformat())
        if page.changed and page.changed != page.published:
            tags += _tag("article:modified_time", page.changed.isoformat())
    return f'{tags}<meta name="twitter:card" content="summary_large_image">'


def _tag(name: str, value: object) -> str:
    return f'<meta property="{name}" content="{escape(value)}">\n'


@cache
def _of_site(site_name: str, lang: str) -> str:
    return f'{_tag("og:site_name", site_name) if site_name else ""}{_tag("og:locale", _LOCALES[lang])}'


_SIZE = _tag("og:image:width", WIDTH) + _tag("og:image:height", HEIGHT)
_OTHER = {lang: "".join(_tag("og:locale:alternate", _LOCALES[other]) for other in LANGUAGES if other != lang) for lang in LANGUAGES}
