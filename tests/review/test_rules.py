"""What the policy takes for an account, for an address that leads elsewhere, and for a difference; and that long lists cost no more than their length."""

from __future__ import annotations

import time

import pytest

from generator.records.decision import Decision
from generator.records.exemplar import Exemplar
from generator.review.fields import REORDERED, Difference, differences, label_of
from generator.review.hosts import hosts
from generator.review.numbers import in_text

ACCOUNTS = {
    "Chuyển vào tài khoản 1903334455 tại ngân hàng Mẫu": ["1903334455"],
    "STK: 0123 456 789": ["0123456789"],
    "STK 12345678": ["12345678"],
    "số tài khoản: 102.8765.4321": ["10287654321"],
    "Bank account no. 0071-0003-4567-8": ["0071000345678"],
    "Kho bạc Nhà nước, mã 3713.0.1012345": ["371301012345"],
    "Nộp về 970422920011223 trước ngày 5": ["970422920011223"],
    "９７０４２２９２００１１２２３": ["970422920011223"],
    "Thẻ 9704 2292 0011 2233": ["9704229200112233"],
}
INNOCENT = (
    "Quyết định số 1234/QĐ-UBND ngày 05/05/2026 của Ủy ban nhân dân tỉnh",
    "Mã thủ tục 1.012379.000.00.00.H13 và 1.012379",
    "Mã hồ sơ 000.00.00.H26-260101-0001, 000.24.56.H26-260101-0001",
    "Từ 2026-01-01 đến 2026-12-31, lúc 2026-09-02 08:00",
    "Ngân hàng Mẫu hỗ trợ 1.500.000.000 đồng, quỹ góp 250.000.000 VNĐ",
    "Kinh phí 12.500.000.000 đồng và 30 000 000 đồng qua ngân hàng",
    "Gọi 0260 3000 000 hoặc 1900 1234, 0912 345 678",
    "Năm 2015, 2016, 2017, 2018, 2019, 2020, 2021",
    "Giai đoạn 2011-2015 và 2016-2020 của ngân hàng Mẫu",
    "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "Diện tích 9.614,5 km2, dân số 591.266 người",
)


@pytest.mark.parametrize("text", ACCOUNTS)
def test_a_number_like_an_account_is_found(text):
    assert list(in_text(text)) == ACCOUNTS[text]


@pytest.mark.parametrize("text", INNOCENT)
def test_other_numbers_are_let_alone(text):
    assert list(in_text(text)) == []


def test_hosts_are_those_a_browser_goes_to():
    found = hosts({"a": [{"b": "https://mau.gov.vn@evil.example/x"}, {"b": "[x](//Mau.Gov.VN:443/)"}], "c": {"vi": "viết tới tin@mau.gov.vn."}, "d": "không có gì"})
    assert {field: set(names) for field, names in found.items()} == {("a", "b"): {"evil.example", "mau.gov.vn"}, ("c", "vi"): {"@mau.gov.vn"}}
    assert found["a", "b"]["evil.example"] == ("a", 0, "b")


def lines(count: int, first: int = 1) -> list[dict]:
    return [{"line": str(n), "honoree": f"nguoi-{n}", "name": f"Người {n}", "kind": "individual", "form": "bang-khen",
             "citation": {"vi": f"Thành tích {n}"}} for n in range(first, first + count)]


def told(before: dict, after: dict, model: type = Decision) -> list[Difference]:
    return list(differences(model, before, after))


def test_a_line_put_first_is_one_new_line_although_all_numbers_move():
    before, new = lines(20), {"line": "1", "honoree": "moi", "name": "Mới", "kind": "individual", "form": "bang-khen"}
    after = [new, *({**line, "line": str(n)} for n, line in enumerate(before, 2))]
    found = told({"conferrals": before}, {"conferrals": after})
    assert [difference.after[0] for difference in found if difference.before is None] == ["1 · moi · Mới"]
    assert [difference.where[-1][1] for difference in found if difference.before] == ["Line"] * 20


def test_an_empty_value_is_none():
    assert told({"summary": {"vi": "a", "en": ""}, "source": []}, {"summary": {"vi": "a"}}) == []


def test_a_choice_is_told_in_its_words():
    found = told({"changes": [{"status": "corrected", "date": "2026-01-01"}]}, {"changes": [{"status": "revoked", "date": "2026-01-01"}]})
    assert [(d.where[-1], d.before, d.after) for d in found] == [
        (("Tình trạng mới", "New status"), ("Đã đính chính (corrected)", "Corrected (corrected)"), ("Đã thu hồi (revoked)", "Revoked (revoked)"))]


def test_another_order_is_one_difference():
    assert [d.note for d in told({"conferrals": lines(5)}, {"conferrals": lines(5)[::-1]})] == [REORDERED]


def test_values_of_a_wrong_kind_are_told_as_they_are():
    found = told({"title": {"vi": "a"}, "conferrals": "x", "khong_co": "1"}, {"title": "b", "conferrals": [["y"]], "khong_co": {"z": "2"}})
    assert len(found) == 3
    assert all(difference.after for difference in found)


def test_a_field_is_called_by_its_labels():
    assert label_of(Exemplar, ("stages", "how", "vi")) == ("Quá trình › Đã làm gì › tiếng Việt", "Stages › What was done › Vietnamese")
    assert label_of(Exemplar, ("khong_co",)) == ("khong_co", "khong_co")


def test_five_thousand_changed_lines_are_compared_in_a_moment():
    before = lines(5000)
    after = [{**line, "citation": {"vi": "Khác " + line["line"]}} for line in lines(5000)]
    started = time.perf_counter()
    found = told({"conferrals": before}, {"conferrals": after})
    assert len(found) == 5000
    assert time.perf_counter() - started < 5
