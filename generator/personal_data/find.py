"""All findings in a text, and the same text with them covered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.personal_data.fold import Folded, fold
from generator.personal_data.numbers import Found, numbers
from generator.personal_data.written import births, globe, homes, mailboxes, passports, spelled

KINDS: dict[str, tuple[str, str]] = {
    "citizen_id": ("số căn cước, số định danh", "citizen identity number"),
    "old_id": ("số chứng minh nhân dân", "old identity card number"),
    "passport": ("số hộ chiếu", "passport number"),
    "licence": ("số giấy phép lái xe", "driving licence number"),
    "birth_date": ("ngày tháng năm sinh đầy đủ", "full date of birth"),
    "home_address": ("địa chỉ nhà", "home address"),
    "mobile": ("số điện thoại di động", "mobile telephone number"),
    "landline": ("số điện thoại cố định", "landline telephone number"),
    "email": ("thư điện tử cá nhân", "private e-mail address"),
    "bank": ("số tài khoản, số thẻ ngân hàng", "bank account or card number"),
    "tax": ("mã số thuế cá nhân", "personal tax number"),
    "insurance": ("số bảo hiểm xã hội, bảo hiểm y tế", "social or health insurance number"),
    "coordinates": ("tọa độ chính xác", "exact coordinates"),
}
"""Every kind of personal data that is looked for, with its words in (vi, en)."""

_SPELLED = ("không", "khong", "zero", "oh ")
_WORDS = (
    "@", "＠", "﹫", "a còng", "a-còng", "acòng", "a cong", "a-cong", "acong", "a vòng", "a vong", "a móc", "(at", "[at", "{at", "<at", "( at", "[ at",
    " dot ", "gmail", "yahoo", "hotmail", "outlook", "icloud", "proton",
    "trú", "thuong tru", "tam tru", "cu tru", "tru tai", "tru quan", "ở tại ", " o tai ", "sống tại", "song tai", "chỗ ở", "cho o ", "nơi ở", "noi o ",
    "hiện ở", "hien o ", "đang ở", "dang o ", "ngụ", "ngu tai", "hộ khẩu", "ho khau", "số nhà", "so nha", "nhà số", "nha so", "nhà riêng", "nha rieng",
    "nhà ở", "nha o ", "nhà bà", "nhà ông", "nhà anh", "nhà chị", "căn hộ", "can ho", "ngõ", "ngo ", "hẻm", "hem ", "ngách", "ngach", "kiệt", "kiet ",
    "địa chỉ", "dia chi", "d/c", "đ/c", " ở số", " o so",
    "address", "reside", "residing", "lives", "live at", "live in", "living", "house n",
    *_SPELLED, "sinh", "birth", "born", "dob", " sn ", "sn:", "sn.", "(sn", " ns ", "ns:", "(ns",
)
"""What may make a text worth a look that has few digits: in small letters, with marks and without."""
_DIGIT_NAMES = re.compile(r"(?:ch[íi]n|b[ảa]y|t[áa]m|s[áa]u|n[ăa]m|nine|eight|seven|five|six)[ ,.-]")
_LOOKS_LIKE_NINE = re.compile(r"[0-9OoIl|]{9}|[0-9][ .-][oO]{2,4}[ .-][0-9]")
_DIGIT = re.compile(r"\d")
_SIX = re.compile(r"\d(?:\D{0,4}\d){5}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Personal data at `text[start:end]`. `host` is that of a mailbox; nothing else of the value is kept."""

    start: int
    end: int
    kind: str
    host: str = ""


def find(text: str) -> list[Finding]:
    """The personal data in a text of any length, in its order, none overlapping another."""
    if not _is_worth_a_look(text, _WORDS):
        return []
    folded = fold(text)
    found = sorted(_findings(text, folded), key=lambda item: (item[0][1], -item[0][2]))
    kept: list[Finding] = []
    for (kind, start, end), host in found:
        first, last = folded.span(start, end)
        if not kept or first >= kept[-1].end:
            kept.append(Finding(first, last, kind, host))
    return kept


def masked(text: str, leaving: re.Pattern[str] | None = None) -> str:
    """`text` with a cover over all personal data in it, but for values of the form `leaving`, which somebody else covers."""
    pieces, last = [], 0
    for finding in find(text):
        if leaving and leaving.fullmatch(text, finding.start, finding.end):
            continue
        pieces += text[last: finding.start], "…"
        last = finding.end
    return "".join([*pieces, text[last:]]) if pieces else text


def worth_a_look(texts: Sequence[str]) -> list[str]:
    """Those of many texts in which something may be found: as many digits together as the shortest of these numbers has, a word that goes
    before one, or a number in words. It is for speed alone, and says so of too many rather than too few."""
    words = _words_in("\n".join(texts))
    return [text for text in texts if _is_worth_a_look(text, words)]


def _words_in(text: str) -> list[str]:
    """The words of `_WORDS` that stand in a text."""
    lower = _lower(text)
    return [word for word in _WORDS if word in lower]


def _lower(text: str) -> str:
    lower = f" {text.lower()}"
    return lower if unicodedata.is_normalized("NFC", lower) else unicodedata.normalize("NFC", lower)


def _is_worth_a_look(text: str, words: Sequence[str]) -> bool:
    if len(text) < 6:
        return False
    if _DIGIT.search(text):
        if _SIX.search(text):
            return len(text) != 10 or not _DAY.fullmatch(text)
        if _LOOKS_LIKE_NINE.search(text):
            return True
    if not words:
        return False
    lower = _lower(text)
    if any(word in lower for word in words if word not in _SPELLED):
        return True
    return any(word in lower for word in _SPELLED) and _DIGIT_NAMES.search(lower) is not None


def _findings(text: str, folded: Folded) -> Iterator[tuple[Found, str]]:
    plain = folded.text
    for item, host in mailboxes(plain):
        yield item, host

    def is_capital(index: int) -> bool:
        return text[folded.place(index)].isupper()

    for look in (births(plain), homes(plain, is_capital), globe(plain), passports(plain), numbers(plain), spelled(plain)):
        for item in look:
            yield item, ""
