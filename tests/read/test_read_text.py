"""No character that hides, reorders or breaks a text gets in, and whatever gets in is NFC."""

import random
import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import has_errors
from generator.read import DEFAULT, check_name, check_text, nfc, parse
from generator.read.text import refused_characters

REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
NAMED_IN_THE_RULE = [
    *range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F),
    *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xD800, 0xDFFF, 0xE000, 0xF8FF, *range(0xFDD0, 0xFDF0), 0xFEFF,
    *range(0xFFF9, 0xFFFC), 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, *range(0xE0000, 0xE0080), 0xF0000, 0x100000, 0x0378,
]
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


def test_every_code_point_is_refused_or_allowed_by_its_category():
    characters = list(map(chr, range(sys.maxunicode + 1)))
    by_rule = {c for c in characters if unicodedata.category(c) in REFUSED or c == "\ufffd"} - {"\n"}
    refused = set(refused_characters("".join(characters)))
    assert by_rule <= refused
    assert {unicodedata.category(c) for c in refused - by_rule} == {"Lo", "Mn"}  # letters and marks that are invisible
    assert len(refused - by_rule) < 300


@pytest.mark.parametrize("code", NAMED_IN_THE_RULE)
def test_each_code_point_that_the_rule_names(code):
    [fault] = check_text(f"ab{chr(code)}c")
    assert fault.offset == 2
    problem = fault.at("x.yml", 1, 1)
    assert f"U+{code:04X}" in problem.message("en") or fault.kind.code == "T005"
    assert not set(problem.message("vi")) & {chr(code)} or code == 0xFFFD


def test_everyday_text_is_allowed():
    for text in (VIETNAMESE, VIETNAMESE.upper(), "“Dạy tốt – Học tốt”…", "1.000.000 ₫", "Ê-đê ơ̆ ŭ ƀ", "a\nb", "a\u00a0b",
                 "Ђ Ω 字 😀 ❤️ ①"):
        assert list(check_text(nfc(text))) == []
        assert list(check_text(unicodedata.normalize("NFD", text))) == []


@given(st.text(st.characters()))
def test_any_text_is_refused_or_becomes_nfc(text):
    if not list(check_text(text)):
        assert unicodedata.is_normalized("NFC", nfc(text))
        assert not list(check_text(nfc(text)))
    check_name(text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")))
def test_any_text_in_a_file_is_refused_or_read_as_nfc(text):
    data = ("a: '" + text.replace("'", "''").replace("\n", "\n\n ") + "'\n").encode()
    value, problems = parse("x.yml", data, DEFAULT)
    assert (value is None) == has_errors(problems)
    if value is not None:
        assert unicodedata.is_normalized("NFC", value["a"])


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_are_refused_or_read(data):
    value, problems = parse("x.yml", data, DEFAULT)
    assert isinstance(value, dict) or problems
    assert all(p.line >= 1 and p.column >= 1 and p.code != "F099" for p in problems)


@given(st.text(st.sampled_from(list("aĐ\u0300: -?|>[]{},#&*!%@`\"'\\\n\t \u00a0\u200b<=.0")), max_size=60))
@settings(max_examples=600)
def test_any_mixture_of_signs_is_refused_or_read(text):
    value, problems = parse("x.yml", text.encode(), DEFAULT)
    lines = text.split("\n")
    assert isinstance(value, dict) or problems
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert 1 <= problem.column <= len((lines + [""])[problem.line - 1]) + 1


def test_bytes_changed_at_random_never_raise():
    random_ = random.Random(1)  # noqa: S311
    good = "name: Nguyễn Văn Đức\nlist:\n  - {a: \"x\\ty\", b: 'z'}\n  - c: |\n      text\n".encode()
    for _ in range(3000):
        data = bytearray(good)
        for _ in range(random_.randint(1, 4)):
            data[random_.randrange(len(data))] = random_.randrange(256)
        value, problems = parse("x.yml", bytes(data), DEFAULT)
        assert isinstance(value, dict) or problems


def test_stacked_marks_are_refused_before_they_cost_time():
    began = time.perf_counter()
    for data in (b"a: x" + "\u0315\u0300".encode() * 15_000, b"a: \"" + b"\\u0315\\u0300" * 5_000 + b"\""):
        assert "T006" in {p.code for p in parse("x.yml", data, DEFAULT)[1]}
    assert next(check_text("\u0315\u0300" * 500_000)).kind.code == "T006"
    assert time.perf_counter() - began < 1


def test_thirty_stacked_marks_are_allowed_and_thirty_one_are_not():
    assert not list(check_text("a" + "\u0323" * 30))
    assert [fault.kind.code for fault in check_text("a" + "\u0323" * 31)] == ["T006"]


@pytest.mark.parametrize("name", [
    "Nguyễn Văn Đức", "NGUYỄN THỊ HOA", "H’Hen Niê", "Y Bhuăt Êban", "Trường THPT số 2 (cơ sở 1)", "Công ty A & B",
    "Hợp tác xã “Tân Lập”",
    "Ban Thi đua - Khen thưởng", "Đội 3/2", "Müller-Lüdenscheidt", "Kpă Ơ̆i", "K'Brểu", "José", "x\u0300\u0301",
    "Oʼ Brien", "+84 (0)",
    unicodedata.normalize("NFD", "Nguyễn Thị Phượng"),
])
def test_names_that_are_right(name):
    assert check_name(name) == []


def test_all_faults_of_a_name_are_reported():
    faults = check_name("Νguyễn Ｖăn Đứс")
    assert [(fault.kind.code, fault.offset) for fault in faults] == [("T010", 0), ("T011", 7), ("T010", 13)]
