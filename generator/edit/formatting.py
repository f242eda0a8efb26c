"""A record file brought into its canonical text: order, quoting and blanks change, never what it says."""

from __future__ import annotations

from generator.catalog import model_of, typed
from generator.edit.canonical import pruned, written
from generator.problems import Problem, ProblemKind
from generator.read import Source, limits_for, parse
from generator.read.comments import comments
from generator.records.fields import Part

NOT_THE_SAME = ProblemKind(
    "E001", "chưa viết lại được tệp này theo dạng chuẩn mà giữ đúng nội dung; tệp được để nguyên",
    "this file could not be put into the canonical form with the same content; it was left as it is",
    "tệp vẫn dùng được như cũ; xin báo cho người bảo trì trang, kèm tệp này", "the file is as good as before; please report it to the maintainers with this file")


def formatted(source: Source) -> tuple[bytes | None, list[Problem]]:
    """The canonical bytes of a file, or None and why there are none: a file with problems is not for us to rewrite."""
    thing, problems = typed(source)
    model = model_of(source.path)
    if thing is None or model is None:
        return None, problems
    kept = comments(source.text)
    text = written(model, source.value, kept)
    data = text.encode("utf-8")
    if data == source.data:
        return data, []
    value, _ = parse(source.path, data, limits_for(source.path))
    if value is None or not _same(model, thing, source, value) or comments(text).texts != kept.texts:
        return None, [NOT_THE_SAME.at(source.path)]
    return data, []


def _same(model: type[Part], thing: Part, source: Source, value: dict) -> bool:
    """Whether the values that were read again say what the file says. Only what says nothing may be gone, if the record is the same without."""
    if value == source.value:
        return True
    again, _ = typed(Source(source.path, value, source.digest, source.data))
    return again == thing and pruned(model, value) == pruned(model, source.value)
