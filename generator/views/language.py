"""Dates, numbers and sorting in each of the two languages."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal

from generator.records.fields import HANOI, PartialDate

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day_text(day: date, lang: str) -> str:
    """02/9/2026 in official Vietnamese (no leading zero for months from March on), 2 September 2026 in English."""
    if lang == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def partial_text(value: PartialDate, lang: str) -> str:
    """quý I/2015, tháng 3/2015, 2015; Q1 2015, March 2015, 2015."""
    year, months = value.first.year, (value.last - value.first).days
    if value.first == value.last:
        return day_text(value.first, lang)
    if months > 200:
        return str(year)
    if months > 40:
        quarter = (value.first.month + 2) // 3
        return f"Q{quarter} {year}" if lang == "en" else f"quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}"
    return f"{MONTHS[value.first.month - 1]} {year}" if lang == "en" else f"tháng {value.first.month}/{year}"


def moment_text(moment: datetime, lang: str) -> str:
    """The day in Viet Nam, with the hour when it is not midnight."""
    local = moment.astimezone(HANOI)
    clock = f" {local:%H:%M}" if (local.hour, local.minute) != (0, 0) else ""
    return day_text(local.date(), lang) + clock


def number_text(value: int | Decimal, lang: str) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English."""
    text = f"{value:,}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


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


_LETTERS = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_MARKS = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_COMPOSED = {"a(": "ă", "a^": "â", "e^": "ê", "o^": "ô", "o+": "ơ", "u+": "ư"}


def sort_key(text: str) -> tuple[list[int], list[int], str]:
    """Vietnamese dictionary order: letters first (a ă â … d đ …), then tones (ngang huyền hỏi ngã sắc nặng)."""
    letters: list[int] = []
    tones: list[int] = []
    base = ""
    for character in unicodedata.normalize("NFD", text.lower()):
        if character in _TONES:
            if tones:
                tones[-1] = _TONES[character]
        elif character in _MARKS and base + _MARKS[character] in _COMPOSED:
            letters[-1] = _LETTERS[_COMPOSED[base + _MARKS[character]]]
        else:
            base = character
            letters.append(_LETTERS.get(character, ord(character) - 0x110000))
            tones.append(0)
    return letters, tones, text
