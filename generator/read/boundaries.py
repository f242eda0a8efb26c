"""The gate for the file of boundaries: GeoJSON (RFC 7946) -> the outline of each feature, or every problem of the file.

Beside bytes -> values, and as strict: the one file of `data/` that is JSON, because maps come so. Only numbers and one property of each
feature go on from here; no other text of the file is kept, so none can reach a page.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import Problem, ProblemKind
from generator.read import files, names
from generator.read.decode import decode, place
from generator.read.gate import MANY_PROBLEMS
from generator.read.limits import Limits
from generator.read.sources import INTERNAL

TOO_LARGE = ProblemKind(
    "F040", "tệp ranh giới quá lớn: {size} byte, tối đa {limit} byte", "the file of boundaries is too large: {size} bytes, at most {limit}",
    "giản lược đường biên rồi lưu lại (ví dụ mapshaper.org, Simplify); trang chỉ vẽ bản đồ nhỏ",
    "simplify the lines and save it again (for example mapshaper.org, Simplify); the site draws a small map only")
NOT_JSON = ProblemKind(
    "F041", "tệp ranh giới không phải là JSON từ chỗ này ({found})", "the file of boundaries is no JSON from here on ({found})",
    "xuất lại tệp từ phần mềm bản đồ ở dạng GeoJSON, không sửa bằng tay", "export it again from the map program as GeoJSON, not by hand")
TOO_DEEP = ProblemKind(
    "F042", "các ngoặc lồng nhau quá {limit} bậc", "the brackets are nested more than {limit} levels deep",
    "xuất lại tệp ở dạng GeoJSON chỉ có vùng (Polygon, MultiPolygon)", "export it again as GeoJSON with areas only (Polygon, MultiPolygon)")
REPEATED_KEY = ProblemKind(
    "F043", 'khóa "{found}" đứng hai lần trong một nhóm', 'the key "{found}" stands twice in one group',
    "chỉ giữ một dòng", "keep one of them")
NOT_FEATURES = ProblemKind(
    "F044", "đây không phải là {wanted}, đang là {found}", "this is no {wanted} but {found}",
    "tệp là một FeatureCollection; mỗi phần tử của features là một Feature có geometry là Polygon hoặc MultiPolygon",
    "the file is a FeatureCollection; each item of features is a Feature whose geometry is a Polygon or a MultiPolygon")
BAD_POSITION = ProblemKind(
    "F045", "tọa độ {found} không phải là kinh độ (-180 đến 180) và vĩ độ (-90 đến 90)",
    "the position {found} is no longitude (-180 to 180) and latitude (-90 to 90)",
    "viết kinh độ trước, vĩ độ sau, tính bằng độ (WGS 84); tọa độ VN-2000 tính bằng mét thì chuyển sang WGS 84",
    "longitude first, then latitude, in degrees (WGS 84); convert VN-2000 coordinates in metres to WGS 84")
BAD_RING = ProblemKind(
    "F046", "đường bao phải có ít nhất 3 điểm khác nhau và khép kín: điểm cuối trùng điểm đầu",
    "an outline has at least 3 different points and is closed: its last point is its first",
    "xuất lại vùng này từ phần mềm bản đồ", "export this area again from the map program")
NO_CODE = ProblemKind(
    "F047", 'vùng này không có thuộc tính "{matched_by}" là một mã, đang là {found}', 'this area has no property "{matched_by}" that is a code but {found}',
    'ghi mã đơn vị hành chính trong dấu nháy, ví dụ "{matched_by}": "21211", hoặc mã bản ghi trong data/places; tên thuộc tính đặt ở matched_by trong data/site.yml',
    'write the administrative code in quotes, for example "{matched_by}": "21211", or the id of the record in data/places; the name of the property is set by matched_by in data/site.yml')
TOO_MANY_POINTS = ProblemKind(
    "F048", "tệp ranh giới có {found} điểm, tối đa {limit}", "the file of boundaries has {found} points, at most {limit}",
    "giản lược đường biên rồi lưu lại (ví dụ mapshaper.org, Simplify)", "simplify the lines and save it again (for example mapshaper.org, Simplify)")
TWICE = ProblemKind(
    "F049", 'mã "{found}" đã có ở một vùng trước (dòng {line_before})', 'the code "{found}" stands with an earlier area (line {line_before})',
    "mỗi địa phương một Feature; nhiều mảnh thì gộp thành một MultiPolygon", "one Feature for each place; several parts are one MultiPolygon")

LIMITS = Limits(bytes=2 * 1024 * 1024, nodes=60_000, depth=12)
"""Of a file of boundaries. Its nodes are the points of all outlines."""

Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]|NaN|-?Infinity', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Outline:
    """What one feature covers. `key` is the administrative code or the id of a place; rings are closed, of (longitude, latitude) in degrees,
    the outer one of each polygon first; `line` and `column` are the feature's place in the file."""

    key: str
    polygons: tuple[Polygon, ...]
    line: int
    column: int


def boundary_files(root: Path) -> list[str]:
    """The names of the files directly in `root/data` that may hold boundaries, sorted."""
    try:
        with files.opened_folder(root, ["data"]) as descriptor:
            return sorted(name for name in os.listdir(descriptor) if names.is_boundaries(name))
    except (OSError, files.Refused):  # the walk over the folder says what is wrong with it
        return []


def read_boundaries(root: Path, name: str, matched_by: str) -> tuple[tuple[Outline, ...], list[Problem]]:
    """The outlines in `root/data/name`, or every problem of the file. `matched_by` is the property that names the place.

    Raises FileNotFoundError when there is none. Nothing in the file can make it raise.
    """
    path = f"data/{name}"
    try:
        with files.opened_folder(root, ["data"]) as descriptor:
            data = files.read_regular(name, LIMITS.bytes, descriptor)
        return parse_boundaries(path, data, matched_by)
    except FileNotFoundError:
        raise
    except files.Refused as refusal:
        return (), [refusal.problem]
    except files.NotRegular:
        return (), [files.SPECIAL.at(path, name=name)]
    except files.TooLarge as error:
        return (), [TOO_LARGE.at(path, size=error.args[0], limit=LIMITS.bytes)]
    except OSError as error:
        return (), [files.problem(error, path)]
    except Exception as error:
        return (), [INTERNAL.at(path, error=type(error).__name__)]


def parse_boundaries(path: str, data: bytes, matched_by: str) -> tuple[tuple[Outline, ...], list[Problem]]:
    """The outlines in the bytes of a file, or none of them and every problem, sorted."""
    # Tabs are blanks to JSON, and map programs indent with them; records must not.
    text, _, problems = decode(path, data.replace(b"\t", b" "), LIMITS)
    if text is None or problems:
        return (), problems
    outlines: list[Outline] = []
    for found in _look(path, text, matched_by):
        if isinstance(found, Outline):
            outlines.append(found)
        else:
            problems.append(found)
    problems = sorted(set(problems))
    if len(problems) > LIMITS.problems:
        last = problems[LIMITS.problems - 1]
        problems[LIMITS.problems:] = [MANY_PROBLEMS.at(path, last.line, last.column, limit=LIMITS.problems)]
    return (() if problems else tuple(outlines)), problems


def _look(path: str, text: str, matched_by: str) -> Iterator[Outline | Problem]:
    starts, deep, constant = _scan(text)
    if deep is not None:  # no decoder sees it: it would go as deep
        yield TOO_DEEP.at(path, *place(text, deep), limit=LIMITS.depth)
        return
    if constant is not None:
        yield NOT_JSON.at(path, *place(text, constant), found="NaN, Infinity")
        return
    repeated: list[str] = []
    try:
        value = _decoder(repeated).decode(text)
    except json.JSONDecodeError as error:
        yield NOT_JSON.at(path, error.lineno, error.colno, found=error.msg)
        return
    if repeated:
        yield from _repeated(path, text, starts, repeated)
        return
    features = value.get("features") if isinstance(value, dict) and value.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features or len(features) != len(starts):
        yield NOT_FEATURES.at(path, wanted="FeatureCollection", found=_brief(value))
        return
    points, seen = 0, {}
    for feature, start in zip(features, starts, strict=True):
        at = place(text, start)
        faults: dict[ProblemKind, dict[str, object]] = {}
        key, polygons = _key(feature, matched_by, faults), _polygons(feature, faults)
        points += sum(len(ring) for polygon in polygons for ring in polygon)
        if key in seen:
            faults[TWICE] = {"found": key, "line_before": seen[key]}
        yield from (kind.at(path, *at, **found) for kind, found in faults.items())
        if key:
            seen.setdefault(key, at[0])
        if key and not faults:
            yield Outline(key, polygons, *at)
    if points > LIMITS.nodes:
        yield TOO_MANY_POINTS.at(path, found=points, limit=LIMITS.nodes)


def _scan(text: str) -> tuple[list[int], int | None, int | None]:
    """Where each item of the list `features` begins, the first bracket that is too deep, and the first number that JSON does not have.

    One pass over brackets and texts, of no depth itself; it believes nothing about the rest, which the decoder looks at.
    """
    starts: list[int] = []
    depth, last, inside = 0, "", False
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word in ("{", "["):
            if depth == 1:  # what stands before it is the key
                inside = word == "[" and last == '"features"'
                starts = [] if inside else starts
            elif depth == 2 and inside:
                starts.append(token.start())
            depth += 1
            if depth > LIMITS.depth:
                return starts, token.start(), None
        elif word in ("}", "]"):
            depth -= 1
        elif word[0] != '"':
            return starts, None, token.start()
        elif depth == 1:
            last = word
    return starts, None, None


def _decoder(repeated: list[str]) -> json.JSONDecoder:
    """A decoder that notes the keys of which a group has two. All numbers are floats: too great ones are infinite, not an error."""
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        group = dict(pairs)
        if len(group) != len(pairs):
            repeated.extend(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return group

    return json.JSONDecoder(object_pairs_hook=once, parse_int=float)


def _repeated(path: str, text: str, starts: list[int], repeated: list[str]) -> Iterator[Problem]:
    """The keys that stand twice, each with its feature, or with the file when it is in none."""
    elsewhere = Counter(repeated)
    for start in starts:
        here: list[str] = []
        _decoder(here).raw_decode(text, start)
        elsewhere.subtract(here)
        yield from (REPEATED_KEY.at(path, *place(text, start), found=key) for key in here)
    yield from (REPEATED_KEY.at(path, found=key) for key, count in elsewhere.items() if count > 0)


def _key(feature: Any, matched_by: str, faults: dict[ProblemKind, dict[str, object]]) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    key = properties.get(matched_by) if isinstance(properties, dict) else None
    if isinstance(key, str) and names.is_id(key):
        return key
    faults[NO_CODE] = {"found": _brief(key), "matched_by": matched_by}
    return ""


def _polygons(feature: Any, faults: dict[ProblemKind, dict[str, object]]) -> tuple[Polygon, ...]:
    geometry = feature.get("geometry") if isinstance(feature, dict) and feature.get("type") == "Feature" else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        faults[NOT_FEATURES] = {"wanted": "Polygon, MultiPolygon", "found": _brief(kind if isinstance(geometry, dict) else feature)}
        return ()
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not _is_full(polygons) or not all(_is_full(polygon) and all(map(_is_full, polygon)) for polygon in polygons):
        faults[NOT_FEATURES] = {"wanted": f"{kind}.coordinates", "found": _brief(coordinates)}
        return ()
    return tuple(tuple(_ring(ring, faults) for ring in polygon) for polygon in polygons)


def _ring(positions: list[Any], faults: dict[ProblemKind, dict[str, object]]) -> Ring:
    for position in positions:
        if not _is_position(position):
            faults.setdefault(BAD_POSITION, {"found": _brief(position)})
            return ()
    ring = tuple((position[0], position[1]) for position in positions)
    if ring[0] != ring[-1] or len(set(ring)) < 3:
        faults.setdefault(BAD_RING, {})
    return ring


def _is_position(value: Any) -> bool:
    """Whether a value is a longitude and a latitude, perhaps with a height. All numbers were read as floats; true and false are none."""
    return (isinstance(value, list) and len(value) in (2, 3) and all(type(number) is float and math.isfinite(number) for number in value)
            and abs(value[0]) <= 180 and abs(value[1]) <= 90)


def _is_full(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _brief(value: Any) -> str:
    """A value in a message: a text or a short list as it is, anything else by what it is."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return f'"{kind}"' if isinstance(kind := value.get("type"), str) else "{…}"
    if isinstance(value, list):
        return f"[{', '.join(_brief(item) for item in value[:3])}{', …' if len(value) > 3 else ''}]" if len(str(value[:3])) < 60 else "[…]"
    return f"{value:g}" if isinstance(value, float) else {None: "null", True: "true", False: "false"}[value]
