"""Faulty workbooks, made by code: each with what must be said and where. Everybody in them is invented."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from tests.edit.sheets.made import book, parts

GIVEN = {"settings": (("commendation", "Theo công trạng"), ("title.vi", "Về việc tặng Bằng khen"))}
"""What a good import of PLAIN says on the command line."""


def plain(**changes: Any) -> bytes:
    """A small list without a fault, but for the cells of row 3 and others that a case changes: C4="Nhóm"."""
    rows: list[list[Any]] = [
        ["Kèm theo Quyết định số 12/QĐ-UBND ngày 20/11/2026 của UBND tỉnh Sa Hải"],
        ["STT", "Họ và tên", "Đối tượng", "Hình thức khen thưởng", "Hạng", "Đơn vị", "Địa phương", "Năm", "Thành tích", "Mã", "Truy tặng", "Lĩnh vực",
         "Phong trào", "Cơ quan lúc được khen"],
        [1, "Lê Thị Hoa", "Cá nhân", "BK tỉnh", None, "Giáo viên", "Xã Ya Lơ", 2025, "Dạy học vùng cao"],
        [2, "Trường Tiểu học Ya Lơ", "Tập thể", "BK tỉnh", None, None, "Xã Ya Lơ", 2025, "Giữ đủ sĩ số"],
    ]

    def change(made: Workbook) -> None:
        for cell, value in changes.items():
            made.active[cell] = value

    return book(("Danh sách", rows), change=change)


CELLS: dict[str, tuple[dict[str, Any], str, str]] = {
    "an achievement in a month that there is not": ({"H3": "13/2025"}, "E113", "H3"),
    "an achievement on a day that there is not": ({"H3": "31/02/2026"}, "E113", "H3"),
    "an achievement in words": ({"H3": "mùa mưa vừa rồi"}, "E113", "H3"),
    "an achievement of several years": ({"H3": "2021-2025"}, "R009", "H3"),
    "a serial number of no day": ({"H3": 99999}, "E113", "H3"),
    "a kind of subject that there is not": ({"C3": "Nhóm"}, "E116", "C3"),
    "no kind of subject": ({"C3": None}, "E130", "B3"),
    "an award that there is not": ({"D3": "Bằng danh dự"}, "E117", "D3"),
    "an award that the body may not grant": ({"D3": "GK"}, "C101", "D3"),
    "no award": ({"D3": None}, "E131", "B3"),
    "an award for others": ({"D4": "LĐTT"}, "C032", "C4"),
    "an award with classes without one": ({"D3": "Huân chương Lao động"}, "C030", "B3"),
    "a class in a strange word": ({"E3": "Tư"}, "E119", "E3"),
    "a class of an award without classes": ({"E3": "Nhì"}, "C031", "E3"),
    "a place that is not known": ({"G3": "Xã Không Có"}, "E117", "G3"),
    "a place that may be one of two": ({"G3": "Minh Hải"}, "E118", "G3"),
    "a body that is not known": ({"N3": "Sở Không Có"}, "E117", "N3"),
    "a campaign that is not known": ({"M3": "Phong trào không có"}, "E117", "M3"),
    "a field of work that is not known": ({"L3": "Chiêm tinh"}, "E116", "L3"),
    "posthumous is neither yes nor no": ({"K3": "có lẽ"}, "E115", "K3"),
    "a row without a name": ({"B3": None}, "E133", "A3"),
    "a personal number behind a name": ({"B3": "Lê Thị Hoa 012185001234"}, "E120", "B3"),
    "a telephone number in a unit": ({"F3": "Giáo viên, 0912 345 678"}, "E120", "F3"),
    "a Cyrillic letter in a name": ({"B3": "Lе Thị Hoa"}, "T010", "B3"),
    "a Greek letter in a name": ({"B3": "Νguyễn Thị Hoa"}, "T010", "B3"),
    "a wide letter in a name": ({"B3": "Ｌê Thị Hoa"}, "T011", "B3"),
    "a sign of direction in a name": ({"B3": "Lê \u202eThị Hoa"}, "T002", "B3"),
    "a private letter in a name": ({"B3": "Lê \ue000 Hoa"}, "T003", "B3"),
    "a lost letter in a name": ({"B3": "L\ufffd Thị Hoa"}, "T004", "B3"),
    "marks stacked on a letter": ({"B3": "Lê" + "\u0301" * 40 + " Hoa"}, "T006", "B3"),
    "a name that is too long": ({"B3": "Lê " + "Hoa " * 150}, "R017", "B3"),
    "a name in VNI": ({"B3": "Leâ Thò Hoa Ñaøo"}, "E105", "B3"),
    "a name in capital VNI": ({"B3": "NGUYEÃN VAÊN ÑÖÙC"}, "E105", "B3"),
    "a name in TCVN3": ({"B3": "NguyÔn V¨n §øc"}, "E105", "B3"),
    "a place in TCVN3": ({"G3": "X· HiÖp §øc"}, "E105", "G3"),
    "a unit in VNI": ({"F3": "Tröôøng Tieåu hoïc"}, "E105", "F3"),
    "a unit that is too long": ({"F3": "Tổ " + "rừng " * 150}, "R017", "F3"),
    "a citation that is too long": ({"I3": "giữ rừng " * 1300}, "E106", "I3"),
    "a formula for the name": ({"B3": "=A3"}, "E110", "B3"),
    "a formula for the award": ({"D3": "=VLOOKUP(A3,A1:B9,2,0)"}, "E110", "D3"),
    "a formula for the year": ({"H3": "=YEAR(TODAY())"}, "E110", "H3"),
    "a reference that is gone": ({"B3": "#REF!"}, "E111", "B3"),
    "a value that is not available": ({"G3": "#N/A"}, "E111", "G3"),
    "a division by zero": ({"H3": "#DIV/0!"}, "E111", "H3"),
    "a name that is not known to Excel": ({"I3": "#NAME?"}, "E111", "I3"),
    "one person twice with one award": ({"B4": "Lê Thị Hoa", "C4": "Cá nhân"}, "E152", "B4"),
    "one person twice with two awards": ({"B4": "LÊ THỊ HOA", "C4": "Cá nhân", "D4": "CSTĐ tỉnh"}, "E151", "B4"),
    "one id twice with one award": ({"B4": "Lê Thị Hoa", "C4": "Cá nhân", "J3": "le-thi-hoa", "J4": "le-thi-hoa"}, "E152", "B4"),
    "somebody who was honoured before": ({"B3": "Nguyễn Văn Đức"}, "E150", "B3"),
    "somebody who was honoured before, without a place": ({"B3": "NGUYỄN VĂN ĐỨC", "F3": None, "G3": None}, "E150", "B3"),
    "a collective that was honoured before": ({"B4": "trạm y tế xã ya lơ"}, "E150", "B4"),
    "an id with capital letters": ({"J3": "Le-Thi-Hoa"}, "E154", "J3"),
    "an id with marks": ({"J3": "lê thị hoa"}, "E154", "J3"),
    "an id that is kept for the site": ({"J3": "search"}, "E154", "J3"),
    "the id of somebody else": ({"J3": "nguyen-van-duc-1"}, "C040", "J3"),
    "the id of a collective for a person": ({"J3": "tram-y-te-xa-ya-lo"}, "C040", "J3"),
    "a unit among people": ({"B5": "Công ty Sa Hải", "A5": 3, "C5": None, "D2": "Ghi chú", "D3": None, "D4": None, "A1": "Danh sách cá nhân tặng CSTĐ tỉnh"}, "E132", "B5"),
    "two columns of one field": ({"N2": "Hạng", "E3": None}, "E168", "E2"),
    "lines below the signature": ({"D5": "TM. ỦY BAN NHÂN DÂN", "A6": 3, "B6": "Siu Plốt", "C6": "Cá nhân", "D6": "BK tỉnh"}, "E166", "A6"),
    "no headings": ({"B2": None, "C2": None, "D2": None, "E2": None, "F2": None, "G2": None, "H2": None, "I2": None}, "E167", ""),
    "headings of other things": (dict.fromkeys(("A2", "B2", "C2", "D2", "E2", "F2", "G2", "H2", "I2", "J2", "K2", "L2", "M2", "N2"), "Cột"), "E160", ""),
    "headings without lines": ({cell: None for row in "34" for cell in (f"{letter}{row}" for letter in "ABCDEFGHI")}, "E167", ""),
    "no number of the decision": ({"A1": "Kèm theo Quyết định ngày 20/11/2026 của UBND tỉnh Sa Hải"}, "E161", ""),
    "no day of the decision": ({"A1": "Kèm theo Quyết định số 12/QĐ-UBND của UBND tỉnh Sa Hải"}, "E161", ""),
    "blanks for number and day of the decision": ({"A1": "Kèm theo Quyết định số      /QĐ-UBND ngày     /    /2026 của UBND tỉnh Sa Hải"}, "E161", ""),
    "a body of the decision that is not known": ({"A1": "Kèm theo Quyết định số 12/QĐ-XX ngày 20/11/2026 của Giám đốc Sở Không Có"}, "E161", ""),
    "a day of the decision that there is not": ({"A1": "Kèm theo Quyết định số 12/QĐ-UBND ngày 31/11/2026 của UBND tỉnh Sa Hải"}, "E161", ""),
    "a decision that is there already": ({"A1": "Kèm theo Quyết định số 7/QĐ-UBND ngày 20/11/2024 của UBND tỉnh Sa Hải"}, "E165", "A1"),
    "a decision before its campaign": ({"A1": "Kèm theo Quyết định số 12/QĐ-UBND ngày 20/11/2023 của UBND tỉnh Sa Hải", "M3": "Suối trong, rừng xanh", "H3": 2023}, "C103", "M3"),
}
"""A sentence -> the cells that are changed in `plain`, a code that is told, and its cell ("" for the workbook as a whole)."""

ORDERS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a field that there is not": ({"settings": (("tittle.vi", "Về việc"),)}, "E162", "--set tittle.vi"),
    "a day that there is not": ({"settings": (("presented", "31/02/2026"),)}, "E112", "--set presented"),
    "a term that there is not": ({"settings": (("commendation", "Vui vẻ"),)}, "E116", "--set commendation"),
    "a body that there is not": ({"settings": (("authority", "Sở Không Có"),)}, "E117", "--set authority"),
    "nothing is said of the type of commendation": ({"settings": ()}, "E161", "danh-sach.xlsx"),
    "an award for all lines that there is not": ({"settings": (("conferrals.form", "Bằng danh dự"),)}, "E117", "--set conferrals.form"),
    "a file outside the folder": ({"into": "../x.yml"}, "E163", "--into"),
    "a file in another folder": ({"into": "data/awards/x.yml"}, "E163", "--into"),
    "a file with capital letters": ({"into": "data/decisions/X Y.yml"}, "E163", "--into"),
    "a file with another ending": ({"into": "data/decisions/x.yaml"}, "E163", "--into"),
    "a file that is there": ({"into": "data/decisions/bang-khen-2024.yml"}, "E164", "danh-sach.xlsx"),
    "somebody who was not proposed": ({"same": ("nguyen-van-duc-1",)}, "E153", "danh-sach.xlsx"),
    "somebody else than who was not proposed": ({"new": ("ai-do",)}, "E153", "danh-sach.xlsx"),
}
"""A sentence -> what is said on the command line, a code that is told, and its path."""


def archive(**named: bytes | str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in named.items():
            out.writestr(name, data)
    return file.getvalue()


def in_sheet(pattern: str, text: str) -> Callable[[], bytes]:
    """`plain` with something else in the XML of its sheet."""
    def change(name: str, part: bytes) -> bytes:
        return re.sub(pattern.encode(), lambda _: text.encode(), part, count=1) if name == "xl/worksheets/sheet1.xml" else part

    return lambda: parts(plain(), change)


def in_part(wanted: str, text: bytes | None) -> Callable[[], bytes]:
    return lambda: parts(plain(), lambda name, part: text if name == wanted else part)


def locked() -> bytes:
    data = bytearray(plain())
    for start in [match.start() for match in re.finditer(rb"PK\x01\x02", data)]:
        data[start + 8] |= 1
    return bytes(data)


def crossed(first: str | None, second: str | None) -> bytes:
    """A list with a column of crosses for each award."""
    return book(("Danh sách", [["STT", "Họ và tên", "Hình thức khen thưởng", None], [None, None, "CSTĐ tỉnh", "LĐTT"], [1, "Lê Thị Hoa", first, second]]),
                change=lambda made: made.active.merge_cells("C1:D1"))


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)) + b"]><worksheet><sheetData>&j;</sheetData></worksheet>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an old workbook": ("a.xls", lambda: OLE, "E102"),
    "an old workbook that is a page": ("a.xls", lambda: b"<html><table><tr><td>STT</table>", "E102"),
    "a workbook with macros": ("a.xlsm", plain, "E102"),
    "a binary workbook": ("a.xlsb", plain, "E102"),
    "a workbook of LibreOffice": ("a.ods", plain, "E102"),
    "a document": ("a.docx", plain, "E102"),
    "a file without an ending": ("danh-sach", plain, "E102"),
    "an old workbook with a new name": ("a.xlsx", lambda: OLE, "E104"),
    "a page with the name of a workbook": ("a.xlsx", lambda: b"<html><table><tr><td>STT</table>", "E104"),
    "a PDF with the name of a workbook": ("a.xlsx", lambda: b"%PDF-1.7\n", "E104"),
    "a text with the name of a workbook": ("a.xlsx", lambda: "STT,Họ và tên".encode(), "E104"),
    "an empty file": ("a.xlsx", lambda: b"", "E104"),
    "a pointer to a large file": ("a.xlsx", lambda: b"version https://git-lfs.github.com/spec/v1\n", "E104"),
    "a workbook with a password": ("a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "E107"),
    "an archive with a password": ("a.xlsx", locked, "F032"),
    "half a workbook": ("a.xlsx", lambda: plain()[:3000], "F028"),
    "an archive of nothing": ("a.xlsx", lambda: archive(), "F035"),
    "an archive of other things": ("a.xlsx", lambda: archive(**{"anh.txt": "x"}), "F036"),
    "an archive with something behind it": ("a.xlsx", lambda: plain() + b"x" * 40, "F028"),
    "a workbook with a program in it": ("a.xlsx", lambda: parts(plain(), lambda name, part: part, **{"xl/vbaProject.bin": "x"}), "F033"),
    "a workbook that reads another": ("a.xlsx", lambda: parts(plain(), lambda name, part: part, **{"xl/externalLinks/externalLink1.xml": "<x/>"}), "F033"),
    "a workbook with something embedded": ("a.xlsx", lambda: parts(plain(), lambda name, part: part, **{"xl/embeddings/oleObject1.bin": "x"}), "F033"),
    "a document in the clothes of a workbook": ("a.xlsx", in_part("[Content_Types].xml", b"<Types/>"), "F028"),
    "a sheet that laughs a billion times": ("a.xlsx", in_part("xl/worksheets/sheet1.xml", LAUGHS), "F033"),
    "a sheet that is cut off": ("a.xlsx", in_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"), "F028"),
    "a sheet that is not there": ("a.xlsx", in_part("xl/worksheets/sheet1.xml", None), "E160"),
    "styles that are none": ("a.xlsx", in_part("xl/styles.xml", b"<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><fills><fill/></fills>"
                                               b"<fonts><font><family val='99'/></font></fonts></styleSheet>"), "F028"),
    "a sheet that is merged as a whole": ("a.xlsx", in_sheet("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'), "E100"),
    "a sheet with too many cells": ("a.xlsx", in_sheet("</sheetData>", "".join(
        f'<row r="{row}">' + "".join(f'<c r="A{row}"><v>{row * column % 9973}</v></c>' for column in range(500)) + "</row>" for row in range(10, 700)) + "</sheetData>"), "E100"),
    "a part that unpacks to very much": ("a.xlsx", lambda: parts(plain(), lambda name, part: part, **{"xl/theme/theme9.xml": "<a>" + " " * 40_000_000 + "</a>"}), "F031"),
    "a file of a hundred megabytes": ("a.xlsx", lambda: b"PK\x03\x04" + b"\0" * 100_000_000, "E103"),
    "two crosses for one person": ("a.xlsx", lambda: crossed("x", "x"), "E122"),
    "a question mark for a cross": ("a.xlsx", lambda: crossed("?", None), "E115"),
    "a table in UTF-16": ("a.csv", lambda: "STT;Họ và tên".encode("utf-16"), "E108"),
    "a table in an old encoding": ("a.csv", lambda: "STT;Họ và tên\n1;Lê".encode("cp1258", "replace") + b"\xea\xfe", "E108"),
    "a table with a quotation that never ends": ("a.csv", lambda: 'STT;Họ và tên\n1;"Lê'.encode(), "F028"),
    "a table with null bytes": ("a.csv", lambda: b"STT;Ten\n\0\0\0", "E104"),
    "a picture with the name of a table": ("a.csv", lambda: b"\xff\xd8\xff\xe0", "E108"),
    "a table without headings": ("a.csv", lambda: "một;hai\nba;bốn\n".encode(), "E160"),
}
"""A sentence -> the name of the file, its bytes, a code that is told."""

EVENTS: dict[str, tuple[list[list[Any]], str, str]] = {
    "an event without a title": ([["Mã", "Tên sự kiện", "Loại", "Cấp", "Bắt đầu"], ["hop-1", None, "Họp", "Cấp tỉnh", 2026]], "E121", "A2"),
    "an event of a kind that there is not": ([["Mã", "Tên sự kiện", "Loại", "Cấp", "Bắt đầu"], ["hop-1", "Họp", "Tiệc", "Cấp tỉnh", 2026]], "E116", "C2"),
    "an event on a day that there is not": ([["Mã", "Tên sự kiện", "Loại", "Cấp", "Bắt đầu"], ["hop-1", "Họp", "Tiệc", "Cấp tỉnh", "30/2/2026"]], "E113", "E2"),
    "an event with a bad id": ([["Mã", "Tên sự kiện", "Cấp", "Bắt đầu"], ["Hội nghị 1", "Họp", "Cấp tỉnh", 2026]], "E163", "A2"),
    "participants in words": ([["Mã", "Tên sự kiện", "Cấp", "Số người dự"], ["hop-1", "Họp", "Cấp tỉnh", "đông"]], "E114", "D2"),
    "a status that there is not": ([["Mã", "Tên sự kiện", "Cấp", "Tình trạng"], ["hop-1", "Họp", "Cấp tỉnh", "Vui"]], "E116", "D2"),
}
"""Lists of events, where one row is one record."""
