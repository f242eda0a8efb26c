"""What networks show of a page where a link to it is shared: Open Graph, and the card."""

from __future__ import annotations

from markupsafe import escape

from generator.problems import LANGUAGES
from generator.views.cards import HEIGHT, WIDTH, Card
from generator.views.output import Page, Parts

_LOCALES = {"vi": "vi_VN", "en": "en_GB"}


def social(page: Page, parts: Parts, site_name: str, root: str, address: str, card: Card) -> str:
    """The tags of a page beside its description, which search engines and networks share (`Frame.head`). `root` is the address of the site, `address` the one that the page is known by."""
    tags = {
        "og:title": parts.title or site_name, "og:type": page.kind, "og:url": address,
        "og:site_name": site_name, "og:locale": _LOCALES[page.lang],
        "og:image": root + card.path, "og:image:width": WIDTH, "og:image:height": HEIGHT, "og:image:alt": card.alt}
    if page.translated:
        tags["og:locale:alternate"] = next(_LOCALES[lang] for lang in LANGUAGES if lang != page.lang)
    if page.kind == "article" and page.published:
        tags["article:published_time"] = page.published.isoformat()
        if page.changed and page.changed != page.published:
            tags["article:modified_time"] = page.changed.isoformat()
    return "\n".join([*(f'<meta property="{name}" content="{escape(value)}">' for name, value in tags.items() if value),
                      '<meta name="twitter:card" content="summary_large_image">'])
