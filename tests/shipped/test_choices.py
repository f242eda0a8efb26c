"""The shipped records show every record type, every choice and every term: a reader of the site sees each of them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from generator.build import check_root
from generator.records import RECORD_TYPES
from generator.records.shape import Shape, shapes
from tests.conftest import SHIPPED

PLAN = "ke-hoach-ubnd-tinh-kon-tum-thuc-hien-ke-hoach-80-kh-tu"
CHOICES_NOT_SHIPPED = {
    ("award", "name_en_status"): {"official"},  # no official list of English names is known
    ("award", "standards", "class"): {"1", "2", "3"},  # no source that was read gives the standard of a class
    ("consultation", "nominees", "class"): {"1", "2"},  # few are nominated at a time; decisions show every class
    ("honoree", "representative_consent", "kind"): {"written", "electronic"},  # no child is shown, not even an invented one
    ("plan", "history", "status"): {"no_information"},  # nobody writes down that nothing is known
}
TERMS_NOT_SHIPPED = {
    "document-kinds": {"other"},  # for what has no kind of its own
    "feedback-channels": {"web-form"},  # for what comes by the form of the repository; nothing invented did
    "glossary": "all",  # for readers: no record chooses from it
    "holidays": "all",  # years of days off: a table that the program counts with
    "legal-periods": "all",  # a docket and a decision find theirs by form and day
}


@pytest.fixture(scope="module")
def catalog():
    return check_root(SHIPPED).loaded.catalog


@pytest.fixture(scope="module")
def values(catalog):
    """What stands in every choice and every term of the records, and what may: {place: (found, possible)}."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    possible: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for model in RECORD_TYPES:
        for place, shape, used in _leaves(shapes(model), catalog.of(model.type), (model.type,)):
            key = ("term", shape.target) if shape.kind == "term" else place
            found[key].update(used)
            possible[key].update(catalog.vocabulary[shape.target].terms if shape.kind == "term" else (value for value, _ in shape.choices))
    return {key: (found[key], possible[key]) for key in possible}


def _leaves(fields: Iterable[Shape], parts: list[BaseModel], place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Shape, list[Any]]]:
    """Every choice and term below some parts. The place is the type, the last group and the field: one group that stands
    both in a record and in its lines is one place."""
    for shape in fields:
        used = [value for part in parts for value in _values(part, shape)]
        if shape.kind == "group":
            yield from _leaves(shape.fields, used, (place[0], shape.name))
        elif shape.kind in ("choice", "term"):
            yield (*place, shape.name), shape, used


def _values(part: BaseModel, shape: Shape) -> list[Any]:
    name = next(name for name, info in type(part).model_fields.items() if (info.alias or name) == shape.name)
    value = getattr(part, name)
    return list(value) if shape.many else [] if value is None else [value]


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_type_has_records(catalog, model):
    assert catalog.of(model.type)


def test_every_choice_is_used(values):
    unused = {place: may - found for place, (found, may) in values.items() if place[0] != "term" and may - found}
    assert unused == CHOICES_NOT_SHIPPED


def test_every_term_is_used(catalog, values):
    unused = {place[1]: may - found for place, (found, may) in values.items() if place[0] == "term" and may - found}
    unused |= dict.fromkeys((name for name in catalog.vocabulary if ("term", name) not in values), "all")
    assert {name: terms if TERMS_NOT_SHIPPED.get(name) != "all" else "all" for name, terms in unused.items()} == TERMS_NOT_SHIPPED


def test_a_decision_went_through_a_docket_and_one_through_a_procedure_and_all_through_the_council(catalog):
    whole = [decision for decision in catalog.of("decision") if decision.proposed and decision.meeting and decision.published]
    assert any(decision.consultation for decision in whole) and any(decision.procedure for decision in whole)


def test_award_objects_have_a_procedure_and_counts(catalog):
    task = ("III.1.6", PLAN)
    cited = {record.type for record in catalog.all() for item in record.source if (item.section, item.document) == task}
    assert {"procedure", "statistic"} <= cited


def test_the_receivers_of_the_plan_are_in_the_directory_of_organisations(catalog):
    receivers = catalog.get("document", PLAN).receivers
    assert len(receivers) == len(set(receivers)) == 12
    assert all(catalog.get("organisation", receiver) for receiver in receivers)
