"""What the page of an honouree rests on is found without the page: it must hold all that the page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records import Record
from generator.records.fields import HANOI, Bilingual
from generator.records.honoree import Honoree
from generator.views.alphabet import Alphabet
from generator.views.facets import Facets
from generator.views.lists import Lists, in_order
from generator.views.output import Page
from generator.views.pages.context import Around
from generator.views.pages.honoree_pages import HonoreePages
from generator.views.pages.related import Related, neighbours
from generator.views.templates import Templates
from generator.visible import visible
from tests.conftest import SHIPPED

AT = datetime(2026, 11, 1, tzinfo=HANOI)


@cache
def public() -> Catalog:
    return visible(load(SHIPPED).catalog, AT)


def pages_of(catalog: Catalog, compiled: Path) -> dict[str, Page]:
    """The Vietnamese page of each honouree, by its address. `compiled` is a folder for compiled templates."""
    facets, alphabet = Facets(catalog, AT), Alphabet(catalog)
    orders = in_order(catalog, alphabet)
    around = Around(Related(catalog, facets, orders), {kind: neighbours(records) for kind, records in orders.items()},
                    Lists(catalog, facets, alphabet, orders), {}, {})
    made = HonoreePages(catalog, AT, {lang: Templates(lang, catalog, compiled) for lang in LANGUAGES}, around)
    return {page.address: page for record in catalog.of("honoree") if isinstance(record, Honoree) for page in made.of(record) if page.lang == "vi"}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(scope="module")
def before(compiled: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """What each page rests on, and its body."""
    return {address: (page.depends, page.make().body) for address, page in pages_of(public(), compiled).items()}


def _with(catalog: Catalog, record_type: str, key: str, **values: object) -> Catalog:
    records = {kind: dict(found) for kind, found in catalog.records.items()}
    record = records[record_type][key]
    # Of what a file says otherwise, the digest is another.
    records[record_type][key] = record.model_copy(update={**values, "digest": f"{record.digest}x"})
    return replace(catalog, records=records)


def _named_otherwise(catalog: Catalog, record_type: str, key: str) -> Catalog:
    if record_type in ("honoree", "decision"):
        return _with(catalog, record_type, key, **{"name" if record_type == "honoree" else "number": "Tên khác"})
    attribute = "name" if "name" in type(catalog.get(record_type, key)).model_fields else "title"
    return _with(catalog, record_type, key, **{attribute: Bilingual(vi="Tên khác", en="Another name")})


def _shown(record_type: str) -> list[str]:
    """Some records of a type that pages of honourees show."""
    lines = [item for items in public().named.values() for item in items]
    ids = {"award": [item.conferral.form for item in lines], "decision": [item.decision.id for item in lines],
           "place": [item.conferral.place for item in lines], "organisation": [item.decision.authority for item in lines]}
    return list(dict.fromkeys(filter(None, ids.get(record_type, public().records[record_type]))))[:6]


@pytest.mark.parametrize("record_type", ["honoree", "award", "place", "organisation", "decision", "exemplar"])
def test_a_page_that_shows_something_else_rests_on_something_else(record_type: str, before, compiled: Path):
    seen = 0
    for key in _shown(record_type):
        for address, page in pages_of(_named_otherwise(public(), record_type, key), compiled).items():
            depends, body = before[address]
            if page.make().body != body:
                seen += 1
                assert page.depends != depends, f"{address} after {record_type} {key}"
    assert seen


def test_a_page_that_shows_nothing_of_a_change_rests_on_the_same(before, compiled: Path):
    after = pages_of(_named_otherwise(public(), "document", public().of("document")[0].id), compiled)
    assert {address: page.depends for address, page in after.items()} == {address: depends for address, (depends, _) in before.items()}


@pytest.mark.parametrize(("record_type", "field"), [("award", "next_steps"), ("place", "succession")])
def test_what_others_tell_is_among_it(record_type: str, field: str, before, compiled: Path):
    """Which award is the highest, and what became of a place, is told by the records that lead there."""
    seen = 0
    for record in [record for record in public().of(record_type) if isinstance(record, Record) and getattr(record, field)]:
        for address, page in pages_of(_with(public(), record_type, record.id, **{field: ()}), compiled).items():
            depends, body = before[address]
            if page.make().body != body:
                seen += 1
                assert page.depends != depends, f"{address} after {record_type} {record.id}"
    assert seen
