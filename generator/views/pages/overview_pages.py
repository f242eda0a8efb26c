"""The pages across records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.catalog import Catalog, Key
from generator.problems import LANGUAGES
from generator.views.output import Page, Parts
from generator.views.overviews.overview import Overview
from generator.views.pages.trail import breadcrumbs
from generator.views.templates import Links, Shown, Templates


class _Every(dict[Key, Shown | None]):
    """Every public record, found when a page across records links to it."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.catalog = catalog

    def __missing__(self, key: Key) -> Shown | None:
        return self.catalog.get(*key)


def overview_pages(catalog: Catalog, overview: Overview, at: datetime, templates: dict[str, Templates]) -> Iterator[Page]:
    """An overview in both languages. It is made at once: what it shows is what it rests on."""
    gathered = overview.gather(catalog, at)
    up = "../"
    for lang in LANGUAGES:
        title, purpose = overview.title[lang], overview.purpose[lang]
        body = templates[lang].get(f"overviews/{overview.name}.html").render(
            title=title, purpose=purpose, lang=lang, up=up, at=at, link=Links(templates[lang], up, _Every(catalog)), **gathered.values)
        parts = Parts(title, purpose, breadcrumbs(templates[lang], up, None, title), body)
        yield Page(lang, f"{overview.address}/", overview.address, (body,), lambda parts=parts: parts, translated=gathered.translated)
