"""The terms of the field in both languages: what each means, and where the Vietnamese and the English name come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records.document import Document
from generator.records.fields import Bilingual
from generator.records.glossary import TOPICS, GlossaryTerm
from generator.records.vocabulary import Term
from generator.views.gather.gathered import Gathered
from generator.views.language import first_letter, sort_key
from generator.views.overviews.overview import Overview

DRAWN = ("award-kinds", "commendation-types")
"""Classifications whose terms are terms of the field, too. They close the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, its anchor on the page, and its basis in pieces: texts, and documents with the words that lead to them."""

    anchor: str
    term: Term
    basis: list[str | tuple[Document, str]]


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`topics`: (anchor, name in both languages, entries), in their order. `letters`: language -> (letter, entries), in the order of its names."""
    documents = {record.number: record for record in catalog.of("document") if isinstance(record, Document) and record.number}
    terms = terms_of(catalog)
    topics = [(topic, Bilingual(vi=words[0], en=words[1]), {key: term for key, term in terms.items() if term.topic == topic})
              for topic, words in TOPICS.items()]
    topics += [(name, catalog.vocabulary[name].title, {f"{name}-{key}": term for key, term in catalog.vocabulary[name].terms.items()}) for name in DRAWN]
    shown = [(name, title, [Entry(key, term, _pieces(term.legal_basis, documents)) for key, term in found.items()]) for name, title, found in topics]
    return Gathered({"topics": shown, "letters": {lang: _letters([entry for *_, found in shown for entry in found], lang) for lang in LANGUAGES}})


def terms_of(catalog: Catalog) -> dict[str, GlossaryTerm]:
    """The terms of the glossary by anchor, without those drawn from classifications."""
    return {key: term for key, term in catalog.vocabulary["glossary"].terms.items() if isinstance(term, GlossaryTerm)}


def _letters(entries: list[Entry], lang: str) -> list[tuple[str, list[Entry]]]:
    """The index of one language. Of two terms of one name, such as a campaign and the commendation for it, the first stands."""
    names = {_name(entry, lang): entry for entry in reversed(entries)}
    order = sorted(names, key=sort_key)
    return [(letter, [names[name] for name in same]) for letter, same in groupby(order, key=first_letter)]


def _pieces(basis: str | None, documents: Mapping[str, Document]) -> list[str | tuple[Document, str]]:
    """A basis, cut where it names a document of which there is a record by its number."""
    words = re.split(r"(\S*\d\S*/\S*\w)", basis or "")
    return [(documents[word], word) if word in documents else word for word in words if word]


def _name(entry: Entry, lang: str) -> str:
    return entry.term.name.en or entry.term.name.vi if lang == "en" else entry.term.name.vi


GLOSSARY = Overview(
    name="glossary", address="glossary", chapter="organisation",
    title={"vi": "Thuật ngữ", "en": "Glossary"},
    purpose={"vi": "Các từ của ngành thi đua, khen thưởng, giải thích bằng lời dễ hiểu, kèm tên tiếng Anh và nguồn của mỗi tên.",
             "en": "The terms of emulation and commendation in plain words, in Vietnamese and English, with the source of each name."},
    gather=gather)
