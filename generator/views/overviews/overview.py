"""What a page across records is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.views.gather.gathered import Gathered


@dataclass(frozen=True)
class Overview:
    """A page across records: its template is `overviews/<name>.html`, beside the module that gathers for it.

    The template is given `values` of what `gather` returns, and `link`, which finds every public record. `address` is one word
    below the language's root. An overview is always made, and written when it changed: `linked` and `depends` are not needed. Only one that
    takes long to make, as with charts, gives both: it is then made like the page of a record, when they changed, and links to no others.
    """

    name: str
    address: str
    chapter: str
    title: dict[str, str]
    purpose: dict[str, str]
    gather: Callable[[Catalog, datetime], Gathered]
