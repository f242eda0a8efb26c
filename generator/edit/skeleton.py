"""A new record to fill in: its required fields, empty, each under a comment that says what belongs there."""

from __future__ import annotations

from datetime import datetime, time

from generator.edit.canonical import written
from generator.read import Value
from generator.read.comments import Comments
from generator.read.yaml_events import Location
from generator.records import BY_TYPE
from generator.records.record import Record
from generator.records.shape import Shape, shapes


def skeleton(model: type[Record], publish_at: datetime) -> str:
    """The canonical text of a record of which everything but the day of publication is still to be written; `check` names what is missing."""
    comments = Comments()
    values = _required(shapes(model), (), comments)
    at_midnight = publish_at.timetz().replace(tzinfo=None) == time()
    values["publish_at"] = f"{publish_at:%Y-%m-%d}" if at_midnight else f"{publish_at:%Y-%m-%d %H:%M}"
    others = ", ".join(shape.name for shape in shapes(model) if not shape.required)
    comments.below[()] += [f"# Các trường không bắt buộc: {others}.", f"# Cách viết từng trường: data/{model.collection}/README.md. Bản tiếng Anh: thêm en: bên dưới vi:"]
    return written(model, values, comments)


def _required(fields: tuple[Shape, ...], location: Location, comments: Comments) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for shape in fields:
        if not shape.required:
            continue
        here = (*location, shape.name)
        if shape.label:
            comments.before[here].append(f"# {_explained(shape)}")
        if shape.parts:
            part = _required(shape.parts, (*here, 0) if shape.many else here, comments)
            values[shape.name] = [part] if shape.many else part
        else:
            values[shape.name] = [] if shape.many else ""
    return values


def _explained(shape: Shape) -> str:
    """One line in Vietnamese: what the field is, and how it is written."""
    parts = [f"{shape.label['vi']}: {shape.help['vi']}" if shape.help.get("vi") else shape.label["vi"]]
    if shape.kind == "choice":
        parts.append("chọn một: " + ", ".join(f"{value} ({words[0]})" for value, words in shape.choices))
    elif shape.kind == "term":
        parts.append(f"mã trong data/vocabulary/{shape.target}.yml")
    elif shape.kind == "reference":
        parts.append(f"tên tệp trong data/{BY_TYPE[shape.target].collection}, không có .yml")
    elif shape.advice[0]:
        parts.append(shape.advice[0])
    if shape.many:
        parts.append("nhiều mục, mỗi mục một dòng “- ”")
    return " – ".join(parts)
