"""What pages share besides their frame: the way to them and the numbers of a list in parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from generator.records import Record
from generator.views.contents import CONTENTS, NAMES
from generator.views.output import Trail
from generator.views.templates import Templates

Above = tuple[str, Mapping[str, str]]
"""The address and the name of a page that another stands below, by language."""


def list_of(model: type[Record]) -> tuple[Above, ...]:
    """What the page of a record stands below: the chapter of its type, and the list."""
    return (*chapter_of(model.chapter), (f"{model.collection}/", model.label_plural))


def chapter_of(chapter: str) -> tuple[Above, ...]:
    """What the first page of a list or an overview stands below."""
    return ((f"{CONTENTS.address}{chapter}/", NAMES[chapter]),)


def breadcrumbs(templates: Templates, up: str, above: tuple[Above, ...] = ()) -> Trail:
    """The way to a page: home and the pages that it stands below. What the page itself is says its heading, right after this."""
    return _breadcrumbs(templates.lang, up, above)


@cache
def way_to(model: type[Record], lang: str) -> Trail:
    """The way to the page of a record, the same for all of a type."""
    return _breadcrumbs(lang, "../../", list_of(model))


def _breadcrumbs(lang: str, up: str, above: tuple[Above, ...]) -> Trail:
    home, name = ("Trang chủ", "Vị trí trang") if lang == "vi" else ("Home", "Breadcrumbs")
    links = "".join(f'<li><a href="{up}{address}">{escape(words[lang])}</a></li>' for address, words in above)
    steps = tuple((address, _plain(words[lang])) for address, words in above)
    html = f'<nav class="breadcrumbs" aria-label="{name}"><ol><li><a href="{up or "./"}">{home}</a></li>{links}</ol></nav>'
    return Trail(html, (("", home), *steps))


def _plain(words: str) -> str:
    return words.striptags() if isinstance(words, Markup) else words


def pager(number: int, count: int) -> list[int]:
    """The page numbers that a list page links to: the ends and the neighbours, 0 for a gap."""
    wanted = sorted({1, 2, number - 1, number, number + 1, count - 1, count} & set(range(1, count + 1)))
    found: list[int] = []
    for item in wanted:
        if found and item - found[-1] > 1:
            found.append(0)
        found.append(item)
    return found
