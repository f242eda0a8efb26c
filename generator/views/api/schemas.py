"""The JSON of records as schemas of JSON Schema 2020-12, derived from the record types as the data is."""

from __future__ import annotations

from typing import Any

from generator.records import Record
from generator.records.shape import Shape
from generator.views.opendata.tables import told

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"}
COUNT: Schema = {"type": "integer", "minimum": 0}
BILINGUAL: Schema = {"type": "object", "required": ["vi"], "properties": {"vi": TEXT, "en": TEXT}}
_VALUES: dict[str, Schema] = {
    "day": {"type": "string", "format": "date"}, "instant": {"type": "string", "format": "date-time"}, "whole_number": {"type": "integer"},
    "number": {"type": "number"}, "yes_no": {"type": "boolean"}, "address": ADDRESS, "bilingual": {"$ref": "#/components/schemas/Bilingual"},
    "rich": {"$ref": "#/components/schemas/Bilingual"},
}


def shared() -> dict[str, Schema]:
    """The schemas that the others point at, by name."""
    return {
        "Bilingual": BILINGUAL,
        "Reference": _object({"type": TEXT, "id": ID, "href": ADDRESS}, ("type", "id", "href")),
        "Withdrawn": {"description": "A record that was withdrawn. Delete it from every copy.", **_object(
            {**_head(), "status": {"const": "withdrawn"}, "withdrawn": _object(
                {"date": _VALUES["day"], "reason": _VALUES["bilingual"]}, ("date", "reason"))}, ("id", "url", "url_en", "type", "status", "withdrawn"))},
        "Links": _object({"self": ADDRESS, "first": ADDRESS, "last": ADDRESS, **dict.fromkeys(("prev", "next"), {"type": ["string", "null"], "format": "uri"})},
                         ("self", "first", "prev", "next", "last")),
        "Removal": _object({"type": TEXT, "id": ID, "url": ADDRESS, "url_en": ADDRESS, "withdrawn": _VALUES["day"]},
                           ("type", "id", "url", "url_en", "withdrawn")),
    }


def name_of(model: type[Record]) -> str:
    """The name of a type's schema: PressItem."""
    return model.__name__


def record_schema(model: type[Record]) -> Schema:
    """The schema of a public record of a type."""
    fields = [shape for shape in told(model) if shape.name != "withdrawn"]
    properties = {**_head(), "references": {"type": "array", "items": {"$ref": "#/components/schemas/Reference"},
                                            "description": "Each record that this one names, once, with its address."}}
    if model.type == "honoree":
        properties["conferrals"] = {"type": "array", "items": _object({"decision": ID, "line": COUNT}, ("decision", "line"))}
    required = ["id", "url", "url_en", "type", "references", *(shape.name for shape in fields if shape.required)]
    return {"title": model.label["en"], "description": f"{model.label['vi']}. {model.purpose['en']}",
            **_object(properties | {shape.name: _schema(shape) for shape in fields}, tuple(required))}


def _head() -> dict[str, Schema]:
    return {"id": ID, "url": {**ADDRESS, "description": "The page in Vietnamese."}, "url_en": {**ADDRESS, "description": "The page in English."},
            "type": TEXT, "self": {**ADDRESS, "description": "The record in this API, of the types that have one each."}}


def _object(properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


def _schema(shape: Shape) -> Schema:
    words: Schema = {"title": shape.label.get("en", ""), "description": " / ".join(filter(None, (shape.help.get("vi"), shape.help.get("en"))))}
    if shape.default is not None:
        words["default"] = shape.default
    schema = _one(shape)
    if shape.keyed:
        schema = {"type": "object", "additionalProperties": schema}
    elif shape.many:
        schema = {"type": "array", "items": schema}
    return {**{key: word for key, word in words.items() if word != ""}, **schema}


def _one(shape: Shape) -> Schema:
    if shape.kind == "group":
        schema = _object({part.name: _schema(part) for part in shape.fields}, tuple(part.name for part in shape.fields if part.required))
    elif shape.kind == "choice":
        schema = {"type": "string", "enum": [value for value, _ in shape.choices]}
    elif shape.kind in ("reference", "term"):
        schema = {**ID, f"x-{shape.kind}": shape.target}
    else:
        schema = _VALUES.get(shape.kind, TEXT)
    if shape.may_be_unknown:
        return {"anyOf": [schema, {"type": "null"}]}
    if shape.instead:
        return {"anyOf": [schema, {"enum": list(shape.instead)}]}
    return schema
