"""What a YAML parser's complaint means to somebody who does not know YAML, and where the mistake itself is.

Stands beside the YAML gate in bytes -> values: the parser stops at the first mistake, this module explains it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.problems import Problem, ProblemKind
from generator.read.decode import place


class Complaint(NamedTuple):
    """What the parser said: two phrases, and the places (characters from 0) where it gave up and where it had begun."""

    problem: str
    context: str
    offset: int
    began: int


def _kind(code: str, vi: str, en: str, hint_vi: str, hint_en: str) -> ProblemKind:
    return ProblemKind(code, vi, en + " (YAML: {yaml})", hint_vi, hint_en)


DIRECTIVE = _kind(
    "Y005",
    "Dòng bắt đầu bằng dấu % không dùng trong tệp dữ liệu.",
    "A line that starts with % is not used in these files.",
    "Xóa dòng này; nếu là nội dung thì đặt trong ngoặc kép, ví dụ “rate: \"%50\"”.",
    "Delete the line; if it is text, put it in double quotes, for example: rate: \"%50\"",
)
QUOTE_OPEN = _kind(
    "Y030",
    "Dấu ngoặc mở ở đây nhưng không có dấu ngoặc đóng.",
    "A quotation mark opens here and is never closed.",
    "Thêm dấu ngoặc đóng ở cuối nội dung, ví dụ: \"Thi đua: dạy tốt\"",
    "Add the closing mark at the end of the text, for example: \"Emulation: teach well\"",
)
QUOTE_CLOSED = _kind(
    "Y031",
    "Còn chữ sau dấu ngoặc đóng, hoặc thiếu dấu ngoặc ở dòng này hay dòng trên.",
    "There is text after the closing quotation mark, or a mark is missing on this line or the one above.",
    "Đặt cả nội dung trong một cặp ngoặc kép; dấu ngoặc bên trong viết là “ ”, ví dụ: \"Phong trào “Dạy tốt” năm 2026\"",
    "Put the whole text in one pair of double quotes and use “ ” inside, for example: \"The “Teach well” movement of 2026\"",
)
COLON = _kind(
    "Y032",
    "Nội dung có dấu hai chấm và dấu cách (“: ”) nên bị hiểu thành một mục khác.",
    "The text has a colon and a space (“: ”), so it is taken for another field.",
    "Đặt cả nội dung trong ngoặc kép, ví dụ: title: \"Thi đua: dạy tốt\"",
    "Put the whole text in double quotes, for example: title: \"Emulation: teach well\"",
)
NO_SPACE = _kind(
    "Y033",
    "Thiếu dấu cách sau dấu hai chấm.",
    "A space is missing after the colon.",
    "Viết dấu cách sau dấu hai chấm, ví dụ “date: 2026-09-02”, không viết “date:2026-09-02”.",
    "Write a space after the colon: “date: 2026-09-02”, not “date:2026-09-02”.",
)
INDENT = _kind(
    "Y034",
    "Dòng này thụt đầu dòng không khớp với các dòng trên.",
    "The indentation of this line does not match the lines above.",
    "Các mục cùng bậc phải bắt đầu ở cùng một cột; bậc trong thụt vào thêm hai dấu cách.",
    "Fields of one level start in the same column; an inner level is two spaces further in.",
)
NO_COLON = _kind(
    "Y035",
    "Dòng này không có dạng “tên mục: nội dung”.",
    "This line is not of the form “field: text”.",
    "Thêm tên mục và dấu hai chấm; nếu là phần tiếp của dòng trên thì thụt vào thêm hai dấu cách.",
    "Add the field's name and a colon; if it continues the line above, indent it by two more spaces.",
)
BRACKET = _kind(
    "Y036",
    "Dấu [ hoặc {{ mở ở đây nhưng bên trong viết sai hoặc không có dấu đóng.",
    "A [ or {{ opens here, and what is inside is wrong or it is never closed.",
    "Nếu dấu này là nội dung thì đặt trong ngoặc kép, ví dụ \"[Dự thảo] Kế hoạch\"; nếu là danh sách thì viết mỗi dòng một “- ”.",
    "If it is text, put it in double quotes, for example \"[Draft] Plan\"; if it is a list, write one “- ” a line.",
)
SPECIAL = _kind(
    "Y037",
    "Nội dung không được bắt đầu bằng “{character}” khi không có ngoặc kép.",
    "Text without quotes cannot start with “{character}”.",
    "Đặt cả nội dung trong ngoặc kép, ví dụ: \"@ubnd\"",
    "Put the whole text in double quotes, for example: \"@office\"",
)
ESCAPE = _kind(
    "Y038",
    "Dấu \\ trong ngoặc kép có nghĩa đặc biệt, và cách viết ở đây không có nghĩa.",
    "A \\ inside double quotes is special, and what is written here means nothing.",
    "Dùng ngoặc đơn thay cho ngoặc kép, ví dụ 'C:\\tailieu', hoặc viết \\\\ cho một dấu \\.",
    "Use single quotes instead, for example 'C:\\files', or write \\\\ for one \\.",
)
MIXED = _kind(
    "Y039",
    "Dòng danh sách (“- ”) và dòng “tên mục: nội dung” lẫn lộn cùng một bậc.",
    "List lines (“- ”) and “field: text” lines are mixed at one level.",
    "Đặt tên mục cho danh sách rồi thụt các dòng “- ” vào dưới tên đó hai dấu cách.",
    "Name the list with a field and indent its “- ” lines by two spaces below it.",
)
DASH = _kind(
    "Y040",
    "Danh sách (“- ”) không được bắt đầu trên cùng dòng với tên mục.",
    "A list (“- ”) cannot start on the line of its field.",
    "Xuống dòng trước dấu “- ” và thụt vào hai dấu cách; nếu là nội dung thì đặt trong ngoặc kép.",
    "Start a new line before the “- ” and indent it by two spaces; if it is text, put it in double quotes.",
)
BLOCK = _kind(
    "Y041",
    "Sau dấu | hoặc > không được có chữ trên cùng dòng.",
    "Nothing may follow | or > on the same line.",
    "Viết nội dung từ dòng dưới, thụt vào hai dấu cách; nếu dấu này là nội dung thì đặt cả dòng trong ngoặc kép.",
    "Write the text from the next line on, indented by two spaces; if the sign is text, put the line in double quotes.",
)
OTHER = _kind(
    "Y049",
    "Chỗ này viết sai quy tắc YAML.",
    "This place breaks the rules of YAML.",
    "So với tệp mẫu cùng loại; nếu là nội dung có ký tự đặc biệt thì đặt trong ngoặc kép, ví dụ: title: \"...\"",
    "Compare with an example file of this kind; put text with special characters in double quotes, for example: title: \"...\"",
)

# No two neighbouring parts match the same character, so that a long line costs no more than its length.
_FIELD_WITH_TEXT = re.compile(r": +\S")
_NO_SPACE = re.compile(r"[ -]*\w[\w-]*(?P<colon>:)[^ \n]")
# The first row whose phrases are in the parser's words counts; "began" reports where the construct begins.
_SIMPLE = (
    ("", "directive", DIRECTIVE, "began"),
    ("YAML document", "", DIRECTIVE, "offset"),
    ("end of stream", "quoted scalar", QUOTE_OPEN, "began"),
    ("document indicator", "quoted scalar", QUOTE_OPEN, "began"),
    ("", "quoted scalar", ESCAPE, "offset"),
    ("", "block scalar", BLOCK, "began"),
    ("", "simple key", NO_COLON, "began"),
    ("cannot start any token", "", SPECIAL, "offset"),
    ("node content", "", SPECIAL, "offset"),
    ("mapping keys are not allowed", "", SPECIAL, "offset"),
    ("", "alias", SPECIAL, "began"),
    ("", "anchor", SPECIAL, "began"),
    ("", "tag", SPECIAL, "began"),
    ("tag handle", "", SPECIAL, "offset"),
    ("", "flow sequence", BRACKET, "began"),
    ("", "flow mapping", BRACKET, "began"),
    ("block sequence entries", "", DASH, "offset"),
    ("'-' indicator", "", MIXED, "offset"),
    ("document start", "", INDENT, "offset"),
)


def explained(path: str, text: str, complaint: Complaint) -> Problem:
    """The problem behind the parser's complaint about `text`, at the place to put right."""
    kind, offset = _meaning(text, complaint)
    words = ", ".join(filter(None, (complaint.context, complaint.problem)))
    return kind.at(path, *place(text, offset), yaml=words, character=text[offset : offset + 1])


def missing_space(path: str, text: str, offset: int) -> Problem | None:
    """The problem of a text that would be a field if a space came after its colon."""
    match = _NO_SPACE.match(text, offset)
    return NO_SPACE.at(path, *place(text, match.start("colon")), yaml="plain scalar") if match else None


def _meaning(text: str, complaint: Complaint) -> tuple[ProblemKind, int]:
    if "mapping values" in complaint.problem:
        return _unexpected_colon(text, complaint.offset)
    if "expected key" in complaint.problem:
        return _no_key(text, complaint.offset), complaint.offset
    for problem, context, kind, where in _SIMPLE:
        if problem in complaint.problem and context in complaint.context:
            return kind, getattr(complaint, where)
    return OTHER, complaint.offset


def _unexpected_colon(text: str, colon: int) -> tuple[ProblemKind, int]:
    """A colon made a field where none can be: the cause is on its line, or on the line before."""
    start = text.rfind("\n", 0, colon) + 1
    if _FIELD_WITH_TEXT.search(text, start, colon):
        return COLON, colon
    before = text[:start].rstrip()
    previous = before.rfind("\n") + 1
    if match := _NO_SPACE.match(before, previous):
        return NO_SPACE, match.start("colon")
    return INDENT, start + len(text[start:colon]) - len(text[start:colon].lstrip())


def _no_key(text: str, offset: int) -> ProblemKind:
    """Something stands where only a field can: text behind a quotation, a list line, or a line out of its column."""
    start = text.rfind("\n", 0, offset) + 1
    if text[start:offset].rstrip().endswith(("'", '"')):
        return QUOTE_CLOSED
    if text.startswith(("- ", "-\n"), offset):
        return MIXED
    return NO_COLON if text.startswith(":", offset) else INDENT
