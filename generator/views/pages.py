"""The pages of the site: home, a list and a page for each record type, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from markupsafe import escape

from generator.catalog import Catalog, Key
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, RECORD_TYPES, Record
from generator.records.record import untranslated
from generator.views.feeds import narrower
from generator.views.gather import GATHERERS, IN_ROWS
from generator.views.language import sort_key
from generator.views.output import Page, Parts
from generator.views.overviews import OVERVIEWS
from generator.views.overviews.overview import Overview
from generator.views.templates import Links, Shown, Templates
from generator.visible import Tombstone

ROWS = 100
"""Records on one page of a list."""
ON_HOME = 3
HOME_SHELVES = ("exemplar", "decision", "campaign", "event")
HOME_FIGURES = ("honoree", "decision", "exemplar", "campaign", "procedure")


class Incoming(dict[str, list[Record]]):
    """The records that point at one, by type; nothing for the types of which none does."""

    def __missing__(self, record_type: str) -> tuple[()]:
        return ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the page of a record is made from: the record, what it points at, what points at it."""

    record: Shown
    linked: dict[Key, Shown | None]
    incoming: Incoming
    extra: dict[str, Any]
    translated: bool
    depends: tuple[str, ...]


def pages(catalog: Catalog, at: datetime, templates: dict[str, Templates]) -> Iterator[Page]:
    """Every page of the public catalog, Vietnamese and English."""
    lists = {model.type: in_order(catalog.of(model.type)) for model in RECORD_TYPES}
    for lang in LANGUAGES:
        yield _home(catalog, templates[lang], lists)
    for model in RECORD_TYPES:
        yield from _lists(catalog, templates, model, lists[model.type], at)
        for record in catalog.of(model.type):
            if isinstance(record, Tombstone):
                for lang in LANGUAGES:
                    yield _withdrawn(record, templates[lang])
            else:
                yield from _record_pages(_context(catalog, record, at), templates)
    for overview in OVERVIEWS:
        for lang in LANGUAGES:
            yield _overview(catalog, overview, at, templates[lang])


def in_order(records: list[Shown]) -> list[Record]:
    """The records that lists show: the newest first, those without a date after them, in Vietnamese order."""
    shown = [record for record in records if isinstance(record, Record)]
    return sorted(shown, key=lambda record: (-record.dated.toordinal() if record.dated else 0, sort_key(record.heading.vi), record.id))


def _context(catalog: Catalog, record: Record, at: datetime) -> Context:
    key = (record.type, record.id)
    found = [catalog.get(*source) for source in catalog.incoming.get(key, ())]
    incoming = Incoming()
    for other in found:
        if isinstance(other, Record):
            incoming.setdefault(other.type, []).append(other)
    targets = dict.fromkeys(catalog.outgoing[key])
    extra: dict[str, Any] = {}
    depends = [record.digest]
    translated = next(untranslated(record), None) is None
    if record.type in GATHERERS:
        gathered = GATHERERS[record.type](catalog, record, at)
        extra, translated = gathered.values, translated and gathered.translated
        targets.update(dict.fromkeys(gathered.linked))
        depends.extend(gathered.depends)
    linked = {target: catalog.get(*target) for target in targets}
    depends.extend(item.digest if item else "-" for item in linked.values())
    depends.extend(item.digest for item in found)
    return Context(record, linked, incoming, extra, translated, tuple(depends))


def _record_pages(context: Context, templates: dict[str, Templates]) -> Iterator[Page]:
    record = context.record
    for lang in LANGUAGES:
        yield Page(
            lang, f"{record.collection}/{record.id}/", record.collection, context.depends,
            partial(_record_parts, context, templates[lang]), feed=record.collection, changed=record.changed,
            translated=context.translated, indexed=record.indexed)


def _record_parts(context: Context, templates: Templates) -> Parts:
    record, up = context.record, "../../"
    body = templates.get(f"{record.type}/page.html").render(
        record=record, up=up, link=Links(templates, up, context.linked), incoming=context.incoming, **context.extra)
    heading = templates.heading(record)
    lead = record.lead
    description = (lead.vi if templates.lang == "vi" else lead.en or lead.vi) if lead else heading
    settings = templates.catalog.site
    edit = ""
    if settings.edit_address and record.path:
        words = templates.say("Đề nghị sửa bản ghi này", "Propose a change to this record")
        edit = f'<p class="edit"><a href="{escape(settings.edit_address + record.path)}" rel="noopener">{words}</a></p>'
    return Parts(heading, shortened(description), breadcrumbs(templates, up, type(record), heading), body, edit)


def _withdrawn(stone: Tombstone, templates: Templates) -> Page:
    def make() -> Parts:
        title = templates.heading(stone)
        body = templates.get("withdrawn.html").render(record=stone)
        return Parts(title, title, breadcrumbs(templates, "../../", BY_TYPE[stone.type], title), body)

    return Page(templates.lang, f"{stone.collection}/{stone.id}/", stone.collection, (stone.digest,), make,
                feed=stone.collection, changed=stone.changed, translated=stone.withdrawn.reason.en is not None, indexed=False)


def _lists(
    catalog: Catalog, templates: dict[str, Templates], model: type[Record], records: list[Record], at: datetime,
) -> Iterator[Page]:
    count = max(1, -(-len(records) // ROWS))
    for number in range(1, count + 1):
        rows = records[(number - 1) * ROWS: number * ROWS]
        depends = [str(len(records)), *(record.digest for record in rows)]
        if model.type == "honoree":
            depends.extend(f"{catalog.depends(catalog.named[record.id][0])}{len(catalog.named[record.id])}" for record in rows)
        gathered = {record.id: GATHERERS[model.type](catalog, record, at) for record in rows} if model.type in IN_ROWS else {}
        depends.extend(part for found in gathered.values() for part in found.depends)
        facts = {key: found.values for key, found in gathered.items()}
        changed = max((record.changed for record in rows), default=None)
        translated = all(record.heading.en is not None for record in rows)
        for lang in LANGUAGES:
            yield Page(
                lang, f"{model.collection}/" if number == 1 else f"{model.collection}/page-{number}/", model.collection,
                tuple(depends), partial(_list_parts, catalog, templates[lang], model, rows, facts, number, count, len(records)),
                feed=model.collection, changed=changed, translated=translated)


def _list_parts(
    catalog: Catalog, templates: Templates, model: type[Record], rows: list[Record], facts: dict[str, dict[str, Any]], number: int,
    count: int, total: int,
) -> Parts:
    up = "../" if number == 1 else "../../"
    title = model.label_plural[templates.lang]
    row_template = templates.environment.select_template([f"{model.type}/row.html", "row.html"])
    body = templates.get("list.html").render(
        title=title, purpose=model.purpose[templates.lang], rows=rows, row_template=row_template, total=total, page=number,
        pages=count, pager=pager(number, count), collection=model.collection, up=up, link=Links(templates, up, {}),
        named=catalog.named, facts=facts, narrower=narrower(catalog, model.collection))
    if number > 1:
        title = f"{title}, {templates.say('trang', 'page')} {number}"
    return Parts(title, model.purpose[templates.lang], breadcrumbs(templates, up, None, title), body)


def pager(number: int, count: int) -> list[int]:
    """The page numbers that a list page links to: the ends and the neighbours, 0 for a gap."""
    wanted = sorted({1, 2, number - 1, number, number + 1, count - 1, count} & set(range(1, count + 1)))
    found: list[int] = []
    for item in wanted:
        if found and item - found[-1] > 1:
            found.append(0)
        found.append(item)
    return found


def _home(catalog: Catalog, templates: Templates, lists: dict[str, list[Record]]) -> Page:
    shelves = [(BY_TYPE[name].label_plural[templates.lang], BY_TYPE[name].collection, lists[name][:ON_HOME])
               for name in HOME_SHELVES if lists[name]]
    figures = [(BY_TYPE[name].label_plural[templates.lang], len(lists[name]), BY_TYPE[name].collection) for name in HOME_FIGURES]
    shown = [record for _, _, records in shelves for record in records]
    site_name = catalog.languages[templates.lang].site_name

    def make() -> Parts:
        body = templates.get("home.html").render(
            site_name=site_name, shelves=shelves, figures=figures, up="", link=Links(templates, "", {}))
        return Parts("", catalog.site.notice and templates.text(catalog.site.notice) or site_name, "", body)

    return Page(
        templates.lang, "", "", (site_name, *(str(total) for _, total, _ in figures), *(record.digest for record in shown)), make,
        changed=max((record.changed for record in shown), default=None),
        translated=all(record.heading.en is not None and (not record.lead or record.lead.en) for record in shown))


class _Every(dict[Key, Shown | None]):
    """Every public record, found when a page across records links to it."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.catalog = catalog

    def __missing__(self, key: Key) -> Shown | None:
        return self.catalog.get(*key)


def _overview(catalog: Catalog, overview: Overview, at: datetime, templates: Templates) -> Page:
    up, title, purpose = "../", overview.title[templates.lang], overview.purpose[templates.lang]
    gathered = overview.gather(catalog, at)
    body = templates.get(f"overviews/{overview.name}.html").render(
        title=title, purpose=purpose, lang=templates.lang, up=up, at=at, link=Links(templates, up, _Every(catalog)), **gathered.values)
    parts = Parts(title, purpose, breadcrumbs(templates, up, None, title), body)
    return Page(templates.lang, f"{overview.address}/", overview.address, (body,), lambda: parts, translated=gathered.translated)


def breadcrumbs(templates: Templates, up: str, model: type[Record] | None, title: str) -> str:
    """Home, the list of the type (when there is a page below it), and this page."""
    home, name = templates.say("Trang chủ", "Home"), templates.say("Vị trí trang", "Breadcrumbs")
    above = f'<li><a href="{up}{model.collection}/">{model.label_plural[templates.lang]}</a></li>' if model else ""
    return (f'<nav class="breadcrumbs" aria-label="{name}"><ol><li><a href="{up or "./"}">{home}</a></li>{above}'
            f'<li aria-current="page">{escape(title)}</li></ol></nav>')


def shortened(text: str, limit: int = 200) -> str:
    """A description cut at a word, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"
