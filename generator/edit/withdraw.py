"""Withdrawing a record: what is to be written so that it leaves the site and its words leave its file. Nothing is written here.

Its file and its id stay, with the group `withdrawn`, what the type cannot do without, and the places, bodies, awards and campaigns that it
concerned: whoever follows one of these hears by them that it is gone. They say nothing of anybody, but for the place and the unit of a
person's story, which go. The lines of a decision lose their names. Of an honouree every line of a decision that names it loses the name
too, with its place and unit, and the stories about it are withdrawn with it. Names in sentences are found and named by their place:
only a person can take them out.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.catalog import Catalog, Loaded, model_of, typed
from generator.checks import check
from generator.checks.exemplars import GROUPS
from generator.checks.subject import Subject
from generator.checks.withdrawals import withdrawn_names_are_gone
from generator.edit.canonical import written
from generator.ledger import Ledger
from generator.personal_data import find
from generator.problems import Problem, ProblemKind
from generator.read import Source, Value, limits_for, parse
from generator.read.cache import digest
from generator.read.comments import comments
from generator.records import BY_COLLECTION, BY_TYPE, Record
from generator.records.decision import Decision
from generator.records.exemplar import Exemplar
from generator.records.fields import FileOf, Part
from generator.records.record import GONE, marked
from generator.records.shape import Shape, shapes
from generator.visible import FOLLOWED

UNKNOWN = ProblemKind(
    "P050", 'không có bản ghi nào mang mã "{found}"', 'there is no record with the id "{found}"',
    "có phải là: {close}?", "did you mean: {close}?")
SEVERAL = ProblemKind(
    "P051", 'nhiều bản ghi mang mã "{found}"', 'several records have the id "{found}"', "ghi rõ một trong: {close}", "name one of: {close}")
ALREADY = ProblemKind(
    "P052", 'bản ghi "{found}" đã được rút ngày {day}', 'the record "{found}" was withdrawn on {day}',
    "không cần làm gì thêm; còn tên ở nơi khác thì check có cảnh báo C109", "nothing is left to do; check warns (C109) where the name still stands")
PERSONAL_REASON = ProblemKind(
    "P053", "lý do hoặc văn bản nêu tên hay dữ liệu cá nhân của người được gỡ", "the reason or the document names the person, or holds personal data",
    'viết trung tính, ví dụ "Theo yêu cầu của người có dữ liệu"', 'write it neutrally, for example "At the request of the person concerned"')
NOT_POSSIBLE = ProblemKind(
    "P054", "bản ghi sau khi rút không qua được kiểm tra: {found}", "the record would not pass the checks once withdrawn: {found}",
    "sửa chỗ đó trước rồi chạy lại lệnh này", "put that right first, then run this again")
NOT_CLEAN = ProblemKind(
    "P055", "dữ liệu đang có lỗi nên không biết chắc tên còn đứng ở đâu", "the data has errors, so nobody knows where the name stands",
    "chạy check, sửa hết lỗi, rồi chạy lại lệnh này", "run check, put every error right, then run this again")

_CALLED = ("name", "subject")
"""The fields of a record that say whom it is about."""
_STAYS = {"publish_at", "updated", "illustrative", "withdrawn"}
_TEXTS = {"bilingual", "rich", "paragraph", "line", "address", "picture", "document"}
_OF_A_LINE = {"line", "honoree", "name", "kind", "form", "class", "posthumous", "campaign"}
"""What a line says that tells nothing of whom it names, as `visible` has it; its changes lose their notes."""
_OF_WHOM = frozenset({"organisation", "place"})
"""What a story says of where its person lives or works, and a line of whom it names."""
_KEEPING = ("nothing", "facts", "places of texts", "everything")
"""What of a record stays besides what its type requires, from the least on: rules across records may want more than the type does."""


@dataclass(frozen=True)
class Plan:
    """What a withdrawal comes to. When there are `problems`, there is nothing else."""

    problems: list[Problem] = field(default_factory=list)
    files: Mapping[str, str] = field(default_factory=dict)
    """Path -> its new text, in the order in which they are to be written: the record itself comes last."""
    remaining: list[Problem] = field(default_factory=list)
    """Where the name still stands."""
    unused: tuple[str, ...] = ()
    """Files of `data/files` that nobody needs any more."""
    in_full: bool = False
    """The words of the record had to stay in its file, though none of them is on the site."""


class _Refused(Exception):
    """A record is none any more without its words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def withdraw(loaded: Loaded, ledger: Ledger, asked: str, withdrawal: dict[str, Value]) -> Plan:
    """The plan for the record that `asked` names: an id, `collection/id` or a path. `withdrawal` is the group `withdrawn` as it is written."""
    catalog = loaded.catalog
    if catalog is None or any(problem.severity == "error" for problem in loaded.problems):
        return Plan([NOT_CLEAN.at("data")])
    keys = _keys(catalog, asked)
    if not keys:
        return Plan([UNKNOWN.at("data", found=asked, close=tuple(difflib.get_close_matches(asked.rpartition("/")[2], _ids(catalog), n=3)))])
    if len(keys) > 1:
        return Plan([SEVERAL.at("data", found=asked, close=tuple(f"{BY_TYPE[kind].collection}/{name}" for kind, name in keys))])
    kind, name = keys[0]
    path = f"data/{BY_TYPE[kind].collection}/{name}.yml"
    before = Subject(catalog, loaded.sources, ledger)
    known = loaded.sources.get(path)
    if known and (record := catalog.get(kind, name)) and record.withdrawn:
        return Plan([ALREADY.at(path, found=name, day=record.withdrawn.date)])

    whole = {**(known.value if known else _named_only(catalog, name)), "withdrawn": withdrawal}
    still_named = _with(before, {path: _source(path, whole)})
    told = [problem for problem in _of_withdrawal(still_named) if problem.path == path]
    own = _names_of(catalog, name) if kind == "honoree" else set()
    said = list(_words(withdrawal))
    if any(find(text) or any(known in text.casefold() for known in own) for text in said) or any(_is_within(still_named.sources[path], problem) for problem in told):
        return Plan([PERSONAL_REASON.at(path)])

    together = [path, *(_told_with(catalog, name) if kind == "honoree" else ())]
    lines = _lines_without(before, name) if kind == "honoree" else {}
    errors = _errors(before)
    problems: list[Problem] = []
    values = {other: {**(whole if other == path else loaded.sources[other].value), "withdrawn": withdrawal} for other in reversed(together)}
    for keeping in _KEEPING:
        new = {other: _source(other, value if keeping == "everything" else _part(shapes(model_of(other)), value, keeping, model_of(other)))
               for other, value in values.items()}
        try:
            after = _with(before, {**lines, **new})
        except _Refused as refusal:
            problems = [refusal.problem]
            continue
        problems = [problem for problem in _errors(after).values() if (problem.path, problem.code) not in errors]
        if not problems:
            break
    if problems:
        return Plan([NOT_POSSIBLE.at(problem.path, problem.line, problem.column, found=problem.code) for problem in problems])
    written_anew = {**lines, **new}
    remaining = [problem for problem in _of_withdrawal(still_named) if problem.path not in new]
    return Plan([], {other: source.data.decode() for other, source in written_anew.items()}, remaining, _unused(before, after), keeping == "everything")


def _keys(catalog: Catalog, asked: str) -> list[tuple[str, str]]:
    """Type and id of each record that may be meant."""
    collection, _, name = asked.removeprefix("data/").removesuffix(".yml").rpartition("/")
    types = [BY_COLLECTION[collection].type] if collection in BY_COLLECTION else [] if collection else list(BY_TYPE)
    return [(kind, name) for kind in types if catalog.get(kind, name) or (kind == "honoree" and name in catalog.named)]


def _ids(catalog: Catalog) -> list[str]:
    return sorted({*(record.id for record in catalog.all()), *catalog.named})


def _names_of(catalog: Catalog, name: str) -> set[str]:
    """What an honouree is called; others may be called so too."""
    record = catalog.get("honoree", name)
    written = [item.conferral.name for item in catalog.named.get(name, ())] + ([record.name, *record.other_names] if record else [])  # type: ignore[attr-defined]
    return {known.casefold() for known in written} - {GONE["vi"]}


def _named_only(catalog: Catalog, name: str) -> dict[str, Value]:
    """The file of an honouree who has none: what its decisions say."""
    named = catalog.named[name]
    first = min(item.decision.publish_at for item in named)
    invented = {"illustrative": "true"} if all(item.decision.illustrative for item in named) else {}
    return {"publish_at": first.isoformat(" ", "minutes") if first.time() != first.min.time() else first.date().isoformat(), **invented,
            "name": named[0].conferral.name, "kind": named[0].conferral.kind}


def _told_with(catalog: Catalog, name: str) -> Iterator[str]:
    """The stories of an honouree, and what the press wrote on them: what `visible` takes away together with the name."""
    stories = {record.id for record in catalog.of("exemplar") if record.honoree == name}  # type: ignore[attr-defined]
    for record in (*catalog.of("exemplar"), *catalog.of("press_item")):
        if not record.withdrawn and (record.id in stories and record.type == "exemplar" or not stories.isdisjoint(getattr(record, "exemplars", ()))):
            yield record.path


def _lines_without(subject: Subject, name: str) -> dict[str, Source]:
    """The decisions that name an honouree, as they read without the name."""
    found: dict[str, Source] = {}
    for item in subject.catalog.named.get(name, ()):
        source = subject.sources[item.decision.path]
        value = {**source.value, "conferrals": [
            _without_name(line) if line.get("honoree") == name else line for line in source.value["conferrals"]]}
        found[source.path] = _source(source.path, value, source.data.decode())
    return found


def _without_name(line: dict[str, Value], staying: frozenset[str] = frozenset()) -> dict[str, Value]:
    """A line without its name; `staying` are the fields that stay besides those that tell nothing of anybody."""
    kept = {**{key: part for key, part in line.items() if key in _OF_A_LINE or key in staying}, "name": GONE["vi"]}
    if changes := line.get("changes"):
        kept["changes"] = [{key: part for key, part in change.items() if key != "note"} for change in changes]  # type: ignore[union-attr]
    return kept


def _part(fields: tuple[Shape, ...], value: dict[str, Value], keeping: str, model: type[Part] | None = None) -> dict[str, Value]:
    """A record (of `model`), or a group in one, without its words."""
    kept: dict[str, Value] = {}
    for shape in fields:
        found = value.get(shape.name)
        if found in (None, "", [], {}):
            continue
        if model and (shape.name in _STAYS or _is_followed(shape, value, model)):
            kept[shape.name] = found
        elif model is Decision and shape.name == "conferrals" and keeping != "everything":
            # Who asks for their own name to be taken out withdraws the honouree: then the place of the line goes too.
            kept[shape.name] = [_without_name(line, _OF_WHOM) for line in found]  # type: ignore[arg-type,union-attr]
        elif shape.required or keeping != "nothing" and (shape.kind not in _TEXTS or keeping != "facts" and _may_stand_empty(shape, model)):
            kept[shape.name] = [_bare(shape, item, keeping, model) for item in found] if isinstance(found, list) else _bare(shape, found, keeping, model)
    return kept


def _is_followed(shape: Shape, value: dict[str, Value], model: type[Part]) -> bool:
    """Whether a field names what readers may follow, and hear by that the record is gone."""
    if model is Exemplar and value.get("subject_kind") not in GROUPS and shape.name in _OF_WHOM:
        return False
    return shape.kind == "reference" and shape.target in FOLLOWED


def _may_stand_empty(shape: Shape, model: type[Part] | None) -> bool:
    """Whether something may stand for a text that is not required; what is an office's own stays as it is."""
    return shape.kind in ("bilingual", "rich") or shape.name in getattr(model, "official", ())


def _bare(shape: Shape, found: Value, keeping: str, model: type[Part] | None) -> Value:
    """A value that has to stay, without its words."""
    if shape.kind in ("bilingual", "rich"):
        return dict(GONE)
    if shape.kind == "paragraph" or (model and shape.kind == "line" and shape.name in _CALLED):
        return GONE["vi"]
    if shape.kind == "group" and isinstance(found, dict):
        return {key: _part(shape.fields, item, keeping) for key, item in found.items()} if shape.keyed else _part(shape.fields, found, keeping)
    return found


def _source(path: str, value: dict[str, Value], old: str = "") -> Source:
    """The file with a new value: what is read of it again. Comments stay where somebody else's record is only touched."""
    text = written(model_of(path), value, comments(old) if old else None)  # type: ignore[arg-type]
    read, problems = parse(path, text.encode(), limits_for(path))
    if read is None:
        raise _Refused(problems[0])
    return Source(path, read, digest(text.encode()), text.encode())


def _with(subject: Subject, sources: Mapping[str, Source]) -> Subject:
    """The subject with other files."""
    records: dict[str, dict[str, Any]] = {kind: dict(found) for kind, found in subject.catalog.records.items()}
    for source in sources.values():
        record, problems = typed(source)
        if isinstance(record, Record):
            records[record.type][record.id] = record
        else:
            raise _Refused(problems[0])
    catalog = replace(subject.catalog, records={kind: dict(sorted(found.items())) for kind, found in records.items()})
    return Subject(catalog, {**subject.sources, **sources}, subject.ledger, subject.refused)


def _errors(subject: Subject) -> dict[tuple[str, str], Problem]:
    return {(problem.path, problem.code): problem for problem in check(subject) if problem.severity == "error"}


def _of_withdrawal(subject: Subject) -> list[Problem]:
    return sorted(withdrawn_names_are_gone(subject))


def _is_within(source: Source, problem: Problem) -> bool:
    """Whether a problem is about the group `withdrawn`, which is written last of all."""
    return (problem.line, problem.column) >= source.position(("withdrawn",), key=True)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words(item)


def _unused(before: Subject, after: Subject) -> tuple[str, ...]:
    def used(subject: Subject) -> set[str]:
        return {name for record in subject.catalog.all() for _, mark, name in marked(record) if isinstance(mark, FileOf)}

    return tuple(sorted((used(before) - used(after)) & before.catalog.files.keys()))
