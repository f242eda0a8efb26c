"""Open data: each collection as JSON, with the same records that the pages show and nothing more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from generator.catalog import Catalog
from generator.records import RECORD_TYPES, Record
from generator.records.record import OWN_FIELDS
from generator.views.frame import Frame
from generator.views.output import File
from generator.views.templates import Shown
from generator.visible import Tombstone


def opendata(catalog: Catalog, frame: Frame) -> Iterator[File]:
    """`data/<collection>.json` for each record type."""
    for model in RECORD_TYPES:
        records = catalog.of(model.type)
        depends = (model.collection, *(record.digest for record in records))
        if model.type == "honoree":
            depends += tuple(f"{item.decision.id}:{item.conferral.line}" for record in records if not isinstance(record, Tombstone)
                             for item in catalog.named[record.id])
        yield File(f"data/{model.collection}.json", depends, partial(_collection, catalog, frame, model, records))


def _collection(catalog: Catalog, frame: Frame, model: type[Record], records: list[Shown]) -> bytes:
    # One record a line: small, quick to write, and a difference between two days reads well.
    rows = ",\n".join(_row(catalog, frame, record) for record in records)
    return (f'{{"collection": {_json(model.collection)},\n"title": {_json(model.label_plural)},\n'
            f'"rights": {_json(catalog.site.rights.model_dump())},\n"records": [\n{rows}\n]}}\n').encode()


def _row(catalog: Catalog, frame: Frame, record: Shown) -> str:
    """A record as a JSON object: its id and address, then its fields as in its file."""
    first = {"id": record.id, "url": frame.absolute("vi", f"{record.collection}/{record.id}/")}
    if isinstance(record, Tombstone):
        return _json({**first, "status": "withdrawn", "withdrawn": record.withdrawn.model_dump(mode="json", exclude_none=True)})
    if record.type == "honoree":
        first["conferrals"] = [{"decision": item.decision.id, "line": item.conferral.line} for item in catalog.named[record.id]]
    fields = record.model_dump_json(by_alias=True, exclude_defaults=True, exclude=_left_out(type(record)),
                                    fallback=lambda value: getattr(value, "text", str(value)))
    return f"{_json(first)[:-1]}, {fields[1:]}"


@cache
def _left_out(model: type[Record]) -> dict[str, Any]:
    """What a record keeps to itself, as pydantic wants to be told."""
    return {**dict.fromkeys((*OWN_FIELDS, *model.not_data), True),
            **{name: {"__all__": set(within)} for name, within in model.not_data_within.items()}}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
