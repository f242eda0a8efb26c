"""The gate for the bytes of one file: UTF-8 text with plain line ends, and no character that no text may hold.

The first step of bytes -> values; the YAML gate gets the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.problems import Problem, ProblemKind
from generator.read.limits import Limits
from generator.read.text import STACKED, TAB, Fault, check_text, refused_characters

TOO_LARGE = ProblemKind(
    "F007",
    "tệp quá lớn: {size} byte, tối đa {limit} byte",
    "the file is too large: {size} bytes, at most {limit}",
    "chia nội dung thành nhiều tệp, hoặc bỏ phần không thuộc bản ghi này",
    "divide the content into several files, or leave out what does not belong to this record",
)
NOT_UTF8 = ProblemKind(
    "F020",
    "tệp không lưu theo bảng mã UTF-8: byte {byte} ở chỗ này không đọc được",
    "the file is not saved as UTF-8: byte {byte} cannot be read here",
    "mở tệp bằng Notepad, chọn “Lưu thành…” (Save as) với mã hóa (Encoding) “UTF-8”",
    "open the file in Notepad and use “Save as…” with the encoding “UTF-8”",
)
UTF16 = ProblemKind(
    "F021",
    "tệp lưu theo bảng mã {encoding}, không phải UTF-8",
    "the file is saved as {encoding}, not as UTF-8",
    "mở tệp bằng Notepad, chọn “Lưu thành…” (Save as) với mã hóa (Encoding) “UTF-8” thay vì “Unicode” hay “UTF-16”",
    "open the file in Notepad and use “Save as…” with the encoding “UTF-8”, not “Unicode” or “UTF-16”",
)
BINARY = ProblemKind(
    "F022",
    "tệp có byte rỗng (U+0000) nên không phải là tệp văn bản",
    "the file holds a null byte (U+0000), so it is not a text file",
    "kiểm tra xem có đổi đuôi nhầm từ tệp Word, Excel hay ảnh không; nội dung bản ghi phải là văn bản thường",
    "see whether a Word, Excel or picture file was renamed by mistake; a record is plain text",
)
RENAMED = ProblemKind(
    "F050",
    "đây là tệp {what} bị đổi đuôi, không phải tệp văn bản thường",
    "this is a {what} file under another ending, and no text",
    "đặt lại đuôi đúng và chuyển tệp vào data/files; bản ghi là tệp văn bản thường, tạo bằng lệnh new",
    "give it its own ending and move it to data/files; a record is a text file, which the command new begins",
)
CONFLICT = ProblemKind(
    "F023",
    "còn sót dấu “{marker}” của hai bản sửa chưa được ghép xong",
    "the marker “{marker}” of two versions that were never merged is still here",
    "chọn bản đúng, xóa bản kia và xóa hết các dòng bắt đầu bằng <<<<<<<, =======, >>>>>>>",
    "keep the right version, delete the other one and every line that starts with <<<<<<<, =======, >>>>>>>",
)
TAB_INDENT = ProblemKind(
    "Y042",
    "dòng này thụt vào bằng phím Tab; tệp dữ liệu chỉ thụt bằng dấu cách",
    "this line is indented with a tab; only spaces indent here",
    "xóa khoảng trống đầu dòng rồi gõ hai dấu cách cho mỗi bậc",
    "delete the blank at the start of the line and type two spaces for each level",
)
ODD_SPACE = ProblemKind(
    "Y043",
    "có dấu cách đặc biệt {code} ở đầu dòng hoặc ngay sau dấu hai chấm; nó trông như dấu cách nhưng không phải",
    "there is a special space {code} at the start of the line or right after the colon; it only looks like a space",
    "xóa nó rồi gõ lại bằng phím cách; ví dụ “name: Nguyễn Thị Hoa”",
    "delete it and type an ordinary space, for example “name: Nguyễn Thị Hoa”",
)

_BOMS = (
    (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe\x00\x00", "UTF-32"), (b"\xfe\xff", "UTF-16"), (b"\xff\xfe", "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "ZIP (docx, xlsx …)"), (b"\xd0\xcf\x11\xe0", "Office (doc, xls)"), (b"%PDF-", "PDF"), (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG", "PNG"),
)
"""How files begin that are no text, and what they are."""
_UTF8_BOM = b"\xef\xbb\xbf"
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
ODD_SPACES = re.compile(r"^(?:[ -]*[a-z_]+:)? *([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
"""Where a space that is none may not stand: at the start of a line, and of a value without quotes."""


def decode(path: str, data: bytes, limits: Limits) -> tuple[str | None, str | None, list[Problem]]:
    """The text of a file, a copy of it that YAML can be looked for in, and the problems of its characters.

    Both texts are None when there is no use in going on. Otherwise they have the same lines and columns,
    and are the same text unless there are problems.
    """
    if len(data) > limits.bytes:
        return None, None, [TOO_LARGE.at(path, size=len(data), limit=limits.bytes)]
    if what := next((what for start, what in _OTHER_FILES if data.startswith(start)), ""):
        return None, None, [RENAMED.at(path, what=what)]
    if encoding := _other_encoding(data):
        return None, None, [UTF16.at(path, encoding=encoding)]
    data = data.removeprefix(_UTF8_BOM)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = place(data[: error.start].decode("utf-8"), error.start)
        return None, None, [NOT_UTF8.at(path, line, column, byte=f"0x{data[error.start]:02X}")]
    if "\0" in text:
        return None, None, [BINARY.at(path, *place(text, text.index("\0")))]
    markers = islice(_CONFLICT.finditer(text), limits.problems + 1)
    if conflicts := [CONFLICT.at(path, *place(text, marker.start()), marker=marker[0]) for marker in markers]:
        return None, None, conflicts
    faults = list(islice(check_text(text), 20 * limits.problems))  # many of one line make one problem
    if faults and faults[0].kind is STACKED:
        return None, None, [faults[0].at(path, *place(text, faults[0].offset))]
    problems = list(islice(_problems(path, text, faults), limits.problems + 1))
    if len(problems) > limits.problems:
        return None, None, problems
    return text, _legible(text) if problems else text, problems


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `offset`; past the end it is the place after the last one."""
    offset = min(offset, len(text))
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _other_encoding(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    # Without a mark, Latin letters in UTF-16 are every second byte zero, in UTF-32 three of four.
    zeros = data[:400].count(0)
    if zeros * 3 < len(data[:400]) or not zeros:
        return None
    return "UTF-32" if zeros * 5 > len(data[:400]) * 3 else "UTF-16"


def _problems(path: str, text: str, faults: list[Fault]) -> Iterator[Problem]:
    """A problem for each character of `text` that may not be in a file, at most one a line for each character."""
    line, start, seen = 1, 0, set()
    for fault in faults:
        if newlines := text.count("\n", start, fault.offset):
            line, start, seen = line + newlines, text.rfind("\n", start, fault.offset) + 1, set()
        if fault.character in seen:
            continue
        seen.add(fault.character)
        column = fault.offset - start + 1
        if fault.kind is TAB and not text[start : fault.offset].strip():
            yield TAB_INDENT.at(path, line, column)
        else:
            yield fault.at(path, line, column)
    if not text.isascii():
        for match in ODD_SPACES.finditer(text):
            yield ODD_SPACE.at(path, *place(text, match.start(1)), code=f"U+{ord(match[1]):04X}")


def _legible(text: str) -> str:
    """`text` with a stand-in for each refused character, so that the rest of the file's problems can be found."""
    text = ODD_SPACES.sub(lambda match: match[0][:-1] + " ", text)
    return text.translate({ord(c): " " if kind is TAB else "_" for c, kind in refused_characters(text).items()})
