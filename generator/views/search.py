"""What can be searched: one small document a record, for both languages, made from the text of the record rather than from its pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from generator.catalog import Catalog, Named
from generator.problems import LANGUAGES
from generator.records import Record
from generator.records.fields import AWARD_CLASSES, Bilingual, Part
from generator.records.honoree import Honoree
from generator.records.record import OWN_FIELDS
from generator.records.shape import shapes
from generator.views.facets import FACETS, Facets
from generator.views.language import sort_key
from generator.views.output import File
from generator.views.rich_text import plain_words

FOLDER = "search/"
"""The address of the search page, below the root of a language."""
_ELSEWHERE = frozenset({"conferrals", "nominees", "source", "withdrawn"})
"""Fields that are not searched with their record: lines belong to honourees, nominees are named on their own two pages only."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"\w+")
_OLD, _NEW = (re.compile(rf"(?<!q)(o|u){before}(a|e|y){after}$") for before, after in ((f"([{_TONES}])", ""), ("", f"([{_TONES}])")))
_STROKES = str.maketrans("đĐƀɓħłø", "dDbbhlo")
"""Letters with a stroke: unlike ă, ê or ơ they do not come apart into a letter and a mark, so a search for the plain letter misses them."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found. `address` is the same in both languages; `also` are spellings that are searched and never shown."""

    address: str
    title: str
    english: str = ""
    text: str = ""
    also: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dated: date | None = None


def documents(facets: Facets) -> list[Document]:
    """A document for every public record, in Vietnamese order of their titles."""
    found = [_document(facets, record) for record in facets.catalog.all() if isinstance(record, Record)]
    return in_order(found)


def in_order(found: Iterable[Document]) -> list[Document]:
    """Documents in the order in which they are sorted by name."""
    return sorted(found, key=lambda document: (sort_key(document.title), document.address))


def words_files(facets: Facets) -> Iterator[File]:
    """`search/words.json` of each language: the filters and what their values are called, for the values that there are."""
    used: dict[str, set[str]] = {facet.name: set() for facet in FACETS}
    for record in facets.catalog.all():
        if isinstance(record, Record):
            for name, values in facets.of(record).items():
                used[name].update(values)
    for lang in LANGUAGES:
        content = []
        for facet in FACETS:
            named = [(value, facets.words(facet, value).vi if lang == "vi" else _english(facets.words(facet, value)))
                     for value in used[facet.name]]
            named.sort(key=lambda item: (sort_key(item[1]), item[0]), reverse=facet.name == "year")
            content.append({"name": facet.name, "label": facet.label[lang], "values": dict(named)})
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        yield File(f"{'' if lang == 'vi' else 'en/'}{FOLDER}words.json", (data.decode(),), lambda data=data: data)


def _document(facets: Facets, record: Record) -> Document:
    title = record.heading.vi
    if isinstance(record, Honoree):
        lines = [_line(facets, item) for item in facets.named(record)]
        lines += _texts(record)
        short = {_abbreviation(facets.catalog, item) for item in facets.named(record)}
    else:
        named = (facets.words(facet, value) for facet in FACETS for value in facets.of(record).get(facet.name, ())
                 if facet.name not in ("type", "year", "status"))
        lines = [*_texts(record), *(words.vi for words in named)]
        short = set()
    text = "\n".join(dict.fromkeys(line for line in lines if line and line != title))
    english = record.heading.en or ""
    return Document(f"{record.collection}/{record.id}/", title, english if english != title else "", text,
                    " ".join(sorted(short - {""} | other_spellings(f"{title} {text}"))), facets.of(record), record.dated or _last(facets, record))


def _last(facets: Facets, record: Record) -> date | None:
    """The day on which an honouree was named last."""
    named = facets.named(record)
    return named[0].decision.issued if named else None


def _line(facets: Facets, item: Named) -> str:
    """What a conferral says: award, decision, unit, place then and now, achievement, and the award and achievement in English."""
    decision, conferral = item.decision, item.conferral
    award, places, citation = facets.words(_BY_NAME["award"], conferral.form), [], conferral.citation
    vi, en = award.vi, award.en or ""
    if conferral.award_class:
        vi, en = (f"{name} {grade}" for name, grade in zip((vi, en), _both(AWARD_CLASSES[conferral.award_class])))
    if conferral.place:
        places = [facets.words(_BY_NAME["place"], value).vi for value in (conferral.place, *facets.living(("place", conferral.place)))]
    number = f", {decision.number}" if decision.number else ""
    said = (f"{vi}{number}, {decision.issued.year}", conferral.unit, ", ".join(dict.fromkeys(places)), citation and citation.vi, en,
            citation and citation.en)
    return ". ".join(part.rstrip(".") for part in said if part)


def _abbreviation(catalog: Catalog, item: Named) -> str:
    award = catalog.get("award", item.conferral.form)
    return getattr(award, "abbreviation", None) or ""


def _english(words: Bilingual) -> str:
    return words.en or words.vi


def other_spellings(text: str) -> set[str]:
    """How the words of a text are also written: without the strokes of đ and its like, with the tone mark on the other vowel (hòa, hoà)."""
    return set().union(*map(_other_spellings, set(_WORD.findall(text))))


@cache
def _other_spellings(word: str) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFD", word)
    moved = _OLD.sub(r"\1\3\2", apart) if _OLD.search(apart) else _NEW.sub(r"\1\3\2", apart)
    return tuple({word.translate(_STROKES), unicodedata.normalize("NFC", moved)} - {word})


# The texts of a record, found from its model alone ------------------------------------------------------------------------


def _texts(part: Part) -> Iterator[str]:
    """Every text of a record for readers, in both languages, in the order of its fields."""
    for name, read in _readers(type(part)):
        value = getattr(part, name)
        if value:
            for item in value if isinstance(value, tuple) else (value,):
                yield from read(item)


@cache
def _readers(model: type[Part]) -> list[tuple[str, Callable[[Any], Iterable[str]]]]:
    hidden = _ELSEWHERE | getattr(model, "not_data", frozenset())
    names = [name for name in model.model_fields if name not in OWN_FIELDS]
    found = [(name, _READERS[shape.kind]) for name, shape in zip(names, shapes(model)) if shape.kind in _READERS and name not in hidden]
    return sorted(found, key=lambda item: item[0] in Record.model_fields)  # what all records share says least


def _both(value: Bilingual) -> Iterator[str]:
    yield from filter(None, (value.vi, value.en))


_READERS: dict[str, Callable[[Any], Iterable[str]]] = {
    "bilingual": _both,
    "rich": lambda value: map(plain_words, _both(value)),
    "line": lambda value: (str(value),),
    "paragraph": lambda value: (str(value),),
    "group": _texts,
}
_BY_NAME = {facet.name: facet for facet in FACETS}
