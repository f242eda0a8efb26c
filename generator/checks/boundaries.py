"""Rules on the file of boundaries: whose outlines it has, and whose it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind

NO_SUCH_PLACE = ProblemKind(
    "C240", 'không có địa phương nào mang mã "{found}"; vùng này không được vẽ', 'no place has the code "{found}"; this area is not drawn',
    "tạo bản ghi trong data/places với mã này, hoặc bỏ vùng khỏi tệp", "make a record in data/places with this code, or leave the area out", "warning")
NO_OUTLINE = ProblemKind(
    "C241", "tệp ranh giới chưa có {count} đơn vị cấp xã ngày nay: {found}", "the file of boundaries lacks {count} commune-level units of today: {found}",
    "thêm vùng mang mã của các đơn vị này; bản đồ chỉ nêu chúng trong bảng", "add areas with their codes; until then only the table has them", "warning")
TWO_OUTLINES = ProblemKind(
    "C242", '"{found}" là địa phương {place}, đã có ranh giới ở dòng {line_before}', '"{found}" is {place}, which has its boundaries in line {line_before}',
    "mỗi địa phương một Feature; nhiều mảnh thì gộp thành một MultiPolygon", "one Feature for each place; several parts are one MultiPolygon")


def outlines_are_those_of_places(subject: Subject) -> Iterator[Problem]:
    """Ensure that every area of the file of boundaries is a known place, and no place is there twice."""
    catalog = subject.catalog
    seen: dict[str, int] = {}
    for outline in catalog.outlines:
        place, at = catalog.place_of(outline), (f"data/{catalog.site.boundaries.file}", outline.line, outline.column)
        if not place:
            if not any(record_type == "place" for record_type, _ in subject.refused):  # it may be one of those
                yield NO_SUCH_PLACE.at(*at, found=outline.key)
        elif place.id in seen:
            yield TWO_OUTLINES.at(*at, found=outline.key, place=place.name.vi, line_before=seen[place.id])
        else:
            seen[place.id] = outline.line


def places_have_outlines(subject: Subject) -> Iterator[Problem]:
    """Ensure that the file of boundaries, when it can be read, has every place of today that the map shows."""
    catalog = subject.catalog
    if not catalog.outlines:
        return
    outlined = {place.id for outline in catalog.outlines if (place := catalog.place_of(outline))}
    lacking = [place for place in catalog.of("place") if place.id not in outlined and not place.ended and catalog.is_on_map(place)]
    if lacking:
        source = subject.sources["data/site.yml"]
        yield NO_OUTLINE.at(source.path, *source.position(("boundaries", "file")), count=len(lacking),
                            found=tuple(place.name.vi for place in lacking))
