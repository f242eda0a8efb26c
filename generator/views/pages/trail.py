"""What pages share besides their frame: the way to them, the numbers of a list in parts, a short description."""

from __future__ import annotations

from markupsafe import escape

from generator.records import Record
from generator.views.overviews.overview import Overview
from generator.views.templates import Templates

Above = tuple[str, dict[str, str]]
"""The address and the name of a page that another stands below."""


def breadcrumbs(templates: Templates, up: str, parent: type[Record] | Overview | tuple[Above, ...] | None, title: str) -> str:
    """Home, the list, the overview or the pages that the page stands below (if any), and this page."""
    home, name = templates.say("Trang chủ", "Home"), templates.say("Vị trí trang", "Breadcrumbs")
    pages: tuple[Above, ...] = parent if isinstance(parent, tuple) else ()
    if isinstance(parent, Overview):
        pages = ((parent.address, parent.title),)
    elif isinstance(parent, type):
        pages = ((parent.collection, parent.label_plural),)
    above = "".join(f'<li><a href="{up}{address}/">{words[templates.lang]}</a></li>' for address, words in pages)
    return (f'<nav class="breadcrumbs" aria-label="{name}"><ol><li><a href="{up or "./"}">{home}</a></li>{above}'
            f'<li aria-current="page">{escape(title)}</li></ol></nav>')


def shortened(text: str, limit: int = 200) -> str:
    """A description cut at a word, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"


def pager(number: int, count: int) -> list[int]:
    """The page numbers that a list page links to: the ends and the neighbours, 0 for a gap."""
    wanted = sorted({1, 2, number - 1, number, number + 1, count - 1, count} & set(range(1, count + 1)))
    found: list[int] = []
    for item in wanted:
        if found and item - found[-1] > 1:
            found.append(0)
        found.append(item)
    return found
