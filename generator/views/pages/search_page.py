"""The search page. Its results are found in the browser; whoever has no script finds the same by the lists."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.records import RECORD_TYPES
from generator.records.chapters import CHAPTERS
from generator.views.facets import FACETS
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs
from generator.views.search import FOLDER, count_parts
from generator.views.templates import Templates


def search_page(catalog: Catalog, templates: Templates) -> Page:
    """The search page of a language."""
    lang = templates.lang
    title = templates.say("Tìm kiếm", "Search")
    lists = [(CHAPTERS[chapter][lang], [(model.label_plural[lang], model.collection) for model in RECORD_TYPES if model.chapter == chapter])
             for chapter in CHAPTERS]
    purpose = templates.say("Tìm theo tên người, đơn vị, thôn, xã, số quyết định, mã thủ tục; gõ có dấu hay không dấu đều được.",
                            "Search by a name, unit, village, commune, decision number or procedure code, with or without diacritics.")

    parts = count_parts(catalog)

    def make() -> Parts:
        up = "../"
        body = templates.get("search.html").render(
            title=title, parts=parts, filters=" ".join(facet.name for facet in FACETS), lists=[item for item in lists if item[1]], up=up,
            assets=up if lang == "vi" else f"{up}../")
        return Parts(title, purpose, breadcrumbs(templates, up), body)

    return Page(lang, FOLDER, FOLDER.rstrip("/"), (str(parts),), make, runs=True)
