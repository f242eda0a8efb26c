"""Numbers that are somebody's: of identity cards, telephones, bank accounts, tax, insurance, passports.

Digits are read in groups, as people write them: `0912 345 678` is one number, `09.12.2025 - 31.12.2025` is none. A number is known
by its own form, or by the word before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

Found = tuple[str, int, int]
"""Kind, start, end."""

_GROUP = re.compile(r"[0-9]+")
_GAP = r"(?: {0,3}\n[ >#-]{0,12}|[ .\-_()*|/,]{1,3})"
_CHAIN = re.compile(rf"[0-9](?:{_GAP}?[0-9]){{5,}}")
"""Six digits or more with nothing but separators between them: all that are there, so that groups of a longer number never stand alone."""
_LETTER = re.compile(r"[a-z]")

_LABELS = re.compile(r"(?<![a-z])(?:" + "|".join((
    r"(?P<identity>cccd|cmnd|cmtnd|cmt|cmdn|can cuoc|chung minh(?: nhan dan| thu)?|(?:so |ma )?dinh danh(?: ca nhan)?|giay to tuy than|"
    r"(?:citizen|national|personal|identity|id) ?(?:card|id|number|no\b)(?: number| no\b)?)",
    r"(?P<bank>stk|so tk|tk|so tai khoan|tai khoan|so the|bank account|account(?: number| no\b)?|iban|swift|a/c|chuyen khoan)",
    r"(?P<atbank>ngan hang|bank|vietcombank|vcb|agribank|bidv|vietinbank|techcombank|mb ?bank|sacombank|vpbank|acb|tpbank|hdbank|shb|"
    r"lpbank|lienvietpostbank|eximbank|msb|vib|ocb|seabank|momo|zalopay|vi dien tu)",
    r"(?P<tax>mst|ma so thue|ma thue|tax (?:code|id|number|no\b))",
    r"(?P<insurance>bhxh|bhyt|bhtn|bao hiem(?: xa hoi| y te)?|so so bao hiem|(?:social|health) insurance)",
    r"(?P<passport>ho chieu|passport)",
    r"(?P<licence>gplx|giay phep lai xe|bang lai|driving licen[cs]e|driver'?s? licen[cs]e)",
    r"(?P<phone>s?dt(?:dd)?|d ?t ?d ?d|dien thoai|di dong|dthoai|phone|mobile|cell|tel|zalo|viber|whatsapp|telegram|goi|lien he|lh|call|so may)",
    r"(?P<neutral>quyet dinh|nghi dinh|thong tu|luat|cong van|ke hoach|to trinh|van ban|ma ho so|ho so so|ma thu tuc|kinh phi|so tien|du no|"
    r"giai ngan|cho vay|von|isbn|issn|ma goi thau|ma quan he|ma so thue doanh nghiep|hotline|duong day nong|tong dai|fax|ngay|thang|muc|dieu|"
    r"ma vach|so hieu|so seri|ma bieu mau|hien vat)")) + r")(?![a-z])")
_REACH = 45
"""How far behind its word a number may begin."""
_FAR, _STRETCH = 200, 2_000
"""Words are looked for in stretches of a text; no word, nor two that belong together, is as long as the smaller number."""

_MONEY = re.compile(r" {0,2}(?:dong|vnd|usd|trieu|ty|nghin|%|₫|d\b|ha\b|m2|km|nguoi|ho\b|luot|cay|kg|tan\b|ban\b|to\b)")
_OF_A_TEXT = re.compile(r" ?/ ?[a-z]")
"""What follows the number of a decision."""
_COMPANY = re.compile(r"(?<![a-z])(?:cong ty|hop tac xa|htx|doanh nghiep|tap doan|tong cong ty|chi nhanh|co quan|don vi|truong|so noi vu|ubnd|company|cooperative)(?![a-z])")
OFFICE = re.compile(
    r"(?<![a-z])(?:ubnd|uy ban|van phong|so (?:noi|y|tai|giao|van|nong|cong|khoa|tu|xay|dan|ngoai|thong|lao|ke|du)[a-z]*|ban thi dua|hoi dong|trung tam|"
    r"bo phan|co quan|phong (?:nghiep|noi|van|kinh|tiep|giao|tai|tu|y|to|hanh)[a-z]*|tru so|truc ban|truc lanh dao|duong day nong|hotline|tong dai|"
    r"mot cua|cong an|benh vien|tram y te|truong (?:thcs|thpt|tieu|mam|mau|cao|dai|chinh|pho|hoc|ptdt)[a-z]*|toa soan|bao [a-z]+|dai phat|cong ty|hop tac xa|htx|buu dien|"
    r"department|office|committee|council|fax|don vi|chi cuc|cuc|thanh tra|mat tran|dang uy|tinh uy|nha van hoa|hoi truong|khach san|nha hang|thu vien|"
    r"bao tang|chi nhanh|doanh nghiep|xi nghiep|ngan hang|bo noi vu|bo chi huy|ban tiep|ban chi|hoi nghi|dia diem|to chuc|kho bac|quang truong|san van dong)(?![a-z])")
PRIVATE = re.compile(r"(?<![a-z])(?:nha rieng|dt nha|dien thoai nha|ca nhan|gia dinh|nha ong|nha ba|nha anh|nha chi|noi o|cho o|home (?:phone|tel|number|address)|private|vo|chong)(?![a-z])")

_OFFICE_BEHIND = re.compile(r"(?<![a-z])(?:fax|office|van phong|bo phan|truc ban|tong dai)(?![a-z])")
_MIXED_ACCOUNT = re.compile(r"(?<![a-z])(?:stk|tk|tai khoan|account)[^0-9;\n]{0,30}(?P<number>[0-9]{3}[a-z] ?[0-9]{8})(?![0-9a-z])")
_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}")
_ANY_MOBILE = re.compile(r"0[35789][0-9]{8}|01[2689][0-9]{8}")
_OLD_MOBILE = re.compile(r"01(?:2[0-9]|6[2-9]|86|88|99)[0-9]{7}")
_LANDLINE = re.compile(r"02(?:0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|4[0-9]|5[124-9]|6[0-39]|7[0-7]|8[0-9]|9[0-4679])[0-9]{7}")
_CITIZEN = re.compile(r"0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}")


@dataclass(frozen=True, slots=True)
class Window:
    """Groups of digits next to each other that may be one number. `digits` are all of them; the rest is where they stand."""

    digits: str
    start: int
    end: int
    first: int
    """The digits of the first group; 0 when all groups are as short as that."""
    alone: bool
    """It is one group."""


class _Chain:
    """Groups with nothing but separators between them."""

    def __init__(self, text: str, groups: list[tuple[int, int]]) -> None:
        self.text = text
        self.groups = groups
        self.sizes = [end - start for start, end in groups]
        self.gaps = [text[one[1]: other[0]] for one, other in zip(groups, groups[1:])]

    def windows(self, most: int) -> Iterator[Window]:
        """Every run of groups that is written as one number is, of 6 to `most` digits."""
        count = len(self.groups)
        for first in range(count):
            total = 0
            # More than seven groups are one number only when they are all there is, digit by digit.
            for last in range(first, count if first == 0 and count <= most else min(count, first + 7)):
                total += self.sizes[last]
                if total > most:
                    break
                if total >= 6 and self._is_one(first, last):
                    start, end = self.groups[first][0], self.groups[last][1]
                    digits = "".join(self.text[one:other] for one, other in self.groups[first: last + 1])
                    size = self.sizes[first] if max(self.sizes[first: last + 1]) > 2 else 0
                    yield Window(digits, start, end, size, first == last)

    def _is_one(self, first: int, last: int) -> bool:
        text, sizes, gaps = self.text, self.sizes[first: last + 1], self.gaps[first:last]
        before = self.gaps[first - 1] if first else ""
        after = self.gaps[last] if last + 1 < len(self.groups) else ""
        start, end = self.groups[first][0], self.groups[last][1]
        short = max(sizes) <= 2
        if short and first != last and not text.startswith("84", start) and (first or last + 1 < len(self.groups)):
            return False
        if _LETTER.match(text[end: end + 1]) or (start and _LETTER.match(text[start - 1]) and not _ends_in_label(text, start)):
            return False
        if first == last:
            return not (before == "." and text[self.groups[first - 1][0]: self.groups[first - 1][1]] == "0")
        marks = {gap.strip() or ("\n" if "\n" in gap else " ") for gap in gaps}
        marks = {mark for mark in marks if mark not in ("(", ")", ")-", ") -", ").")}
        if sum("\n" in gap for gap in gaps) > 1 or len(marks - {"\n"}) > 2 or any(len(mark) > 1 for mark in marks):
            return False
        inner = sizes[1:] if text[self.groups[first][0]: self.groups[first][1]] in ("0", "84", "0084") else sizes
        if (marks & {"/", ","} or len(marks - {"\n"}) == 2) and min(inner) < 3:
            return False
        if any("," in gap and gap != "," for gap in gaps):
            return False  # a list of numbers
        if before and before == after == gaps[0] and before != " ":
            return False
        if (before in (".", "-", "/", ",") and before in gaps) or (after in (".", "-", "/", ",") and after in gaps):
            return False
        if short and not text.startswith("84", start):
            return len(marks) == 1
        if sizes.count(1) > 1 or last - first > 6:
            return False
        dated = any(a <= 2 and b <= 2 and c == 4 for a, b, c in zip(sizes, sizes[1:], sizes[2:]))
        return not dated


def _ends_in_label(text: str, start: int) -> bool:
    """Whether a word that says what the number is stands before it without a space."""
    word = re.search(r"[a-z]+$", text[max(0, start - 12): start])
    return bool(word and (found := _LABELS.fullmatch(word[0])) and found.lastgroup != "neutral")


def _chains(text: str) -> Iterator[_Chain]:
    for match in _CHAIN.finditer(text):
        yield _Chain(text, [group.span() for group in _GROUP.finditer(text, match.start(), match.end())])


def numbers(text: str) -> Iterator[Found]:
    """Every number in a folded text that is somebody's."""
    labels = _Labels(text)
    for match in _MIXED_ACCOUNT.finditer(text) if any(sign in text for sign in ("tk", "tai khoan", "account")) else ():
        yield "bank", match.start("number"), match.end("number")
    for chain in _chains(text):
        for window in chain.windows(19):
            if kind := _kind(text, window, labels):
                yield kind, window.start, window.end


class _Labels:
    """The words of a text that say what a number is: looked for around a number that does not say it itself."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[int, list[tuple[int, int, str]]] = {}

    def _around(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, what it says) of the words from well before a place to well behind another one, in their order."""
        return [label for number in range(max(0, start - _FAR) // _STRETCH, (end + _FAR) // _STRETCH + 1) for label in self._stretch(number)]

    def _stretch(self, number: int) -> list[tuple[int, int, str]]:
        if number not in self._found:
            first, last = number * _STRETCH, (number + 1) * _STRETCH
            self._found[number] = [(match.start(), match.end(), match.lastgroup or "")
                                   for match in _LABELS.finditer(self._text, max(0, first - _FAR), last + _FAR) if first <= match.start() < last]
        return self._found[number]

    def before(self, window: Window) -> tuple[str, int]:
        """What the nearest word before a number says that it is, and where that word ends."""
        labels = self._around(window.start, window.start)
        last = bisect_right(labels, window.start, key=lambda label: label[1]) - 1
        if last < 0 or window.start - labels[last][1] > _REACH:
            return "", 0
        start, end, label = labels[last]
        between = self._text[end: window.start]
        if "\n\n" in between or (label == "neutral" and "\n" in between):
            return "", 0  # that was said of something else
        if label == "atbank" and last and labels[last - 1][2] == "bank" and start - labels[last - 1][1] <= _REACH:
            label = "bank"  # an account "at" a bank
        return label, end

    def behind(self, window: Window) -> str:
        """What a word right behind a number says."""
        labels = self._around(window.end, window.end)
        first = bisect_left(labels, window.end, key=lambda label: label[0])
        if first == len(labels) or labels[first][0] - window.end > 12 or "\n" in self._text[window.end: labels[first][0]]:
            return ""
        return labels[first][2]


def _kind(text: str, window: Window, labels: _Labels) -> str:
    """What kind of number a window is, "" when it is nobody's."""
    digits, size = window.digits, len(window.digits)
    national = _national(text, window)
    if size == 12 and _CITIZEN.fullmatch(digits) and window.first not in (1, 2):
        label, _ = labels.before(window)
        return label if label in ("bank", "licence") else "citizen_id"
    if national and (_MOBILE.fullmatch(national) or _OLD_MOBILE.fullmatch(national)):
        return "mobile"
    if national and _LANDLINE.fullmatch(national):
        return "" if _is_of_an_office(text, window.start, window.end) else "landline"
    if size == 16 and _is_card(digits) and text[window.end: window.end + 1] != "/":
        return "bank"
    if text[window.start - 1: window.start] == "+" and digits[:2] != "84" and 9 <= size <= 15 and not _MONEY.match(text, window.end):
        return "mobile"
    if _is_date(text, window) or _OF_A_TEXT.match(text, window.end):
        return ""
    label, end = labels.before(window)
    if label == "neutral":
        return ""
    behind = labels.behind(window) if not label else ""
    if size in (9, 12) and "identity" in (label, behind):
        return "citizen_id" if size == 12 else "old_id"
    if label == "phone":
        return "mobile" if national and _ANY_MOBILE.fullmatch(national) else ""
    if label == "licence":
        return "licence" if size == 12 else ""
    if _MONEY.match(text, window.end):
        return ""
    if label == "tax":
        return "tax" if size in (10, 12, 13) and not _is_of_a_company(text, end, window.start) else ""
    if label == "insurance":
        return "insurance" if size in (10, 13) else ""
    if label == "bank" and size >= 6 or "atbank" in (label, behind) and size >= 8 or behind == "bank" and size >= 8:
        return "" if "kho bac" in text[max(0, window.start - 80): window.end + 60] else "bank"
    return ""


def _national(text: str, window: Window) -> str:
    """The number as it is dialled inside the country, "" when it cannot be one."""
    digits = window.digits
    plus = text[max(0, window.start - 2): window.start].endswith(("+", "+(", "(+"))
    for code in ("0084", "84"):
        if digits.startswith(code) and 11 <= len(digits) <= 14 and (plus or code == "0084" or window.alone or digits[2] in "35789"):
            rest = digits[len(code):]
            return rest if rest.startswith("0") else f"0{rest}"
    return digits if digits.startswith("0") and len(digits) in (10, 11) else ""


def _is_of_an_office(text: str, start: int, end: int) -> bool:
    """Whether the words around a number say that it is an office's, and none that it is somebody's at home."""
    words = text[max(0, start - 110): start].rpartition("\n\n")[2]
    if _OFFICE_BEHIND.search(text, end, end + 40):
        return not PRIVATE.search(words)
    offices = [match.end() for match in OFFICE.finditer(words)]
    return bool(offices) and not PRIVATE.search(words, offices[-1])


def _is_of_a_company(text: str, label: int, start: int) -> bool:
    words = text[max(0, label - 80): start].rpartition("\n\n")[2]
    return bool(_COMPANY.search(words)) and not PRIVATE.search(words)


def _is_card(digits: str) -> bool:
    """Whether 16 digits are the number of a payment card: of the country's own scheme, or with the sum that cards have."""
    if digits.startswith("9704"):
        return True
    doubled = [int(digit) * (2 if index % 2 == 0 else 1) for index, digit in enumerate(digits)]
    return digits[0] in "3456" and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_date(text: str, window: Window) -> bool:
    written = text[window.start: window.end]
    return bool(re.fullmatch(r"\d{1,2}[/.\- ]\d{1,2}[/.\- ]\d{4}|(?:19|20)\d\d[/.\- ]\d{1,2}[/.\- ]\d{1,2}|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d"
                             r"|(?:(?:19|20)\d\d[ .,-]+)+(?:19|20)\d\d", written))
