"""The page of each type in its folder of `data/` says every field that the model has."""

from __future__ import annotations

import re

import pytest

from generator.edit.guide import guides
from generator.records import RECORD_TYPES, Record
from generator.records.shape import Shape, shapes
from tests.conftest import ROOT


@pytest.mark.parametrize("path", sorted(guides()))
def test_the_page_in_the_folder_is_the_one_that_the_program_writes(path: str):
    assert (ROOT / path).read_text(encoding="utf-8") == guides()[path], "run: python -m generator guide"


def names(fields: tuple[Shape, ...], within: str = "") -> list[str]:
    return [name for shape in fields for name in (within + shape.name, *names(shape.fields, f"{within}{shape.name}."))]


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_field_is_there_once_and_the_required_ones_stand_out(model: type[Record]):
    text = guides()[f"data/{model.collection}/README.md"]
    rows = re.findall(r"^\| (\*\*|)`([\w.]+)`\1 \|", text, re.MULTILINE)
    assert sorted(name for _, name in rows) == sorted(names(shapes(model)))
    assert {name for bold, name in rows if bold and "." not in name} == {shape.name for shape in shapes(model) if shape.required}
    assert all(len(re.split(r"(?<!\\)\|", line)) == 6 for line in text.splitlines() if line.startswith("| "))
