"""The gate of the file of boundaries: what goes on from GeoJSON, and every way in which a file of it is refused."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from generator.read import read_folder
from generator.read.boundaries import LIMITS, boundary_files, parse_boundaries, read_boundaries

INVENTED = (Path(__file__).parent / "invented.geojson").read_bytes()
RING = [[10, 1], [11, 1], [11, 2], [10, 1]]


def feature(key="xa-mot", ring=RING, **other) -> dict:
    return {"type": "Feature", "properties": {"code": key}, "geometry": {"type": "Polygon", "coordinates": [ring]}, **other}


def file(*features: object) -> str:
    """A collection with each feature in a line of its own, from line 2 on."""
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(json.dumps(item) for item in features) + "\n]}"


def problems(text: str | bytes) -> list[tuple[int, str]]:
    outlines, found = parse_boundaries("data/b.geojson", text if isinstance(text, bytes) else text.encode(), "code")
    assert not (found and outlines)
    for problem in found:
        assert all(problem.messages) and all(problem.hints) and "{" not in problem.hints[0]
        assert "\u202e" not in repr(problem.messages) and all(len(words) < 400 for words in problem.messages)
    return [(problem.line, problem.code) for problem in found]


def test_outlines_go_on_and_no_text_but_the_code():
    outlines, found = parse_boundaries("data/b.geojson", INVENTED, "code")
    assert found == []
    assert [(outline.key, outline.line, outline.column, len(outline.polygons)) for outline in outlines] == [
        ("xa-o-vuong", 2, 1, 1), ("xa-tam-giac", 3, 1, 1), ("00042", 4, 1, 2)]
    assert len(outlines[0].polygons[0]) == 2  # with its hole
    assert outlines[1].polygons[0][0][1] == (10.8, 1.0)  # a height is left out
    assert "Vuông" not in repr(outlines)


@pytest.mark.parametrize("data", [
    b"\xef\xbb\xbf" + INVENTED, INVENTED.replace(b"\n", b"\r\n"), INVENTED.replace(b", ", b",\t"), json.dumps(json.loads(INVENTED), indent=2).encode(),
    json.dumps(json.loads(INVENTED), separators=(",", ":")).encode()], ids=["BOM", "CRLF", "tabs", "indented", "one line"])
def test_how_it_is_written_makes_no_difference(data):
    outlines, found = parse_boundaries("data/b.geojson", data, "code")
    assert found == []
    assert [outline.polygons for outline in outlines] == [outline.polygons for outline in parse_boundaries("x", INVENTED, "code")[0]]


def test_another_property_may_hold_the_code():
    outlines, _ = parse_boundaries("data/b.geojson", file(feature(properties={"ma_xa": "21211"})).encode(), "ma_xa")
    assert [outline.key for outline in outlines] == ["21211"]


GOOD = json.dumps(feature())
REFUSED = {
    "nothing": ("", [(1, "F041")]),
    "no JSON": (file(feature())[:-3], [(2, "F041")]),
    "YAML": ("type: FeatureCollection\n", [(1, "F041")]),
    "two values": (file(feature()) + "{}", [(3, "F041")]),
    "NaN": (file(feature()).replace("[11, 1]", "[NaN, 1]"), [(2, "F041")]),
    "Infinity": (file(feature()).replace("[11, 1]", "[-Infinity, 1]"), [(2, "F041")]),
    "a comment": ("// bản đồ\n" + file(feature()), [(1, "F041")]),
    "1e999": (file(feature()).replace("[11, 1]", "[1e999, 1]"), [(2, "F045")]),
    "a number of ten thousand digits": (file(feature()).replace("[11, 1]", f"[{'9' * 10_000}, 1]"), [(2, "F045")]),
    "true for a number": (file(feature(ring=[[10, 1], [True, 1], [11, 2], [10, 1]])), [(2, "F045")]),
    "text for a number": (file(feature(ring=[[10, 1], ["11", 1], [11, 2], [10, 1]])), [(2, "F045")]),
    "null for a position": (file(feature(ring=[[10, 1], None, [11, 2], [10, 1]])), [(2, "F045")]),
    "one number": (file(feature(ring=[[10, 1], [11], [11, 2], [10, 1]])), [(2, "F045")]),
    "four numbers": (file(feature(ring=[[10, 1], [11, 1, 1, 1], [11, 2], [10, 1]])), [(2, "F045")]),
    "latitude first": (file(feature(ring=[[14, 108], [15, 108], [15, 109], [14, 108]])), [(2, "F045")]),
    "metres": (file(feature(ring=[[551000.0, 1590000.0], [552000.0, 1590000.0], [552000.0, 1591000.0], [551000.0, 1590000.0]])), [(2, "F045")]),
    "not closed": (file(feature(ring=[[10, 1], [11, 1], [11, 2], [10, 2]])), [(2, "F046")]),
    "there and back": (file(feature(ring=[[10, 1], [11, 1], [10, 1], [10, 1]])), [(2, "F046")]),
    "nested deeply": (file(feature()).replace("[10, 1]", "[" * 50 + "10" + "]" * 50, 1), [(2, "F042")]),
    "a million brackets": ("[" * 1_000_000, [(1, "F042")]),
    "a million braces": ('{"a":' * 300_000, [(1, "F042")]),
    "a key twice at the top": (file(feature()).replace('"type"', '"type": "FeatureCollection", "type"', 1), [(1, "F043")]),
    "a key twice in a feature": (file(feature(), feature("xa-hai")).replace('"code": "xa-hai"', '"code": "a", "code": "xa-hai"'), [(3, "F043")]),
    "a list": ("[]", [(1, "F044")]),
    "a text": ('"x"', [(1, "F044")]),
    "null": ("null", [(1, "F044")]),
    "a number": ("7", [(1, "F044")]),
    "a feature alone": (json.dumps(feature()), [(1, "F044")]),
    "TopoJSON": ('{"type": "Topology", "objects": {}, "arcs": []}', [(1, "F044")]),
    "no features": ('{"type": "FeatureCollection"}', [(1, "F044")]),
    "none of them": ('{"type": "FeatureCollection", "features": []}', [(1, "F044")]),
    "features that are numbers": ('{"type": "FeatureCollection", "features": [1, 2]}', [(1, "F044")]),
    "the key spelt in another way": (file(feature()).replace('"features"', '"\\u0066eatures"'), [(1, "F044")]),
    "a point": (file(feature(geometry={"type": "Point", "coordinates": [10, 1]})), [(2, "F044")]),
    "no geometry": (file(feature(geometry=None)), [(2, "F044")]),
    "no coordinates": (file(feature(geometry={"type": "Polygon"})), [(2, "F044")]),
    "an empty polygon": (file(feature(geometry={"type": "Polygon", "coordinates": []})), [(2, "F044")]),
    "an empty ring": (file(feature(ring=[])), [(2, "F044")]),
    "one level too few": (file(feature(geometry={"type": "MultiPolygon", "coordinates": [RING]})), [(2, "F045")]),
    "another type": (file(feature(type="Thing")), [(2, "F044")]),
    "no properties": (file(feature(properties=None)), [(2, "F047")]),
    "no code": (file(feature(properties={"name": "Xã Một"})), [(2, "F047")]),
    "a number for a code": (file(feature(key=21211)), [(2, "F047")]),
    "a name for a code": (file(feature(key="Xã Một")), [(2, "F047")]),
    "an escaped bidi character in the code": (file(feature(key="xa\u202e-mot")), [(2, "F047")]),
    "half a character in the code": (file(feature(key="\ud800")), [(2, "F047")]),
    "one code twice": (file(feature(), feature("xa-hai"), feature()), [(4, "F049")]),
    "a hidden character": (json.dumps({"type": "FeatureCollection", "name": "a\u200bb", "features": [feature()]}, ensure_ascii=False), [(1, "T002")]),
    "a bidi character": (json.dumps({"type": "FeatureCollection", "name": "a\u202eb", "features": [feature()]}, ensure_ascii=False), [(1, "T002")]),
    "a control character": (file(feature()).replace("xa-mot", "xa\x07"), [(2, "T001")]),
    "a null byte": (file(feature()).replace("xa-mot", "xa\0"), [(2, "F022")]),
    "UTF-16": (file(feature()).encode("utf-16"), [(1, "F021")]),
    "no UTF-8": (file(feature()).encode().replace(b"xa-mot", b"xa-\xff"), [(2, "F020")]),
    "two versions": ("<<<<<<< HEAD\n" + file(feature()), [(1, "F023")]),
    "an open text": ('{"type": "' + '\\"' * 400_000, [(1, "F041")]),
    "much at once": (file(feature(key=1), feature(ring=[[10, 1], [11, 1], [11, 2], [200, 1]]), feature("xa-hai", geometry=None)),
                     [(2, "F047"), (3, "F045"), (4, "F044")]),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=list(REFUSED))
def test_a_file_is_refused(text, expected):
    began = time.perf_counter()
    assert problems(text) == expected
    assert time.perf_counter() - began < 1


def test_too_many_points_and_too_many_bytes():
    ring = [[10 + n / 100_000, 1] for n in range(LIMITS.nodes)] + [[10, 2], [10, 1]]
    assert problems(file(feature(ring=ring))) == [(1, "F048")]


def test_every_kind_of_problem_of_the_file_is_produced():
    produced = {code for _, expected in REFUSED.values() for _, code in expected} | {"F040", "F048"}  # in the tests of their own
    assert produced >= {f"F{number:03}" for number in range(40, 50)}


def test_only_the_first_hundred_problems_are_listed():
    found = problems(file(*(feature(key=n) for n in range(300))))
    assert len(found) == LIMITS.problems + 1
    assert found[-1][1] == "F098"


def test_nothing_in_a_file_can_raise():
    """Every prefix of a good file, and the file with each of its characters replaced, is read or refused."""
    text = INVENTED.decode()
    for n in range(0, len(text), 7):
        for damaged in (text[:n], *(text[:n] + other + text[n + 1:] for other in '"[{]}\\,0')):
            outlines, found = parse_boundaries("data/b.geojson", damaged.encode(), "code")
            assert bool(outlines) != bool(found)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def codes(root: Path) -> list[str]:
    return [problem.code for problem in read_boundaries(root, "b.geojson", "code")[1]]


def test_a_file_is_read_from_the_data_folder_alone(root):
    with pytest.raises(FileNotFoundError):
        read_boundaries(root, "b.geojson", "code")
    (root / "data/b.geojson").write_bytes(INVENTED)
    assert codes(root) == []
    assert boundary_files(root) == ["b.geojson"]
    assert read_folder(root, "data") == ([], [])
    (root / "data/places").mkdir()
    (root / "data/b.geojson").rename(root / "data/places/b.geojson")
    assert [problem.code for problem in read_folder(root, "data")[1]] == ["F014"]


def test_a_link_a_folder_a_pipe_and_a_huge_file_are_refused(root):
    path = root / "data/b.geojson"
    (root / "elsewhere.geojson").write_bytes(INVENTED)
    path.symlink_to(root / "elsewhere.geojson")
    outlines, found = read_boundaries(root, "b.geojson", "code")
    assert outlines == () and found == read_folder(root, "data")[1] and [problem.code for problem in found] == ["F003"]
    path.unlink()
    path.mkdir()
    assert codes(root) == ["F004"]
    path.rmdir()
    os.mkfifo(path)
    assert codes(root) == ["F004"]
    path.unlink()
    path.write_bytes(b" " * (LIMITS.bytes + 1))
    assert codes(root) == ["F040"]
