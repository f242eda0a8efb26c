"""The sitemap and robots.txt: every page that is really in its language, with its translation and its last change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.problems import LANGUAGES
from generator.views.frame import OTHER, Frame
from generator.views.output import File, Page

MOST_ADDRESSES = 20_000
"""Addresses in one file; the protocol admits 50,000 and 50 MB."""


def sitemap(pages: Iterable[Page], handwritten: Iterable[str], frames: dict[str, Frame]) -> Iterator[File]:
    """`sitemap.xml` (an index of parts when the site is large) and `robots.txt`."""
    frame = frames["vi"]
    entries = [_entry(frame, lang, address, True, "") for address in handwritten for lang in LANGUAGES]
    entries += [
        _entry(frame, page.lang, page.address, page.translated, page.changed.date().isoformat() if page.changed else "")
        for page in pages if page.indexed and (page.lang == "vi" or page.translated)]
    parts = [entries[start: start + MOST_ADDRESSES] for start in range(0, len(entries), MOST_ADDRESSES)] or [[]]
    if len(parts) == 1:
        yield _file("sitemap.xml", _urlset(parts[0]))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield from (_file(name, _urlset(part)) for name, part in zip(names, parts))
        yield _file("sitemap.xml", '<?xml version="1.0" encoding="UTF-8"?>\n'
                    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
                    + "".join(f"<sitemap><loc>{frame.root}{name}</loc></sitemap>\n" for name in names) + "</sitemapindex>\n")
    yield _file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {frame.root}sitemap.xml\n")


def _file(path: str, text: str) -> File:
    return File(path, (text,), partial(text.encode))


def _urlset(entries: list[str]) -> str:
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n")


def _entry(frame: Frame, lang: str, address: str, translated: bool, changed: str) -> str:
    place = frame.absolute(lang, address)
    lines = [f"<loc>{place}</loc>"]
    if changed:
        lines.append(f"<lastmod>{changed}</lastmod>")
    if translated:
        other = frame.absolute(OTHER[lang], address)
        lines += [f'<xhtml:link rel="alternate" hreflang="{lang}" href="{place}"/>',
                  f'<xhtml:link rel="alternate" hreflang="{OTHER[lang]}" href="{other}"/>']
    return f"<url>{''.join(lines)}</url>\n"
