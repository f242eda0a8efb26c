"""Each collection as JSON, as CSV (a file for each of its tables) and as a workbook, with the same records that the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from hashlib import blake2b

from generator.catalog import Catalog
from generator.records import RECORD_TYPES, Record
from generator.views.frame import Frame
from generator.views.opendata.plain import addresses, as_text, record_text
from generator.views.opendata.tables import Table, tables
from generator.views.opendata.workbook import workbook
from generator.views.output import File
from generator.views.spreadsheets import Value, csv_file
from generator.views.templates import Shown
from generator.visible import Tombstone


class Collection:
    """The public records of a type, on their way to the data."""

    def __init__(self, catalog: Catalog, frame: Frame, model: type[Record]) -> None:
        self.catalog = catalog
        self.frame = frame
        self.model = model
        self.name = model.collection
        self.records: list[Shown] = catalog.of(model.type)
        self.tables = tables(model)

    @cached_property
    def digest(self) -> str:
        """What all of it rests on."""
        return digest_of(self.catalog, self.records)

    def files(self) -> Iterator[File]:
        """`data/<collection>.json` and `.xlsx`, and `data/<table>.csv`."""
        depends, of = (self.digest,), (f"{self.name}/",)
        yield File(f"data/{self.name}.json", depends, self._json, of)
        yield File(f"data/{self.name}.xlsx", depends, self._workbook, of)
        for table in self.tables:
            yield File(f"data/{table.name}.csv", depends, partial(self._csv, table), of)

    def rows(self, table: Table) -> Iterator[list[Value]]:
        return table.rows(self.records, partial(addresses, self.frame))

    def _json(self) -> bytes:
        # One record a line: small, quick to write, and a difference between two days reads well.
        rows = ",\n".join(record_text(self.catalog, self.frame, record) for record in self.records)
        return (f'{{"collection": {as_text(self.name)},\n"title": {as_text(self.model.label_plural)},\n'
                f'"rights": {as_text(self.catalog.site.rights.model_dump())},\n"records": [\n{rows}\n]}}\n').encode(errors="replace")

    def _csv(self, table: Table) -> bytes:
        return csv_file(table.header, self.rows(table))

    def _workbook(self) -> bytes:
        title, rights, languages = self.model.label_plural, self.catalog.site.rights, self.catalog.languages
        names = {lang: languages[lang].site_name for lang in languages}
        about = [("© " + names["vi"], "© " + names["en"]), (title["vi"], title["en"]), (rights.vi, rights.en or rights.vi),
                 (self.frame.absolute("vi", "data/"), self.frame.absolute("en", "data/"))]
        return workbook(title["vi"], about, self.tables, self.rows)


def collections(catalog: Catalog, frame: Frame) -> list[Collection]:
    """Every collection, in the order of the registry."""
    return [Collection(catalog, frame, model) for model in RECORD_TYPES]


def digest_of(catalog: Catalog, records: Iterable[Shown]) -> str:
    """What these records say in the data: themselves and, of an honouree, the lines that name it."""
    digest = blake2b(digest_size=16)
    for record in records:
        digest.update(f"{record.id}\0{record.digest}\0".encode())
        if record.type == "honoree" and not isinstance(record, Tombstone):
            digest.update("\0".join(f"{item.decision.id}:{item.conferral.line}" for item in catalog.named[record.id]).encode())
    return digest.hexdigest()
