"""What the fields of a record type are, read from its model: names, words, kinds of value. Guides, forms and schemas follow from it."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, StringConstraints

from generator.records.fields import (
    Bilingual,
    Choices,
    FileOf,
    Form,
    PartialDate,
    Reference,
    RichBilingual,
    TermOf,
    WebAddress,
    is_stated,
)
from generator.records.record import OWN_FIELDS

KINDS: dict[str, tuple[str, str]] = {
    "bilingual": ("văn bản song ngữ", "text in both languages"),
    "rich": ("văn bản song ngữ có định dạng", "formatted text in both languages"),
    "line": ("một dòng chữ", "one line of text"),
    "paragraph": ("văn bản", "text"),
    "day": ("ngày", "day"),
    "period": ("ngày, tháng, quý hoặc năm", "day, month, quarter or year"),
    "instant": ("ngày, có thể kèm giờ", "day, or day and time"),
    "whole_number": ("số nguyên", "whole number"),
    "number": ("số", "number"),
    "yes_no": ("true hoặc false", "true or false"),
    "choice": ("chọn một", "one of"),
    "term": ("mục trong danh mục", "term of a vocabulary"),
    "reference": ("mã của bản ghi khác", "id of another record"),
    "picture": ("tên tệp ảnh trong data/files", "name of a picture in data/files"),
    "document": ("tên tệp văn bản trong data/files", "name of a document in data/files"),
    "address": ("địa chỉ mạng", "web address"),
    "group": ("nhóm", "group"),
}
"""The kinds of value, each with its words in (vi, en)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One field. `target` is the vocabulary of a term or the type of a reference; `fields` are those of a group.

    name: in a file. attribute: in code. keyed: there may be several, each under an id, as the terms of a vocabulary are.
    `pattern` is how the whole text of a value is written, "" when anything goes, and `advice` says the same in (vi, en). `longest` is the
    most characters, 0 without a bound; `least` the fewest items of a list; `default` the choice that is meant when none is written.
    `instead` are words that may stand in place of a value, such as `unknown`.
    """

    name: str
    attribute: str
    label: dict[str, str]
    help: dict[str, str]
    kind: str
    many: bool
    required: bool
    may_be_unknown: bool
    choices: tuple[tuple[str, tuple[str, str]], ...] = ()
    target: str = ""
    fields: tuple[Shape, ...] = ()
    keyed: bool = False
    pattern: str = ""
    advice: tuple[str, str] = ("", "")
    longest: int = 0
    instead: tuple[str, ...] = ()
    least: int = 0
    default: str | bool | None = None

    @property
    def parts(self) -> tuple[Shape, ...]:
        """What is written below it: the fields of a group, the languages of a text."""
        model = {"bilingual": Bilingual, "rich": RichBilingual}.get(self.kind)
        return shapes(model) if model else self.fields


@cache
def shapes(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields of a model in the order in which they are written, without those that come from the file itself."""
    last = getattr(model, "written_last", ())
    names = sorted((name for name in model.model_fields if name not in OWN_FIELDS), key=lambda name: name in last)
    return tuple(_shape(name, model.model_fields[name]) for name in names)


def vocabularies(model: type[BaseModel]) -> set[str]:
    """The names of the vocabularies that the fields of a model take their terms from."""
    found: set[str] = set()
    pending = list(shapes(model))
    while pending:
        shape = pending.pop()
        pending.extend(shape.fields)
        if shape.kind == "term":
            found.add(shape.target)
    return found


def _shape(name: str, info: Any) -> Shape:
    keyed = typing.get_origin(info.annotation) is dict
    base, marks, many = _unwrapped(typing.get_args(info.annotation)[1] if keyed else info.annotation)
    marks = [*info.metadata, *marks]
    words = info.json_schema_extra or {}
    kind, choices, target = _kind(base, marks)
    form = next((mark for mark in marks if isinstance(mark, Form)), None)
    longest = next((mark.max_length for mark in marks if isinstance(mark, StringConstraints) and mark.max_length), 0)
    instead = ("unknown",) if is_stated(marks) else ()
    if kind != "choice":
        instead += tuple(word for word in _words(info.annotation) if word)
    return Shape(
        info.alias or name, name, words.get("label", {}), words.get("help", {}), kind, many, info.is_required(), is_stated(marks), choices,
        target, shapes(base) if kind == "group" else (), keyed,
        form.pattern if form else "", form.advice if form else ("", ""), longest, instead,
        next((least for mark in info.metadata if (least := getattr(mark, "min_length", 0))), 0) if many else 0,
        info.default if isinstance(info.default, (str, bool)) else None)


def _words(annotation: Any) -> tuple[str, ...]:
    """The words that an annotation allows beside its own kind of value, such as that of `int | Literal["suppressed"]`."""
    if typing.get_origin(annotation) is Literal:
        return typing.get_args(annotation)
    return tuple(word for argument in typing.get_args(annotation) for word in _words(argument))


def _unwrapped(annotation: Any) -> tuple[Any, list[Any], bool]:
    """The type inside `Annotated`, `tuple` and `| None`, all that is noted on it, and whether there may be several."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        base, marks, many = _unwrapped(arguments[0])
        return base, [*marks, *arguments[1:]], many
    if origin is tuple:
        base, marks, _ = _unwrapped(arguments[0])
        return base, marks, True
    if origin in (typing.Union, types.UnionType):
        return _unwrapped(next(argument for argument in arguments if argument is not type(None)))
    return annotation, [], False


def _kind(base: Any, marks: list[Any]) -> tuple[str, tuple[tuple[str, tuple[str, str]], ...], str]:
    for mark in marks:
        if isinstance(mark, TermOf):
            return "term", (), mark.vocabulary
        if isinstance(mark, Reference):
            return "reference", (), mark.type
        if isinstance(mark, FileOf):
            return mark.kind, (), ""
        if isinstance(mark, Choices):
            return "choice", tuple(mark.words.items()), ""
    if typing.get_origin(base) is Literal:
        return "choice", tuple((value, (value, value)) for value in typing.get_args(base)), ""
    if isinstance(base, type) and issubclass(base, BaseModel):
        return {Bilingual: "bilingual", RichBilingual: "rich"}.get(base, "group"), (), ""
    if typing.get_args(WebAddress)[-1] in marks:
        return "address", (), ""
    if base is str:
        long = any(isinstance(mark, StringConstraints) and (mark.max_length or 0) > 500 for mark in marks)
        return "paragraph" if long else "line", (), ""
    kinds = {bool: "yes_no", int: "whole_number", Decimal: "number", PartialDate: "period", datetime: "instant", date: "day"}
    return kinds.get(base, "line"), (), ""
