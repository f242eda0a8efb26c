"""`openapi.json`: the API described in OpenAPI 3.1."""

from __future__ import annotations

import json
from typing import Any

from generator.records import RECORD_TYPES, Record
from generator.views.api.changelog import VERSION
from generator.views.api.schemas import ADDRESS, COUNT, TEXT, Schema, name_of, record_schema, shared
from generator.views.opendata.package import About


def openapi(said: About, base: str, apart: list[type[Record]]) -> bytes:
    """The description. `base` is the address of the API; the types in `apart` have an address for each record."""
    rights = said.catalog.site.rights
    schemas = shared()
    paths: dict[str, Any] = {
        "/index.json": _get("index", "What there is: collections, counts, addresses", {"$ref": "#/components/schemas/Index"}),
        "/removals.json": _get("removals", "The records that were withdrawn; delete them from every copy", {"$ref": "#/components/schemas/Removals"}),
        "/changelog.json": _get("changelog", "What changed in this API", {"$ref": "#/components/schemas/Changelog"})}
    for model in RECORD_TYPES:
        name, plural = name_of(model), model.label_plural["en"]
        schemas[name] = record_schema(model)
        either = {"anyOf": [{"$ref": f"#/components/schemas/{name}"}, {"$ref": "#/components/schemas/Withdrawn"}]}
        schemas[f"{name}Page"] = _page(either)
        page = {"$ref": f"#/components/schemas/{name}Page"}
        paths[f"/{model.collection}.json"] = _get(f"{model.type}_first_page", f"{plural}: the first 100, in the order of their ids", page)
        paths[f"/{model.collection}/page/{{number}}.json"] = _get(
            f"{model.type}_page", f"{plural}: a later page, as `next` of the page before names it", page,
            _parameter("number", {"type": "integer", "minimum": 2}))
        if model in apart:
            paths[f"/{model.collection}/{{id}}.json"] = _get(
                f"{model.type}_by_id", f"{model.label['en']}: one record", either, _parameter("id", {"$ref": "#/components/schemas/Id"}))
    schemas |= {"Id": {"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"}, **_others()}
    whole = {
        "openapi": "3.1.0",
        "info": {"title": said.title("en"), "version": VERSION, "description": f"{said.title('vi')}.\n\n{said.description('vi')}\n\n{said.description('en')}\n\n"
                 "Static files: no key, no query, no limit but good manners. Fields may be added; ignore those that you do not know.",
                 "contact": {"url": said.frame.absolute("vi", "contacts/")},
                 "license": {"name": rights.en or rights.vi, "url": f"{said.frame.root}data/#licence"}},
        "servers": [{"url": base.rstrip("/")}], "paths": paths, "components": {"schemas": schemas}}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _get(operation: str, summary: str, schema: Schema, *parameters: Schema) -> dict[str, Any]:
    answer = {"description": summary, "content": {"application/json": {"schema": schema}}}
    get: dict[str, Any] = {"operationId": operation, "summary": summary, "responses": {"200": answer, "404": {"description": "There is no such file."}}}
    return {"parameters": list(parameters), "get": get} if parameters else {"get": get}


def _parameter(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _page(item: Schema) -> Schema:
    return {"type": "object", "required": ["collection", "title", "count", "page", "pages", "rights", "links", "records"], "properties": {
        "collection": TEXT, "title": {"$ref": "#/components/schemas/Bilingual"}, "count": COUNT, "page": COUNT, "pages": COUNT,
        "rights": {"$ref": "#/components/schemas/Bilingual"}, "links": {"$ref": "#/components/schemas/Links"},
        "records": {"type": "array", "maxItems": 100, "items": item}}}


def _others() -> dict[str, Schema]:
    bilingual = {"$ref": "#/components/schemas/Bilingual"}
    collection = {"type": "object", "required": ["name", "type", "title", "count", "withdrawn", "pages", "href", "page"], "properties": {
        "name": TEXT, "type": TEXT, "title": bilingual, "about": bilingual, "count": COUNT, "withdrawn": COUNT, "pages": COUNT, "href": ADDRESS,
        "page": ADDRESS, "page_en": ADDRESS, "record": {"type": "string", "description": "The address of a record, with its id in the place of {id}."},
        "files": {"type": "object", "additionalProperties": ADDRESS}}}
    return {
        "Index": {"type": "object", "required": ["version", "title", "rights", "changed", "collections"], "properties": {
            "version": TEXT, "title": bilingual, "rights": bilingual, "publisher": bilingual, "changed": {"type": "string", "format": "date-time"},
            **dict.fromkeys(("self", "openapi", "changelog", "removals", "datapackage", "archive", "page", "page_en"), ADDRESS),
            "collections": {"type": "array", "items": collection}}},
        "Removals": {"type": "object", "required": ["about", "removals"], "properties": {
            "about": bilingual, "removals": {"type": "array", "items": {"$ref": "#/components/schemas/Removal"}}}},
        "Changelog": {"type": "object", "required": ["version", "releases"], "properties": {
            "version": TEXT, "releases": {"type": "array", "items": {"type": "object", "required": ["version", "date", "changes"], "properties": {
                "version": TEXT, "date": {"type": "string", "format": "date"}, "changes": bilingual}}}}},
    }
