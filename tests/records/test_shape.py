"""The shape of a type is read from its model, so that guides and forms never say anything else than the rules."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest

from generator.records import BY_TYPE, RECORD_TYPES, VOCABULARIES
from generator.records.fields import (
    Bilingual,
    Day,
    Id,
    Instant,
    Line,
    Number,
    Paragraph,
    Part,
    PartialDay,
    Reference,
    RichBilingual,
    Stated,
    TermOf,
    WebAddress,
    WholeNumber,
    YesNo,
    field,
    one_of,
)
from generator.records.shape import KINDS, shapes


class Inner(Part):
    note: Line = field("Ghi chú", "Note")


class Sample(Part):
    words: ClassVar[str] = "no field"

    bilingual: Bilingual = field("a", "a")
    rich: RichBilingual | None = field("a", "a", default=None)
    line: Stated[Line] = field("a", "a")
    paragraph: Paragraph = field("a", "a")
    day: Day | None = field("a", "a", default=None)
    period: Stated[PartialDay] = field("a", "a")
    instant: Instant = field("a", "a")
    whole_number: WholeNumber = field("a", "a")
    number: Number = field("a", "a")
    yes_no: YesNo = field("a", "a", default=False)
    choice: one_of(yes=("có", "yes"), no=("không", "no")) = field("a", "a")
    term: tuple[Annotated[Id, TermOf("levels")], ...] = field("a", "a", default=())
    reference: Annotated[Id, Reference("place")] | None = field("a", "a", default=None)
    address: WebAddress | None = field("a", "a", default=None)
    group: tuple[Inner, ...] = field("Nhóm", "Group", "Giải thích", "Help", min_length=1)


FOUND = {shape.name: shape for shape in shapes(Sample)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_value_is_told_apart(kind):
    assert FOUND[kind].kind == kind


def test_a_field_says_whether_it_is_required_many_or_may_be_unknown():
    assert {name for name, shape in FOUND.items() if shape.many} == {"term", "group"}
    assert {name for name, shape in FOUND.items() if shape.may_be_unknown} == {"line", "period"}
    assert {name for name, shape in FOUND.items() if not shape.required} == {
        "rich", "day", "yes_no", "term", "reference", "address"}


def test_a_field_brings_its_words_and_what_may_stand_in_it():
    assert FOUND["choice"].choices == (("yes", ("có", "yes")), ("no", ("không", "no")))
    assert (FOUND["term"].target, FOUND["reference"].target) == ("levels", "place")
    assert (FOUND["group"].label, FOUND["group"].help) == ({"vi": "Nhóm", "en": "Group"}, {"vi": "Giải thích", "en": "Help"})
    assert [shape.name for shape in FOUND["group"].fields] == ["note"]


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_what_a_type_points_at_exists(model):
    pending = list(shapes(model))
    while pending:
        shape = pending.pop()
        pending.extend(shape.fields)
        assert shape.kind in KINDS
        assert shape.kind != "reference" or shape.target in BY_TYPE
        assert shape.kind != "term" or shape.target in VOCABULARIES
