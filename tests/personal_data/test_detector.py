"""The detector: what it finds, what it lets pass, and how long it takes."""

from __future__ import annotations

import time

import pytest

from generator.personal_data import KINDS, find, masked, worth_a_look
from tests.personal_data.corpora import INNOCENT, PLANTED


def test_there_are_two_hundred_of_each():
    assert len(PLANTED) >= 200
    assert len(INNOCENT) >= 200
    assert {kind for kind, _ in PLANTED} == set(KINDS)


def test_every_planted_value_is_found():
    missed = [(kind, text) for kind, text in PLANTED if kind not in {item.kind for item in find(text)}]
    assert missed == []


def test_official_texts_pass():
    alarms = {text: find(text) for text in INNOCENT if find(text)}
    assert len(alarms) <= 2, alarms


def test_a_planted_value_is_found_in_the_middle_of_official_texts():
    around = "\n".join(INNOCENT[:10])
    missed = [text for kind, text in PLANTED if kind not in {item.kind for item in find(f"{around}\n\n{text}\n\n{around}")}]
    assert missed == []


def test_official_texts_pass_together():
    for start in range(0, len(INNOCENT), 10):
        assert find("\n\n".join(INNOCENT[start: start + 10])) == []


def test_a_finding_covers_the_value_and_not_the_sentence():
    text = "Ông Mẫu (0990 000 001) và bà Mẫu, mau@gmail.com."
    assert [text[item.start: item.end] for item in find(text)] == ["0990 000 001", "mau@gmail.com"]


def test_places_are_those_of_the_text_as_given():
    text = "a\u200b\u0301 ０９９０\u200b０００\u00ad００１ z"
    (item,) = find(text)
    assert text[item.start: item.end].startswith("０９９０")
    assert text[item.start: item.end].endswith("００１")


def test_a_masked_text_holds_no_value_any_more():
    for _, text in PLANTED:
        assert find(masked(text)) == [] or len(find(masked(text))) < len(find(text))
    assert masked("Tiếp tục ở trang 12") == "Tiếp tục ở trang 12"


def test_many_texts_are_sifted_as_each_of_them_is():
    texts = [*INNOCENT, *(text for _, text in PLANTED)]
    assert set(worth_a_look(texts)) >= {text for text in texts if find(text)}


@pytest.mark.parametrize("unit", [
    "0", "0 ", "0\n", "1.1,", "12/3/", "0l", "o ", "a", "a@", "@", "a.", "(at)", " at ", "khong ", "sinh ngay ", "12.3456 ", "so nha 1 ", "thường trú ", "địa chỉ: ",
    "hộ chiếu ", "stk ", "cmnd ", "\u200b", "Đ", "ky niem ", "0912 ", "a [at] b . ", "gps 12.3456", "ngan hang ", "-", "+84 ", "03-", "b1234567 ", "14°21'10\"",
])
def test_time_is_linear_in_the_text(unit):
    def taken(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.process_time()
        find(text)
        return time.process_time() - started

    find(unit * 100)
    once = min(taken(10_000) for _ in range(2))
    assert once < 0.5
    assert taken(40_000) < 10 * once + 0.05
