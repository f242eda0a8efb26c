"""The words of the site: each language by itself, one term for one thing, no word of a database or of another spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from generator.build import check_root
from generator.records import BY_COLLECTION, RECORD_TYPES
from generator.records.shape import Shape, shapes
from tests.conftest import ROOT, SHIPPED
from tests.kinds import ENGLISH, addresses, kind

_LETTERS = "a-zA-Zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
VIETNAMESE = re.compile(rf"(?<![\w'’.-])[a-zđ][{_LETTERS}]*[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ][{_LETTERS}]*"
                        rf"|(?<!\w)đ[{_LETTERS}]+")
"""A Vietnamese word that is no name: with its marks, and without a capital."""
ENGLISH_WORDS = re.compile(r"\b(the|and|of|with|for|not|is|are|was|this|that|from|by|what|which|page|search|next|previous|close|skip|year|number|total)\b", re.I)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
BORROWED = {"đồng", "trí"}
"""The money, and the second word of the newspaper Dân trí."""
OTHER_SPELLINGS = re.compile(r"\b(honorees?|honor(s|ed|ing)?|organizations?|labor|center|color|favor|defense|(recogni|organi|summari|moderni)z\w+|Unconfirmed)\b")
ADDRESS = re.compile(r"https?://\S+")
"""An address stays as it is for ever, and is no word."""
STAFF_ONLY = ("fields/", "design/")
"""Pages that speak of records as the staff do."""
_SAY = re.compile(r"""\bsay\((["'])(.*?)\1, (["'])(.*?)\3\)""")


def texts(node: etree._Element, lang: str) -> Iterator[tuple[str, str]]:
    """(language, text) of all that is seen or heard of a page; code stands for itself."""
    lang = node.get("lang", lang)
    if isinstance(node.tag, str) and node.tag not in ("script", "style", "code") and node.get("aria-current") != "page":
        yield lang, node.text or ""
        yield from ((lang, node.get(name)) for name in ("aria-label", "title", "alt", "placeholder") if node.get(name))
        for child in node:
            yield from texts(child, lang)
            yield lang, child.tail or ""


@pytest.fixture(scope="module")
def pages(shipped_site: Path) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(language, address, texts) of every page of the shipped site in both languages; of people, who are many and alike, of a tenth."""
    found = []
    chosen = [address for number, address in enumerate(addresses(shipped_site)) if kind(address) != "honorees/*/" or number % 10 == 0]
    for lang, folder in (("vi", ""), ("en", ENGLISH)):
        for address in chosen:
            page = html.fromstring((shipped_site / folder / address / "index.html").read_bytes().decode())
            found.append((lang, address, [(of, " ".join(text.split())) for of, text in texts(page.find("body"), lang) if text.strip()]))
    return found


def test_no_vietnamese_word_stands_unmarked_on_an_english_page(pages):
    found = [(address, text) for lang, address, lines in pages if lang == "en" for of, text in lines
             if of == "en" and address != "fields/" and set(VIETNAMESE.findall(QUOTED.sub("", text))) - BORROWED]
    assert not found, found[:10]


def test_no_english_word_stands_unmarked_on_a_vietnamese_page(pages):
    names = foreign_names()
    found = [(address, text) for lang, address, lines in pages if lang == "vi" and address != "design/" for of, text in lines
             if of == "vi" and "://" not in text and not VIETNAMESE.search(text) and len(ENGLISH_WORDS.findall(text)) > len(text.split()) // 6
             and text not in names]
    assert not found, found[:10]


def foreign_names() -> set[str]:
    """The names of those honoured, some of whom are from abroad."""
    catalog = check_root(SHIPPED).loaded.catalog
    return {line.name for decision in catalog.of("decision") for line in decision.conferrals} | {record.name for record in catalog.of("honoree")}


def test_english_is_british_and_calls_things_by_one_name(pages):
    found = [(address, text) for lang, address, lines in pages if lang == "en" for of, text in lines 
             if of == "en" and OTHER_SPELLINGS.search(ADDRESS.sub("", text))]
    assert not found, found[:10]


def test_readers_do_not_meet_the_words_of_a_database(pages):
    found = [(address, text) for lang, address, lines in pages if lang == "vi" and address not in STAFF_ONLY for _, text in lines if "bản ghi" in text.lower()]
    assert not found, found[:10]


# One term, one word


def pairs() -> Iterator[tuple[str, str, str]]:
    """(place, Vietnamese, English) of every label, choice, term and word of a template."""
    def of(fields: tuple[Shape, ...], place: str) -> Iterator[tuple[str, str, str]]:
        for shape in fields:
            if shape.label:
                yield f"{place}.{shape.name}", shape.label["vi"], shape.label["en"]
            yield from ((f"{place}.{shape.name}", *words) for _, words in shape.choices)
            yield from of(shape.fields, f"{place}.{shape.name}")

    for model in RECORD_TYPES:
        yield model.type, model.label["vi"], model.label["en"]
        yield model.type, model.label_plural["vi"], model.label_plural["en"]
        yield from of(shapes(model), model.type)
    for name, table in check_root(SHIPPED).loaded.catalog.vocabulary.items():
        yield from ((name, term.name.vi, term.name.en or "") for term in table.terms.values())
    for path in [*(ROOT / "generator").glob("**/*.html"), *(ROOT / "generator/views").glob("**/*.py")]:
        yield from ((path.name, match[2], match[4]) for match in _SAY.finditer(path.read_text(encoding="utf-8")))


OTHERWISE = {
    ("thành tích", "Citation"),  # what a decision says of it
    ("thẩm quyền quyết định", "Decided by"),  # before the name of who decides
    ("cơ sở", "Unit"),  # the level below the commune
}


def test_a_term_of_the_glossary_has_the_same_english_name_everywhere():
    """The same but for number, person and tense: Replication, Replicated."""
    def stems(words: str) -> set[str]:
        return {word[:4] for word in re.findall(r"[a-z]{4,}", words.lower())}

    terms = {term.name.vi.lower(): stems(term.name.en) for term in check_root(SHIPPED).loaded.catalog.vocabulary["glossary"].terms.values()}
    found = [pair for pair in pairs() if (wanted := terms.get(pair[1].lower())) and not wanted & stems(pair[2]) and (pair[1].lower(), pair[2]) not in OTHERWISE]
    assert not found


def test_a_term_says_where_both_its_names_come_from(shipped_site):
    catalog = check_root(SHIPPED).loaded.catalog
    terms = catalog.vocabulary["glossary"].terms
    for key, term in terms.items():
        assert term.name.en and term.description.en and term.name_en_status, key
        assert (term.name_en_status == "ours") == (term.name_en_address is None and not (term.name_en_source and term.name_en_status != "ours")), key
        assert term.name_en_status == "ours" or term.name_en_source, key
    numbers = {record.number for record in catalog.of("document") if record.number}
    for lang, folder in (("vi", ""), ("en", ENGLISH)):
        page = html.fromstring((shipped_site / folder / "glossary/index.html").read_bytes().decode())
        linked = {link.text for link in page.iterfind(".//dd//a[@href]") if "/documents/" in link.get("href")}
        assert linked == {number for number in numbers if any(number in (term.legal_basis or "") for term in terms.values())}
        anchors = {term.get("id") for term in page.iterfind(".//dt[@id]")}
        assert anchors > terms.keys() and {f"#{key}" for key in terms} <= {link.get("href") for link in page.iterfind(".//a")}


def test_the_page_of_feeds_lists_every_feed(shipped_site):
    """A type that is added tomorrow has its feeds there, too."""
    for folder in ("", ENGLISH):
        page = html.fromstring((shipped_site / folder / "feeds/index.html").read_bytes().decode())
        listed = {link.get("href").rpartition("/")[2] for link in page.iterfind(".//main//ul//a")}
        assert {f"{name}.{form}" for name in ("all", *BY_COLLECTION) for form in ("rss", "atom")} <= listed
