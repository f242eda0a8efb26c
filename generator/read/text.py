"""Which characters a text may hold, and which letters a name may.

Stands at the end of bytes -> values: every key and every text passes here, and record types ask it about names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Problem, ProblemKind

CONTROL = ProblemKind(
    "T001",
    "có ký tự điều khiển {code} không nhìn thấy được trong nội dung",
    "there is an invisible control character {code} in the text",
    "xóa ký tự này rồi gõ lại chỗ đó bằng bàn phím",
    "delete the character and type that place again",
)
INVISIBLE = ProblemKind(
    "T002",
    "có ký tự ẩn {code} ({name}); người đọc không thấy nhưng nó làm sai chữ, sai thứ tự hoặc sai kết quả tìm kiếm",
    "there is a hidden character {code} ({name}); readers do not see it, but it spoils the order of the text or the search",
    "xóa ký tự ẩn: xóa cả từ ở chỗ này rồi gõ lại; khi chép từ Word hay trang web, hãy dán dạng “chỉ văn bản”",
    "delete the whole word and type it again; when copying from Word or a web page, paste as plain text",
)
UNASSIGNED = ProblemKind(
    "T003",
    "có ký tự {code} không phải là chữ theo bảng mã Unicode (thường do phông chữ cũ như VNI, TCVN3)",
    "there is {code}, which is no character of Unicode (old fonts such as VNI or TCVN3 leave such codes)",
    "gõ lại chỗ này bằng bảng mã Unicode, ví dụ: Nguyễn Văn Đức",
    "type the place again in Unicode, for example: Nguyễn Văn Đức",
)
LOST = ProblemKind(
    "T004",
    "có ký tự thay thế {code} (�): chữ ở chỗ này đã bị mất khi chuyển mã",
    "there is a replacement character {code} (�): the letter here was lost when the text was converted",
    "xem lại văn bản gốc và gõ lại chữ bị mất",
    "look at the original and type the lost letter again",
)
TAB = ProblemKind(
    "T005",
    "có dấu tab trong nội dung",
    "there is a tab in the text",
    "thay dấu tab bằng dấu cách; nếu dán từ Excel thì viết mỗi ô thành một dòng",
    "put a space in place of the tab; when pasting from Excel, write each cell as a line of its own",
)
STACKED = ProblemKind(
    "T006",
    "có quá nhiều dấu {code} ({name}) chồng lên một chữ (hơn {limit} dấu)",
    "too many marks such as {code} ({name}) are stacked on one letter (more than {limit})",
    "xóa chữ này rồi gõ lại, ví dụ: Nguyễn",
    "delete the letter and type it again, for example: Nguyễn",
)
NOT_LATIN = ProblemKind(
    "T010",
    "tên có ký tự {code} ({name}), không phải chữ cái Latinh dùng trong tiếng Việt, dù có thể trông giống hệt",
    "the name has {code} ({name}), which is not a Latin letter, though it may look like one",
    "gõ lại tên bằng bàn phím tiếng Việt (Unicode), ví dụ: Nguyễn Thị Hoa",
    "type the name again with a Vietnamese (Unicode) keyboard, for example: Nguyễn Thị Hoa",
)
COMPATIBLE = ProblemKind(
    "T011",
    "tên có ký tự {code} ({name}), là kiểu trình bày đặc biệt của chữ thường hoặc dấu cách thường",
    "the name has {code} ({name}), a special form of an ordinary letter or space",
    "gõ lại bằng chữ hoặc dấu cách thường, ví dụ viết Nguyễn, không viết Ｎguyễn",
    "type the ordinary letter or space, for example Nguyễn and not Ｎguyễn",
)
MARKS = ProblemKind(
    "T012",
    "tên có dấu {code} ({name}) thừa: quá hai dấu rời trên một chữ, hoặc dấu không đi với chữ nào",
    "the name has one mark too many, {code} ({name}): over two loose marks on a letter, or a mark without a letter",
    "xóa chữ này rồi gõ lại, ví dụ: Nguyễn",
    "delete the letter and type it again, for example: Nguyễn",
)

# A fast path only: text made of these needs no look at each character. All are assigned, visible, and in daily use.
_UNFAMILIAR = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
_ORDINARY_NAME = re.compile(r"[A-Za-z0-9 '\"().,/&ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ-]*")
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0") | frozenset(
    map(chr, range(0xE0100, 0xE01F0))
)
_BY_CATEGORY = {
    "Cc": CONTROL, "Cf": INVISIBLE, "Zl": INVISIBLE, "Zp": INVISIBLE, "Co": UNASSIGNED, "Cn": UNASSIGNED, "Cs": UNASSIGNED,
}
_MAX_MARKS = 2
_MAX_STACK = 30  # as in Unicode's stream-safe format: sorting longer runs takes quadratic time in NFC
_IN_NAMES = frozenset(" +°\u02bc0123456789")


@dataclass(frozen=True, slots=True)
class Fault:
    """One character that may not stand where it stands; `offset` counts characters from 0 in the text asked about."""

    kind: ProblemKind
    offset: int
    character: str

    def at(self, path: str, line: int, column: int) -> Problem:
        """The problem to report for this character at a place (line and column from 1)."""
        return self.kind.at(path, line, column, **self.found)

    @property
    def found(self) -> dict[str, object]:
        """What the message of `kind` names."""
        code = f"U+{ord(self.character):04X}"
        return {"code": code, "name": unicodedata.name(self.character, "?"), "limit": _MAX_STACK}


def nfc(text: str) -> str:
    """`text` with every letter and its marks as one character where Unicode has one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def check_text(text: str) -> Iterator[Fault]:
    """Yield a fault for every character that no text may hold, in the order of the text.

    Marks stacked without end are the only fault when there are any: such a text must not even be normalised.
    """
    if not _UNFAMILIAR.search(text):
        return
    if (offset := _stacked(text)) is not None:
        yield Fault(STACKED, offset, text[offset])
    elif refused := refused_characters(text):
        for offset, character in enumerate(text):
            if character in refused:
                yield Fault(refused[character], offset, character)


def refused_characters(text: str) -> dict[str, ProblemKind]:
    """The characters of `text` that no text may hold, each with the kind of the problem."""
    return {character: kind for character in set(text) if (kind := _refusal(character))}


def _stacked(text: str) -> int | None:
    marks = "".join(sorted(filter(unicodedata.combining, set(text))))
    found = re.search(f"[{marks}]{{{_MAX_STACK + 1}}}", text) if marks else None
    return found.start() if found else None


def _refusal(character: str) -> ProblemKind | None:
    if character == "\n":
        return None
    if character == "\t":
        return TAB
    if character == "\ufffd":
        return LOST
    if character in _INVISIBLE_LETTERS:
        return INVISIBLE
    return _BY_CATEGORY.get(unicodedata.category(character))


def check_name(text: str) -> list[Fault]:
    """The faults of `text` as a name of a person or an organisation: those of any text, then those of names.

    A name is one line of Latin letters, digits and punctuation, with nothing that only looks like them.
    """
    if _ORDINARY_NAME.fullmatch(text):
        return []
    faults = list(check_text(text)) or list(_name_faults(nfc(text)))
    return sorted(faults, key=lambda fault: fault.offset)


def _name_faults(text: str) -> Iterator[Fault]:
    marks = _MAX_MARKS  # a mark at the start has no letter to stand on
    for offset, character in enumerate(text):
        if character.isascii() and character.isprintable():
            marks = 0 if character.isalpha() else _MAX_MARKS
            if not (character.isalpha() or character in _IN_NAMES or unicodedata.category(character).startswith("P")):
                yield Fault(NOT_LATIN, offset, character)
            continue
        category = unicodedata.category(character)
        if category == "Mn":
            marks += 1
            if not unicodedata.name(character, "").startswith("COMBINING "):
                yield Fault(NOT_LATIN, offset, character)
            elif marks > _MAX_MARKS:
                yield Fault(MARKS, offset, character)
            continue
        marks = 0 if category.startswith("L") else _MAX_MARKS
        if character == "\n":
            yield Fault(CONTROL, offset, character)
        elif unicodedata.normalize("NFKC", character) != character:
            yield Fault(COMPATIBLE, offset, character)
        elif category.startswith("L"):
            if not unicodedata.name(character, "").startswith("LATIN ") and character not in _IN_NAMES:
                yield Fault(NOT_LATIN, offset, character)
        elif not category.startswith("P") and character not in _IN_NAMES:
            yield Fault(NOT_LATIN, offset, character)
