"""The API: the records as static JSON at lasting addresses below `api/v1/`, in pages of 100 and, but for honourees, one by one.

Which types have an address for each record is decided by the type, never by how many records there are: so no address ever vanishes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.records import BY_TYPE, RECORD_TYPES, Record
from generator.records.fields import Reference
from generator.views.api.changelog import RELEASES, VERSION
from generator.views.api.openapi import openapi
from generator.views.opendata import OpenData, archive
from generator.views.opendata.collections import Collection, digest_of
from generator.views.opendata.plain import as_text, record_text
from generator.views.output import File
from generator.views.templates import Shown
from generator.visible import Tombstone

FOLDER = "api/v1/"
SIZE = 100
"""Records on a page."""
TOO_MANY = frozenset({"honoree"})
"""The types of which there may be tens of thousands: their records are on the pages of their collection only."""


def api(data: OpenData) -> Iterator[File]:
    """Every file of the API."""
    own = Api(data)
    yield own.file("index.json", (repr(own.index),), partial(_bytes, own.index))
    for collection in data.collections:
        yield from own.pages(collection)
        if collection.model.type not in TOO_MANY:
            yield from own.records(collection)
    removals = next(item for item in data.derived if item.name == "removals")
    names = [column.name for column in removals.columns]
    told = {"about": dict(zip(("vi", "en"), removals.purpose)), "removals": [dict(zip(names, row)) for row in removals.rows]}
    yield own.file("removals.json", (repr(removals.rows),), partial(_bytes, told))
    log = {"version": VERSION, "releases": [
        {"version": each.version, "date": each.day, "changes": {"vi": each.vi, "en": each.en}} for each in RELEASES]}
    yield own.file("changelog.json", (), partial(_bytes, log))
    apart = [model for model in RECORD_TYPES if model.type not in TOO_MANY]
    yield own.file("openapi.json", (repr(data.said.publisher),), partial(openapi, data.said, own.base, apart))


class Api:
    """The addresses of the API and what stands at them."""

    def __init__(self, data: OpenData) -> None:
        self.data = data
        self.catalog, self.frame = data.said.catalog, data.said.frame
        self.base = f"{self.frame.root}{FOLDER}"

    def file(self, name: str, depends: tuple[str, ...], make: Any, records: tuple[str, ...] = ()) -> File:
        return File(FOLDER + name, depends, make, records)

    @property
    def index(self) -> dict[str, Any]:
        """What there is."""
        said, root = self.data.said, self.frame.root
        vi, en, _ = said.publisher
        return {
            "version": VERSION, "title": {lang: said.title(lang) for lang in ("vi", "en")}, "publisher": {"vi": vi, "en": en},
            "rights": said.catalog.site.rights.model_dump(exclude_none=True), "changed": said.changed.isoformat(), "self": f"{self.base}index.json",
            **{name: f"{self.base}{name}.json" for name in ("openapi", "changelog", "removals")},
            "datapackage": f"{root}data/datapackage.json", "archive": root + archive.ADDRESS,
            "page": self.frame.absolute("vi", "data/"), "page_en": self.frame.absolute("en", "data/"),
            "collections": [self._entry(collection) for collection in self.data.collections]}

    def _entry(self, collection: Collection) -> dict[str, Any]:
        name, model, records = collection.name, collection.model, collection.records
        entry: dict[str, Any] = {
            "name": name, "type": model.type, "title": model.label_plural, "about": model.purpose, "count": len(records),
            "withdrawn": sum(isinstance(record, Tombstone) for record in records), "pages": _pages(records), "href": f"{self.base}{name}.json",
            "page": self.frame.absolute("vi", f"{name}/"), "page_en": self.frame.absolute("en", f"{name}/"),
            "files": {kind: f"{self.frame.root}data/{name}.{kind}" for kind in ("json", "csv", "xlsx")}}
        return entry if model.type in TOO_MANY else entry | {"record": f"{self.base}{name}/{{id}}.json"}

    def pages(self, collection: Collection) -> Iterator[File]:
        """The pages of a collection: the first bears its name, so that it is there when the collection is empty."""
        for number in range(1, _pages(collection.records) + 1):
            some = collection.records[(number - 1) * SIZE:number * SIZE]
            depends = (str(len(collection.records)), digest_of(self.catalog, some))
            yield self.file(_name(collection.name, number), depends, partial(self._page, collection, number, some),
                            tuple(f"{collection.name}/{record.id}" for record in some))

    def _page(self, collection: Collection, number: int, some: list[Shown]) -> bytes:
        last = _pages(collection.records)
        places = {"self": number, "first": 1, "prev": number - 1, "next": number + 1, "last": last}
        head = {"collection": collection.name, "title": collection.model.label_plural, "count": len(collection.records), "page": number, "pages": last,
                "rights": self.catalog.site.rights.model_dump(exclude_none=True),
                "links": {name: self.base + _name(collection.name, place) if 1 <= place <= last else None for name, place in places.items()}}
        rows = ",\n".join(map(self._record, some))
        return f'{as_text(head)[:-1]},\n"records": [\n{rows}\n]}}\n'.encode(errors="replace")

    def records(self, collection: Collection) -> Iterator[File]:
        """A file for each record."""
        for record in collection.records:
            name = f"{collection.name}/{record.id}"
            yield self.file(f"{name}.json", (record.digest,), lambda record=record: f"{self._record(record)}\n".encode(errors="replace"), (name,))

    def _record(self, record: Shown) -> str:
        first: dict[str, Any] = {"type": record.type}
        if record.type not in TOO_MANY:
            first["self"] = self._address(record.type, record.id)
        if isinstance(record, Record):
            first["references"] = self._references(record)
        return record_text(self.catalog, self.frame, record, first)

    def _references(self, record: Record) -> list[dict[str, str]]:
        """The records that this one names in what is told of it, each once, in the order of its fields."""
        found = dict.fromkeys(
            (mark.type, key) for location, mark, key in self.catalog.marks[record.type, record.id]
            if isinstance(mark, Reference) and _is_told(record, location))
        return [{"type": kind, "id": key, "href": self._address(kind, key)} for kind, key in found]

    def _address(self, kind: str, key: str) -> str:
        """Where a record stands: in the API, or on its page when its type has no addresses here."""
        place = f"{BY_TYPE[kind].collection}/{key}"
        return self.frame.absolute("vi", f"{place}/") if kind in TOO_MANY else f"{self.base}{place}.json"


def _is_told(record: Record, location: tuple[str | int, ...]) -> bool:
    inner = location[2] if len(location) > 2 else ""
    return location[0] not in record.not_data and inner not in record.not_data_within.get(str(location[0]), ())


def _pages(records: list[Shown]) -> int:
    return max(1, -(-len(records) // SIZE))


def _name(collection: str, number: int) -> str:
    return f"{collection}.json" if number == 1 else f"{collection}/page/{number}.json"


def _bytes(value: object) -> bytes:
    return f"{as_text(value)}\n".encode(errors="replace")
