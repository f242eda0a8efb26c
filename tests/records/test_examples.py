"""Each record type is whole in its folder: an example that uses every field, and every field explained in both languages."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest
from pydantic import BaseModel

import generator.records
from generator.read import DEFAULT, Source, parse
from generator.records import RECORD_TYPES
from generator.records.chapters import CHAPTERS
from generator.records.fields import Bilingual, RichBilingual
from generator.records.record import OWN_FIELDS, Record, make, untranslated

FOLDER = Path(generator.records.__file__).parent


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_the_example_of_a_type_is_accepted_and_uses_every_field(model: type[Record]):
    data = (FOLDER / model.type / "example.yml").read_bytes()
    value, problems = parse(f"data/{model.collection}/example.yml", data, DEFAULT)
    assert not problems
    record, problems = make(model, Source(f"data/{model.collection}/example.yml", value, "", data), id="example", path="-", digest="-")
    assert not problems
    assert list(untranslated(record)) == []
    own = {info.alias or name for name, info in model.model_fields.items() if name not in Record.model_fields}
    assert own <= set(value)


def _groups(model: type[BaseModel]) -> typing.Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        for part in _parts(info.annotation):
            if part not in (Bilingual, RichBilingual):
                yield from _groups(part)


def _parts(annotation: typing.Any) -> typing.Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _parts(argument)


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_field_of_a_type_is_explained_in_both_languages(model: type[Record]):
    unexplained = set()
    for group in _groups(model):
        for name, info in group.model_fields.items():
            words = info.json_schema_extra or {}
            texts = [words.get(kind, {}).get(lang) for kind in ("label", "help") for lang in ("vi", "en")]
            if name not in OWN_FIELDS and not all(texts):
                unexplained.add(f"{group.__name__}.{name}")
    assert not unexplained


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_type_says_what_it_is_for_and_where_readers_find_it(model: type[Record]):
    assert model.chapter in CHAPTERS
    for words in (model.label, model.label_plural, model.purpose):
        assert set(words) == {"vi", "en"}
