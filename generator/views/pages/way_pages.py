"""The pages of the lists: the ways to find records, the values of each way, and the records of each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from generator.catalog import Catalog, Key
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, Record
from generator.records.award import Award
from generator.records.fields import Bilingual
from generator.views.alphabet import ALPHABET, letter_address
from generator.views.lists import ALL, LETTER, WAYS, Lists, Way
from generator.views.output import Page, Parts
from generator.views.pages.rows import Rows, in_parts, numbered
from generator.views.pages.trail import breadcrumbs, chapter_of, pager
from generator.views.templates import Links, Templates

MANY = 30
"""Names of values beyond which they are grouped by letter."""
AWARDS = Way("award", {"vi": "Danh hiệu, hình thức", "en": "Award"},
             {"vi": "Danh hiệu, hình thức đã có lượt khen được công bố; ai được tặng thì xem ở trang của từng danh hiệu, hình thức.",
              "en": "The awards conferred so far; who received each is on its own page."}, ("award",), "award", by_letter=True)
"""The page of an award lists who holds it: there is no second list."""

_ABOVE = ("lists/", ALL.title)


@dataclass(frozen=True)
class Value:
    """A value of a way: what it is called, where its list stands below the root of the language, how many records are in it."""

    words: Bilingual
    address: str
    count: int
    letter: str = ""
    living: tuple[Bilingual, ...] = ()
    """What a place that is no more belongs to now."""


def way_pages(catalog: Catalog, lists: Lists, rows: Rows, templates: dict[str, Templates]) -> Iterator[Page]:
    """Every page of the lists, in both languages."""
    values = {way.name: list(_values(lists, way)) for way in WAYS}
    values[AWARDS.name] = list(_awards(catalog, lists))
    yield from _overview(lists, values, templates)
    for way in (*WAYS, AWARDS):
        yield from _values_pages(way, values[way.name], templates)
    for way in WAYS:
        for value, records in lists.of(way).items():
            yield from _records_pages(lists, rows, way, value, records, templates)


def _values(lists: Lists, way: Way) -> Iterator[Value]:
    for value, records in lists.of(way).items():
        living = tuple(lists.words(way, key) for key in lists.facets.living((way.record_type, value)) if key != value) if way.record_type else ()
        yield Value(lists.words(way, value), f"lists/{way.name}/{value}/", len(records), lists.letter(way, value) if way.by_letter else "", living)


def _awards(catalog: Catalog, lists: Lists) -> Iterator[Value]:
    awards = [award for award in lists.orders["award"] if isinstance(award, Award) and catalog.granted.get(award.id)]
    for award in sorted(awards, key=lambda award: lists.alphabet.entry(award).key):
        yield Value(award.heading, f"awards/{award.id}/", len(catalog.granted[award.id]), lists.alphabet.entry(award).letter)


def _overview(lists: Lists, values: dict[str, list[Value]], templates: dict[str, Templates]) -> Iterator[Page]:
    types = [(model, len(lists.orders[record_type])) for record_type, model in BY_TYPE.items()]
    depends = (str([total for _, total in types]), str([(name, [(v.address, v.count) for v in found]) for name, found in values.items()]))
    for lang in LANGUAGES:
        def make(lang: str = lang) -> Parts:
            up, title, purpose = Markup("../"), ALL.title[lang], ALL.purpose[lang]
            body = templates[lang].get("lists/ways.html").render(
                title=title, purpose=purpose, lang=lang, up=up, types=types, values=values, ways=(*WAYS, AWARDS),
                letters=[(letter, letter_address(letter)) for letter in ALPHABET])
            return Parts(title, purpose, breadcrumbs(templates[lang], up, chapter_of("honours")), body)

        yield Page(lang, "lists/", "lists", depends, make, records=tuple(f"{model.collection}/" for model, _ in types))


def _values_pages(way: Way, values: list[Value], templates: dict[str, Templates]) -> Iterator[Page]:
    many = way.by_letter and len(values) > MANY
    groups = [(letter, list(found)) for letter, found in groupby(values, key=lambda value: value.letter if many else "")]
    depends = tuple(f"{value.address} {value.count} {value.letter} {value.words!r} {value.living!r}" for value in values)
    for lang in LANGUAGES:
        def make(lang: str = lang) -> Parts:
            up, title = Markup("../../"), f"{templates[lang].say('Danh sách theo', 'Lists by')} {way.title[lang].lower()}"
            body = templates[lang].get("lists/values.html").render(
                title=title, purpose=way.purpose[lang], up=up, groups=groups, total=len(values), letter_address=letter_address,
                counted="conferrals" if way is AWARDS else "records")
            return Parts(title, way.purpose[lang], breadcrumbs(templates[lang], up, (*chapter_of("honours"), _ABOVE)), body)

        yield Page(lang, f"lists/{way.name}/", "lists", depends, make, translated=all(value.words.en for value in values))


def _records_pages(
    lists: Lists, rows: Rows, way: Way, value: str, records: list[Record], templates: dict[str, Templates],
) -> Iterator[Page]:
    parts = in_parts(records)
    words = lists.words(way, value)
    counts = () if way is LETTER else tuple(Counter(record.type for record in records).items())
    for number, part in enumerate(parts, 1):
        older = {(record.type, record.id): names for record in part if (names := lists.older_names(value, record))} if way.name == "place" else {}
        called = [lists.catalog.get("place", place).digest for names in older.values() for place in names]
        depends = (repr(words), str(len(records)), str(counts), *map(rows.rests_on, part), str(older), *called)
        for lang in LANGUAGES:
            yield Page(
                lang, numbered(f"lists/{way.name}/{value}/", number), "lists", depends,
                partial(_records_parts, lists, rows, way, value, part, number, len(parts), len(records), counts, older, templates[lang]),
                changed=max(record.changed for record in part),
                translated=words.en is not None and all(record.heading.en is not None for record in part),
                records=tuple(sorted({f"{record.collection}/" for record in part})))


def _records_parts(
    lists: Lists, rows: Rows, way: Way, value: str, records: list[Record], number: int, count: int, total: int,
    counts: tuple[tuple[str, int], ...], older: dict[Key, list[str]], templates: Templates,
) -> Parts:
    up = Markup("../../../") if number == 1 else Markup("../../../../")
    lang, words = templates.lang, lists.words(way, value)
    owner = lists.catalog.get(way.record_type, value) if way.record_type else None
    linked = {("place", place): lists.catalog.get("place", place) for names in older.values() for place in names}
    groups = [(BY_TYPE[kind] if kind else None, list(found)) for kind, found in groupby(records, key=lambda r: "" if way is LETTER else r.type)]
    body = templates.get("lists/records.html").render(
        way=way.title[lang], purpose=way.purpose[lang], words=words, up=up, link=Links(templates, up, linked), owner=owner, groups=groups,
        older=older, lang=lang, counts=[(BY_TYPE[kind], found) for kind, found in counts], total=total, page=number, pages=count,
        pager=pager(number, count), address=f"{up}lists/{way.name}/{value}/", alphabetical=way is LETTER, row=partial(rows.html, templates, up))
    title = f"{way.title[lang]}: {templates.heading_of(words)}"
    if number > 1:
        title = f"{title}, {templates.say('trang', 'page')} {number}"
    return Parts(title, way.purpose[lang], breadcrumbs(templates, up, (*chapter_of("honours"), _ABOVE, (f"lists/{way.name}/", way.title))), body)
