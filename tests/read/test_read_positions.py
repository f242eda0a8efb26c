"""Where things are: the line and the column, from 1, of every value and key, and of the nearest thing for the rest."""

import pickle

import pytest

from generator.read import Source, read_file, read_folder

TEXT = """\
# a comment
title: Phong trào
unit:
  vi: Xã Tân Lập
  "en": Tan Lap
conferrals:
  - name: Nguyễn Văn Đức
    form: bang-khen
  - {name: 😀 Hoa, form: [a, b]}
  -
    name: "x
      y"
story: |
  Đoạn một
empty:
hoa\u0300: nfd
last: x
"""
PLACES = {
    (): (2, 1), ("title",): (2, 8), ("unit",): (4, 3), ("unit", "vi"): (4, 7), ("unit", "en"): (5, 9), ("conferrals",): (7, 3),
    ("conferrals", 0): (7, 5), ("conferrals", 0, "name"): (7, 11), ("conferrals", 0, "form"): (8, 11), ("conferrals", 1): (9, 5),
    ("conferrals", 1, "name"): (9, 12), ("conferrals", 1, "form"): (9, 25), ("conferrals", 1, "form", 1): (9, 29),
    ("conferrals", 2): (11, 5), ("conferrals", 2, "name"): (11, 11), ("story",): (13, 8), ("hoà",): (16, 7), ("last",): (17, 7),
}
KEYS = {
    (): (2, 1), ("title",): (2, 1), ("unit",): (3, 1), ("unit", "vi"): (4, 3), ("unit", "en"): (5, 3), ("conferrals", 0): (7, 5),
    ("conferrals", 0, "form"): (8, 5), ("conferrals", 1, "name"): (9, 6), ("conferrals", 1, "form"): (9, 19),
    ("conferrals", 1, "form", 0): (9, 26), ("empty",): (15, 1), ("hoà",): (16, 1),
}
NEAREST = [
    (("gone",), (2, 1)), (("unit", "fr"), (4, 3)), (("unit", "vi", 0), (4, 7)), (("conferrals", 7), (7, 3)),
    (("conferrals", 7, "name"), (7, 3)), (("conferrals", 0, "gone", "too"), (7, 5)), (("conferrals", "0"), (7, 3)),
    (("conferrals", -1), (7, 3)), (("conferrals", None), (7, 3)), ((None,), (2, 1)),
]


@pytest.fixture(params=["LF", "CRLF", "BOM", "cache"])
def source(request, tmp_path):
    data = TEXT.encode()
    data = {"CRLF": data.replace(b"\n", b"\r\n"), "BOM": b"\xef\xbb\xbf" + data}.get(request.param, data)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.yml").write_bytes(data)
    if request.param == "cache":
        read_folder(tmp_path, "data", tmp_path / "cache")
        return read_folder(tmp_path, "data", tmp_path / "cache")[0][0]
    found, problems = read_file(tmp_path, "data/x.yml")
    assert problems == []
    return found


def test_values(source):
    assert {location: source.position(location) for location in PLACES} == PLACES


def test_keys(source):
    assert {location: source.position(location, key=True) for location in KEYS} == KEYS


@pytest.mark.parametrize(("location", "place"), NEAREST)
@pytest.mark.parametrize("key", [False, True])
def test_what_does_not_exist_is_at_the_nearest_thing_that_does(source, location, place, key):
    assert source.position(location, key=key) == place


@pytest.mark.parametrize("location", [([],), ("unit", {}), None, 3, "title"])
def test_what_is_no_location_at_all_raises_nothing(source, location):
    assert len(source.position(location)) == 2


def test_every_location_in_the_value_has_its_place(source):
    def locations(node, here=()):
        yield here
        steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for step, inner in steps:
            yield from locations(inner, (*here, step))

    lines = TEXT.splitlines()
    for location in locations(source.value):
        line, column = source.position(location, key=True)
        if location and isinstance(location[-1], str):
            assert lines[line - 1][column - 1 :].lstrip('"').startswith(location[-1].replace("hoà", "hoa\u0300")), location


def test_a_source_without_its_bytes_or_with_others_still_answers():
    assert Source("x.yml", {"a": "1"}, "").position(("a",)) == (1, 1)
    for data in (b"\xff", b"a: [", b"- " * 1000, b"<<<<<<< x\n", b"&a [*a]", b"\0"):
        assert len(Source("x.yml", {}, "", data).position(("a", 0, "b"))) == 2


def test_a_source_can_be_sent_to_another_process(source):
    again = pickle.loads(pickle.dumps(source))  # noqa: S301
    assert again == source
    assert again.position(("title",)) == (2, 8)
