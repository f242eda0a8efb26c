"""The canonical text: what the web editor writes for the same values, in the order of the model, read back as the same values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.canonical import pruned, written
from generator.read import DEFAULT, check_text, nfc, parse
from generator.records import RECORD_TYPES
from generator.records.fields import (
    Bilingual,
    Id,
    Line,
    Number,
    Paragraph,
    Part,
    PartialDay,
    Reference,
    RichBilingual,
    WholeNumber,
    YesNo,
    field,
    one_of,
)
from generator.records.record import Record
from generator.records.shape import shapes

BY_THE_PACKAGE = json.loads(Path(__file__).with_name("quoting.json").read_text(encoding="utf-8"))


class Empty(Part):
    """A model that knows no field: all that is written is text."""


class Step(Part):
    stage: one_of(found=("a", "a"), copied=("b", "b")) = field("a", "a")
    date: PartialDay = field("a", "a")
    by: Annotated[Id, Reference("place")] | None = field("a", "a", default=None)
    note: Bilingual | None = field("a", "a", default=None)


class Sample(Part):
    title: Bilingual = field("a", "a")
    year: PartialDay = field("a", "a")
    days: WholeNumber = field("a", "a")
    share: Number = field("a", "a")
    invented: YesNo = field("a", "a", default=False)
    words: Line | None = field("a", "a", default=None)
    themes: tuple[Line, ...] = field("a", "a", default=())
    steps: tuple[Step, ...] = field("a", "a", default=())
    terms: dict[Id, Step] = field("a", "a", default={})
    story: RichBilingual | None = field("a", "a", default=None)
    long: Paragraph | None = field("a", "a", default=None)


def test_of_every_text_the_same_is_written_as_by_the_package_of_the_web_editor():
    wrong = [
        (text, ours, theirs) for text, theirs in BY_THE_PACKAGE["texts"]
        if (ours := written(Empty, {"a": text, "g": {"l": [text, {"b": text}]}, "z": text})) != theirs]
    assert not wrong
    assert len(BY_THE_PACKAGE["texts"]) > 150


@pytest.mark.parametrize("text", [*BY_THE_PACKAGE["lost"], "\u00a0a", "a\n\u00a0b", "a\nb:\u00a0c\n"])
def test_a_text_that_the_package_loses_or_that_is_read_only_in_quotes_is_kept(text: str):
    assert parse("x.yml", written(Empty, {"a": text, "b": [text]}).encode(), DEFAULT) == ({"a": text, "b": [text]}, [])


def test_of_every_name_the_same_is_written_as_by_the_package_of_the_web_editor():
    wrong = [
        (key, ours, theirs) for key, *theirs in BY_THE_PACKAGE["keys"]
        if (ours := [written(Empty, {key: "x"}), written(Empty, {"g": {key: "x"}})]) != theirs]
    assert not wrong


def test_fields_are_in_the_order_of_the_model_and_empty_ones_are_left_out():
    values = {
        "story": {"en": "", "vi": "a"}, "themes": [], "steps": [{"date": "2021", "note": {"vi": "", "en": ""}, "stage": "found"}],
        "terms": {"z": {"date": "2021-Q1", "stage": "copied"}, "a": {"stage": "found", "date": "2026-09-02"}},
        "invented": "true", "share": "12.50", "days": "30", "year": "2021", "title": {"en": "b", "vi": "1"}, "words": "",
    }
    assert written(Sample, values) == """\
title:
  vi: '1'
  en: b
year: '2021'
days: 30
share: 12.50
invented: true
steps:
  - stage: found
    date: '2021'
    note:
      vi: ''
terms:
  z:
    stage: copied
    date: 2021-Q1
  a:
    stage: found
    date: 2026-09-02
story:
  vi: a
"""


def test_a_required_field_that_is_empty_stays_and_so_does_what_the_model_does_not_know():
    assert written(Sample, {"zebra": "1", "apple": ["a", []], "title": {}, "year": ""}) == """\
title: {}
year: ''
apple:
  - a
  - []
zebra: '1'
"""


def test_a_number_or_a_truth_value_that_is_none_is_quoted_like_any_text():
    assert written(Sample, {"days": "012", "share": "1e3", "invented": "True"}) == "days: '012'\nshare: '1e3'\ninvented: 'True'\n"


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_what_is_said_of_the_record_as_a_whole_stands_below_the_fields_of_its_type(model: type[Record]):
    names = [shape.name for shape in shapes(model)]
    assert names[:3] == ["publish_at", "updated", "illustrative"]
    assert names[-3:] == ["unconfirmed", "source", "withdrawn"]


HARD = st.text(st.sampled_from(list("ab1. \n\n\n:#-'\"\\,[]{}&*!|>%@`?=~đ\u00a0😀")), max_size=60) | st.text(max_size=30)
TEXTS = HARD.map(nfc).filter(lambda text: not list(check_text(text)))
NAMES = st.text(st.sampled_from(list("ab-1 :#'\"")), min_size=1, max_size=5).filter(str.strip)
VALUES = st.recursive(TEXTS, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(NAMES, inside, max_size=3), max_leaves=12)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_whatever_is_written_is_read_again_as_the_same(values: dict):
    text = written(Empty, values)
    value, problems = parse("x.yml", text.encode(), DEFAULT)
    assert value == values and not [problem for problem in problems if problem.code != "T007"]  # two such letters may look like an old font


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({}, optional={
    "title": st.fixed_dictionaries({"vi": TEXTS}, optional={"en": TEXTS}), "days": TEXTS, "invented": st.sampled_from(["true", "false", "no"]),
    "themes": st.lists(TEXTS, max_size=3), "words": TEXTS, "story": st.fixed_dictionaries({"vi": TEXTS, "en": TEXTS}),
    "steps": st.lists(st.fixed_dictionaries({"stage": TEXTS}, optional={"note": st.fixed_dictionaries({}, optional={"vi": TEXTS, "en": TEXTS})}),
                      max_size=2)}))
def test_a_record_is_read_again_without_what_says_nothing_and_written_again_as_the_same_bytes(values: dict):
    text = written(Sample, values)
    found, problems = parse("x.yml", text.encode(), DEFAULT)
    assert not [problem for problem in problems if problem.code != "T007"]
    assert found == pruned(Sample, values)
    assert written(Sample, found) == text
