"""The one canonical text of a record, the same bytes whoever writes it: `format`, an import, a form, the web editor.

Fields are in the order of their model; optional ones that say nothing are left out, and so is a "no" that need not be said; a text has no
blanks around it and is quoted as quoting.py says. The web editor (Sveltia CMS, as it is in edit/admin/) writes so with
`output: {omit_empty_optional_fields: true}` and no other setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.edit.quoting import key, scalar
from generator.read import Value
from generator.read.comments import Comments
from generator.read.yaml_events import Location
from generator.records.fields import Part
from generator.records.shape import Shape, shapes

_UNQUOTED = {
    "yes_no": re.compile(r"true|false"),
    "whole_number": re.compile(r"0|[1-9][0-9]*"),
    "number": re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
}
"""The kinds that the web editor knows as truth values and numbers, and how these are written. A year or a class is a text."""


class _Field(NamedTuple):
    """What writing needs to know of one field, or of the items of a list."""

    required: bool
    unquoted: re.Pattern[str] | None
    parts: dict[str, _Field]
    any_key: _Field | None
    """What each entry is when the keys are ids."""


_TEXT = _Field(True, None, {}, None)


@cache
def _fields(model: type[Part]) -> dict[str, _Field]:
    return _plan(shapes(model))


def _plan(fields: tuple[Shape, ...]) -> dict[str, _Field]:
    return {shape.name: _field(shape) for shape in fields}


def _field(shape: Shape) -> _Field:
    parts = _plan(shape.parts)
    unquoted = None if shape.instead else _UNQUOTED.get(shape.kind)  # where `unknown` may stand, a number is a text too
    return _Field(shape.required, unquoted, {} if shape.keyed else parts, _Field(True, unquoted, parts, None) if shape.keyed else None)


def written(model: type[Part], values: dict[str, Value], comments: Comments | None = None) -> str:
    """The canonical text of `values`, which are as `read` gives them: groups, lists and texts; `true` and `12` are texts too.

    Fields that the model does not know come last, by name. Comments stay with the thing that they stand at.
    """
    writer = _Writer(comments or Comments())
    lines = list(writer.group(values, _fields(model), None, (), ""))
    head = [*writer.comments.head, ""] if writer.comments.head else []
    return "\n".join([*head, *(lines or ["{}"]), *writer.comments.below.get((), ())]) + "\n"


def pruned(model: type[Part], values: dict[str, Value]) -> dict[str, Value]:
    """`values` without the optional fields that say nothing, and without blanks around texts."""
    return _pruned(values, _fields(model), None)


def _pruned(values: dict[str, Value], plan: dict[str, _Field], any_key: _Field | None) -> dict[str, Value]:
    fields = {name: plan.get(name) or any_key or _TEXT for name in values}
    kept = {name: _without_empty(value, fields[name]) for name, value in values.items()}
    return {name: value for name, value in kept.items() if value or fields[name].required}


def _without_empty(value: Value, field: _Field) -> Value:
    if isinstance(value, list):
        return [_without_empty(item, field) for item in value]
    return _pruned(value, field.parts, field.any_key) if isinstance(value, dict) else _said(value, field)


def _said(text: str, field: _Field) -> str:
    """What a text says: nothing, when it is the "no" of a field that means no when it is left out."""
    if field is _TEXT:
        return text
    return "" if text == "false" and not field.required and field.unquoted is _UNQUOTED["yes_no"] else text.strip()


class _Writer:
    """Lines of one text; a block of lines under `|` counts as one of them."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def group(self, values: dict[str, Value], plan: dict[str, _Field], any_key: _Field | None, location: Location, indent: str) -> Iterator[str]:
        known = values if any_key else [name for name in plan if name in values]
        for name in [*known, *sorted(name for name in values if name not in known)]:
            field, here = plan.get(name) or any_key or _TEXT, (*location, name)
            head = indent + (name if name in plan else key(name, not location)) + ":"
            lines = self.value(values[name], field, here, head, " ", indent + "  ")
            if lines or field.required or self.comments.at(here):
                *above, beside = self.comments.beside.get(here) or [""]
                inside = [] if lines else self.comments.below.get(here, [])
                yield from (indent + comment for comment in [*self.comments.before.get(here, ()), *above, *inside])
                yield from _with_comment(lines or [f"{head} {_empty(values[name])}"], beside)

    def value(self, value: Value, field: _Field, here: Location, head: str, gap: str, indent: str) -> list[str]:
        """The lines of one field or item that begins with `head`; none when it says nothing."""
        if isinstance(value, str):
            value = _said(value, field)
            if not value:
                return []
            plain = field.unquoted and field.unquoted.fullmatch(value)
            return [head + gap + (value if plain else scalar(value, indent))]
        if isinstance(value, dict):
            lines = list(self.group(value, field.parts, field.any_key, here, indent))
        else:
            lines = list(self.items(value, field, here, indent))
        return [head, *lines, *(indent + comment for comment in self.comments.below.get(here, ()))] if lines else []

    def items(self, values: list[Value], field: _Field, location: Location, indent: str) -> Iterator[str]:
        for index, value in enumerate(values):
            here = (*location, index)
            beside = self.comments.beside.get(here, [])
            above = [*self.comments.before.get(here, ()), *(beside if not isinstance(value, str) else beside[:-1])]
            if isinstance(value, str):
                lines = _with_comment(self.value(value, field, here, f"{indent}-", " ", indent + "  ") or [f"{indent}- ''"], "".join(beside[-1:]))
            else:  # its first line stands behind the hyphen, and a comment above that line above both
                _, *lines = self.value(value, field, here, "", "", indent + "  ") or ["", f"{indent}  {_empty(value)}"]
                while lines[0].startswith(f"{indent}  #"):
                    above.append(lines.pop(0).strip())
                lines[0] = f"{indent}- {lines[0][len(indent) + 2:]}"
            yield from (indent + comment for comment in above)
            yield from lines


def _empty(value: Value) -> str:
    return {dict: "{}", list: "[]"}.get(type(value)) or (value if value == "false" else "''")


def _with_comment(lines: list[str], comment: str) -> list[str]:
    """The comment behind the first line: behind the name of a group or a list, a text, or the sign of a block."""
    if not comment:
        return lines
    first, newline, rest = lines[0].partition("\n")
    if first.endswith(("|", "|-", "|+", "|2", "|2-", "|2+")) or not newline:
        return [f"{first} {comment}{newline}{rest}", *lines[1:]]
    return [f"{lines[0]} {comment}", *lines[1:]]
