"""Rules on places: what became of them, and that today's units are those of the State's list."""

from __future__ import annotations

import difflib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.checks.dates import ordered
from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind

NO_SUCH_UNIT = ProblemKind(
    "C166", 'danh mục đơn vị hành chính hiện nay không có mã "{found}"', 'today\'s list of administrative units has no code "{found}"',
    "các đơn vị tên gần giống: {close}; địa phương không còn thì ghi ended, hư cấu thì ghi illustrative: true",
    "units with a close name: {close}; a place that is no more has ended, an invented one has illustrative: true")
UNIT_DIFFERS = ProblemKind(
    "C167", 'mã "{found}" là của {unit}, không phải của {name}', 'the code "{found}" is that of {unit}, not of {name}',
    "sửa mã, tên, loại hoặc đơn vị cấp trên; các đơn vị tên gần giống: {close}",
    "put the code, the name, the kind or the parent right; units with a close name: {close}")
NOT_ENDED = ProblemKind(
    "C168", 'đã nhập hoặc đổi thành "{found}" nhưng chưa ghi ngày kết thúc', 'it became "{found}" but has no end',
    "thêm trường ended với date là ngày cuối cùng; nếu chỉ chuyển một phần thì ghi change: part",
    "add the field ended with the last day as its date; if only a part passed over, write change: part")
FOLLOWED_TOO_EARLY = ProblemKind(
    "C169", "nơi kế tục bắt đầu ({found}) trước khi nơi này kết thúc ({ended})", "the successor begins ({found}) before this one ends ({ended})",
    "date của nơi kế tục là ngày liền sau ngày cuối cùng ở ended", "the date of the successor is the day after the last day in ended")

KINDS = {"tỉnh": "province", "thành phố trung ương": "city", "xã": "commune", "phường": "ward", "đặc khu": "special-zone"}
"""The kind of a unit in the list -> the term of the vocabulary place-kinds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit of the State's list; `parent` is the code of its province, `within` its name for readers."""

    code: str
    name: str
    kind: str
    parent: str = ""
    within: str = ""

    def __str__(self) -> str:
        return f"{self.name}{self.within} ({self.code})"


@cache
def listed() -> dict[str, Listed]:
    """Today's provinces and communes by code. The list is read when a place asks for it: most checks do without."""
    from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH

    found = {}
    for province in json.loads(NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8")):
        code = f"{province['code']:02}"
        name = province["name"].removeprefix("Tỉnh ").removeprefix("Thành phố ")
        rank = "Tỉnh" if province["division_type"] == "tỉnh" else "Thành phố"
        found[code] = Listed(code, f"{rank} {name}", KINDS[province["division_type"]])
        for ward in province["wards"]:
            found[f"{ward['code']:05}"] = Listed(f"{ward['code']:05}", ward["name"], KINDS[ward["division_type"]], code, f", {rank} {name}")
    return found


def codes_are_those_of_the_list(subject: Subject) -> Iterator[Problem]:
    """Ensure that a real place of today with a code is the unit of that code: its name, its kind and its province."""
    for place in subject.catalog.of("place"):
        if not place.code or place.illustrative or place.ended:
            continue
        unit, at = listed().get(place.code), ("code",)
        parent = subject.catalog.get("place", place.parent) if place.parent else None
        if not unit:
            yield subject.problem(NO_SUCH_UNIT, place, at, found=place.code, close=_close(place.name.vi))
        elif (unit.name.casefold(), unit.kind) != (place.name.vi.casefold(), place.kind) or (
                unit.parent and parent and parent.code and parent.code != unit.parent):
            within = f", {parent.name.vi}" if parent and unit.parent else ""
            yield subject.problem(UNIT_DIFFERS, place, at, found=place.code, unit=f"{unit.name}{unit.within} ({unit.kind})",
                                  name=f"{place.name.vi}{within} ({place.kind})", close=_close(place.name.vi))


def _close(name: str) -> tuple[str, ...]:
    by_name: dict[str, list[Listed]] = defaultdict(list)
    for unit in listed().values():
        by_name[unit.name.casefold()].append(unit)
    names = difflib.get_close_matches(name.casefold(), by_name, n=3, cutoff=0.6)
    return tuple(str(unit) for close in names for unit in by_name[close][:3])


def what_became_another_has_ended(subject: Subject) -> Iterator[Problem]:
    """Ensure that a unit or place that merged or was renamed has ended, and not after its successor began."""
    for record_type in ("organisation", "place"):
        for unit in subject.catalog.of(record_type):
            for index, step in enumerate(unit.succession):
                whole = step.change in ("merged", "renamed")
                if whole and not unit.ended:
                    yield subject.problem(NOT_ENDED, unit, ("succession", index), found=step.successor)
                elif whole and step.date.last < unit.ended.date.first:
                    yield subject.problem(FOLLOWED_TOO_EARLY, unit, ("succession", index, "date"), found=step.date.text,
                                          ended=unit.ended.date.text)


def area_classes_end_after_they_begin(subject: Subject) -> Iterator[Problem]:
    """Ensure that no class of an area ends before it begins."""
    for place in subject.catalog.of("place"):
        for index, item in enumerate(place.area_classes):
            at = ("area_classes", index)
            yield from ordered(subject, place, (*at, "starts"), item.starts, (*at, "ends"), item.ends)
