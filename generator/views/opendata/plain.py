"""A public record as JSON, for the data and for the API: what its page shows, and nothing more."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.catalog import Catalog
from generator.records import Record
from generator.records.record import OWN_FIELDS
from generator.views.frame import Frame
from generator.views.templates import Shown
from generator.visible import Tombstone


def as_text(value: object) -> str:
    """A value as JSON. Two builds write the same."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def by_line(head: dict[str, Any], name: str, items: list[dict[str, Any]]) -> bytes:
    """A JSON object whose last field is a list, with an item a line: small, and a difference between two days reads well."""
    lines = ",\n".join(map(as_text, items))
    return f'{as_text(head)[:-1]},\n"{name}": [\n{lines}\n]}}\n'.encode()


def addresses(frame: Frame, record: Shown) -> list[str]:
    """The pages of a record, Vietnamese and English."""
    place = f"{record.collection}/{record.id}/"
    return [frame.absolute("vi", place), frame.absolute("en", place)]


def record_text(catalog: Catalog, frame: Frame, record: Shown, first: dict[str, Any] | None = None) -> str:
    """A record as a JSON object: its id and addresses, what stands in `first`, then its fields as in its file. Of a withdrawn one the day and
    the reason."""
    vi, en = addresses(frame, record)
    head: dict[str, Any] = {"id": record.id, "url": vi, "url_en": en, **(first or {})}
    if isinstance(record, Tombstone):
        told = {"date": record.withdrawn.date.isoformat(), "reason": record.withdrawn.reason.model_dump(exclude_none=True)}
        return as_text({**head, "status": "withdrawn", "withdrawn": told})
    if record.type == "honoree":
        head["conferrals"] = [{"decision": item.decision.id, "line": item.conferral.line} for item in catalog.named[record.id]]
    fields = record.model_dump_json(by_alias=True, exclude_defaults=True, exclude=_left_out(type(record)),
                                    fallback=lambda value: getattr(value, "text", str(value)))
    return f"{as_text(head)[:-1]}, {fields[1:]}" if fields != "{}" else as_text(head)


@cache
def _left_out(model: type[Record]) -> dict[str, Any]:
    """What a record keeps to itself, as pydantic wants to be told."""
    return {**dict.fromkeys((*OWN_FIELDS, *model.not_data), True),
            **{name: {"__all__": set(within)} for name, within in model.not_data_within.items()}}
