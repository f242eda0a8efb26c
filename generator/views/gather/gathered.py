"""What a gatherer gives to a template, and what the page then rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.catalog import Key


@dataclass(frozen=True, slots=True)
class Gathered:
    """`values` go to the template by name. `linked` are records that it links to. `depends` tells apart all that it may show:
    a page whose `depends`, record and links are as before is not made again. `translated` is false when a part has no English.
    `more` are further pages of the record, from its template `more.html`, at `page-2/` and so on below it: each rests on the
    record itself and on its own `linked` and `depends` only, so that a change remakes few of them.
    """

    values: dict[str, Any] = field(default_factory=dict)
    linked: Iterable[Key] = ()
    depends: tuple[str, ...] = ()
    translated: bool = True
    more: tuple[Gathered, ...] = ()
