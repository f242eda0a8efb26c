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
    "dòng bắt đầu bằng dấu % không dùng trong tệp dữ liệu",
    "a line that starts with % is not used in these files",
    "xóa dòng này; nếu là nội dung thì đặt trong ngoặc kép, ví dụ “rate: \"%50\"”",
    "delete the line; if it is text, put it in double quotes, for example: rate: \"%50\"",
)
QUOTE_OPEN = _kind(
    "Y030",
    "dấu ngoặc mở ở đây nhưng không có dấu ngoặc đóng",
    "a quotation mark opens here and is never closed",
    "thêm dấu ngoặc đóng ở cuối nội dung, ví dụ: \"Thi đua: dạy tốt\"",
    "add the closing mark at the end of the text, for example: \"Emulation: teach well\"",
)
QUOTE_CLOSED = _kind(
    "Y031",
    "còn chữ sau dấu ngoặc đóng, hoặc thiếu dấu ngoặc ở dòng này hay dòng trên",
    "there is text after the closing quotation mark, or a mark is missing on this line or the one above",
    "đặt cả nội dung trong một cặp ngoặc kép; dấu ngoặc bên trong viết là “ ”, ví dụ: \"Phong trào “Dạy tốt” năm 2026\"",
    "put the whole text in one pair of double quotes and use “ ” inside, for example: \"The “Teach well” campaign of 2026\"",
)
COLON = _kind(
    "Y032",
    "nội dung có dấu hai chấm và dấu cách (“: ”) nên bị hiểu thành một trường khác",
    "the text has a colon and a space (“: ”), so it is taken for another field",
    "đặt cả nội dung trong ngoặc kép, ví dụ: vi: \"Thi đua: dạy tốt\"",
    "put the whole text in double quotes, for example: en: \"Emulation: teach well\"",
)
NO_SPACE = _kind(
    "Y033",
    "thiếu dấu cách sau dấu hai chấm",
    "a space is missing after the colon",
    "viết dấu cách sau dấu hai chấm, ví dụ “date: 2026-09-02”, không viết “date:2026-09-02”",
    "write a space after the colon: “date: 2026-09-02”, not “date:2026-09-02”",
)
INDENT = _kind(
    "Y034",
    "dòng này thụt đầu dòng không khớp với các dòng trên",
    "the indentation of this line does not match the lines above",
    "các trường cùng bậc phải bắt đầu ở cùng một cột; bậc trong thụt vào thêm hai dấu cách",
    "fields of one level start in the same column; an inner level is two spaces further in",
)
NO_COLON = _kind(
    "Y035",
    "dòng này không có dạng “tên trường: nội dung”",
    "this line is not of the form “field: text”",
    "thêm tên trường và dấu hai chấm; nếu là phần tiếp của dòng trên thì thụt vào thêm hai dấu cách",
    "add the field's name and a colon; if it continues the line above, indent it by two more spaces",
)
BRACKET = _kind(
    "Y036",
    "dấu [ hoặc {{ mở ở đây nhưng bên trong viết sai hoặc không có dấu đóng",
    "a [ or {{ opens here, and what is inside is wrong or it is never closed",
    "nếu dấu này là nội dung thì đặt trong ngoặc kép, ví dụ \"[Dự thảo] Kế hoạch\"; nếu là danh sách thì viết mỗi dòng một “- ”",
    "if it is text, put it in double quotes, for example \"[Draft] Plan\"; if it is a list, write one “- ” a line",
)
SPECIAL = _kind(
    "Y037",
    "nội dung không được bắt đầu bằng “{character}” khi không có ngoặc kép",
    "text without quotes cannot start with “{character}”",
    "đặt cả nội dung trong ngoặc kép, ví dụ: \"@ubnd\"",
    "put the whole text in double quotes, for example: \"@office\"",
)
ESCAPE = _kind(
    "Y038",
    "dấu \\ trong ngoặc kép có nghĩa đặc biệt, và cách viết ở đây không có nghĩa",
    "a \\ inside double quotes is special, and what is written here means nothing",
    "dùng ngoặc đơn thay cho ngoặc kép, ví dụ 'C:\\tailieu', hoặc viết \\\\ cho một dấu \\",
    "use single quotes instead, for example 'C:\\files', or write \\\\ for one \\",
)
MIXED = _kind(
    "Y039",
    "dòng danh sách (“- ”) và dòng “tên trường: nội dung” lẫn lộn cùng một bậc",
    "list lines (“- ”) and “field: text” lines are mixed at one level",
    "đặt tên trường cho danh sách rồi thụt các dòng “- ” vào dưới tên đó hai dấu cách",
    "name the list with a field and indent its “- ” lines by two spaces below it",
)
DASH = _kind(
    "Y040",
    "danh sách (“- ”) không được bắt đầu trên cùng dòng với tên trường",
    "a list (“- ”) cannot start on the line of its field",
    "xuống dòng trước dấu “- ” và thụt vào hai dấu cách; nếu là nội dung thì đặt trong ngoặc kép",
    "start a new line before the “- ” and indent it by two spaces; if it is text, put it in double quotes",
)
BLOCK = _kind(
    "Y041",
    "sau dấu | hoặc > không được có chữ trên cùng dòng",
    "nothing may follow | or > on the same line",
    "viết nội dung từ dòng dưới, thụt vào hai dấu cách; nếu dấu này là nội dung thì đặt cả dòng trong ngoặc kép",
    "write the text from the next line on, indented by two spaces; if the sign is text, put the line in double quotes",
)
BULLET = _kind(
    "Y044",
    "dấu “{character}” không mở đầu được một dòng của danh sách",
    "“{character}” does not begin an item of a list",
    "thay bằng dấu trừ trên bàn phím và một dấu cách: “- ”; Word hay tự đổi dấu này khi gõ",
    "put the hyphen of the keyboard and a space in its place: “- ”; Word likes to change it while one types",
)
OTHER = _kind(
    "Y049",
    "chỗ này viết sai quy tắc YAML",
    "this place breaks the rules of YAML",
    "so với tệp mẫu cùng loại; nếu là nội dung có ký tự đặc biệt thì đặt trong ngoặc kép, ví dụ: vi: \"...\"",
    "compare with an example file of this kind; put text with special characters in double quotes, for example: vi: \"...\"",
)

# No two neighbouring parts match the same character, so that a long line costs no more than its length.
_FIELD_WITH_TEXT = re.compile(r": +\S")
_BULLET = re.compile(r" *[–—•▪●·‣](?= )")
_NO_SPACE = re.compile(r"[ -]*\w[\w-]*(?P<colon>:)(?!//)[^ \n]")
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
    kind, offset = _bullet(text, *_meaning(text, complaint))
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
            return _closer(text, kind, getattr(complaint, where))
    return OTHER, complaint.offset


def _bullet(text: str, kind: ProblemKind, offset: int) -> tuple[ProblemKind, int]:
    """What is meant where a line before, or this one, begins with a sign that only looks like that of a list."""
    start = text.rfind("\n", 0, offset) + 1
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    match = _BULLET.match(text, start) or _BULLET.match(text, before)
    return (BULLET, match.end() - 1) if match and kind in (INDENT, NO_COLON, COLON, MIXED) else (kind, offset)


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


def _closer(text: str, kind: ProblemKind, offset: int) -> tuple[ProblemKind, int]:
    """What is meant by a kind that stands for several mistakes."""
    if kind is NO_COLON and (match := _NO_SPACE.match(text, offset)):
        return NO_SPACE, match.start("colon")
    bracket = max(text.rfind("["), text.rfind("{"))
    if kind is SPECIAL and bracket >= 0 and not text[offset:].strip():  # the file ends where a value is awaited
        return BRACKET, bracket
    return kind, offset


def _no_key(text: str, offset: int) -> ProblemKind:
    """Something stands where only a field can: text behind a quotation, a list line, or a line out of its column."""
    start = text.rfind("\n", 0, offset) + 1
    if text[start:offset].rstrip().endswith(("'", '"')):
        return QUOTE_CLOSED
    if text.startswith(("- ", "-\n"), offset):
        return MIXED
    return NO_COLON if text.startswith(":", offset) else INDENT
