"""What stands around every page: head, notice, navigation, language link, footer. Made once per language, depth and section."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_COLLECTION, RECORD_TYPES
from generator.records.chapters import CHAPTERS
from generator.views.lists import ALL
from generator.views.overviews import OVERVIEWS
from generator.views.templates import Templates

OTHER = {"vi": "en", "en": "vi"}
PREFIX = {"vi": "", "en": "en/"}
"""Where the pages of a language begin, below the root of the site."""
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


class Frame:
    """The surroundings of the pages of one language."""

    def __init__(self, catalog: Catalog, templates: Templates) -> None:
        self.catalog = catalog
        self.templates = templates
        self.lang = templates.lang
        self.root = catalog.languages["vi"].site_url
        self.navigation = lru_cache(maxsize=None)(self._navigation)
        self.footer = lru_cache(maxsize=None)(self._footer)
        self.feed_links = lru_cache(maxsize=None)(self._feed_links)

    def absolute(self, lang: str, address: str) -> str:
        """The public address of a page."""
        return f"{self.root}{PREFIX[lang]}{address}"

    def head(self, address: str, up: str, description: str, feed: str, translated: bool, indexed: bool) -> str:
        """Description, canonical address, translations, feeds."""
        tags = [f'<meta name="description" content="{escape(description)}">'] if description else []
        if not indexed:
            tags.append('<meta name="robots" content="noindex">')
            return "\n".join(tags)
        if self.lang == "en" and not translated:
            # A page that is not yet in English is no English page to search engines.
            tags.append(f'<link rel="canonical" href="{self.absolute("vi", address)}">')
        else:
            tags.append(f'<link rel="canonical" href="{self.absolute(self.lang, address)}">')
        if translated:
            tags.extend(f'<link rel="alternate" hreflang="{lang}" href="{self.absolute(lang, address)}">' for lang in LANGUAGES)
            tags.append(f'<link rel="alternate" hreflang="x-default" href="{self.absolute("vi", address)}">')
        tags.append(self.feed_links(up, feed))
        return "\n".join(tags)

    def _feed_links(self, up: str, feed: str) -> str:
        site = self.catalog.languages[self.lang].site_name
        names = {"all": site}
        if feed != "all":
            names[feed] = f"{site}: {BY_COLLECTION[feed].label_plural[self.lang]}"
        return "\n".join(
            f'<link rel="alternate" type="application/{kind}+xml" title="{escape(title)}" href="{up}feeds/{name}.{kind}">'
            for name, title in names.items() for kind in ("rss", "atom"))

    def notice(self) -> str:
        """The bar at the top of every page, when `data/site.yml` has a notice."""
        notice = self.catalog.site.notice
        name = self.templates.say("Thông báo", "Notice")
        return Markup('<aside class="site-notice" aria-label="{}"><p>{}</p></aside>').format(
            name, self.templates.text(notice)) if notice else ""

    def language_link(self, address: str, up: str) -> str:
        """The same page in the other language."""
        other = OTHER[self.lang]
        href = f"{up}en/{address}" if other == "en" else f"{up}../{address}"
        return f'<a class="md-header__language" href="{href or "./"}" hreflang="{other}" lang="{other}">{LANGUAGE_NAMES[other]}</a>'

    def _navigation(self, up: str, section: str, itself: bool) -> str:
        entries: dict[str, list[tuple[str, str]]] = {chapter: [] for chapter in CHAPTERS}
        entries["honours"].append(("lists/", ALL.title[self.lang]))
        for model in RECORD_TYPES:
            entries[model.chapter].append((f"{model.collection}/", model.label_plural[self.lang]))
        for overview in OVERVIEWS:
            entries[overview.chapter].append((f"{overview.address}/", overview.title[self.lang]))
        # The page itself, or the list that an open record belongs to.
        current = (section, "page" if itself else "true")
        about = _group(self.templates.say("Về trang này", "About this site"), self.catalog.languages[self.lang].pages, up, current)
        return "".join(_group(CHAPTERS[chapter][self.lang], items, up, current) for chapter, items in entries.items() if items) + about

    def _footer(self, up: str) -> str:
        publisher = self.catalog.get("organisation", self.catalog.site.publisher)
        name = self.templates.text(publisher.heading, mark=False) if publisher else ""
        links = Markup("").join(
            Markup('<li><a href="{}{}">{}</a></li>').format(up, address, words)
            for address, words in self.catalog.languages[self.lang].pages)
        return Markup("<p>{}</p>\n<ul>{}</ul>\n<p>{}</p>").format(name, links, self.templates.text(self.catalog.site.rights))


def _group(title: str, items: list[tuple[str, str]], up: str, current: tuple[str, str]) -> str:
    """A chapter of the navigation. Only the one that the reader is in stands open: five closed ones are read at a glance."""
    entries, here = "", ""
    for address, words in items:
        mark = ""
        if address.rstrip("/") == current[0]:
            mark, here = f' aria-current="{current[1]}"', " open"
        entries += f'<li><a href="{up + address or "./"}"{mark}>{escape(words)}</a></li>\n'
    return f"<li><details{here}><summary>{escape(title)}</summary>\n<ul>\n{entries}</ul></details></li>\n"
