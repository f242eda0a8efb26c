"""Tables across records: what was withdrawn, for those who hold copies, and what the map shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.read.names import ID_PATTERN
from generator.views.frame import Frame
from generator.views.opendata.plain import addresses, as_text
from generator.views.opendata.tables import Column, Words
from generator.views.output import File
from generator.views.overviews import places_map
from generator.views.spreadsheets import Value, csv_file
from generator.visible import Tombstone


@dataclass(frozen=True)
class Derived:
    """A table and its rows. `keys` are the columns that tell a row, `about` is said in its JSON before the rows; `daily` as in a resource."""

    name: str
    title: Words
    purpose: Words
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    rows: list[list[Value]]
    daily: bool = False

    def files(self) -> Iterator[File]:
        """`data/<name>.json` and `.csv`."""
        depends = (repr(self.rows),)
        yield File(f"data/{self.name}.json", depends, self.json)
        yield File(f"data/{self.name}.csv", depends, self._csv)

    def json(self) -> bytes:
        """The rows as JSON, one a line."""
        names = [column.name for column in self.columns]
        rows = ",\n".join(as_text(dict(zip(names, row))) for row in self.rows)
        title = {"vi": self.title[0], "en": self.title[1]}
        purpose = {"vi": self.purpose[0], "en": self.purpose[1]}
        return f'{{"title": {as_text(title)},\n"about": {as_text(purpose)},\n"rows": [\n{rows}\n]}}\n'.encode()

    def _csv(self) -> bytes:
        return csv_file([column.name for column in self.columns], self.rows)


def derived(catalog: Catalog, frame: Frame, at: datetime) -> list[Derived]:
    """The tables across records."""
    return [_removals(catalog, frame), _map(catalog, at)]


def _removals(catalog: Catalog, frame: Frame) -> Derived:
    rows: list[list[Value]] = [
        [record.type, record.id, *addresses(frame, record), record.withdrawn.date.isoformat()]
        for record in catalog.all() if isinstance(record, Tombstone)]
    return Derived(
        "removals", ("Hồ sơ đã rút", "Withdrawn records"),
        ("Những hồ sơ đã rút khỏi trang. Ai giữ bản sao dữ liệu thì xóa các hồ sơ này.",
         "The records that were withdrawn. Who holds a copy of the data deletes them from it."),
        (_column("type", "line", ("Loại hồ sơ", "Type of record")), _column("id", "id", ("Mã", "Id")), _column("url", "url", ("Địa chỉ", "Address")),
         _column("url_en", "url", ("Địa chỉ tiếng Anh", "Address in English")), _column("withdrawn", "day", ("Ngày rút", "Withdrawn on"))),
        ("type", "id"), sorted(rows, key=lambda row: tuple(map(str, (row[4], row[0], row[1])))))


def _map(catalog: Catalog, at: datetime) -> Derived:
    tiles = [tile for _, kinds in places_map.gather(catalog, at).values["areas"] for _, found in kinds for tile in found]
    rows: list[list[Value]] = [
        [tile.place.id, tile.place.code, tile.place.name.vi, tile.place.name.en, tile.place.kind, tile.place.parent, tile.awards, tile.exemplars,
         tile.copies] for tile in tiles]
    overview = places_map.PLACES_MAP
    counts = (("conferrals", ("Lượt khen thưởng", "Conferrals")), ("exemplars", ("Điển hình tiên tiến", "Exemplary models")),
              ("replications", ("Điển hình được nhân rộng", "Replications")))
    return Derived(
        "map", (overview.title["vi"], overview.title["en"]), (overview.purpose["vi"], overview.purpose["en"]),
        (_column("place", "id", ("Địa phương", "Place")), _column("code", "line", ("Mã hành chính", "Administrative code"), required=False),
         _column("name_vi", "line", ("Tên", "Name")), _column("name_en", "line", ("Tên tiếng Anh", "Name in English"), required=False),
         _column("kind", "line", ("Loại", "Kind")), _column("parent", "line", ("Thuộc", "Within"), required=False),
         *(_column(name, "whole_number", words) for name, words in counts)),
        ("place",), sorted(rows, key=lambda row: str(row[0])), daily=True)


def _column(name: str, kind: str, label: Words, required: bool = True) -> Column:
    return Column(name, kind, label, label, _none, required, pattern=ID_PATTERN.pattern if kind == "id" else "")


def _none(value: object) -> Value:
    return None


