"""The pages of the chapters, and the table of contents: what each part of the site holds, for who does not know where to look."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import Record
from generator.views.contents import CONTENTS, NAMES, Entry, contents
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs
from generator.views.templates import Templates


def chapter_pages(catalog: Catalog, orders: dict[str, list[Record]], templates: dict[str, Templates]) -> Iterator[Page]:
    """The contents and each chapter, in both languages. `orders` are the public records of each type."""
    chapters = contents(catalog)
    totals = {record_type: len(records) for record_type, records in orders.items()}
    for lang in LANGUAGES:
        named = {chapter: [entry for entry in entries if lang in entry.title] for chapter, entries in chapters.items()}
        named = {chapter: entries for chapter, entries in named.items() if entries}
        depends = (str(totals), str(named))
        title, purpose = CONTENTS.title[lang], CONTENTS.purpose[lang]
        yield Page(lang, CONTENTS.address, CONTENTS.address.rstrip("/"), depends,
                   partial(_parts, templates[lang], title, purpose, named, totals, "../"))
        for chapter, entries in named.items():
            address, title = f"{CONTENTS.address}{chapter}/", NAMES[chapter][lang]
            yield Page(lang, address, address.rstrip("/"), depends,
                       partial(_parts, templates[lang], title, _summary(entries, lang), {chapter: entries}, totals, "../../"))


def _summary(entries: list[Entry], lang: str) -> str:
    return ", ".join(entry.title[lang] if index == 0 else entry.title[lang][0].lower() + entry.title[lang][1:]
                     for index, entry in enumerate(entries[:6])) + ("…" if len(entries) > 6 else ".")


def _parts(
    templates: Templates, title: str, summary: str, chapters: dict[str, list[Entry]], totals: dict[str, int], up: str,
) -> Parts:
    whole = len(chapters) > 1
    body = templates.get("chapters.html").render(
        title=title, purpose=summary if whole else "", chapters=chapters, names=NAMES, totals=totals, up=up, lang=templates.lang)
    above = () if whole else ((CONTENTS.address, CONTENTS.title),)
    # A chapter may be called as one of its lists is.
    return Parts(title if whole else f"{title} - {CONTENTS.title[templates.lang]}", summary, breadcrumbs(templates, up, above), body)
