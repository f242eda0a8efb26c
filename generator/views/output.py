"""What the views give to the site: files and pages, each made only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from generator.views.cards import Card


class Sink(Protocol):
    """A file being written, a piece at a time."""

    def write(self, data: bytes | bytearray, /) -> object: ...

    def sha256(self) -> str:
        """The digest of what is written so far."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site. `depends` are the digests of everything that its bytes come from. One that is too large to be held is made as what writes it.

    `records` names the public records that it was made from, for the manifest: "decisions/qd-1", or "decisions/" for all of a collection.
    """

    path: str
    depends: tuple[str, ...]
    make: Callable[[], bytes | Callable[[Sink], None]]
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trail:
    """The way to a page: as HTML, and as (address below the root of the language, name) of each page on it."""

    html: str = ""
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What goes into the places of the shell. `body` and `edit` are HTML.

    `linked` is what the page says to programs, as things of schema.org: see views/linked.
    """

    title: str
    description: str
    breadcrumbs: Trail
    body: str
    edit: str = ""
    linked: tuple[dict[str, Any], ...] = ()


class Page(NamedTuple):
    """A page made from records. `address` is relative to the root of its language and ends in "/", or is "" for the home page.

    `translated` says that nothing on the page waits for a translation; `changed` is its last real change, when known;
    `runs` is true of a page that runs WebAssembly of the site's own; `records` is as in `File`. `kind` is that of Open Graph, `published`
    stands beside "article"; a page without a `card` of its own has that of its section. (A tuple: there are tens of thousands.)
    """

    lang: str
    address: str
    section: str
    depends: tuple[str, ...]
    make: Callable[[], Parts]
    feed: str = "all"
    changed: datetime | None = None
    translated: bool = True
    indexed: bool = True
    runs: bool = False
    records: tuple[str, ...] = ()
    kind: str = "website"
    published: datetime | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The files of the site that are ready: path -> (size, sha256). `read` gives the bytes of one."""

    files: Mapping[str, tuple[int, str]]
    read: Callable[[str], bytes]


Later = Callable[[Written], Iterable[Page | File]]
"""Makes what tells of other files, or holds them, once these are ready: what it rests on are their digests."""
