"""What can be searched: one small document a record, for both languages, made from the text of the record rather than from its pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from typing import Any
from zlib import crc32

from generator.catalog import Catalog, Named
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES, Record
from generator.records.fields import AWARD_CLASSES
from generator.records.fields import Part as Group
from generator.records.shape import shapes
from generator.views.facets import FACETS, Facets
from generator.views.frame import PREFIX
from generator.views.language import sort_key
from generator.views.output import File
from generator.views.overviews import OVERVIEWS
from generator.views.overviews.glossary import GLOSSARY, terms_of
from generator.views.rich_text import plain_words

FOLDER = "search/"
"""The address of the search page, below the root of a language."""
IN_PART = 1_700
"""Records in a part of the index, more or less. Fewer make a change quicker and the first search heavier."""
_NAMED_BY_OTHERS = ("award", "place", "organisation", "campaign")
"""Types whose names are searched with the records that point at them."""
_ELSEWHERE = frozenset({"conferrals", "nominees", "source", "withdrawn"})
"""Fields that are not searched with their record: lines belong to honourees, nominees are named on their own two pages only."""
_CODES = ("number", "code", "abbreviation")
"""Fields by which a record is called as much as by its name."""
_ENDS = (".", "!", "?", "…", ":", ";", ".”")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"\w+")
_TWO_VOWELS = re.compile(rf"(?<!q)(?:(o)([{_TONES}]?)([ae])|(u)([{_TONES}]?)(y))([{_TONES}]?)$", re.IGNORECASE)
"""The end of a word, taken apart, in which the tone mark may stand on either vowel."""
STROKES = str.maketrans("đĐƀɓħłø", "dDbbhlo")
"""Letters with a stroke: unlike ă, ê or ơ they do not come apart into a letter and a mark, so a search for the plain letter misses them."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found. `address` is the same in both languages; `code` are its number and abbreviation, `also` other spellings
    of the words in its text: these are searched and never shown."""

    address: str
    title: str
    english: str = ""
    code: str = ""
    text: str = ""
    also: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dated: date | None = None

    @property
    def plain(self) -> str:
        """Title and code without the strokes of đ and its like, when that is another spelling."""
        words = f"{self.title} {self.code}".strip()
        return "" if words == words.translate(STROKES) else words.translate(STROKES)


@dataclass(frozen=True)
class Part:
    """A part of what can be searched. `depends` is what its documents come from."""

    number: int
    depends: tuple[str, ...]
    documents: Callable[[], list[Document]]


def count_parts(catalog: Catalog) -> int:
    """How many parts there are: a change of one record makes one of them anew, and a search asks all of them."""
    return 1 + sum(1 for _ in catalog.all()) // IN_PART


def part_of(address: str, count: int) -> int:
    """The part that a page belongs to, for as long as there are so many parts."""
    return crc32(address.encode()) % count


def parts(facets: Facets) -> list[Part]:
    """Everything that can be searched, but for hand-written pages: each public record, each list, each page across records, each term of the glossary."""
    catalog = facets.catalog
    count = count_parts(catalog)
    pages: list[list[Document]] = [[] for _ in range(count)]
    for document in (*_lists(), *_terms(catalog)):
        pages[part_of(document.address, count)].append(document)
    records: list[list[Record]] = [[] for _ in range(count)]
    depends: list[list[str]] = [[facets.day.isoformat()] for _ in range(count)]
    named = [f"{record.type}/{record.id}/{record.digest}" for name in _NAMED_BY_OTHERS for record in catalog.of(name)]
    for record in catalog.all():
        if isinstance(record, Record):
            number = part_of(f"{record.collection}/{record.id}/", count)
            records[number].append(record)
            depends[number].append(f"{record.type}/{record.id}/{record.digest}")
            depends[number].extend(catalog.depends(item) for item in facets.named(record))
    return [Part(number, (*depends[number], *named), partial(_documents, facets, pages[number], records[number])) for number in range(count)]


def in_order(found: Iterable[Document]) -> list[Document]:
    """Documents in the order in which they are sorted by name."""
    return sorted(found, key=lambda document: (sort_key(document.title), document.address))


def rests_on(catalog: Catalog, at: datetime) -> tuple[str, ...]:
    """What the filters come from: every public record, and the day on which states and successions are seen."""
    return (at.date().isoformat(), *(f"{record.type}/{record.id}/{record.digest}" for record in catalog.all()))


def _documents(facets: Facets, pages: list[Document], records: list[Record]) -> list[Document]:
    return [*pages, *(_document(facets, record) for record in records)]


def _lists() -> Iterator[Document]:
    titled = [(f"{model.collection}/", model.label_plural, model.purpose) for model in RECORD_TYPES]
    titled += [(f"{overview.address}/", overview.title, overview.purpose) for overview in OVERVIEWS]
    for address, title, purpose in titled:
        text = f"{purpose['vi']}\n{purpose['en']}"
        yield Document(address, title["vi"], title["en"], text=text, also=other_spellings(text))


def _terms(catalog: Catalog) -> Iterator[Document]:
    for anchor, term in terms_of(catalog).items():
        text = "\n".join(filter(None, (term.description.vi, term.description.en)))
        yield Document(f"{GLOSSARY.address}/#{anchor}", term.name.vi, term.name.en or "", code=term.abbreviation or "", text=text, also=other_spellings(text))


def words_files(facets: Facets, depends: tuple[str, ...]) -> Iterator[File]:
    """`search/words.json` of each language: the filters and what their values are called, for the values that there are."""
    for lang in LANGUAGES:
        yield File(f"{PREFIX[lang]}{FOLDER}words.json", depends, partial(_words, facets, lang))


def _words(facets: Facets, lang: str) -> bytes:
    used: dict[str, set[str]] = {facet.name: set() for facet in FACETS}
    for record in facets.catalog.all():
        if isinstance(record, Record):
            for name, values in facets.of(record).items():
                used[name].update(values)
    filters = []
    for facet in FACETS:
        words = {value: facets.words(facet, value) for value in used[facet.name]}
        named = {value: text.vi if lang == "vi" else text.en or text.vi for value, text in words.items()}
        # Names of digits lose this order in JavaScript: the page puts years in order itself.
        order = sorted(named, key=lambda value: (sort_key(named[value]), value))
        filters.append({"name": facet.name, "label": facet.label[lang], "values": {value: named[value] for value in order}})
    types = {model.type: model.label[lang] for model in RECORD_TYPES if model.type in used["type"]}
    return json.dumps({"filters": filters, "types": types}, ensure_ascii=False, separators=(",", ":")).encode()


def _document(facets: Facets, record: Record) -> Document:
    title, english = record.heading.vi, record.heading.en or ""
    found = list(_texts(record))
    texts = [text for text, _ in found]
    named = facets.named(record)
    if named:
        texts[:0] = [_line(facets, item) for item in named]
    else:
        texts += [facets.words(facet, value).vi for facet in FACETS if facet.name not in ("type", "year", "status")
                  for value in facets.of(record).get(facet.name, ())]
    # One language after the other, so that an excerpt is in one of them.
    lines = dict.fromkeys([*texts, *(text for _, text in found)])
    # Each ends as a sentence does: an excerpt shows several in one line.
    text = "\n".join(line if line.endswith(_ENDS) else f"{line}." for line in lines if line not in ("", None, title, english))
    code = " ".join(str(value) for name in _codes(type(record)) if (value := getattr(record, name)))
    short = " ".join(sorted({_abbreviation(facets.catalog, item) for item in named}))
    also = f"{short} {other_spellings(f'{title} {text} {short}')}".strip()
    day = record.dated or (named[0].decision.issued if named else None)
    return Document(f"{record.collection}/{record.id}/", title, english if english != title else "", code, text, also, facets.of(record), day)


def _line(facets: Facets, item: Named) -> str:
    """What a conferral says: award, decision, unit, place then and now, achievement, and the award in English.

    The achievement in English stands on the page only: it would cost a third more memory while the index is made.
    """
    decision, conferral = item.decision, item.conferral
    award, places, citation = facets.words(_BY_NAME["award"], conferral.form), [], conferral.citation
    vi, en = award.vi, award.en or ""
    if conferral.award_class:
        grade = AWARD_CLASSES[conferral.award_class]
        vi, en = f"{vi} {grade.vi}", f"{en} {grade.en}" if en else ""
    if conferral.place:
        places = [_name_of_place(facets, value) for value in (conferral.place, *facets.living(("place", conferral.place)))]
    number = f", {decision.number}" if decision.number else ""
    said = (f"{vi}{number}, {decision.issued.year}", conferral.unit, ", ".join(filter(None, dict.fromkeys(places))), citation and citation.vi, en)
    return ". ".join(part.rstrip(".") for part in said if part)


def _name_of_place(facets: Facets, place: str) -> str:
    """The name of a place that the public may see."""
    record = facets.catalog.get("place", place)
    return record.heading.vi if isinstance(record, Record) else ""


def _abbreviation(catalog: Catalog, item: Named) -> str:
    award = catalog.get("award", item.conferral.form)
    return getattr(award, "abbreviation", None) or ""


def other_spellings(text: str) -> str:
    """How the words of a text are also written, sorted: without the strokes of đ and its like, with the tone mark on the other vowel
    (hòa, hoà)."""
    return " ".join(sorted(set().union(*map(_other_spellings, set(_WORD.findall(text))))))


@cache
def _other_spellings(word: str) -> tuple[str, ...]:
    moved = _TWO_VOWELS.sub(_on_the_other, unicodedata.normalize("NFD", word))
    return tuple({word.translate(STROKES), unicodedata.normalize("NFC", moved)} - {word})


def _on_the_other(found: re.Match[str]) -> str:
    first, before, second = found.group(1, 2, 3) if found[1] else found.group(4, 5, 6)
    return f"{first}{found[7]}{second}{before}"


# The texts of a record, found from its model alone ------------------------------------------------------------------------


Text = tuple[str, str | None]
"""A text for readers in Vietnamese, or in no language, and in English."""


def _texts(part: Group) -> Iterator[Text]:
    """Every text of a record for readers, in the order of its fields."""
    for name, read in _readers(type(part)):
        value = getattr(part, name)
        if value:
            for item in value if isinstance(value, tuple) else (value,):
                yield from read(item)


@cache
def _codes(model: type[Group]) -> tuple[str, ...]:
    return tuple(name for name in _CODES if name in model.model_fields)


@cache
def _readers(model: type[Group]) -> list[tuple[str, Callable[[Any], Iterable[Text]]]]:
    hidden = _ELSEWHERE | getattr(model, "not_data", frozenset())
    found = [(shape.attribute, _READERS[shape.kind]) for shape in shapes(model) if shape.kind in _READERS and shape.attribute not in hidden]
    return sorted(found, key=lambda item: (item[0] in Record.model_fields, item[0] != "summary"))  # what all records share says least


_READERS: dict[str, Callable[[Any], Iterable[Text]]] = {
    "bilingual": lambda value: ((value.vi, value.en),),
    "rich": lambda value: ((plain_words(value.vi), value.en and plain_words(value.en)),),
    "line": lambda value: ((str(value), None),),
    "paragraph": lambda value: ((str(value), None),),
    "group": _texts,
}
_BY_NAME = {facet.name: facet for facet in FACETS}
