"""What all records share: the common fields, and the step from a file's values to a typed record or its problems."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ValidationError, model_validator

from generator.problems import KINDS, Problem
from generator.read import Source
from generator.records import fields
from generator.records.fields import (
    Bilingual,
    Choices,
    Day,
    FileOf,
    Id,
    Instant,
    Line,
    Part,
    PartialDate,
    Reference,
    RichBilingual,
    TermOf,
    WebAddress,
    YesNo,
    field,
)

Location = tuple[str | int, ...]
"""Where a value stands inside its file: keys and list indexes from the top."""


class Citation(Part):
    """Where a fact comes from: a document of the record and the section of it, or another source in words or by its address."""

    document: Annotated[Id, Reference("document")] | None = field(
        "Văn bản", "Document", "Mã của văn bản trong data/documents", "The id of the document in data/documents", default=None)
    section: Line | None = field(
        "Mục", "Section", "Số mục trong văn bản, ví dụ III.1.7", "The number of the section, for example III.1.7", default=None)
    text: Bilingual | None = field(
        "Nguồn khác", "Another source", "Tên nguồn khi nguồn không phải là văn bản trong data/documents",
        "The name of a source that is no document of data/documents", default=None)
    web_address: WebAddress | None = field(
        "Địa chỉ nguồn", "Address of the source", "Trang công khai có thông tin này", "The public page that says so", default=None)

    @model_validator(mode="after")
    def _names_a_source(self) -> Citation:
        if not (self.document or self.text or self.web_address):
            raise fields.refused(fields.NO_SOURCE)
        return self


GONE = {"vi": "(đã rút)", "en": "(withdrawn)"}
"""What stands in a file for a text that a withdrawn record cannot do without."""


class Withdrawal(Part):
    """Why and when a record left the site. Its address stays; its content and names do not."""

    date: Day = field("Ngày rút", "Withdrawn on", "Ngày bản ghi rời trang", "The day on which the record left the site")
    reason: Bilingual = field("Lý do", "Reason", "Ngắn gọn, trung tính, không nêu tên", "Short and neutral, without names")
    document: Line | None = field("Văn bản quyết định", "Deciding document", "Số, ngày của văn bản quyết định việc rút",
                                  "Number and date of the text that decided it", default=None)


class Record(Part):
    """One file of `data/`: the fields that every type has. `id`, `path` and `digest` come from the file itself."""

    type: ClassVar[str]
    """The singular name of the type, and of its folder in the code."""
    collection: ClassVar[str]
    """The plural name: the folder in `data/` and the first part of the address."""
    chapter: ClassVar[str]
    """The chapter of `chapters.CHAPTERS` in which readers find the type."""
    label: ClassVar[dict[str, str]]
    """The name of one record of the type, in both languages."""
    label_plural: ClassVar[dict[str, str]]
    purpose: ClassVar[dict[str, str]]
    """One sentence for readers above the list of the type."""
    indexed: ClassVar[bool] = True
    """Whether search engines may keep the pages of the type."""
    has_sheet: ClassVar[bool] = False
    """Whether each record has a page to be printed and put up, from `sheet.html` in the folder of its type, and a short code that leads to it."""
    has_press: ClassVar[bool] = False
    """Whether each record has a page for the newsroom, from `press.html` in the folder of its type."""
    not_data: ClassVar[frozenset[str]] = frozenset()
    """Fields that stay out of the open data."""
    not_data_within: ClassVar[dict[str, frozenset[str]]] = {}
    """Field that is a list of groups -> those fields of each group that stay out of the open data."""
    official: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold an office's own numbers and mailboxes, which are public."""
    written_last: ClassVar[frozenset[str]] = frozenset({"unconfirmed", "source", "withdrawn"})
    """Fields that stand below those of the type in a file and in a form: what is said about the record as a whole."""

    id: str
    path: str
    digest: str

    publish_at: Instant = field(
        "Ngày công bố", "Published",
        "Ngày (hoặc ngày giờ Việt Nam) mà bản ghi bắt đầu hiện trên trang. Trước lúc đó không phần nào của bản ghi xuất hiện.",
        "The day (or the time in Viet Nam) from which the record is on the site. Nothing of it shows before.")
    updated: Instant | None = field(
        "Cập nhật", "Updated", "Ngày sửa nội dung gần nhất", "The day of the last change of substance", default=None)
    illustrative: YesNo = field(
        "Dữ liệu minh họa", "Illustrative", "true nếu bản ghi là hư cấu, dùng để minh họa",
        "true when the record is invented, to show how the site works", default=False)
    unconfirmed: Bilingual | None = field(
        "Điều chưa kiểm chứng", "Not confirmed", "Nói rõ điều gì chưa được đối chiếu với nguồn chính thức",
        "Says what has not been checked against an official source", default=None)
    source: tuple[Citation, ...] = field(
        "Nguồn", "Source", "Văn bản và mục mà nội dung này lấy từ đó", "The document and section that this comes from", default=())
    withdrawn: Withdrawal | None = field(
        "Đã rút", "Withdrawn", "Điền khi rút bản ghi; không bao giờ xóa tệp", "Fill in to withdraw the record; never delete the file",
        default=None)

    @property
    def heading(self) -> Bilingual:
        """What the record is called on its page, in lists and in feeds."""
        return self.title  # type: ignore[attr-defined]

    @property
    def lead(self) -> Bilingual | None:
        """The sentence or two that stand under the heading."""
        return getattr(self, "summary", None)

    @property
    def dated(self) -> date | None:
        """The day that the record is about, when it has one: lists are in this order, the newest first."""
        return None

    def state_at(self, day: date) -> str:
        """What lists say of the record that depends on the day, as a key of its own: "" when nothing does."""
        return ""

    def standing(self, day: date) -> Bilingual | None:
        """How the record stands on a day, in words: those of its field `status` or `state`, when the type does not know better."""
        for name in ("status", "state"):
            if info := type(self).model_fields.get(name):
                words = next(mark for mark in info.metadata if isinstance(mark, Choices)).words[getattr(self, name)]
                return Bilingual(vi=words[0], en=words[1])
        return None

    @property
    def changed(self) -> typing.Any:
        """The instant of the last real change."""
        return self.updated or self.publish_at


OWN_FIELDS = ("id", "path", "digest")
R = TypeVar("R", bound=Part)


def make(model: type[R], source: Source, **own: str) -> tuple[R | None, list[Problem]]:
    """The typed value of `model` in a file, or every problem that stands in the way."""
    problems = [
        fields.UNKNOWN_FIELD.at(source.path, *source.position((name,), key=True), field=name, allowed=_allowed(model))
        for name in own if name in source.value
    ]
    try:
        value = model.model_validate({**source.value, **own})
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        misspelt = {_meant_field(model, detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"}
        return None, problems + [_problem(model, source, detail) for detail in details if not _is_said_already(detail, misspelt)]
    return (None if problems else value), problems


def _is_said_already(detail: Any, misspelt: set[Location | None]) -> bool:
    """Whether another problem says enough: a field is there under a wrong name, or every item of a list was refused."""
    return (detail["type"] == "missing" and detail["loc"] in misspelt) or (detail["type"] == "too_short" and bool(detail["input"]))


def _meant_field(model: type[Part], location: Location) -> Location | None:
    """The location of the field whose name is close to the unknown one at `location`."""
    close = _close(_group_at(model, location[:-1]), str(location[-1]))
    return (*location[:-1], close) if close else None


@lru_cache(maxsize=4096)
def _close(group: type[Part], name: str) -> str | None:
    """The field of a group that is meant by a name: one that is close to it, or whose label it is."""
    labels = {words.casefold(): info.alias or known for known, info in group.model_fields.items() if known not in OWN_FIELDS
              for words in ((info.json_schema_extra or {}).get("label") or {}).values()}  # type: ignore[union-attr]
    return next(iter(difflib.get_close_matches(name.casefold(), _allowed(group), n=1)), None) or labels.get(name.casefold())


def _problem(model: type[Part], source: Source, detail: Any) -> Problem:
    location, kind, context, found = detail["loc"], detail["type"], detail.get("ctx") or {}, detail.get("input")
    key_refused = location[-1:] == ("[key]",) and kind != "extra_forbidden"
    if key_refused:  # the key itself, not what stands behind it
        location = location[:-1]
    name = next((part for part in reversed(location) if isinstance(part, str)), "")
    allowed = _allowed(_group_at(model, location))
    known = {"field": name, "found": _brief(found), "allowed": allowed, "limit": context.get("max_length", "")}

    def at(problem: Any, *, key: bool = False, where: Location = location, **more: Any) -> Problem:
        return problem.at(source.path, *source.position(where, key=key), **{**known, **more})

    if kind == fields.BAD_ID.code and (mark := _mark_at(model, location)):
        if isinstance(mark, TermOf):
            return at(fields.NO_TERM, vocabulary=mark.vocabulary)
        return at(fields.NO_RECORD_ID, **context)
    if kind in KINDS:
        return at(KINDS[kind], key=key_refused, **context)
    if kind == "missing":
        example, after = _how_to_write(_group_at(model, location[:-1]), name)
        if source.holds(location):
            return at(fields.EMPTY, key=True, example=example).hinting(after=after)
        return at(fields.MISSING, where=location[:-1], example=example).hinting(after=after)
    if kind == "extra_forbidden":
        problem = at(fields.UNKNOWN_FIELD, key=True, allowed=_allowed(_group_at(model, location[:-1])))
        meant = _meant_field(model, location)
        return problem.hinting(before=tuple(words.format(meant[-1]) for words in fields.DID_YOU_MEAN)) if meant else problem
    if kind in ("string_type", "string_pattern_mismatch"):
        return at(fields.NOT_TEXT)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return at(fields.NOT_GROUP)
    if kind in ("tuple_type", "list_type"):
        return at(fields.NOT_LIST)
    if kind in ("literal_error", "enum"):
        values = tuple(re.findall(r"'([^']*)'", context.get("expected", "")))
        words = _choices_at(model, location)
        vi, en = (at(fields.NOT_ALLOWED, allowed=tuple(f"{value} ({words[value][place]})" if value in words else value for value in values)) for place in (0, 1))
        return replace(vi, hints=(vi.hints[0], en.hints[1]))
    if kind == "string_too_long":
        return at(fields.TOO_LONG)
    if kind == "too_short":
        return at(fields.NOT_EMPTY)
    return at(fields.BAD_VALUE)


def _brief(found: object) -> str:
    if isinstance(found, dict):
        return ", ".join(map(str, found))
    if isinstance(found, (list, tuple)):
        return "- …"
    return str(found)


def _group_at(model: type[Part], location: Location) -> type[Part]:
    """The group of fields at a location, or the one around it."""
    here: Any = model
    for part in location:
        parts = _part_of(here.model_fields[part].annotation) if isinstance(part, str) and _has(here, part) else None
        here = parts or here
    return here


def _mark_at(model: type[Part], location: Location) -> Mark | None:
    """What the field at a location points at, if it does."""
    info = _field_at(model, location)
    return info and (next((mark for mark in info.metadata if isinstance(mark, Mark)), None) or _mark_in(info.annotation))


def _choices_at(model: type[Part], location: Location) -> dict[str, tuple[str, str]]:
    """The words of what the field at a location may be, when there is a choice."""
    info = _field_at(model, location)
    marks = (*info.metadata, *(mark for part in (info.annotation, *typing.get_args(info.annotation)) for mark in typing.get_args(part))) if info else ()
    return next((mark.words for mark in marks if isinstance(mark, Choices)), {})


def _field_at(model: type[Part], location: Location) -> Any:
    name = next((part for part in reversed(location) if isinstance(part, str)), "")
    return _group_at(model, location).model_fields.get(name)


def _has(model: Any, name: str) -> bool:
    return name in getattr(model, "model_fields", {})


def _allowed(model: type[Part]) -> tuple[str, ...]:
    """The fields that may stand in a group, for the hint of a problem."""
    return tuple(info.alias or name for name, info in model.model_fields.items() if name not in OWN_FIELDS)


def _how_to_write(model: type[Part], name: str) -> tuple[str, tuple[str, str]]:
    """What the hint of a missing field shows behind its colon, and what it adds in (vi, en)."""
    info = model.model_fields.get(name)
    if not info:
        return " …", ("", "")
    after = fields.OR_UNKNOWN if fields.is_stated(info.metadata) else ("", "")
    if _is_date(info.annotation):
        return f" {fields.EXAMPLE_DAY}", after
    if (part := _part_of(info.annotation)) and typing.get_origin(info.annotation) is not tuple:
        return "", tuple(words.format(", ".join(_allowed(part))) for words in fields.GROUP_BELOW)
    return " …", after


def _is_date(annotation: Any) -> bool:
    return annotation in (date, datetime, PartialDate) or any(map(_is_date, typing.get_args(annotation)))


def _part_of(annotation: Any) -> type[Part] | None:
    """The `Part` inside an annotation such as `tuple[Part, ...] | None`, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_part_of, typing.get_args(annotation))), None)


# What a record points at and what is translated, found from the types alone ----------------------------------------------

Mark = Reference | TermOf | FileOf


def marked(record: Part) -> Iterator[tuple[Location, Mark, str]]:
    """Every reference, vocabulary term and file that stands in a record: its location, what it marks, the id or name."""
    return _walker(type(record))(record, ())


_WALKERS: dict[type, Callable[[Any, Location], Iterator[tuple[Location, Mark, str]]]] = {}


def _walker(model: type[Part]) -> Callable[[Any, Location], Iterator[tuple[Location, Mark, str]]]:
    if model not in _WALKERS:
        plan = []
        for name, info in model.model_fields.items():
            mark = next((m for m in info.metadata if isinstance(m, Mark)), None) or _mark_in(info.annotation)
            part = None if mark else _part_of(info.annotation)
            if mark or (part and _walker(part) is not _nothing):
                plan.append((name, info.alias or name, mark))
        _WALKERS[model] = _walk(plan) if plan else _nothing
    return _WALKERS[model]


def _mark_in(annotation: Any) -> Mark | None:
    if isinstance(annotation, Mark):
        return annotation
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) not in (Annotated, tuple, typing.Union, types.UnionType):
        return None
    return next(filter(None, map(_mark_in, arguments)), None)


def _nothing(record: Any, location: Location) -> Iterator[tuple[Location, Mark, str]]:
    return iter(())


def _walk(plan: list[tuple[str, str, Mark | None]]) -> Callable[[Any, Location], Iterator[tuple[Location, Mark, str]]]:
    def walk(record: Any, location: Location) -> Iterator[tuple[Location, Mark, str]]:
        for name, key, mark in plan:
            value = getattr(record, name)
            if value is None or value == ():
                continue
            here = (*location, key)
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    yield from ((((*here, index), mark, item),) if mark else _walker(type(item))(item, (*here, index)))
            elif mark:
                yield here, mark, value
            else:
                yield from _walker(type(value))(value, here)

    return walk


def untranslated(part: Part) -> Iterator[Location]:
    """The location of every text of a record that has no English yet."""
    for name, one in _texts(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        items = [((name, index), item) for index, item in enumerate(value)] if isinstance(value, tuple) else [((name,), value)]
        for location, item in items:
            if not one:
                yield from ((*location, *rest) for rest in untranslated(item))
            elif item.en is None:
                yield location


def is_translated(part: Part) -> bool:
    """Whether no text of a record waits for its English."""
    for name, one in _texts(type(part)):
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else () if value is None else (value,):
            if item.en is None if one else not is_translated(item):
                return False
    return True


@cache
def _texts(model: type[Part]) -> list[tuple[str, bool]]:
    """The fields of a model that are a bilingual text (True) or hold one further down (False)."""
    found = []
    for name, info in model.model_fields.items():
        part = _part_of(info.annotation)
        if part in (Bilingual, RichBilingual):
            found.append((name, True))
        elif part and _texts(part):
            found.append((name, False))
    return found
