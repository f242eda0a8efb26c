"""From a file to its sheets: what is no workbook, is locked, too large or broken is refused, and never breaks the program."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.problems import Problem, ProblemKind
from generator.read.media.apart import Helper
from generator.read.media.faults import Refused
from generator.read.media.kinds import MB, content_of
from generator.read.workbook import Sheet, read_csv, sheets_of

NO_FILE = ProblemKind(
    "E101", "không mở được tệp này ({found})", "this file cannot be opened ({found})",
    "kiểm tra tên tệp và thư mục; nếu tệp đang mở trong Excel thì đóng lại", "check the name and the folder; close the file in Excel if it is open")
OTHER_ENDING = ProblemKind(
    "E102", 'không nhập được tệp loại ".{found}"', 'files of the kind ".{found}" cannot be imported',
    "mở bằng Excel (hoặc LibreOffice), chọn Lưu thành (Save As), loại Excel Workbook (.xlsx), rồi nhập tệp mới",
    "open it in Excel or LibreOffice, choose Save As, Excel Workbook (.xlsx), and import the new file")
TOO_LARGE = ProblemKind(
    "E103", "tệp quá lớn: hơn {limit} MB", "the file is too large: over {limit} MB",
    "chỉ giữ lại danh sách: bỏ ảnh, trang tính và vùng không cần rồi lưu lại", "keep only the list: remove pictures, sheets and areas that are not needed")
OTHER_CONTENT = ProblemKind(
    "E104", "đuôi tệp là .{ending} nhưng nội dung là {found}", "the name ends in .{ending} but the content is {found}",
    "đổi tên không đủ: mở bằng Excel, chọn Lưu thành (Save As), loại Excel Workbook (.xlsx)",
    "a new name is not enough: open it in Excel and choose Save As, Excel Workbook (.xlsx)")
PASSWORD = ProblemKind(
    "E107", "bảng tính có mật khẩu", "the workbook has a password",
    "mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu lại rồi nhập",
    "open it in Excel, remove the password (File > Info > Protect Workbook), save and import again")
NOT_UTF8 = ProblemKind(
    "E108", "tệp CSV không lưu theo bảng mã UTF-8, chữ Việt không đọc được", "the CSV file is not saved as UTF-8, so its letters cannot be read",
    "trong Excel chọn Lưu thành (Save As), loại CSV UTF-8; tốt hơn là loại Excel Workbook (.xlsx)",
    "in Excel choose Save As, CSV UTF-8; Excel Workbook (.xlsx) is better still")

BYTES = 20 * MB
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def opened(file: Path) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a workbook or of a table of text, or the one problem that stands in the way."""
    path, ending = file.name, file.suffix.lower().removeprefix(".")
    if ending not in ("xlsx", "csv"):
        exists = file.is_file()
        return [], [OTHER_ENDING.at(path, found=ending) if exists else NO_FILE.at(path, found="FileNotFoundError")]
    try:
        data = _bytes(file)
    except OSError as error:
        return [], [NO_FILE.at(path, found=type(error).__name__)]
    if len(data) > BYTES:
        return [], [TOO_LARGE.at(path, limit=BYTES // MB)]
    if ending == "csv":
        return _table(path, data)
    found = content_of(data)
    if found != "ZIP":
        return [], [PASSWORD.at(path) if _LOCKED in data else OTHER_CONTENT.at(path, ending=ending, found=found)]
    try:
        with Helper() as helper:
            return sheets_of(helper.cells(data)), []
    except Refused as refusal:
        return [], [refusal.kind.at(path, **refusal.found)]


def _bytes(file: Path) -> bytes:
    """At most one byte more than is allowed; raises OSError, also for what is no ordinary file."""
    with open(file, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError
        return stream.read(BYTES + 1)


def _table(path: str, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    found = content_of(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [NOT_UTF8.at(path)]
    if found not in ("?", "0 byte") or "\0" in text:
        return [], [OTHER_CONTENT.at(path, ending="csv", found=found)]
    try:
        return [read_csv(text)], []
    except Refused as refusal:
        return [], [refusal.kind.at(path, **refusal.found)]
