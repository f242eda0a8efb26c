"""The tables of a record type, derived from its model: one row for each record, and a table of its own for each list within it.

Columns are named as the fields are: a text in both languages is two columns (`name_vi`, `name_en`), a group within a record is written out
(`signer_name`), a list of ids or terms is one column with `;` between them. The rows of a list bear the id of their record (`record_id`), their
place in the list (`item`, from 1) and, when that list stands in another one, the place in that (`conferrals_item`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any

from generator.read.names import ID_PATTERN
from generator.records import Record
from generator.records.fields import PartialDate
from generator.records.shape import Shape, shapes
from generator.views.spreadsheets import Value

TOGETHER = frozenset({"term", "reference", "choice"})
"""The kinds of which a list is one column: their values never hold the mark that stands between them."""
BETWEEN = ";"
NAMED_BY_ID: dict[tuple[str, str], str] = {("decisions-conferrals", "honoree"): "honoree"}
"""Columns (table, name) that hold the id of a record without being a reference of the model: an honouree exists by being named."""
TAKEN_AWAY = {("decisions-conferrals", "honoree"), ("decisions-conferrals", "name")}
"""Columns that are always filled in by the staff, and empty for an honouree who was withdrawn."""
NOT_TOLD = {"withdrawn_document"}
"""Of a withdrawn record only the day and the reason are told."""
IN = {"vi": ("tiếng Việt", "Vietnamese"), "en": ("tiếng Anh", "English")}

Words = tuple[str, str]
"""In (vi, en)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind` is one of the shapes' kinds, "id" or "url"; `target` is the type of the record that it names; `joined` when it holds
    several values; `choices` are the values that may stand in it, when they are few; `read` takes the value from a record or an item."""

    name: str
    kind: str
    label: Words
    help: Words
    read: Callable[[Any], Value]
    required: bool = False
    target: str = ""
    joined: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `steps` lead from a record to its rows: the attributes of each list on the way, none for the records themselves; `keys` are the
    columns that tell a row, `columns` all others; `above` is the table that holds the lists, for a list within a list."""

    name: str
    collection: str
    label: Words
    steps: tuple[tuple[str, ...], ...]
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]
    above: str = ""

    @property
    def header(self) -> list[str]:
        return [column.name for column in (*self.keys, *self.columns)]

    def rows(self, records: Iterable[Any], addresses: Callable[[Any], list[str]]) -> Iterator[list[Value]]:
        """Its rows from public records; a tombstone has nothing but its id, its addresses, the day and the reason."""
        for record in records:
            alive = isinstance(record, Record)
            if not self.steps:
                yield [record.id, *addresses(record), *(
                    column.read(record) if alive or column.name.startswith("withdrawn_") else None for column in self.columns)]
            elif alive:
                for places, item in _items(record, self.steps):
                    yield [record.id, *places, *(column.read(item) for column in self.columns)]


def _items(value: Any, steps: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[int, ...], Any]]:
    for place, item in enumerate(_at(value, steps[0]) or (), 1):
        if len(steps) == 1:
            yield (place,), item
        else:
            yield from (((place, *places), inner) for places, inner in _items(item, steps[1:]))


@cache
def tables(model: type[Record]) -> tuple[Table, ...]:
    """The tables of a type, that of the records first. What the model keeps out of the data is in none of them."""
    own = (_key("id", "id", ("Mã", "Id"), ("Mã của bản ghi, không bao giờ đổi", "The id of the record, never changed")),
           _key("url", "url", ("Địa chỉ", "Address"), ("Trang tiếng Việt của bản ghi", "The page in Vietnamese")),
           _key("url_en", "url", ("Địa chỉ tiếng Anh", "Address in English"), ("Trang tiếng Anh của bản ghi", "The page in English")))
    words = (model.label_plural["vi"], model.label_plural["en"])
    return tuple(_tables(model, model.collection, words, (), own, told(model)))


def told(model: type[Record]) -> tuple[Shape, ...]:
    """The fields of a type that are open data, without those within a group that are not."""
    found = []
    for shape in shapes(model):
        if shape.attribute not in model.not_data:
            hidden = model.not_data_within.get(shape.attribute, frozenset())
            found.append(replace(shape, fields=tuple(part for part in shape.fields if part.attribute not in hidden)) if hidden else shape)
    return tuple(found)


def _tables(model: type[Record], name: str, label: Words, steps: tuple[tuple[str, ...], ...], keys: tuple[Column, ...],
            fields: tuple[Shape, ...], above: str = "") -> Iterator[Table]:
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], Shape]] = []
    _lay_out(name, fields, (), "", ("", ""), bool(steps), columns, lists)
    yield Table(name, model.collection, label, steps, keys, tuple(c for c in columns if c.name not in NOT_TOLD), above)
    for attributes, shape in lists:
        below = "-".join((name, *(part.replace("_", "-") for part in (*attributes[:-1], shape.name))))
        place = _key("item", "whole_number", ("Thứ tự", "Item"), ("Thứ tự trong danh sách, từ 1", "The place in the list, from 1"))
        first = (_key("record_id", "id", ("Mã bản ghi", "Record"), (f'Mã trong bảng {model.collection}', f"The id in the table {model.collection}")),)
        if steps:
            outer = f"{steps[-1][-1]}_item"
            first = (*keys[:-1], _key(outer, "whole_number", ("Thứ tự ở bảng trên", "Item above"),
                                      (f"Thứ tự (item) trong bảng {name}", f"The item in the table {name}")))
        inner = shape.fields if shape.kind == "group" else (_value(shape),)
        words = (f"{label[0]}: {shape.label['vi']}", f"{label[1]}: {shape.label['en']}")
        yield from _tables(model, below, words, (*steps, attributes), (*first, place), inner, name if steps else "")


def _value(shape: Shape) -> Shape:
    """What stands in each row of a list of texts."""
    return replace(shape, name="value", attribute="", many=False, required=True)


def _key(name: str, kind: str, label: Words, help_: Words) -> Column:
    return Column(name, kind, label, help_, _nothing, True, pattern=ID_PATTERN.pattern if kind == "id" else "")


def _lay_out(table: str, fields: tuple[Shape, ...], attributes: tuple[str, ...], prefix: str, before: Words, needed: bool, columns: list[Column],
             lists: list[tuple[tuple[str, ...], Shape]]) -> None:
    """Put each field where it belongs: to the columns, or to the lists that become tables. `needed` when the group around it is always there."""
    for shape in fields:
        here = (*attributes, shape.attribute) if shape.attribute else attributes
        name = prefix + shape.name
        words = tuple(f"{start}: {label}" if start else label for start, label in zip(before, (shape.label["vi"], shape.label["en"])))
        needs = needed and shape.required and not shape.may_be_unknown
        if shape.keyed or shape.many and shape.kind not in TOGETHER:
            lists.append((here, shape))
        elif shape.kind == "group":
            _lay_out(table, shape.fields, here, f"{name}_", words, needs, columns, lists)
        elif shape.kind in ("bilingual", "rich"):
            columns.extend(_column(table, f"{name}_{lang}", shape, tuple(f"{word} ({of})" for word, of in zip(words, IN[lang])),
                                   (*here, lang), needs and lang == "vi") for lang in IN)
        else:
            columns.append(_column(table, name, shape, words, here, needs and not shape.many))


def _column(table: str, name: str, shape: Shape, label: Words, attributes: tuple[str, ...], required: bool) -> Column:
    target = shape.target if shape.kind == "reference" else NAMED_BY_ID.get((table, name), "")
    choices = tuple(value for value, _ in shape.choices) if shape.kind == "choice" else ()
    kind = "line" if shape.instead and not shape.may_be_unknown else shape.kind
    read = _joined(attributes) if shape.many else _reader(kind, attributes)
    pattern = shape.pattern if kind in ("reference", "term", "period", "picture", "document") and not shape.many else ""
    return Column(name, kind, label, (shape.help["vi"], shape.help["en"]), read, required and (table, name) not in TAKEN_AWAY, target, shape.many, choices, pattern, shape)


def _reader(kind: str, attributes: tuple[str, ...]) -> Callable[[Any], Value]:
    take = _taker(attributes)
    if kind == "period":
        return lambda value: None if (found := take(value)) is None else found.text
    if kind == "line":
        return lambda value: None if (found := take(value)) is None or found == "" else str(found)
    return take


def _taker(attributes: tuple[str, ...]) -> Callable[[Any], Any]:
    """As `_at`, with less ado for what stands in thousands of rows."""
    if len(attributes) == 1:
        return attrgetter(attributes[0])
    if len(attributes) == 2:
        first, second = attributes
        return lambda value: None if (found := getattr(value, first)) is None else getattr(found, second)
    return lambda value: _at(value, attributes)


def _joined(attributes: tuple[str, ...]) -> Callable[[Any], Value]:
    return lambda value: BETWEEN.join(map(_text, _at(value, attributes) or ())) or None


def _text(value: Any) -> str:
    return value.text if isinstance(value, PartialDate) else str(value)


def _at(value: Any, attributes: tuple[str, ...]) -> Any:
    for name in attributes:
        if value is None:
            return None
        value = getattr(value, name)
    return value


def _nothing(value: Any) -> Value:
    return None
