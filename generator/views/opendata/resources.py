"""What there is to load, file by file: the one list from which the data package, the DCAT catalogue, the archive and the page are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.records import BY_TYPE
from generator.views.opendata.collections import Collection
from generator.views.opendata.derived import Derived
from generator.views.opendata.tables import Column, Table, Words
from generator.views.statistics import Counted
from generator.views.statistics import statistic as statistics
from generator.views.statistics.files import header

FOLDER = "data/"
MEDIA_TYPES = {
    "csv": "text/csv", "json": "application/json", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}

Key = tuple[tuple[str, ...], str, tuple[str, ...]]
"""A foreign key: the columns, the resource that they point into, its columns."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the data. `path` is below `data/`; `dataset` is what it is a part or a form of; only tables have columns and keys.

    `daily` when it is counted anew each day, whether a record changed or not.
    """

    name: str
    path: str
    dataset: str
    title: Words
    description: Words
    format: str
    columns: tuple[Column, ...] = ()
    primary: tuple[str, ...] = ()
    foreign: tuple[Key, ...] = ()
    daily: bool = False


def resources(collections: Iterable[Collection], derived: Iterable[Derived], counted: Iterable[Counted]) -> list[Resource]:
    """Every file, in the order in which readers see them."""
    found = [resource for collection in collections for resource in _of_collection(collection)]
    for item in derived:
        found += _of_table(item.name, item.title, item.purpose, item.columns, item.keys, item.daily)
    for number in counted:
        statistic = number.statistic
        found += _of_table(f"statistics/{statistic.name}", _words(statistic.title), _words(statistic.purpose), _counted(number.table), (), True)
    return found


def _of_collection(collection: Collection) -> Iterator[Resource]:
    model = collection.model
    title, purpose = _both(model.label_plural), _both(model.purpose)
    for table in collection.tables:
        yield Resource(table.name, f"{table.name}.csv", collection.name, table.label, purpose if not table.steps else table.label, "csv",
                       (*table.keys, *table.columns), _primary(table), tuple(_foreign(table)))
    for kind in ("json", "xlsx"):
        yield Resource(f"{collection.name}-{kind}", f"{collection.name}.{kind}", collection.name, title, purpose, kind)


def _of_table(path: str, title: Words, purpose: Words, columns: tuple[Column, ...], primary: tuple[str, ...], daily: bool) -> Iterator[Resource]:
    name = path.replace("/", "-")
    name = name.replace("statistics-", "count-", 1)  # what the site counts is not the collection of statistics
    yield Resource(name, f"{path}.csv", name, title, purpose, "csv", columns, primary, daily=daily)
    yield Resource(f"{name}-json", f"{path}.json", name, title, purpose, "json", daily=daily)


def _counted(table: statistics.Table) -> tuple[Column, ...]:
    """The columns of a statistic: its keys by id, with their names, and its figures."""
    labels = dict(table.keys) | {column.name: column.label for column in table.columns}
    kinds = dict.fromkeys((column.name for column in table.columns), "number")
    found = []
    for name in header(table):
        words = _words(labels[name] if name in labels else labels[name[:-3]])
        found.append(Column(name, kinds.get(name, "line"), words, words, lambda row: None, name in dict(table.keys)))
    return tuple(found)


def _primary(table: Table) -> tuple[str, ...]:
    return ("id",) if not table.steps else tuple(column.name for column in table.keys)


def _foreign(table: Table) -> Iterator[Key]:
    if table.steps:
        yield ("record_id",), table.collection, ("id",)
    if table.above:
        keys = tuple(column.name for column in table.keys[:-1])
        yield keys, table.above, (*keys[:-1], "item")
    for column in table.columns:
        if column.target and not column.joined:
            yield (column.name,), BY_TYPE[column.target].collection, ("id",)


def _both(words: dict[str, str]) -> Words:
    return words["vi"], words["en"]


def _words(text: object) -> Words:
    return text.vi, text.en or text.vi  # type: ignore[attr-defined]
