"""The API: every public record exactly once, as its schema says, at addresses that lead to each other."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from jsonschema import Draft202012Validator

from generator.records import BY_TYPE, RECORD_TYPES
from generator.views.api import SIZE, TOO_MANY
from generator.visible import Tombstone
from tests.opendata.conftest import Made


def read(data: Made, address: str) -> dict:
    return json.loads((data.folder / address[address.index("api/v1/"):]).read_bytes())


def root(data: Made) -> str:
    return data.catalog.languages["vi"].site_url + "api/v1/"


@pytest.fixture(scope="module")
def described(data: Made) -> dict:
    return read(data, "api/v1/openapi.json")


def pages(data: Made, collection: str) -> list[dict]:
    """The pages of a collection, as a reader comes to them: from the first to the next."""
    found, address, before = [], f"{root(data)}{collection}.json", None
    while address:
        page = read(data, address)
        assert page["links"]["self"] == address and page["links"]["prev"] == before and len(page["records"]) <= SIZE
        found.append(page)
        before, address = address, page["links"]["next"]
    assert all(page["links"]["first"] == found[0]["links"]["self"] and page["links"]["last"] == before and page["pages"] == len(found) for page in found)
    return found


def test_the_pages_hold_every_public_record_exactly_once(data: Made):
    index = read(data, "api/v1/index.json")
    assert [entry["type"] for entry in index["collections"]] == [model.type for model in RECORD_TYPES]
    for entry in index["collections"]:
        records = [record for page in pages(data, entry["name"]) for record in page["records"]]
        public = data.catalog.of(entry["type"])
        assert [record["id"] for record in records] == [record.id for record in public] and entry["count"] == len(public)
        assert entry["withdrawn"] == sum(isinstance(record, Tombstone) for record in public)
        files = {path.stem for path in (data.folder / f"api/v1/{entry['name']}").glob("*.json")}
        assert files == (set() if entry["type"] in TOO_MANY else {record["id"] for record in records})
        for record in records[:3] if entry["type"] not in TOO_MANY else ():
            assert read(data, record["self"]) == record == read(data, entry["record"].replace("{id}", record["id"]))


def test_every_answer_is_as_its_schema_says_and_has_nothing_else(data: Made, described: dict):
    schemas = strict(described)
    for model in RECORD_TYPES:
        validator = Draft202012Validator({**schemas, "$ref": f"#/components/schemas/{model.__name__}Page"}, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for page in pages(data, model.collection):
            assert not [f"{list(error.path)}: {error.message[:300]}" for error in validator.iter_errors(page)]
    for name in ("index", "removals", "changelog"):
        Draft202012Validator({**schemas, "$ref": f"#/components/schemas/{name.capitalize()}"}).validate(read(data, f"api/v1/{name}.json"))


def strict(described: dict) -> dict:
    """The schemas, with every field named that may stand there: what is not named may be what must not be told."""
    def close(schema: object) -> object:
        if isinstance(schema, list):
            return [close(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        closed = {key: close(part) for key, part in schema.items()}
        return {"additionalProperties": False, **closed} if closed.get("type") == "object" and isinstance(closed.get("properties"), dict) else closed

    return {"components": close(described["components"])}


def test_the_description_is_valid_and_every_file_has_a_path(data: Made, described: dict):
    from openapi_spec_validator import OpenAPIV31SpecValidator

    OpenAPIV31SpecValidator(described).validate()
    assert described["servers"] == [{"url": root(data).rstrip("/")}]
    known = set(described["paths"])
    for path in (data.folder / "api/v1").rglob("*.json"):
        parts = path.relative_to(data.folder / "api/v1").parts
        general = "/" + "/".join(parts) if len(parts) == 1 else f"/{parts[0]}/page/{{number}}.json" if parts[1] == "page" else f"/{parts[0]}/{{id}}.json"
        assert general in known or path.name == "openapi.json", path


def test_references_lead_to_public_records(data: Made):
    named = Counter()
    for model in RECORD_TYPES:
        for page in pages(data, model.collection):
            for reference in (item for record in page["records"] for item in record.get("references", ())):
                assert data.catalog.get(reference["type"], reference["id"])
                if reference["type"] in TOO_MANY:
                    assert reference["href"].endswith(f"/{BY_TYPE[reference['type']].collection}/{reference['id']}/")
                else:
                    assert read(data, reference["href"])["id"] == reference["id"]
                named[reference["type"]] += 1
    assert len(named) > 5


def test_removals_are_by_id_alone(data: Made):
    told = read(data, "api/v1/removals.json")
    assert {(item["type"], item["id"]) for item in told["removals"]} == {
        (record.type, record.id) for record in data.catalog.all() if isinstance(record, Tombstone)}
    assert all(set(item) == {"type", "id", "url", "url_en", "withdrawn"} for item in told["removals"])
