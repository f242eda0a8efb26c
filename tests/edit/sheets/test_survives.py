"""What real lists look like and should not matter: each variation gives the same two lines."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from openpyxl import Workbook

from generator.edit.sheets.importing import Imported
from generator.problems import as_text, has_errors
from generator.read import limits_for, parse
from tests.edit.sheets.faulty import GIVEN, in_sheet
from tests.edit.sheets.made import book

ABOVE = ["Kèm theo Quyết định số 12/QĐ-UBND ngày 20/11/2026 của UBND tỉnh Sa Hải"]
HEAD = ["STT", "Họ và tên", "Đối tượng", "Hình thức khen thưởng", "Đơn vị", "Xã, phường", "Năm"]
HOA = [1, "Lê Thị Hoa", "Cá nhân", "BK tỉnh", "Giáo viên", "Xã Ya Lơ", 2025]
TRUONG = [2, "Trường Tiểu học Ya Lơ", "Tập thể", "BK tỉnh", None, "Xã Ya Lơ", 2025]
LINES = [
    {"line": "1", "honoree": "le-thi-hoa", "name": "Lê Thị Hoa", "kind": "individual", "form": "bang-khen-tinh", "unit": "Giáo viên", "place": "xa-ya-lo", "achieved": "2025"},
    {"line": "2", "honoree": "truong-tieu-hoc-ya-lo", "name": "Trường Tiểu học Ya Lơ", "kind": "collective", "form": "bang-khen-tinh", "place": "xa-ya-lo",
     "achieved": "2025"}]


def nfd(row: list[Any]) -> list[Any]:
    return [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row]


def moved(rows: list[list[Any]]) -> list[list[Any]]:
    """Everything two columns to the right and three rows down."""
    return [[], [], [], *([None, None, *row] for row in rows)]


def one(*rows: list[Any], title: str = "Danh sách", change: Any = lambda book: None) -> bytes:
    return book((title, list(rows)), change=change)


def blank_rows_formatted(made: Workbook) -> None:
    for row in range(5, 400):
        made.active.cell(row, 2).number_format = "@"
        made.active.cell(row, 3).value = "   " if row % 7 == 0 else None


def hidden_numbers(made: Workbook) -> None:
    made.active.column_dimensions["H"].hidden = True


SAME: dict[str, bytes] = {
    "as it should be": one(ABOVE, HEAD, HOA, TRUONG),
    "in decomposed letters": one(nfd(ABOVE), nfd(HEAD), nfd(HOA), nfd(TRUONG)),
    "headings in capital letters with breaks": one(ABOVE, [text.upper().replace(" ", "\n") for text in HEAD], HOA, TRUONG),
    "headings without marks": one(ABOVE, ["TT", "ho ten", "doi tuong", "danh hieu", "don vi", "xa phuong", "nam"], HOA, TRUONG),
    "headings of our own": one(ABOVE, ["Line", "Name in the decision", "Subject kind", "form", "unit", "place", "achieved"], HOA, TRUONG),
    "numbers as text, with blanks": one(ABOVE, HEAD, ["1.", " Lê  Thị Hoa ", "cá nhân", "bk tỉnh", "Giáo\u00a0viên\t", "ya lo", "2025.0"], ["02"[1:], *TRUONG[1:]]),
    "with blank rows and columns": one(*moved([ABOVE, [], HEAD, [], HOA, [], TRUONG])),
    "with blank rows that are formatted": one(ABOVE, HEAD, HOA, TRUONG, change=blank_rows_formatted),
    "with rows of numbers only": one(ABOVE, HEAD, HOA, TRUONG, [3], [4], [5]),
    "with headings again on the next page": one(ABOVE, HEAD, HOA, HEAD, TRUONG),
    "with numbers of columns": one(ABOVE, HEAD, ["A", "B", 1, 2, 3, 4, 5], HOA, TRUONG),
    "with sums between and below": one(ABOVE, HEAD, HOA, ["Cộng: 01"], TRUONG, [None, "Tổng cộng", None, None, None, None, 2]),
    "with a signature": one(ABOVE, HEAD, HOA, TRUONG, [], [None, None, None, "Sa Hải, ngày 20 tháng 11 năm 2026"], ["Nơi nhận:", None, None, "KT. CHỦ TỊCH"], ["- Như trên;"],
                            ["- Lưu: VT, TĐKT.", None, None, "Hồ Ngọc Diễn"]),
    "with groups for the kinds": one(ABOVE, ["STT", "Tên", "Hình thức", "Đơn vị", "Xã, phường", "Năm"], ["A", "CÁ NHÂN"], [1, *HOA[1:2], *HOA[3:]], ["B. TẬP THỂ"],
                                     [2, *TRUONG[1:2], *TRUONG[3:]]),
    "with groups for the awards": one(ABOVE, ["STT", "Tên", "Đối tượng", "Đơn vị", "Xã, phường", "Năm"], ["I", "TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"],
                                      [*HOA[:3], *HOA[4:]], [*TRUONG[:3], *TRUONG[4:]]),
    "with the award in the title": one(["DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN"], ABOVE, ["STT", "Tên", "Đối tượng", "Đơn vị", "Xã, phường", "Năm"],
                                       [*HOA[:3], *HOA[4:]], [*TRUONG[:3], *TRUONG[4:]]),
    "with a title before the name": one(ABOVE, HEAD, [1, "Bà Lê Thị Hoa", *HOA[2:]], TRUONG),
    "with the number before the name": one(ABOVE, HEAD[1:], ["1. Lê Thị Hoa", *HOA[2:]], ["2) Trường Tiểu học Ya Lơ", *TRUONG[2:]]),
    "with a column of personal numbers": one(ABOVE, [*HEAD, "Số CCCD", "Điện thoại", "Địa chỉ"], [*HOA, 12185001234, "0912345678", "Thôn Một"], TRUONG),
    "with a hidden column": one(ABOVE, [*HEAD, "Thành tích"], [*HOA, "bí mật"], TRUONG, change=hidden_numbers),
    "with an empty sheet beside it": book(("Bìa", []), ("Danh sách", [ABOVE, HEAD, HOA, TRUONG]), ("Sheet3", [])),
    "on two sheets": book(("Cá nhân", [ABOVE, HEAD, HOA]), ("Tập thể", [HEAD, TRUONG])),
    "in a sheet that says to be as large as can be": in_sheet("<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>'),
}
"""What is different -> the workbook."""


def conferrals(result: Imported) -> list[dict[str, Any]]:
    assert not has_errors(result.problems), as_text(result.problems, "vi")
    (path, text), = result.texts.items()
    return parse(path, text.encode(), limits_for(path))[0]["conferrals"]


@pytest.mark.parametrize("name", SAME)
def test_a_list_is_read_in_spite_of_it(name, take):
    data = SAME[name]() if callable(SAME[name]) else SAME[name]
    found = conferrals(take(data, **GIVEN))
    for item in found:
        item.pop("citation", None)
    assert found == LINES


@pytest.mark.parametrize(("separator", "mark"), [(";", "\ufeff"), (",", ""), ("\t", "")])
def test_a_table_of_text_is_read(separator, mark, take):
    text = "\r\n".join(separator.join("" if cell is None else f'"{cell}"' for cell in row) for row in (ABOVE, HEAD, HOA, TRUONG))
    assert conferrals(take((mark + text).encode(), "danh-sach.csv", **GIVEN)) == LINES


def test_what_is_not_taken_is_told(take):
    result = take(SAME["with a column of personal numbers"], **GIVEN)
    assert [(problem.code, problem.column) for problem in result.problems if problem.code in ("E190", "E191")] == [("E190", 8), ("E190", 9), ("E190", 10)]
    result = take(SAME["with a hidden column"], **GIVEN)
    assert "E192" in {problem.code for problem in result.problems}
    assert "bí mật" not in as_text(result.problems, None) + "".join(result.texts.values())
