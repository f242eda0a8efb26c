"""Workbooks for the tests, made here so that a change of one can be read. Everybody in them is invented."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook

NBSP = "\u00a0"


def book(*sheets: tuple[str, list[list[Any]]], change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """A workbook of sheets, each a title and rows; `change` may merge and hide."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    change(made)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def parts(data: bytes, change: Callable[[str, bytes], bytes | None], **more: str) -> bytes:
    """An archive with its parts changed, or left out where `change` gives None, and some more."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
        for name, text in more.items():
            new.writestr(name, text)
    return file.getvalue()


def saved(data: bytes, **results: str) -> bytes:
    """A workbook as Excel saves it, with the results of formulas: cell -> result. openpyxl writes none."""
    def result(name: str, part: bytes) -> bytes:
        text = part.decode() if name == "xl/worksheets/sheet1.xml" else None
        if text is None:
            return part
        for cell, value in results.items():
            text = re.sub(rf'<c r="{cell}"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?', rf'<c r="{cell}"\1 t="str"><f>\2</f><v>{value}</v>', text)
        return text.encode()

    return parts(data, result)


HEAD = [
    ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["TỈNH SA HẢI", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [None, None, None, "-------------"],
]


def tap_the_va_ca_nhan() -> bytes:
    """One sheet as offices print it: groups, headings in two rows, merged units, a signature, and columns that nobody may publish."""
    rows = [
        *HEAD,
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"],
        ["CÓ THÀNH TÍCH XUẤT SẮC NĂM 2025"],
        ["(Kèm theo Quyết định số 12 /QĐ-UBND ngày 20 tháng 11 năm 2026 của Chủ tịch UBND tỉnh Sa Hải)"],
        [],
        ["STT", "Họ và tên / Tên tập thể", "Nơi công tác", None, "Ngày sinh", "Số CCCD", "Năm", "Thành tích", "Ghi chú"],
        [None, None, "Chức vụ", "Đơn vị", None, None, None, None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        ["I", "TẬP THỂ"],
        [1.0, "Trạm Y tế" + NBSP + "xã Đăk Rông ", None, None, None, None, 2025, "Không ca sốt rét\nhai năm liền"],
        [2.0, "Khoa Cấp cứu,  Bệnh viện Sa Hải", None, "Sở Y tế", None, None, 2025.0],
        ["II", "CÁ NHÂN"],
        [1, unicodedata.normalize("NFD", "Bế Thị Thúy Vỵ"), "Y sĩ", "Trạm Y tế xã Ya Lơ", date(1985, 3, 2), "012185001234", "2025", "Trực đêm một mình"],
        [2, "SIU PLỐT", "Bác sĩ", None, "02/3/1979", "012079001234", "Năm 2025", "Mổ cứu 12 ca", "khen lần đầu"],
        [],
        [3, "RƠ CHÂM H'YUÊNG\t", "Nhân viên y tế", "Sở Y tế", "1990", None, 2025, "=\"Đi bộ đến từng rẫy\""],
        ["Tổng cộng: 05 (02 tập thể, 03 cá nhân)"],
        [None, None, None, None, None, None, "TM. ỦY BAN NHÂN DÂN"],
        ["Nơi nhận:", None, None, None, None, None, "CHỦ TỊCH"],
        ["- Như trên;"],
        ["- Lưu: VT.", None, None, None, None, None, "Hồ Ngọc Diễn"],
    ]

    def change(made: Workbook) -> None:
        sheet = made.active
        for area in ("A4:I4", "A5:I5", "A6:I6", "A8:A9", "B8:B9", "C8:D8", "E8:E9", "F8:F9", "G8:G9", "H8:H9", "I8:I9", "B11:I11", "D15:D16", "A19:I19"):
            sheet.merge_cells(area)

    return saved(book(("Danh sách", rows), change=change), H18="Đi bộ đến từng rẫy")


def nhieu_trang_tinh() -> bytes:
    """Two sheets, one for each kind of subject, titles by crosses, Ông and Bà in columns of their own, a hidden row, column and sheet."""
    collectives = [
        ["DANH SÁCH TẬP THỂ ĐƯỢC KHEN THƯỞNG"],
        ["Ban hành kèm theo Quyết định số 31/QĐ-UBND, ngày 5/1/2026 của Ủy ban nhân dân tỉnh Sa Hải"],
        ["TT", "Tên tập thể", "Danh hiệu", "Địa phương"],
        [1, "Trường Tiểu học Ya Lơ", "TTLĐXS", "ya lo"],
        [2, "Thôn Kon Tơ Mang", "BK tỉnh", "Xã Đăk Rông"],
    ]
    people = [
        ["TT", "Họ và tên", None, "Hình thức khen thưởng", None, None, "Xã, phường", "Chức vụ", "Điện thoại", "Thành tích"],
        [None, "Ông", "Bà", "CSTĐ cấp tỉnh", "Bằng khen", "LĐTT", None, None, None, None],
        ["A. Sở Y tế"],
        [1, "Phùng Vĩnh Khiêm", None, "x", None, None, "Phường Sông Bla", "Kỹ thuật viên", "0912345678", "Sắp lại kho bản đồ"],
        [2, None, "Đặng Thị Hồng Nhạn", None, "X", None, "P. Sông Bla", "Giáo viên", "0912 345 679", "Tủ chữ biết đi"],
        [3, "Người Không Xét", None, "x", None, None, "Phường Sông Bla", "Giáo viên"],
        ["B. Sở Nội vụ"],
        [1, "Hiêng", None, None, None, 1, "xa ya lo", "Chuyên viên", None, "Đào mương"],
    ]

    def change(made: Workbook) -> None:
        sheet = made["Cá nhân"]
        for area in ("A1:A2", "B1:C1", "D1:F1", "G1:G2", "H1:H2", "I1:I2", "J1:J2", "A3:J3", "A7:J7"):
            sheet.merge_cells(area)
        sheet.row_dimensions[6].hidden = True
        sheet.column_dimensions["J"].hidden = True
        made["Nháp"].sheet_state = "hidden"

    return book(("Tập thể", collectives), ("Cá nhân", people), ("Nháp", [["STT", "Họ và tên"], [1, "Không Lấy"]]), change=change)


def huan_chuong() -> bytes:
    """Groups of awards and of units, classes in words, households, blank rows and columns, two rows for one person, days in many forms."""
    rows = [
        [],
        [None, "CHỦ TỊCH NƯỚC"],
        [None, "DANH SÁCH TẶNG THƯỞNG HUÂN CHƯƠNG LAO ĐỘNG"],
        [None, "Kèm theo Quyết định số: 1024/QĐ-CTN ngày 02-9-2026 của Chủ tịch nước"],
        [],
        [None, "Số TT", None, "Họ và tên, tên tập thể", "Mã", "Chức vụ, đơn vị công tác", "Địa bàn", "Thời gian lập thành tích", "Lý do khen thưởng", "Đối tượng"],
        [None, None],
        [None, "I", None, "HUÂN CHƯƠNG LAO ĐỘNG HẠNG NHÌ"],
        [None, None, None, "1. Sở Nội vụ"],
        [None, 1, None, "Bà Ôn Thị Bảo Nghi", "on-thi-bao-nghi", None, "Phường Sông Bla", "2025", "Sổ huyết áp bằng màu", "cá nhân"],
        [None, 2, None, "Ông Nguyễn Văn Đức", "mới", "Trưởng phòng", "Phường Sông Bla", datetime(2026, 3, 1), "Sắp xếp kho lưu trữ", "Cá nhân"],
        [],
        [None, "II", None, "HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA"],
        [None, 3, None, "Hộ ông A Plịch", None, None, "xã Đăk Rông", "quý I/2026", "Hiến đất làm đường"],
        [None, 4, None, "Ông Nguyễn Văn Đức", "nguyen-van-duc-1", "Nông dân", "Xã Ya Lơ", "tháng 5 năm 2026", "Giữ rừng đầu nguồn", "Cá nhân"],
        [None, 5, None, "Trạm Y tế xã Ya Lơ", "tram-y-te-xa-ya-lo", None, "Xã Ya Lơ", 46083, "Tủ vắc-xin chạy pin mặt trời", "Tập thể"],
        [None, "Cộng:", None, 5],
        [None, None, None, None, None, None, None, "Sa Hải, ngày 02 tháng 9 năm 2026"],
    ]
    return book(("Sheet1", rows), ("Sheet2", []))


MESSY: dict[str, tuple[Callable[[], bytes], dict[str, Any]]] = {
    "tap-the-va-ca-nhan": (tap_the_va_ca_nhan, {"settings": (("commendation", "Theo công trạng"),), "same": ("ro-cham-h-yueng",)}),
    "nhieu-trang-tinh": (nhieu_trang_tinh, {"settings": (("commendation", "regular"), ("campaign", "Suối trong, rừng xanh"))}),
    "huan-chuong": (huan_chuong, {"settings": (("commendation", "sudden"), ("title.vi", "Về việc tặng thưởng Huân chương Lao động")),
                                  "into": "data/decisions/huan-chuong-2026.yml"}),
}
"""Name -> how the workbook is made, and what is said on the command line beside it."""
