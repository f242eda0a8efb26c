"""Dates, numbers and sorting in each of the two languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from generator.records.fields import HANOI, PartialDate

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day_text(day: date, lang: str) -> str:
    """02/9/2026 in official Vietnamese (no leading zero for months from March on), 2 September 2026 in English."""
    if lang == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.day:02}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    """01, 02, 3 … 12: only the first two months have a zero before them, by Decree 30/2020."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def written_day(day: date, lang: str) -> str:
    """ngày 02 tháng 9 năm 2026, as decisions are dated; 2 September 2026 in English."""
    if lang == "en":
        return day_text(day, lang)
    date, month, year = day_text(day, lang).split("/")
    return f"ngày {date} tháng {month} năm {year}"


def partial_text(value: PartialDate, lang: str) -> str:
    """6 tháng đầu năm 2015, quý I/2015, tháng 02/2015, 2015, 2011-2015; first half of 2015, Q1 2015, February 2015, 2015, 2011–2015."""
    year, months = value.first.year, (value.last - value.first).days
    if value.first == value.last:
        return day_text(value.first, lang)
    if value.last.year > year:
        return f"{year}{'–' if lang == 'en' else '-'}{value.last.year}"
    if months > 200:
        return str(year)
    if months > 100:
        half = ("đầu", "first") if value.first.month == 1 else ("cuối", "second")
        return f"{half[1]} half of {year}" if lang == "en" else f"6 tháng {half[0]} năm {year}"
    if months > 40:
        quarter = (value.first.month + 2) // 3
        return f"Q{quarter} {year}" if lang == "en" else f"quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}"
    return f"{MONTHS[value.first.month - 1]} {year}" if lang == "en" else f"tháng {_month(value.first)}/{year}"


def moment_text(moment: datetime, lang: str) -> str:
    """The day in Viet Nam, with the hour when it is not midnight: 08:30 ngày 02/9/2026; 2 September 2026, 08:30."""
    local = moment.astimezone(HANOI)
    day = day_text(local.date(), lang)
    if (local.hour, local.minute) == (0, 0):
        return day
    return f"{day}, {local:%H:%M}" if lang == "en" else f"{local:%H:%M} ngày {day}"


def number_text(value: int | Decimal, lang: str) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English."""
    text = f"{value:,}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def size_text(size: int, lang: str) -> str:
    """The size of a file: 850 byte, 12 KB, 1,2 MB; 850 bytes, 12 KB, 1.2 MB."""
    if size < 1000:
        return f"{size} bytes" if lang == "en" else f"{size} byte"
    if size < 999_500:
        return f"{(size + 500) // 1000} KB"
    return f"{number_text(Decimal((size + 50_000) // 100_000).scaleb(-1), lang)} MB"


def ordinal_text(number: int, lang: str) -> str:
    """thứ VII as congresses are counted in Vietnamese; 7th in English."""
    if lang == "en":
        suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{suffix}"
    return f"thứ {roman(number)}"


def roman(number: int) -> str:
    """The Roman numeral of 1 to 3999; other numbers as they are."""
    if not 0 < number < 4000:
        return str(number)
    pairs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
             (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, letters in pairs:
        count, number = divmod(number, value)
        text += letters * count
    return text


_BOUND = re.compile(
    r"(?<![\w-])(?:Điều|điều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Cc]hương|số|ngày|tháng|năm|[Qq]uý|Article|Law|Decree|Directive|Circular|Plan|No\.) (?=\d|[IVX]+\b)"
    r"|(?<=\d) (?=(?:%|km|m|m²|ha|kg|tấn|đồng|triệu|tỷ|ngày|tháng|năm|người|hộ|days?|months?|years?|million|billion|January|February|March|April|May|"
    r"June|July|August|September|October|November|December)(?!\w))")


def bound(text: str) -> str:
    """A text in which no line ends between a number and what it belongs to: Điều 44, khoản 2, số 98/2023/NĐ-CP, 12 km, 2 September.

    For running text on pages only: in data, feeds and search a space is a space.
    """
    return _BOUND.sub(lambda match: match[0][:-1] + "\u00a0", text)


LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet in its order, with the letters that foreign names bring."""
_WEIGHTS = {letter: index for index, letter in enumerate(LETTERS.replace("b", "bƀ"))}
_BY_WEIGHT = ["b" if letter == "ƀ" else letter for letter in _WEIGHTS]
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_OTHER_MARK = 8

SortKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
"""Of each word the places of its letters, then the weights of their marks."""


@cache
def _weight(character: str) -> tuple[int | None, int]:
    """The place of a composed lower-case letter in the alphabet (None for a mark that stands alone) and the weight of its marks."""
    base, tone = character, 0
    while base not in _WEIGHTS and len(parts := unicodedata.normalize("NFD", base)) > 1:
        # The last mark that leaves a letter of the alphabet is the tone: ế is ê with an acute, not e with two marks.
        for mark in reversed(parts[1:]):
            rest = unicodedata.normalize("NFC", parts.replace(mark, "", 1))
            if mark in _TONES or rest in _WEIGHTS:
                base, tone = rest, tone + _TONES.get(mark, _OTHER_MARK)
                break
        else:
            base, tone = parts[0], tone + _OTHER_MARK * (len(parts) - 1)
    if unicodedata.combining(base):
        return None, _TONES.get(base, _OTHER_MARK)
    return _WEIGHTS.get(base, ord(base) - 0x110000), tone


@lru_cache(maxsize=1 << 16)  # thousands of names are made of a few hundred words
def _word(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for letter, tone in map(_weight, word):
        if letter is not None:
            letters.append(letter)
            tones.append(tone)
        elif tones:
            tones[-1] += tone
    return tuple(letters), tuple(tones)


def sort_key(text: str) -> SortKey:
    """Vietnamese dictionary order, word by word: letters first (a ă â … d đ …), then tones (ngang huyền hỏi ngã sắc nặng).

    Letters of other languages, such as ŭ of the Ba Na, stand after the letter without the mark. No library does it: PyICU, whose
    order a test compares with this one, has no wheels for the newest Python; the others do not know the letters of Vietnamese.
    """
    return tuple(map(_word, unicodedata.normalize("NFC", text.lower()).split()))


def first_letter(text: str) -> str:
    """The letter of the alphabet, in upper case, under which a text that begins with a letter stands: Đ for Đức, Ơ for Ở, U for Ŭ; ""
    for a text that begins with anything else."""
    letter = _weight(unicodedata.normalize("NFC", text.lower())[0])[0] if text else None
    return _BY_WEIGHT[letter].upper() if letter is not None and letter >= 0 else ""


def shortened(text: str, limit: int) -> str:
    """A text on one line, cut at a word when it is longer than `limit` characters."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text without the characters that no XML and no calendar may hold. Records have none: for writers that would stop at one."""
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
