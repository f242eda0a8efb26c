"""The pages across records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from generator.catalog import Catalog, Key
from generator.problems import LANGUAGES
from generator.views.output import Page, Parts
from generator.views.overviews.overview import Overview
from generator.views.pages.trail import breadcrumbs, chapter_of
from generator.views.templates import Links, Shown, Templates


class _Every(dict[Key, Shown | None]):
    """Every public record, found when a page across records links to it."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.catalog = catalog

    def __missing__(self, key: Key) -> Shown | None:
        return self.catalog.get(*key)


def overview_pages(catalog: Catalog, overview: Overview, at: datetime, templates: dict[str, Templates]) -> Iterator[Page]:
    """An overview in both languages. It is made at once, and what it shows is what it rests on; one with charts says what it rests on itself,
    so that nothing is drawn while that is the same."""
    gathered = overview.gather(catalog, at)
    linked = {key: catalog.get(*key) for key in gathered.linked}
    for lang in LANGUAGES:
        if gathered.depends:
            depends = (*(record.digest if record else "-" for record in linked.values()), *gathered.depends)
            make = partial(_parts, overview, gathered.values, linked, at, templates[lang])
        else:
            parts = _parts(overview, gathered.values, _Every(catalog), at, templates[lang])
            depends, make = (parts.body,), partial(_same, parts)
        yield Page(lang, f"{overview.address}/", overview.address, depends, make, translated=gathered.translated)


def _parts(overview: Overview, values: dict[str, Any], linked: dict[Key, Shown | None], at: datetime, templates: Templates) -> Parts:
    lang, up = templates.lang, "../"
    title, purpose = overview.title[lang], overview.purpose[lang]
    body = templates.get(f"overviews/{overview.name}.html").render(
        title=title, purpose=purpose, lang=lang, up=up, at=at, link=Links(templates, up, linked), **values)
    return Parts(title, purpose, breadcrumbs(templates, up, chapter_of(overview.chapter)), body)


def _same(parts: Parts) -> Parts:
    return parts
