"""Diagrams: the words fit into their boxes, arrows lead from what comes after to what comes before, and nothing in them is active."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views.diagrams import Box, Words, chain, layers, width, wrapped

LONG = "Cơ quan chuyên môn về thi đua, khen thưởng thuộc Sở Nội vụ thẩm định hồ sơ và lấy ý kiến của các thành viên Hội đồng"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def boxes(svg: ET.Element) -> list[tuple[float, float, float, float]]:
    return [tuple(float(rect.get(name)) for name in ("x", "y", "width", "height"))  # type: ignore[misc]
            for rect in svg.iter("rect") if "diagram__box" in rect.get("class", "")]


@given(st.text(), st.integers(min_value=20, max_value=400))
def test_wrapping_keeps_every_letter_in_its_order(text, room):
    assert "".join("".join(wrapped(text, room)).split()) == "".join(text.split())


@given(st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyấềộữ", min_size=1, max_size=7)).map(" ".join), st.integers(min_value=40, max_value=400))
def test_no_line_is_wider_than_its_room(text, room):
    assert all(width(line) <= room for line in wrapped(text, room))


def test_the_marks_of_vietnamese_letters_do_not_widen_a_text():
    assert width("Ấy") == width("Ay") and width("đề nghị") >= width("de nghi")


def test_a_line_of_words_stays_inside_its_box():
    svg = drawn(chain({"a": Box(Words(LONG), Words(LONG))}, {}, ""))
    (x, y, across, down), = boxes(svg)
    for text in svg.iter("text"):
        for line in text.iter("tspan"):
            size = 13 if text.get("class") == "diagram__remark" else 15
            assert float(line.get("x")) + width(line.text, size) <= x + across
            assert y < float(line.get("y")) < y + down
    assert LONG in "".join(svg.itertext()).replace("\n", ""), "the words stay together for those who copy or search them"


def test_layers_put_each_below_all_that_it_leads_to():
    assert layers({"law": [], "decree": ["law"], "circular": ["decree", "law"], "other": []}) == [["law", "other"], ["decree"], ["circular"]]
    assert layers({}) == []


def test_a_circle_does_not_hang_the_drawing():
    assert sorted(key for row in layers({"a": ["b"], "b": ["c"], "c": ["a"]}) for key in row) == ["a", "b", "c"]


def test_a_long_chain_needs_no_recursion():
    assert len(layers({str(n): [str(n - 1)] if n else [] for n in range(5000)})) == 5000


def test_arrows_of_a_chain_end_at_the_lower_edge_of_what_is_carried_out():
    svg = drawn(chain({"a": Box(Words("Chỉ thị")), "b": Box(Words("Kế hoạch"))}, {"a": [], "b": ["a", "not drawn"]}, "Chuỗi", here="b"))
    above, below = boxes(svg)
    points = [path.get("d")[path.get("d").rindex("M"):] for path in svg.iter("path")]
    assert points == [f"M{above[0] + above[2] / 2:g} {above[1] + above[3]:g}" + points[0][points[0].index("L"):]]
    assert below[1] > above[1] + above[3]
    assert [rect.get("class") for rect in svg.iter("rect")] == ["diagram__box", "diagram__box diagram__box--here"]


def test_an_empty_chain_is_an_empty_picture():
    assert boxes(drawn(chain({}, {}, ""))) == []


@pytest.mark.parametrize("text", ['<script>alert(1)</script>', '"><svg onload=alert(1)>', "a & b"])
def test_words_are_text(text):
    for svg in (chain({"a": Box(Words(text), Words(text))}, {}, text),):
        found = drawn(svg)
        assert found.get("aria-label") == text
        assert {element.tag for element in found.iter()} <= {"svg", "rect", "path", "text", "tspan"}
        assert not [name for element in found.iter() for name in element.attrib if name.startswith("on") or name == "style"]


def test_words_in_another_language_say_so():
    svg = drawn(chain({"a": Box(Words("Sở", "vi"), Words("Step"))}, {}, ""))
    assert [text.get("lang") for text in svg.iter("text")] == ["vi", None]
