"""What people type, and what records say: days, periods, numbers, names, awards."""

from __future__ import annotations

from datetime import date

import pytest

from generator.catalog import load
from generator.edit.sheets.columns import PERSONAL
from generator.edit.sheets.honours import Groups
from generator.edit.sheets.naming import Names, award_class
from generator.edit.sheets.people import Line, People
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.table import Row
from generator.edit.sheets.values import day_of, number_of, period_of
from generator.edit.sheets.words import cleaned, fold, is_old_font, named
from generator.ledger import Ledger


@pytest.mark.parametrize(("typed", "meant"), {
    "20/11/2026": "2026-11-20", "20-11-26": "2026-11-20", "5.1.2026": "2026-01-05", "2026-11-20": "2026-11-20", "2026-11-20 00:00:00": "2026-11-20",
    "ngày 20 tháng 11 năm 2026": "2026-11-20", "Ngày 2/9/2026.": "2026-09-02", "46346": "2026-11-20", "46346.0": "2026-11-20", "02 / 9 / 1979": "1979-09-02",
    "30/2/2026": None, "13/13/2026": None, "20/11": None, "hôm qua": None, "12": None, "": None,
}.items())
def test_days(typed, meant):
    assert day_of(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), {
    "2026": "2026", "Năm 2026": "2026", "11/2026": "2026-11", "tháng 5 năm 2026": "2026-05", "2026-05": "2026-05", "quý I/2026": "2026-Q1",
    "Quý IV năm 2025": "2025-Q4", "2026-Q2": "2026-Q2", "6 tháng đầu năm 2026": "2026-H1", "13/2026": None, "quý V/2026": None, "sắp tới": None,
}.items())
def test_periods(typed, meant):
    assert period_of(typed) == meant


@pytest.mark.parametrize(("typed", "whole", "meant"), [
    ("12", True, "12"), ("12.0", True, "12"), ("1.200", True, "1200"), ("012", True, "12"), ("1.200.000", True, "1200000"), ("12,5", False, "12.5"),
    ("0,5", False, "0.5"), ("-3", False, "-3"), ("12,5", True, None), ("mười", True, None), ("1 200", True, "1200"), ("12 người", True, None)])
def test_numbers(typed, whole, meant):
    assert number_of(typed, whole) == meant


@pytest.mark.parametrize(("typed", "meant"), {
    "  Lê\u00a0Thị \tHoa ": "Lê Thị Hoa", "Le\u0302 Thi\u0323 Hoa": "Lê Thị Hoa", "\u200bLê\u200b Hoa\ufeff": "Lê Hoa", "Một_x000D_\nhai\r\n\r\nba": "Một\nhai\nba",
}.items())
def test_cells_are_cleaned(typed, meant):
    assert cleaned(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), {
    "NGUYỄN VĂN ĐỨC": "Nguyễn Văn Đức", "RƠ CHÂM H'YUÊNG": "Rơ Châm H'Yuêng", "Y DJUA": "Y Djua", "ANNELISE VORMQUIST-LY": "Annelise Vormquist-Ly",
}.items())
def test_names_in_capitals(typed, meant):
    assert named(typed) == meant


@pytest.mark.parametrize("text", ["Nguyeãn Vaên Ñöùc", "NGUYEÃN VAÊN ÑÖÙC", "NguyÔn V¨n §øc", "Traàn Thò Hoa Ñaøo", "UÛy ban nhaân daân", "Tr­êng TiÓu häc"])
def test_old_fonts_are_seen(text):
    assert is_old_font(text)


@pytest.mark.parametrize("text", ["Nguyễn Văn Đức", "HỘ GIA ĐÌNH ÔNG A PLỊCH", "Rơ Châm H'Yuêng", "Hoà Bình", "Thuỵ Khuê", "Annelise Vörmquist", "José Peña", "François Müller",
                                  "Ngoãn", "Uý", "Nguyễn Quốc Oai", "Đăk Rông", "30 ºC", "“Lớp em không rác nhựa”", "Noël"])
def test_other_names_are_let_be(text):
    assert not is_old_font(text)


@pytest.mark.parametrize(("typed", "meant"), {"hạng Nhì": "2", "Nhất": "1", "HẠNG BA": "3", "hạng III": "3", "2": "2", "Huân chương Lao động hạng Nhất": "1", "Tư": ""}.items())
def test_classes(typed, meant):
    assert award_class(typed) == meant


@pytest.fixture(scope="module")
def names(province):
    return Names(load(province).catalog)


@pytest.mark.parametrize(("typed", "meant"), {
    "BK tỉnh": "bang-khen-tinh", "Bằng khen của Chủ tịch UBND tỉnh": "bang-khen-tinh", "bang khen": "bang-khen-tinh", "Tặng Bằng khen": "bang-khen-tinh",
    "Danh hiệu Chiến sĩ thi đua cấp tỉnh": "chien-si-thi-dua-tinh", "CSTĐ cấp tỉnh": "chien-si-thi-dua-tinh", "LĐTT": "lao-dong-tien-tien",
    "Huân chương Lao động hạng Nhì": "huan-chuong-lao-dong", "HCLĐ": "huan-chuong-lao-dong", "Tập thể Lao động xuất sắc": "tap-the-lao-dong-xuat-sac",
    "x [giay-khen-so]": "giay-khen-so",
}.items())
def test_awards_by_name_abbreviation_and_former_name(names, typed, meant):
    assert names.on(date(2026, 11, 20), "ubnd-tinh").record("award", typed) == (meant,)


def test_an_award_that_may_be_several_is_not_guessed(names):
    assert set(names.record("award", "Bằng khen")) == {"bang-khen-tinh", "bang-khen-bo"}


@pytest.mark.parametrize(("typed", "day", "meant"), [
    ("Xã Ya Lơ", None, {"xa-ya-lo"}), ("ya lo", None, {"xa-ya-lo"}), ("P. Sông Bla", None, {"phuong-song-bla"}), ("Minh Hải", None, {"xa-minh-hai", "phuong-minh-hai"}),
    ("Phường Minh Hải", None, {"phuong-minh-hai"}), ("xã đăk rông", None, {"xa-dak-rong", "xa-dak-rong-moi"}), ("xã đăk rông", date(2024, 1, 1), {"xa-dak-rong"}),
    ("xã đăk rông", date(2026, 1, 1), {"xa-dak-rong-moi"}), ("Xã Không Có", None, set())])
def test_places_as_they_were_on_the_day(names, typed, day, meant):
    assert set(names.on(day, None).record("place", typed)) == meant


def people(province, ledger=()):
    return People(load(province).catalog, Ledger("data/ledger.txt", tuple(enumerate(ledger, 1))), ())


def line(name, row=1, answer="", **values):
    return Line({"name": name, "kind": "individual", "form": "bang-khen-tinh", **values}, Spot("x.xlsx", "A", row, 2), answer)


def test_a_new_name_has_an_id_that_nobody_has_or_had(province):
    lines = [line("Lê Thị Hoa"), line("Đặng Thị Ớt", 2), line("Nguyễn Văn Đức", 3, "mới", unit="Nông dân", place="xa-ya-lo")]
    assert list(people(province, ["honorees/le-thi-hoa"]).told_apart(lines, (), (), "x")) == []
    assert [item.values["honoree"] for item in lines] == ["le-thi-hoa-2", "dang-thi-ot", "nguyen-van-duc-3"]


def test_nobody_is_made_one_with_a_namesake_unasked(province):
    same = line("NGUYỄN VĂN ĐỨC", unit="Nông dân thôn Một", place="xa-ya-lo")
    problem, = people(province).told_apart([same], (), (), "x")
    assert (problem.code, problem.severity) == ("E150", "error")
    assert "nguyen-van-duc-1" in problem.messages[0] and "--same nguyen-van-duc-1" in problem.hints[0]


def test_the_clerk_may_say_who_is_meant(province):
    same, new, moved = (line("Nguyễn Văn Đức", place="xa-ya-lo", unit="Nông dân") for _ in range(3))
    assert list(people(province).told_apart([same], ("nguyen-van-duc-1",), (), "x")) == []
    assert same.values["honoree"] == "nguyen-van-duc-1"
    assert list(people(province).told_apart([new], (), ("nguyen-van-duc-1",), "x")) == []
    assert new.values["honoree"] == "nguyen-van-duc-3"
    moved.values.update(unit="Bí thư", place="xa-minh-hai")
    assert [problem.code for problem in people(province).told_apart([moved], ("nguyen-van-duc-2",), (), "x")] == []
    assert moved.values["honoree"] == "nguyen-van-duc-2"


def test_a_namesake_elsewhere_is_another_person_and_is_told(province):
    other = line("Nguyễn Văn Đức", unit="Bí thư", place="xa-minh-hai")
    problem, = people(province).told_apart([other], (), (), "x")
    assert (problem.code, problem.severity, other.values["honoree"]) == ("E181", "warning", "nguyen-van-duc-3")


def test_a_name_is_spelt_as_the_record_has_it(province):
    known = line("RƠ CHÂM H'YUÊNG", answer="ro-cham-h-yueng")
    assert list(people(province).told_apart([known], (), (), "x")) == []
    assert known.values["name"] == "Rơ Châm H'Yuêng"


@pytest.mark.parametrize("heading", [
    "Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Số CCCD", "CMND/CCCD", "Số định danh cá nhân", "Số tài khoản", "STK ngân hàng", "Điện thoại", "SĐT",
    "Email", "Địa chỉ", "Nơi cư trú", "Hộ khẩu thường trú", "Quê quán", "Dân tộc", "Tôn giáo", "Giới tính", "Mã số thuế", "Số sổ BHXH", "Ký nhận"])
def test_columns_of_personal_data_are_known_by_their_headings(heading):
    assert PERSONAL.search(fold(heading))


def test_a_group_ends_those_of_its_rank_and_below():
    groups = Groups()
    for mark, text, values in [("I", "TẬP THỂ", {("kind",): "collective"}), ("1", "Sở Y tế", {("unit",): "Sở Y tế"})]:
        groups.enter(Row("group", 1, {}, text, mark), values)
    assert (groups.get(("kind",)), groups.get(("unit",))) == ("collective", "Sở Y tế")
    groups.enter(Row("group", 2, {}, "Sở Nội vụ", "2"), {})
    assert (groups.get(("kind",)), groups.get(("unit",))) == ("collective", None)
    groups.enter(Row("group", 3, {}, "BẰNG KHEN", "II"), {("form",): "bang-khen-tinh"})
    assert (groups.get(("kind",)), groups.get(("form",))) == (None, "bang-khen-tinh")
