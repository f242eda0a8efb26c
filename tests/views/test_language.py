"""Dates, numbers and sorting as official Vietnamese and as English write them."""

from __future__ import annotations

import sys
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.records.fields import HANOI, PartialDay
from generator.views.language import (
    bound,
    day_text,
    first_letter,
    moment_text,
    number_text,
    ordinal_text,
    partial_text,
    roman,
    sort_key,
)


@pytest.mark.parametrize(("day", "vi", "en"), [
    (date(2026, 9, 2), "02/9/2026", "2 September 2026"), (date(2026, 1, 5), "05/01/2026", "5 January 2026"),
    (date(2026, 2, 28), "28/02/2026", "28 February 2026"), (date(2026, 3, 1), "01/3/2026", "1 March 2026"),
    (date(2025, 10, 10), "10/10/2025", "10 October 2025"), (date(1948, 6, 11), "11/6/1948", "11 June 1948"), (date(2015, 12, 31), "31/12/2015", "31 December 2015"),
])
def test_a_day(day, vi, en):
    assert day_text(day, "vi") == vi
    assert day_text(day, "en") == en


@pytest.mark.parametrize(("text", "vi", "en"), [
    ("2015", "2015", "2015"), ("2015-Q1", "quý I/2015", "Q1 2015"), ("2015-Q2", "quý II/2015", "Q2 2015"), ("2015-Q3", "quý III/2015", "Q3 2015"),
    ("2015-Q4", "quý IV/2015", "Q4 2015"), ("2015-02", "tháng 02/2015", "February 2015"), ("2016-02", "tháng 02/2016", "February 2016"),
    ("2015-12", "tháng 12/2015", "December 2015"), ("2015-03-31", "31/3/2015", "31 March 2015"), ("2016-Q1", "quý I/2016", "Q1 2016"),
])
def test_a_partial_date(text, vi, en):
    value = TypeAdapter(PartialDay).validate_python(text)
    assert partial_text(value, "vi") == vi
    assert partial_text(value, "en") == en


@pytest.mark.parametrize(("moment", "vi", "en"), [
    (datetime(2026, 9, 2, tzinfo=HANOI), "02/9/2026", "2 September 2026"),
    (datetime(2026, 9, 2, 8, 5, tzinfo=HANOI), "08:05 ngày 02/9/2026", "2 September 2026, 08:05"),
    (datetime(2026, 9, 1, 17, tzinfo=UTC), "02/9/2026", "2 September 2026"),
    (datetime(2026, 9, 1, 18, 30, tzinfo=UTC), "01:30 ngày 02/9/2026", "2 September 2026, 01:30"),
])
def test_a_moment(moment, vi, en):
    assert moment_text(moment, "vi") == vi
    assert moment_text(moment, "en") == en


@pytest.mark.parametrize(("value", "vi", "en"), [
    (0, "0", "0"), (999, "999", "999"), (1000, "1.000", "1,000"), (1234567, "1.234.567", "1,234,567"), (Decimal("12.5"), "12,5", "12.5"),
    (Decimal("1234.50"), "1.234,50", "1,234.50"), (Decimal("-3"), "-3", "-3"), (Decimal("0.000001"), "0,000001", "0.000001"),
])
def test_a_number(value, vi, en):
    assert number_text(value, "vi") == vi
    assert number_text(value, "en") == en


@pytest.mark.parametrize(("number", "vi", "en"), [
    (1, "thứ I", "1st"), (2, "thứ II", "2nd"), (3, "thứ III", "3rd"), (4, "thứ IV", "4th"), (7, "thứ VII", "7th"), (9, "thứ IX", "9th"),
    (11, "thứ XI", "11th"), (12, "thứ XII", "12th"), (13, "thứ XIII", "13th"), (14, "thứ XIV", "14th"), (21, "thứ XXI", "21st"), (22, "thứ XXII", "22nd"),
    (40, "thứ XL", "40th"), (90, "thứ XC", "90th"), (101, "thứ CI", "101st"), (111, "thứ CXI", "111th"), (0, "thứ 0", "0th"), (4000, "thứ 4000", "4000th"),
])
def test_an_ordinal(number, vi, en):
    assert ordinal_text(number, "vi") == vi
    assert ordinal_text(number, "en") == en


def test_a_roman_numeral():
    assert [roman(number) for number in (1994, 2026, 3999)] == ["MCMXCIV", "MMXXVI", "MMMCMXCIX"]


IN_ORDER = [
    "A", "à", "ả", "ã", "á", "ạ", "an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "bằng", "bận", "ca", "da", "dương", "dưỡng", "đa", "đà", "Đặng", "Đức",
    "em", "êm", "hoa", "hòa", "hoan", "lan", "ma", "mơ", "nam", "no", "nô", "nơ", "phong", "tu", "tú", "tư", "từ", "tử", "tữ", "tứ", "tự", "xa", "Y", "ý",
]


def in_order(words: list[str]) -> list[str]:
    return sorted(words, key=sort_key)


def test_vietnamese_order():
    assert in_order(IN_ORDER[::-1]) == IN_ORDER
    decomposed = [unicodedata.normalize("NFD", word) for word in IN_ORDER]
    assert in_order(decomposed[::-1]) == decomposed


@pytest.mark.parametrize("words", [
    ["Nguyễn Văn A", "Nguyễn Văn Đức", "Nguyễn Văn Em"], ["xã Đăk Minh", "xã Đăk Rồng", "xã Kon Hơ Drết"], ["ha", "ha a", "hai"],
    ["A Thuk", "A Thŭk", "A Thul", "A Thủy"], ["ba", "bya", "ƀa", "ca"], ["c", "č", "ca", "cà", "čư", "d"], ["nam", "năm", "nấm"], ["quy", "quỳ", "quỷ", "quỹ", "quý", "quỵ"], ["1", "2", "a"],
])
def test_names_in_order(words):
    assert in_order(words[::-1]) == words


@given(st.lists(st.text(max_size=8), max_size=5))
def test_every_text_has_its_place_and_composition_does_not_matter(words):
    assert [sort_key(word) for word in in_order(words)] == [sort_key(word) for word in in_order(words[::-1])]
    for word in words:
        assert sort_key(unicodedata.normalize("NFD", word))[:2] == sort_key(unicodedata.normalize("NFC", word))[:2]


WORDS = st.text(st.sampled_from([
    unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
] + list("bcdđfghjklmnpqrstvwxzŏŭĭĕčñƀ0123456789")), min_size=1, max_size=5)


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="PyICU has no wheels for this Python")
@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=20))
def test_the_order_is_that_of_icu_word_by_word(names):
    import icu  # the reference: Unicode's collation with the tailoring of Vietnamese

    collator = icu.Collator.createInstance(icu.Locale("vi"))
    collator.setStrength(icu.Collator.SECONDARY)

    def reference(name):
        return [collator.getSortKey(word) for word in name.split()]

    for one, other in zip(names, names[1:]):
        assert (sort_key(one) < sort_key(other)) == (reference(one) < reference(other)), (one, other)
        assert (sort_key(one) == sort_key(other)) == (reference(one) == reference(other)), (one, other)


@pytest.mark.parametrize(("text", "letter"), [
    ("Đức", "Đ"), ("đức", "Đ"), ("Ở", "Ơ"), ("Ấp", "Â"), ("Ẳ", "Ă"), ("Ệ", "Ê"), ("Ộ", "Ô"), ("Ữ", "Ư"), ("Ý", "Y"), ("Ŭm", "U"), ("Čư", "C"), ("ƀa", "B"),
    ("ñ", "N"), ("Zürich", "Z"), ("1", ""), ("", ""), ('"A"', ""), ("Зима", ""),
])
def test_the_letter_under_which_a_text_stands(text, letter):
    assert first_letter(text) == letter
    assert first_letter(unicodedata.normalize("NFD", text)) == letter


@pytest.mark.parametrize(("text", "parts"), [
    ("theo khoản 2 Điều 44 Nghị định số 152/2025/NĐ-CP", ["theo", "khoản 2", "Điều 44", "Nghị", "định", "số 152/2025/NĐ-CP"]),
    ("ngày 02/9/2025, dài 12 km, thêm 8 % so với năm 2024", ["ngày 02/9/2025,", "dài", "12 km,", "thêm", "8 %", "so", "với", "năm 2024"]),
    ("Article 9 of Law 06/2022/QH15, on 2 September 2025", ["Article 9", "of", "Law 06/2022/QH15,", "on", "2 September", "2025"]),
    ("mục III.1.7 và quý IV; tháng Giêng, năm nay, số nhà", ["mục III.1.7", "và", "quý IV;", "tháng", "Giêng,", "năm", "nay,", "số", "nhà"]),
    ('<a href="https://example.org/?a=1">số 5</a>', ["<a", 'href="https://example.org/?a=1">số 5</a>']),
])
def test_a_number_stays_with_what_it_belongs_to(text, parts):
    assert bound(text).split(" ") == [part.replace(" ", "\u00a0") for part in parts]
