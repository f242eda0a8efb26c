"""The schemas that editors use: every shipped record is valid, faults are not, and what is committed is up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource

import generator.records
from generator.__main__ import main
from generator.catalog import load
from generator.edit import schema
from generator.edit.schema import FOLDER, KNOWN, known_file, schema_files
from generator.records import RECORD_TYPES
from generator.records.record import Record
from generator.records.shape import shapes
from tests.conftest import ROOT, SHIPPED


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are texts, 0123 is a number, yes is a text."""

    yaml_implicit_resolvers: dict = {}


for tag, pattern in (("null", r"~|null|Null|NULL|"), ("bool", r"true|True|TRUE|false|False|FALSE"), ("int", r"[-+]?[0-9]+"),
                     ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def _read(text: str) -> Any:
    return yaml.load(text, Core)  # noqa: S506 - a safe loader


FILES = schema_files()
MAPPED: dict[str, list[str]] = json.loads(FILES[".vscode/settings.json"])["yaml.schemas"]


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft7Validator]:
    """Schema file -> its validator; the terms and ids are those of the shipped records."""
    known = json.loads(known_file(load(SHIPPED).catalog)[f"{FOLDER}/{KNOWN}"])
    Draft7Validator.check_schema(known)
    registry = Registry().with_resource(KNOWN, Resource.from_contents(known))
    found = {path: json.loads(text) for path, text in FILES.items() if path.startswith(FOLDER)}
    for each in found.values():
        Draft7Validator.check_schema(each)
    return {path: Draft7Validator(each, registry=registry) for path, each in found.items()}


def _of(validators: dict[str, Draft7Validator], path: str) -> Draft7Validator:
    """The validator of a record file, by the settings of the editor."""
    found = [name for name, patterns in MAPPED.items() for pattern in patterns if Path(path).match(pattern)]
    assert len(found) == 1, (path, found)
    return validators[found[0].removeprefix("./")]


def _example(model: type[Record]) -> str:
    return (Path(generator.records.__file__).parent / model.type / "example.yml").read_text(encoding="utf-8")


def test_every_shipped_file_has_one_schema_and_is_valid(validators: dict[str, Draft7Validator]):
    paths = sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.glob("data/**/*.yml"))
    assert len(paths) > 300
    wrong = [(path, error.json_path, error.message[:200]) for path in paths
             for error in _of(validators, path).iter_errors(_read((SHIPPED / path).read_text(encoding="utf-8")))]
    assert not wrong


def _unquoted(value: Any) -> Any:
    """A value as it is read when nothing is quoted."""
    if isinstance(value, str):
        return _read(value) if re.fullmatch(r"[\w.-]+", value) else value
    if isinstance(value, dict):
        return {key: _unquoted(item) for key, item in value.items()}
    return [_unquoted(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_an_example_is_valid_with_and_without_quotes_and_with_empty_texts(model: type[Record], validators: dict[str, Draft7Validator]):
    validator = _of(validators, f"data/{model.collection}/x.yml")
    value = {**_read(_example(model)), "updated": None}
    for tried in (value, _unquoted(value), yaml.load(_example(model), yaml.BaseLoader)):  # noqa: S506 - it makes texts only
        wrong = [(error.json_path, error.message) for error in validator.iter_errors(tried) if "is not one of" not in error.message]
        assert not wrong  # examples name terms that need not be in the shipped vocabulary


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_missing_field_and_an_unknown_one_are_faults(model: type[Record], validators: dict[str, Draft7Validator]):
    validator = _of(validators, f"data/{model.collection}/x.yml")
    value = _read(_example(model))
    for shape in shapes(model):
        less = {name: item for name, item in value.items() if name != shape.name}
        assert shape.required == any(error.validator == "required" and not error.path for error in validator.iter_errors(less)), shape.name
    assert any("titel" in error.message for error in validator.iter_errors({**value, "titel": "a"}))


@pytest.mark.parametrize(("kind", "name", "wrong"), [
    ("news", "publish_at", "publish_at: 22/11/2026"), ("news", "publish_at", "publish_at: 2026"), ("news", "pinned", "pinned: yes"),
    ("news", "pinned", "pinned: 'True'"), ("news", "expires", "expires: 2026-9-2"), ("news", "kind", "kind: tin"), ("news", "title", "title: a"),
    ("news", "title", "title: {en: a}"), ("news", "title", "title: {vi: ''}"), ("news", "title", "title:"), ("news", "campaigns", "campaigns: a"),
    ("news", "campaigns", "campaigns: [{a: b}]"), ("news", "text", "text: {vi: [a]}"), ("news", "title", "title: {vi: a, fr: b}"),
    ("decision", "conferrals", "conferrals: []"), ("decision", "number", "number: ''"), ("decision", "number", 'number: "a\\nb"'),
    ("decision", "pdf", "pdf: {file: Quyết định.pdf, title: {vi: a}}"), ("decision", "source", "source: [{web_address: http://a.vn/}]"),
    ("decision", "conferrals", "conferrals: [{line: -1, honoree: a, name: a, kind: individual, form: giay-khen-xa}]"),
    ("decision", "conferrals", "conferrals: [{line: 1, honoree: a, name: a, kind: individual, form: giay-khen-xa, class: 4}]"),
    ("decision", "conferrals", "conferrals: [{line: 1, honoree: A B, name: a, kind: individual, form: giay-khen-xa}]"),
    ("exemplar", "stages", "stages: [{stage: finished, date: 2021}]"), ("exemplar", "stages", "stages: [{stage: discovered, date: 2021-Q5}]"),
])
def test_a_fault_is_shown_at_its_field(kind: str, name: str, wrong: str, validators: dict[str, Draft7Validator]):
    model = next(model for model in RECORD_TYPES if model.type == kind)
    value = {**_read(_example(model)), **_read(wrong)}
    assert any(error.path and error.path[0] == name for error in _of(validators, f"data/{model.collection}/x.yml").iter_errors(value))


def test_hovering_shows_vietnamese_first_and_every_field_is_explained():
    decisions = json.loads(FILES[f"{FOLDER}/decisions.json"])
    assert decisions["properties"]["issued"]["description"].startswith("Ngày ký (bắt buộc; ngày)\n\nNgày ghi trên quyết định")
    pending = [each for path, text in FILES.items() if path.startswith(FOLDER) for each in json.loads(text)["properties"].values()]
    while pending:
        each = pending.pop()
        assert each["description"]
        for inside in (each, each.get("items"), each.get("additionalProperties")):
            pending += inside.get("properties", {}).values() if isinstance(inside, dict) else ()


def test_an_id_that_is_not_proposed_is_let_through_and_the_file_stays_small(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(schema, "MOST_IDS", 2)
    known = json.loads(known_file(load(SHIPPED).catalog)[f"{FOLDER}/{KNOWN}"])["definitions"]
    proposed, other = known["id-organisation"]["anyOf"]
    assert len(proposed["enum"]) == len(proposed["enumDescriptions"]) == 2
    assert "minh-hoa-ubnd-tinh" in proposed["enum"]
    assert Draft7Validator(known["id-organisation"]).is_valid("chua-co-o-day")
    assert not Draft7Validator(known["term-levels"]).is_valid("chua-co-o-day")
    assert other == {"type": ["string", "integer"]}


def test_what_is_committed_is_up_to_date():
    """`make schema` renews it. Terms and ids are data: only the demonstration's own repository is held to them."""
    wanted = schema_files() | (known_file(load(ROOT).catalog) if SHIPPED == ROOT else {})
    assert [path for path, text in wanted.items() if (ROOT / path).read_text(encoding="utf-8") != text] == []
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == {KNOWN} | {Path(path).name for path in FILES if path.startswith(FOLDER)}


def test_the_command_writes_what_is_missing_and_takes_away_what_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["schema", "--root", str(SHIPPED), str(tmp_path), "--check"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert main(["schema", "--root", str(SHIPPED), str(tmp_path)]) == 0
    stale = tmp_path / FOLDER / "gone.json"
    stale.write_text("{}")
    capsys.readouterr()
    assert main(["schema", "--root", str(SHIPPED), str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{FOLDER}/gone.json\n"
    assert not stale.exists()
    assert main(["schema", "--root", str(SHIPPED), str(tmp_path), "--check"]) == 0
