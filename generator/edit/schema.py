"""JSON Schema of every record type, vocabulary and of the settings, for editors that complete and explain YAML (VS Code).

What follows from the program stands in one schema a folder; what follows from the data, the terms and the ids of records, in `known.json`, to
which the others point. A term must be known. An id only should be: those that are pointed at most are proposed, any other is let through,
so that the file stays small and a new record is no fault; `check` knows them all.

An editor reads YAML 1.2, where 12 is a number and true no text. What stands without quotes must be as good here as in quotes, as it is for `read`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from generator.catalog import AT_THE_TOP, Catalog
from generator.problems import LANGUAGES
from generator.records import BY_TYPE, RECORD_TYPES, TABLES, VOCABULARIES
from generator.records.fields import BAD_YES_NO, Part
from generator.records.shape import KINDS, Shape, shapes
from generator.records.vocabulary import Vocabulary

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know best."""
FOLDER = ".vscode/schema"
KNOWN = "known.json"
MOST_IDS = 400
"""Ids of one type that are proposed."""

_SCALAR = ["string", "number", "boolean"]
_TYPES = {
    "yes_no": ["boolean", "string"], "whole_number": ["integer", "string"], "number": ["number", "string"], "period": ["string", "integer"],
    "day": ["string"], "instant": ["string"], "address": ["string"], "picture": ["string"], "document": ["string"], "reference": ["string", "integer"],
}
"""What YAML 1.2 may make of the text of a kind that stands without quotes; of any other kind, anything."""
_PATTERNS = {"yes_no": ("true|false", (BAD_YES_NO.hint_vi, BAD_YES_NO.hint_en))}
_LANGUAGES = {"vi": "Tiếng Việt (bắt buộc)\n\nVietnamese (required)", "en": "Tiếng Anh (nên có)\n\nEnglish (encouraged)"}
_DIGITS = re.compile(r"0|[1-9][0-9]*")
_NOTHING = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
"""An optional text may stand there empty. Said in this way, no editor proposes the word null. A group or a list that was begun is to be filled:
only so do editors begin it with what must stand in it."""


def schema_files() -> dict[str, str]:
    """Path -> text of the schemas and settings that follow from the program alone."""
    models: dict[str, tuple[type[Part], str, tuple[str, str], list[str]]] = {
        model.collection: (model, model.purpose["vi"], (model.label["vi"], model.label["en"]), [f"data/{model.collection}/*.yml"])
        for model in RECORD_TYPES}
    for name in ("vocabulary", *TABLES):
        model = TABLES.get(name, Vocabulary)
        files = [name] if name in TABLES else [name for name in VOCABULARIES if name not in TABLES]
        models[name] = (model, "Danh mục dùng chung; người đọc cũng thấy.", ("Danh mục", "Vocabulary"), [f"data/vocabulary/{file}.yml" for file in files])
    for name, model in AT_THE_TOP.items():
        models[name] = (model, "Cài đặt, sổ theo dõi do cơ quan ghi.", ("Cài đặt, sổ theo dõi", "Settings and registers"), [f"data/{name}.yml"])
    files = {
        f"{FOLDER}/{name}.json": _json({"$schema": DIALECT, "title": " / ".join(label), "description": purpose, **_group(shapes(model))})
        for name, (model, purpose, label, _) in models.items()}
    files[".vscode/settings.json"] = _json({
        "yaml.schemas": {f"./{FOLDER}/{name}.json": paths for name, (_, _, _, paths) in models.items()},
        "yaml.schemaStore.enable": False, "yaml.format.enable": False, "redhat.telemetry.enabled": False,
        "files.encoding": "utf8", "files.eol": "\n",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.detectIndentation": False, "editor.wordWrap": "on",
                   "editor.quickSuggestions": {"strings": True, "other": True, "comments": False}}})
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    return files


def known_file(catalog: Catalog) -> dict[str, str]:
    """Path -> text of the schema of the terms and ids that there are."""
    definitions: Schema = {}
    for name, vocabulary in sorted(catalog.vocabulary.items()):
        definitions[f"term-{name}"] = _one_of({key: f"{term.name.vi} / {term.name.en or '-'}" for key, term in vocabulary.terms.items()})
    pointed_at = Counter(target for targets in catalog.outgoing.values() for target in targets)
    for record_type in BY_TYPE:
        records = sorted(catalog.of(record_type), key=lambda record: (-pointed_at[record.type, record.id], record.id))[:MOST_IDS]
        names = {record.id: f"{record.heading.vi} / {record.heading.en or '-'}" for record in sorted(records, key=lambda record: record.id)}
        definitions[f"id-{record_type}"] = {"anyOf": [_one_of(names), {"type": ["string", "integer"]}]} if names else {}
    return {f"{FOLDER}/{KNOWN}": _json({"$schema": DIALECT, "definitions": definitions})}


def _json(value: Schema) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _group(fields: tuple[Shape, ...]) -> Schema:
    required = [shape.name for shape in fields if shape.required]
    group: Schema = {"type": "object", "properties": {shape.name: _field(shape) for shape in fields}, "additionalProperties": False}
    return {**group, "required": required} if required else group


def _field(shape: Shape) -> Schema:
    value = _value(shape)
    if shape.keyed:
        value = {"type": "object", "additionalProperties": value}
    elif shape.many:
        value = {"type": "array", "items": value, **({"minItems": shape.least} if shape.least else {})}
    may_be_empty = not (shape.required or shape.parts or shape.many)
    return {"description": _description(shape), **({"anyOf": [value, _NOTHING]} if may_be_empty else value)}


def _description(shape: Shape) -> str:
    """What hovering over a field shows: Vietnamese first."""
    if not shape.label:
        return _LANGUAGES[shape.name]
    texts = []
    for index, lang in enumerate(LANGUAGES):
        needed = ("bắt buộc", "required") if shape.required else ("không bắt buộc", "optional")
        advice = "" if shape.kind in ("term", "reference") else shape.advice[index]  # an id is chosen, not made up
        texts += [f"{shape.label[lang]} ({needed[index]}; {KINDS[shape.kind][index]})", shape.help.get(lang), advice]
    return "\n\n".join(filter(None, texts))


def _value(shape: Shape) -> Schema:
    """One value of a field, or one item of a list."""
    if shape.parts:
        return _group(shape.parts)
    if shape.kind == "choice":
        return _one_of({value: " / ".join(words) for value, words in shape.choices}, shape.instead)
    if shape.kind in ("term", "reference"):
        known = {"$ref": f"{KNOWN}#/definitions/{'term' if shape.kind == 'term' else 'id'}-{shape.target}"}
        return {"anyOf": [known, {"enum": list(shape.instead)}]} if shape.instead else known
    return _text(shape)


def _text(shape: Shape) -> Schema:
    """A value that is one text, as YAML 1.2 may read it. A pattern holds for what is read as a text."""
    types = _TYPES.get(shape.kind, _SCALAR)
    pattern, advice = _PATTERNS.get(shape.kind, (shape.pattern, shape.advice))
    empty = "" if shape.required or shape.many else "?"
    value: Schema = {"type": types}
    if pattern:
        pattern = "|".join([pattern, *shape.instead])
        value |= {"pattern": f"^(?:{pattern}){empty}$", "patternErrorMessage": " / ".join(advice)}
        if "integer" in types and not re.fullmatch(pattern, "-1"):
            value["minimum"] = 0
    else:
        inside = r"[^\n]*\s*" if shape.kind == "line" else r"[\s\S]*"
        value["pattern"] = rf"^\s*(?:\S{inside}){empty}$"
    return {**value, "maxLength": shape.longest} if shape.longest else value


def _one_of(words: Mapping[str, str], instead: tuple[str, ...] = ()) -> Schema:
    """One of a few texts, each with what it means; one of digits may stand without quotes too, but is not proposed so."""
    texts = [*words, *instead]
    choice: Schema = {"enum": texts, "enumDescriptions": [*words.values(), *("" for _ in instead)]}
    numbers = [int(text) for text in texts if _DIGITS.fullmatch(text)]
    return {"anyOf": [choice, {"not": {"not": {"enum": numbers}}}]} if numbers else choice
