"""Hostile text in every text field of every record type, of the vocabulary and of the settings: it stands on the pages as text."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

import html5lib
import pytest
from pydantic import AfterValidator, BeforeValidator

from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.records.fields import HANOI, Bilingual, FileOf, Id, Part, PartialDate, Reference, RichBilingual, TermOf, WebAddress
from generator.records.record import OWN_FIELDS, Withdrawal
from generator.views import Views, views
from generator.views.linked.block import block
from generator.visible import visible
from tests.conftest import SHIPPED

AT = datetime(2027, 1, 1, tzinfo=HANOI)
PAYLOADS = (
    "\"><svg onload=alert(1)>", "</title><script>alert(1)</script>", "{{7*7}}", "' onmouseover='x", "</p></div><img src=x onerror=alert(1)>",
    "<!-- <style>*{color:red}</style>", "&lt;script&gt;", "]]><iframe src=//evil.com>", "{% raw %}", "%s {0} {name} \\1",
)
HOSTILE = "".join(PAYLOADS)
RICH = HOSTILE.replace("&lt;script&gt;", "").replace("*", "").replace("\\", "")  # no Markdown and no entity: they mean something there
FORBIDDEN = {"script", "iframe", "object", "embed", "form", "base", "meta", "style", "svg", "math", "link", "img", "template", "frame"}
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "rect", "path", "text", "tspan", "title", "desc"}
"""What diagrams and charts are made of; there is no other SVG on a page."""
NOT_ON_ITS_PAGE = {
    "exemplar.subject",                        # the honouree's name stands there, linked
    "honoree.consent.scope",                   # the paper stays in the office
    "exemplar.consent.scope",
    "document.corrections.reason",
    "honoree.representative_consent.scope",
    "consultation.nominees.name",              # the docket has closed
    "consultation.nominees.unit",
    "consultation.nominees.achievement",
}


@dataclass(frozen=True)
class Planted:
    """A catalog with one hostile record of each type, and every text that was planted: the field's path -> (vi, en)."""

    catalog: Catalog
    ids: dict[str, str]
    texts: dict[str, tuple[str, str]]


@cache
def shipped() -> Catalog:
    return load(SHIPPED).catalog


def planted() -> Planted:
    """For each type a shipped record in which every field is filled and every text is hostile."""
    records, ids, texts = {kind: dict(found) for kind, found in shipped().records.items()}, {}, {}
    open_records = replace(shipped(), records={
        kind: {key: record for key, record in found.items() if not record.withdrawn} for kind, found in records.items()})
    for model in RECORD_TYPES:
        record = open_records.of(model.type)[0]
        ids[model.type] = record.id
        records[model.type][record.id] = filled(model, record, model.type, texts, open_records)
    # The honouree's page shows the lines of decisions: one of them is the hostile line.
    decision = records["decision"][ids["decision"]]
    lines = tuple(line.model_copy(update={"honoree": ids["honoree"]}) for line in decision.conferrals)
    records["decision"][decision.id] = decision.model_copy(update={"conferrals": lines})
    return Planted(replace(shipped(), records=records), ids, texts)


def filled(model: type[Part], old: Any, path: str, texts: dict, catalog: Catalog) -> Part:
    """A `model` with something in every field: what `old` has when it is no text, and hostile text otherwise."""
    values = {}
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields:
            continue
        if name in OWN_FIELDS or name == "publish_at":
            values[name] = getattr(old, name)
        elif name == "withdrawn":
            values[name] = None
        else:
            values[name] = value(hint, f"{path}.{name}", texts, catalog)
    return model.model_construct(**{model.model_fields[name].alias or name: found for name, found in values.items()})


def value(hint: Any, path: str, texts: dict, catalog: Catalog) -> Any:
    """Something for a field of this type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        kind, marks = arguments[0], arguments[1:]
        for mark in reversed(marks):  # what an id refers to stands after its form
            if isinstance(mark, Reference):
                return next(iter(catalog.records[mark.type]))
            if isinstance(mark, TermOf):
                return next(iter(catalog.vocabulary[mark.vocabulary].terms))
            if isinstance(mark, FileOf):
                return next(name for name, file in catalog.files.items() if file.kind == mark.kind)
            if isinstance(mark, (AfterValidator, BeforeValidator)) and mark.func.__name__ in SAMPLES:
                return SAMPLES[mark.func.__name__]
        return value(kind, path, texts, catalog)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return (value(arguments[0], path, texts, catalog),)
    if arguments:  # X | None
        return value(arguments[0], path, texts, catalog)
    if hint in (Bilingual, RichBilingual):
        texts[path] = tuple(f"{path}.{lang}: {RICH if hint is RichBilingual else HOSTILE}" for lang in LANGUAGES)
        return hint(vi=texts[path][0], en=texts[path][1])
    if hint is str:
        texts[path] = (f"{path}: {HOSTILE}",) * 2
        return texts[path][0]
    if isinstance(hint, type) and issubclass(hint, Part):
        return filled(hint, None, path, texts, catalog)
    return {int: 3, bool: False, Decimal: Decimal(3)}.get(hint, 3)


SAMPLES = {
    "_day": date(2026, 1, 2), "_partial_date": PartialDate(date(2026, 1, 1), date(2026, 1, 31), "2026-01"), "_instant": AT,
    "_id": "sample", "_web_address": "https://kontum.gov.vn/", "_procedure_code": "1.012379",
    "_period": PartialDate(date(2011, 1, 1), date(2015, 12, 31), "2011-2015"), "_sha256": "0" * 64,
    "_reporting_period": PartialDate(date(2026, 1, 1), date(2026, 6, 30), "2026-H1"),
    "_hour": "07:30", "_phone": "0260 000 0000", "_email": "tdkt@example.gov.vn", "_year_day": "06-15",
}


def hostile_surroundings(catalog: Catalog) -> Catalog:
    """The vocabulary and the settings, with hostile text too."""
    def both(word: str) -> Bilingual:
        return Bilingual(vi=f"{word}.vi: {HOSTILE}", en=f"{word}.en: {HOSTILE}")

    vocabulary = {
        name: table.model_copy(update={"title": both(name), "terms": {
            key: term.model_copy(update={"name": both(f"{name}.{key}"), "description": both(f"{name}.{key}.description")})
            for key, term in table.terms.items()}})
        for name, table in catalog.vocabulary.items()}
    site = catalog.site.model_copy(update={"notice": both("notice"), "rights": both("rights")})
    languages = {lang: settings.model_copy(update={"site_name": f"site.{lang}: {HOSTILE}", "nav": ({f"nav.{lang}: {HOSTILE}": "about.md"},)})
                 for lang, settings in catalog.languages.items()}
    return replace(catalog, site=site, vocabulary=vocabulary, languages=languages)


@pytest.fixture(scope="module")
def hostile() -> Planted:
    found = planted()
    return replace(found, catalog=hostile_surroundings(found.catalog))


@pytest.fixture(scope="module")
def made(hostile: Planted) -> Views:
    return views(visible(hostile.catalog, AT), AT)


def tree(html: str) -> Any:
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def words(element: Any) -> str:
    """What readers see or hear of some HTML."""
    heard = [picture.get("alt") for picture in element.iter("img")]
    return " ".join(" ".join(["".join(element.itertext()), *heard]).split())


def even(text: str) -> str:
    return " ".join(text.split())


def _is_own_picture(element: Any) -> bool:
    return element.tag == "img" and re.fullmatch(r"(\.\./)*(media/[a-z0-9-]+\.webp|assets/images/logo\.svg)", element.get("src")) is not None


def _is_own_drawing(element: Any) -> bool:
    return element.tag == f"{SVG}use" and re.fullmatch(r"(\.\./)*assets/images/drawings\.svg#[a-z]+", element.get("href")) is not None


def _asks(element: Any) -> bool:
    """Whether this is the form that asks the search page."""
    return element.tag == "form" and element.get("method") == "get" and re.fullmatch(r"(\.\./)*search/", element.get("action")) is not None


def assert_passive(html: str, where: str, allowed: frozenset[str] = frozenset()) -> Any:
    found = tree(html)
    figures = ("diagram", "chart__drawing", "bar", "share", "drawing", "qr")
    drawn = {element for figure in found.iter(f"{SVG}svg") if (figure.get("class") or "").split()[:1] in [[name] for name in figures]
             for element in figure.iter()}
    for element in found.iter():
        tag = element.tag.removeprefix(SVG)
        assert tag not in FORBIDDEN - allowed or element in drawn or _asks(element) or _is_own_picture(element), (where, tag)
        assert (tag in DRAWN or _is_own_drawing(element)) if element in drawn else SVG not in element.tag, (where, tag)
        for name, given in element.attrib.items():
            assert not name.startswith("on"), (where, name)
            assert name not in ("style", "srcdoc", "formaction", "ping"), (where, name)
            if name in ("href", "src"):
                assert not re.match(r"\s*(?:javascript|data|vbscript|http):", given, re.IGNORECASE), (where, given)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_text_of_a_record_stands_on_its_page_as_text(hostile, made, model, lang):
    address = f"{model.collection}/{hostile.ids[model.type]}/"
    parts = next(page for page in made.pages if page.lang == lang and page.address == address).make()
    assert_passive(parts.breadcrumbs.html, address)
    assert_passive(parts.edit, address)
    text = words(assert_passive(parts.body, address))
    assert "49" not in text
    missing = set()
    for path, both in hostile.texts.items():
        if path.partition(".")[0] == model.type and even(both[LANGUAGES.index(lang)]) not in text:
            missing.add(path)
    assert missing == {path for path in NOT_ON_ITS_PAGE if path.partition(".")[0] == model.type}


def test_the_nominees_of_an_open_docket_stand_on_its_page_as_text(hostile):
    opened = datetime(2026, 1, 2, 12, tzinfo=HANOI)  # the day that every field of the docket has
    records = {kind: dict(found) for kind, found in hostile.catalog.records.items()}
    key = hostile.ids["consultation"]
    records["consultation"][key] = records["consultation"][key].model_copy(update={"publish_at": opened})
    page = next(page for page in views(visible(replace(hostile.catalog, records=records), opened), opened).pages
                if page.lang == "vi" and page.address == f"consultations/{key}/")
    text = words(assert_passive(page.make().body, page.address))
    for name in ("name", "unit", "achievement"):
        assert even(hostile.texts[f"consultation.nominees.{name}"][0]) in text


def test_the_lines_of_a_decision_stand_on_the_page_of_the_honouree(hostile, made):
    page = next(page for page in made.pages if page.lang == "vi" and page.address == f"honorees/{hostile.ids['honoree']}/")
    text = words(assert_passive(page.make().body, page.address))
    for name in ("number", "conferrals.unit", "conferrals.citation", "conferrals.changes.document", "conferrals.changes.note"):
        assert even(hostile.texts[f"decision.{name}"][0]) in text


def test_no_page_of_the_site_has_anything_active(made):
    hostile_pages = 0
    for page in made.pages:
        parts = page.make()
        assert "49" not in parts.title.replace("2049", "")
        if "alert(1)" in parts.body:
            hostile_pages += 1
            assert_passive(parts.breadcrumbs.html + parts.body + parts.edit, page.address)
            said = block(parts, "https://example.org/", True)
            assert said.count("<") == (2 if said else 0), page.address
            for thing in parts.linked:
                assert thing in json.loads(said[said.index("{"): said.rindex("}") + 1]).get("@graph", [json.loads(json.dumps(thing))]), page.address
    assert hostile_pages > 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_surroundings_of_a_page_are_passive(hostile, made, lang):
    frame = made.frames[lang]
    for html in (frame.notice(), frame.navigation("../", "plans", False), frame.footer("../"), frame.language_link("plans/", "../")):
        assert_passive(html, "frame")
    assert even(f"notice.{lang}: {HOSTILE}") in words(tree(str(frame.notice())))
    assert even(f"rights.{lang}: {HOSTILE}") in words(tree(str(frame.footer("../"))))
    assert even(f"nav.{lang}: {HOSTILE}") in words(tree(frame.navigation("../", "chapters/about", True)))
    head = assert_passive(frame.head("plans/", "../", HOSTILE, "plans", True, True), "head", frozenset({"meta", "link"}))
    assert head.find("meta").get("content") == HOSTILE
    assert {element.tag for element in head.iter()} == {"DOCUMENT_FRAGMENT", "meta", "link"}
    assert any(HOSTILE in element.get("title", "") for element in head.iter("link"))


def test_a_tombstone_is_passive(hostile):
    withdrawal = Withdrawal.model_construct(date=date(2026, 1, 1), reason=Bilingual(vi=f"vi: {HOSTILE}", en=f"en: {HOSTILE}"), document=f"số: {HOSTILE}")
    records = {kind: dict(found) for kind, found in hostile.catalog.records.items()}
    key, event = hostile.ids["event"], hostile.catalog.get("event", hostile.ids["event"])
    records["event"][key] = event.model_copy(update={"withdrawn": withdrawal})
    public = visible(replace(hostile.catalog, records=records), AT)
    for page in views(public, AT).pages:
        if page.address == f"events/{key}/":
            parts = page.make()
            text = words(assert_passive(parts.body + parts.breadcrumbs.html, page.address))
            assert even(f"{page.lang}: {HOSTILE}") in text
            assert even(f"số: {HOSTILE}") in text
            assert "event.title" not in text + parts.title + parts.description


def test_title_and_description_are_plain_text(hostile, made):
    """They are escaped where they are put into the shell; here they must still be what was written."""
    for model in RECORD_TYPES:
        page = next(p for p in made.pages if p.lang == "vi" and p.address == f"{model.collection}/{hostile.ids[model.type]}/")
        parts = page.make()
        heading = hostile.texts.get(f"{model.type}.title") or hostile.texts[f"{model.type}.name"]
        assert parts.title == f"{heading[0]} - {model.label_plural['vi']}"
        assert "&lt;svg" not in parts.description


def test_every_type_of_field_was_thought_of(hostile):
    kinds = {path.partition(".")[0] for path in hostile.texts}
    assert kinds == {model.type for model in RECORD_TYPES}
    assert len(hostile.texts) > 90
    assert set(hostile.texts) >= NOT_ON_ITS_PAGE


def fields_with_type(model: type[Part], wanted: Any) -> Iterator[str]:
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name in model.model_fields and wanted in (hint, *typing.get_args(hint)):
            yield name


def test_addresses_and_ids_are_of_types_that_refuse_such_text():
    assert sum(len(list(fields_with_type(model, WebAddress))) for model in RECORD_TYPES) >= 3
    assert typing.get_args(Id)[0] is str
