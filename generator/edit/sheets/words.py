"""The text of a cell, made fit for a record: what Excel, Word and old keyboards leave in it is taken out or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.edit.sheets.spot import Spot
from generator.problems import Problem, ProblemKind
from generator.read.text import STACKED, check_text, nfc

OLD_FONT = ProblemKind(
    "E105", 'chữ "{found}" có vẻ viết bằng bảng mã cũ (VNI hoặc TCVN3)', 'the text "{found}" seems to be in an old encoding (VNI or TCVN3)',
    "chuyển cả bảng tính sang Unicode (ví dụ bằng công cụ chuyển mã của bộ gõ UniKey) hoặc gõ lại, ví dụ: Nguyễn Văn Đức",
    "convert the workbook to Unicode (the toolkit of the keyboard UniKey does it) or type the text again, for example: Nguyễn Văn Đức")
LONG_TEXT = ProblemKind(
    "E106", "nội dung dài {found} ký tự; tối đa {limit}", "the text is {found} characters long; at most {limit}",
    "rút gọn nội dung ô này", "shorten the text of the cell")

LIMIT = 10_000
"""Characters of a cell; Excel itself allows 32,767, a field of a record no more than this."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|_x000[dD]_\n?|\v|\u2028|\u2029|\x85")
_MARKS = re.compile("[\u0300-\u036f]")
_OTHER = re.compile(r"[^a-z0-9]+")
# Letters of the old fonts show as others of Latin-1: what stands here is in no Vietnamese word.
_TCVN3 = re.compile(
    "[A-Za-zÀ-ỹ][¡-§¨©ª®¬¯µ¶¸¹»¼½¾]|[¨©ª®¬µ¶¸¹»¼½¾][a-zà-ỹ]"  # V¨n, §øc
    "|[a-zà-ỹ][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÄÅÆÇËÎÏÐÑÖ×ØÛÜÞ][a-zà-ỹ]|[a-z][ÔÖÞÐ×ßîï](?![a-zà-ỹ])")  # NguyÔn
_VNI = re.compile("a[àáâãäåèéêùúûüõøïö]|e[âãäåêëùøõö]|o[âäåùúøïö]|[öô][ùøõïåäãûü]|\\bñ[a-zà-ỹ]", re.I)  # Vaên, Ñöùc
_CAPITAL = re.compile(r"(?:^|(?<=[\s'’(\-./]))\w")
_MARKED_D = str.maketrans("đĐ", "dD")


def cleaned(text: str) -> str:
    """`text` as one would type it: one Unicode form, ordinary spaces, no blanks around it; line breaks stay."""
    text = _LINE_ENDS.sub("\n", text[: LIMIT * 2]).translate(_INVISIBLE)
    lines = (_SPACES.sub(" ", line).strip() for line in nfc(text).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """`text` without line breaks: Excel's cells have them where a column is narrow."""
    return " ".join(text.split("\n"))


def refusals(raw: str, spot: Spot) -> Iterator[Problem]:
    """Why the text of a cell cannot be taken at all."""
    stacked = [fault for fault in check_text(raw) if fault.kind is STACKED]
    faults = stacked or list({fault.character: fault for fault in check_text(cleaned(raw))}.values())
    for fault in faults:
        yield spot.over(fault.at(spot.path, spot.row, spot.column))
    if len(raw) > LIMIT:
        yield spot.at(LONG_TEXT, found=len(raw), limit=LIMIT)
    if not faults and is_old_font(cleaned(raw)):
        yield spot.at(OLD_FONT, found=one_line(cleaned(raw)))


def is_old_font(text: str) -> bool:
    """Whether a text looks like Vietnamese of a VNI or TCVN3 font, read as Latin-1."""
    return not text.isascii() and bool(_TCVN3.search(text) or _VNI.search(text))


def fold(text: str) -> str:
    """`text` as headings and names are compared: no case, no marks, no punctuation."""
    plain = unicodedata.normalize("NFD", text.translate(_MARKED_D).casefold())
    return _OTHER.sub(" ", _MARKS.sub("", plain)).strip()


def is_capitals(text: str) -> bool:
    """Whether a text of more than one letter has capital letters only."""
    return text.upper() == text and sum(map(str.isalpha, text)) > 1


def named(text: str) -> str:
    """A name in capital letters with a capital for each word alone: RƠ CHÂM H'YUÊNG is Rơ Châm H'Yuêng."""
    return _CAPITAL.sub(lambda match: match[0].upper(), text.lower())
