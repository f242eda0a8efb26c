"""Filling: a page's parts, or a hand-written page, in the frame of the shell; then the last look at it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urlsplit

from markupsafe import escape

from generator.problems import LANGUAGES, Problem, ProblemKind
from generator.site import policy, verify
from generator.site.search.words import words_of
from generator.site.shell import Shell, assets_root
from generator.views import Views
from generator.views.frame import PREFIX
from generator.views.linked.block import block
from generator.views.output import Page, Parts, Sink, Trail
from generator.views.rich_text import page_html
from generator.views.search import Document, other_spellings
from generator.views.social import social

NOT_ALLOWED = ProblemKind(
    "S015", 'trang viết tay có HTML không dùng được: "{found}"', 'the hand-written page holds HTML that is not allowed: "{found}"',
    "viết bằng Markdown thường: đoạn văn, tiêu đề, danh sách, bảng, liên kết", "write plain Markdown: paragraphs, headings, lists, tables, links")

_CONTENT = re.compile(r"<!--@@begin@@-->(.*?)<!--@@end@@-->", re.DOTALL)
_PLACE = re.compile(r"<!--@@(\w+)@@-->")
_ASSETS = re.compile(r'((?:href|src)=")((?:\.\./)*)(?:\./)?assets/')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">\n')
_OPEN = {"head", "title", "language", "breadcrumbs", "body", "edit", "printed"}
"""The places that are different on every page; what goes into the others is the same for all pages of a section and depth."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The bytes of a file, the files of the site that it points at, and what is wrong with it."""

    data: bytes
    targets: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    own: bytes = b""
    """What of `data` is not the same on every page of its kind; nothing when all of it is to be looked at."""
    write: Callable[[Sink], None] | None = None
    """What writes the file, when it is too large to be held; then there is no `data`."""


class Filler:
    """The shell with the frames of both languages, ready for any number of pages."""

    def __init__(self, views: Views, shell: Shell) -> None:
        self.frames = views.frames
        self.cards = views.cards
        self.shell = shell
        self.policy = policy.policy(shell.html.values(), runs=True)
        """What the pages may run and load, taken together."""
        # a policy holds single quotes only
        self._meta = {runs: f'<meta http-equiv="Content-Security-Policy" content="{policy.policy(shell.html.values(), runs)}">\n'
                      for runs in (False, True)}
        self._cut: dict[tuple[str, str, str, bool], tuple[list[bytes], list[str]]] = {}
        self._looked_at: set[tuple[str, ...]] = set()

    @cached_property
    def sources(self) -> dict[str, str]:
        """Path of a hand-written page in the site -> the file that it comes from."""
        return {path: _source(path) for path in self.shell.pages}

    def page(self, path: str, page: Page) -> Finished:
        """A page made from records."""
        frame = self.frames[page.lang]
        up = "../" * page.address.count("/")
        parts = page.make()
        site_name = frame.catalog.languages[page.lang].site_name
        said = block(parts, frame.absolute(page.lang, ""), page.indexed)
        values = {
            "head": self._meta[page.runs] + self._head(page, parts, up) + said,
            "title": escape(f"{parts.title} - {site_name}" if parts.title else site_name),
            "language": frame.language_link(page.address, up),
            "breadcrumbs": parts.breadcrumbs.html,
            "body": parts.body,
            "edit": parts.edit,
            "printed": frame.printed(page.address, page.changed),
        }
        own = {place: text.encode() for place, text in values.items()}
        pieces, places = self._around(page.lang, up, page.section, page.address in ("", f"{page.section}/"))
        whole = [pieces[0]]
        for place, piece in zip(places, pieces[1:]):
            whole += own[place], piece
        data = b"".join(whole)
        # What surrounds a page is the same for all pages of its kind, and so is mostly the way to it: it is looked at once.
        new = data if self._is_new(page.lang, up, page.section) else b"".join(
            [said.encode(), own["breadcrumbs"] if self._is_new(page.lang, up, parts.breadcrumbs.html) else b"", own["body"], own["edit"]])
        targets, problems = verify.inspect(path, new, path)
        targets.update(f"{PREFIX[page.lang]}{address}index.html" for address, _ in parts.breadcrumbs.steps)
        return Finished(data, tuple(sorted(targets)), tuple(problems), new)

    def _is_new(self, *kind: str) -> bool:
        """Whether it is the first of its kind."""
        known = len(self._looked_at)
        self._looked_at.add(kind)
        return len(self._looked_at) > known

    def _head(self, page: Page, parts: Parts, up: str) -> str:
        """What the head of a page says of it to search engines and to networks."""
        frame = self.frames[page.lang]
        address = frame.canonical(page.address, page.translated)
        tags = social(page, parts, frame.catalog.languages[page.lang].site_name, frame.root, address, page.card or self.cards[page.lang])
        return f"{frame.head(page.address, up, parts.description, page.feed, page.translated, page.indexed)}\n{tags}\n"

    def _around(self, lang: str, up: str, section: str, itself: bool) -> tuple[list[bytes], list[str]]:
        """The pieces of the shell between the open places, everything else filled, and the names of those places."""
        key = (lang, up, section, itself)
        if key not in self._cut:
            frame = self.frames[lang]
            fixed = {"notice": frame.notice(), "navigation": frame.navigation(up, section, itself), "footer": frame.footer(up)}
            pieces, places = self.shell.cut(lang, up)
            joined, names = [pieces[0]], []
            for place, piece in zip(places, pieces[1:]):
                if place in _OPEN:
                    joined.append(piece)
                    names.append(place)
                else:
                    joined[-1] += str(fixed[place]) + piece
            self._cut[key] = [text.encode() for text in joined], names
        return self._cut[key]

    def document(self, address: str) -> Document:
        """A hand-written page as it is found by search, with the words of both languages."""
        (title, text), (english, other) = (
            words_of("".join(_CONTENT.findall(self._written(f"{PREFIX[lang]}{address}index.html")))) for lang in LANGUAGES)
        return Document(address, title, english, "", f"{text}\n{other}", other_spellings(f"{title} {text}"))

    def _written(self, path: str) -> str:
        return self.shell.pages[path].read_text(encoding="utf-8")

    def handwritten(self, path: str) -> Finished:
        """A page that the engine made. The 404 page is shown at any address, so its links begin at the root."""
        lang = "en" if path.startswith("en/") else "vi"
        frame = self.frames[lang]
        address = path.removeprefix(PREFIX[lang]).removesuffix("index.html")
        lost = path == "404.html"
        up = urlsplit(frame.root).path if lost else "../" * address.count("/")
        html = self._written(path)
        head = '<meta name="robots" content="noindex">'
        if not lost:
            description = _DESCRIPTION.search(html)
            html = _DESCRIPTION.sub("", html, count=1)
            parts = Parts(dict(frame.catalog.languages[lang].pages).get(address, ""), unescape(description[1]) if description else "", Trail(), "")
            head = self._head(Page(lang, address, address.strip("/"), (), lambda: parts), parts, up)
        values = {
            "head": self._meta[False] + head,
            "notice": frame.notice(),
            "language": frame.language_link("" if lost else address, up),
            "navigation": frame.navigation(up, address.strip("/"), True),
            "breadcrumbs": "",
            "edit": "",
            "printed": "" if lost else frame.printed(address, None),
            "footer": frame.footer(up),
        }
        if lang == "en":
            html = _ASSETS.sub(lambda match: f"{match[1]}{assets_root(lang, match[2])}assets/", html)
        problems: list[Problem] = []

        def cleaned(match: re.Match[str]) -> str:
            written, safe = match[1], page_html(match[1])
            # What the page must not hold is named rather than silently left out.
            problems.extend(verify.inspect(path, written.encode(), self.sources[path])[1])
            if not problems and verify.tags(written) != verify.tags(safe):
                problems.append(NOT_ALLOWED.at(self.sources[path], found=", ".join(sorted(verify.tags(written) - verify.tags(safe))) or "<!--"))
            return safe

        html = _CONTENT.sub(cleaned, html)
        data = _PLACE.sub(lambda match: str(values[match[1]]), html).encode()
        targets, faults = verify.inspect(path, data, self.sources[path])
        return Finished(data, tuple(sorted(targets)), (*problems, *(fault for fault in faults if fault not in problems)))


def _source(path: str) -> str:
    lang, address = ("en", path[3:]) if path.startswith("en/") else ("vi", path)
    return "generator/theme/404.html" if address == "404.html" else f"content/{lang}/{address.removesuffix('/index.html')}.md"
