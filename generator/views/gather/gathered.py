"""What a gatherer gives to a template, and what the page then rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.catalog import Catalog, Key
from generator.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Gathered:
    """`values` go to the template by name. `linked` are records that it links to. `depends` tells apart all that it may show:
    a page whose `depends`, record and links are as before is not made again. `translated` is false when a part has no English.
    """

    values: dict[str, Any] = field(default_factory=dict)
    linked: Iterable[Key] = ()
    depends: tuple[str, ...] = ()
    translated: bool = True


def pointing(catalog: Catalog, record: Record, model: type[R]) -> list[R]:
    """The public records of a type that point at a record, sorted by id. The page depends on them already."""
    found = (catalog.get(*key) for key in catalog.incoming.get((record.type, record.id), ()) if key[0] == model.type)
    return sorted((item for item in found if isinstance(item, model)), key=lambda item: item.id)
