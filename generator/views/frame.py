"""What stands around every page: head, notice, navigation, language link, footer. Made once per language, depth and section."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import BY_COLLECTION
from generator.views.contents import CONTENTS, NAMES, contents
from generator.views.feeds.forms import FORMS
from generator.views.language import moment_text
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
        self.contents = contents(catalog)
        self.navigation = lru_cache(maxsize=None)(self._navigation)
        self.footer = lru_cache(maxsize=None)(self._footer)
        self.feed_links = lru_cache(maxsize=None)(self._feed_links)

    def absolute(self, lang: str, address: str) -> str:
        """The public address of a page."""
        return f"{self.root}{PREFIX[lang]}{address}"

    def canonical(self, address: str, translated: bool) -> str:
        """The address that a page is known by. One that is not yet in English is no English page to search engines."""
        return self.absolute("vi" if self.lang == "en" and not translated else self.lang, address)

    def head(self, address: str, up: str, description: str, feed: str, translated: bool, indexed: bool) -> str:
        """Description, canonical address, translations, feeds."""
        tags = [f'<meta name="description" property="og:description" content="{escape(description)}">'] if description else []
        if not indexed:
            tags.append('<meta name="robots" content="noindex">')
            return "\n".join(tags)
        tags.append(f'<link rel="canonical" href="{self.canonical(address, translated)}">')
        if translated:
            tags.extend(f'<link rel="alternate" hreflang="{lang}" href="{self.absolute(lang, address)}">' for lang in LANGUAGES)
            tags.append(f'<link rel="alternate" hreflang="x-default" href="{self.absolute("vi", address)}">')
        tags.append(self.feed_links(up, feed))
        return "\n".join(tags)

    def _feed_links(self, up: str, feed: str) -> str:
        """The feeds that a page announces: that of everything, and its own (of its type, or of the record that it is about) in every form."""
        site = self.catalog.languages[self.lang].site_name
        named = [("all", site, ("rss", "atom"))]
        if feed != "all":
            collection, _, record_id = feed.partition("/")
            record = self.catalog.get(BY_COLLECTION[collection].type, record_id) if record_id else None
            name = self.templates.heading(record) if record else BY_COLLECTION[collection].label_plural[self.lang]
            named.append((feed, name, tuple(FORMS)))
        return "\n".join(f'<link rel="alternate" type="{FORMS[form]}" title="{escape(title)}" href="{up}feeds/{name}.{form}">'
                         for name, title, forms in named for form in forms)

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

    def printed(self, address: str, changed: datetime | None) -> str:
        """What stands at the end of a page on paper only: where it is to be found, and how old it is."""
        day = f", {self.templates.say('cập nhật', 'updated')} {moment_text(changed, self.lang)}" if changed else ""
        return f'<p class="printed">{self.absolute(self.lang, address)}{day}</p>'

    def _navigation(self, up: str, section: str, itself: bool) -> str:
        """The chapters, and the pages of the one that the reader is in: all the others are one step further away."""
        mark = "page" if itself else "true"  # the page itself, or the list that an open record belongs to
        chapters, here = "", ""
        for chapter, entries in self.contents.items():
            current = section == f"{CONTENTS.address}{chapter}"
            pages = "".join(_entry(up, entry.address, entry.title[self.lang], mark if entry.address == f"{section}/" else "")
                            for entry in entries if self.lang in entry.title)
            if not pages:
                continue
            name = NAMES[chapter][self.lang]
            if current or "aria-current" in pages:
                here = f'<nav class="md-nav" aria-label="{escape(name)}">\n<ul>\n{pages}</ul>\n</nav>\n'
            chapters += _entry(up, f"{CONTENTS.address}{chapter}/", name, "page" if current else "true" if "aria-current" in pages else "")
        name = self.templates.say("Các phần của trang", "Parts of this site")
        return f'<nav class="md-tabs" aria-label="{name}">\n<ul>\n{chapters}</ul>\n</nav>\n{here}'

    def _footer(self, up: str) -> str:
        publisher = self.catalog.publisher
        name = self.templates.text(publisher.heading, mark=False) if publisher else ""
        links = Markup("").join(
            Markup('<li><a href="{}{}">{}</a></li>').format(up, address, words)
            for address, words in (*self.catalog.languages[self.lang].pages, (CONTENTS.address, CONTENTS.title[self.lang])))
        return Markup("<p>{}</p>\n<ul>{}</ul>\n<p>{}</p>").format(name, links, self.templates.text(self.catalog.site.rights))


def _entry(up: str, address: str, words: str, mark: str) -> str:
    current = f' aria-current="{mark}"' if mark else ""
    return f'<li><a href="{up}{address}"{current}>{escape(words)}</a></li>\n'
