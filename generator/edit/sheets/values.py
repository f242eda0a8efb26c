"""From the text of a cell to the text of a field: days, numbers, crosses and names as people type them, or a problem of the cell."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from generator.edit.sheets.columns import Column
from generator.edit.sheets.naming import Names, award_class
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.words import cleaned, fold, one_line, refusals
from generator.problems import Problem, ProblemKind
from generator.read.workbook import ERROR, FORMULA, NUMBER, Cell

FORMULA_EMPTY = ProblemKind(
    "E110", "ô có công thức nhưng tệp không lưu kết quả", "the cell has a formula, but the file does not hold its result",
    "mở tệp bằng Excel rồi lưu lại, hoặc chép ô này và dán dạng giá trị (Paste Values)",
    "open the file in Excel and save it, or copy the cell and paste its value")
CELL_ERROR = ProblemKind(
    "E111", "công thức trong ô báo lỗi {found}", "the formula of the cell gives the error {found}",
    "sửa công thức hoặc gõ thẳng giá trị vào ô", "put the formula right or type the value")
NOT_A_DAY = ProblemKind(
    "E112", '"{found}" không phải là một ngày cho "{label}"', '"{found}" is no day for "{label_en}"',
    "viết ngày/tháng/năm, ví dụ 20/11/2026", "write day/month/year, for example 20/11/2026")
NOT_A_TIME = ProblemKind(
    "E113", '"{found}" không phải là một mốc thời gian cho "{label}"', '"{found}" is no date for "{label_en}"',
    "viết ngày, tháng, quý hoặc năm, ví dụ 20/11/2026, 11/2026, quý I/2026, 2026", "write a day, month, quarter or year, for example 20/11/2026, 11/2026, 2026")
NOT_A_NUMBER = ProblemKind(
    "E114", '"{found}" không phải là số cho "{label}"', '"{found}" is no number for "{label_en}"',
    "chỉ viết chữ số, ví dụ 12", "write digits only, for example 12")
NOT_YES_NO = ProblemKind(
    "E115", '"{found}" không phải là có hoặc không cho "{label}"', '"{found}" is neither yes nor no for "{label_en}"',
    "viết x hoặc có; nếu không thì để trống", "write x for yes; leave the cell empty for no")
NOT_A_CHOICE = ProblemKind(
    "E116", '"{found}" không có trong danh sách chọn của "{label}"', '"{found}" is not among the choices of "{label_en}"',
    "chọn một trong: {allowed}", "choose one of: {allowed}")
NOT_KNOWN = ProblemKind(
    "E117", 'không tìm thấy "{found}" cho "{label}"', '"{found}" is not known for "{label_en}"',
    "viết đúng tên hoặc mã đã có trong data/{folder}{near}; nếu là mới, thêm bản ghi trước rồi nhập lại",
    "write the name or the id as it stands in data/{folder}{near}; add the record first when it is new")
SEVERAL = ProblemKind(
    "E118", '"{found}" có thể là nhiều mục khác nhau cho "{label}"', '"{found}" may be one of several for "{label_en}"',
    "ghi mã vào ô thay cho tên: {allowed}", "write the id into the cell instead of the name: {allowed}")
NOT_A_CLASS = ProblemKind(
    "E119", 'hạng "{found}" không đọc được', 'the class "{found}" is not understood', "viết Nhất, Nhì, Ba hoặc 1, 2, 3", "write 1, 2 or 3")
COMPUTED = ProblemKind(
    "E180", "ô có công thức; lấy kết quả đã lưu trong tệp", "the cell has a formula; the result saved in the file is taken",
    "xem lại kết quả; chắc chắn hơn thì dán dạng giá trị (Paste Values) rồi nhập lại", "see that it is right; pasting values is surer", "warning")

_DAY = re.compile(r"(?:ngày )?(\d{1,2})\s*(?:[/.\-\s]|tháng)\s*(\d{1,2})\s*(?:[/.\-\s]|năm)\s*(\d{4}|\d{2})", re.I)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})|(\d{4})-(\d{2})", re.I)
_QUARTER = re.compile(r"(?:quý )?(IV|I{1,3}|[1-4])\s*(?:[/.\-]|năm)?\s*(\d{4})|(\d{4})-Q([1-4])", re.I)
_HALF = re.compile(r"(?:6|sáu) tháng (đầu|cuối) năm (\d{4})|(\d{4})-H([12])", re.I)
_YEAR = re.compile(r"(?:năm )?(\d{4})(?:[.,]0)?", re.I)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_GROUPED = re.compile(r"\d{1,3}(?:[.\s]\d{3})+")
YES = frozenset({"x", "co", "true", "1", "yes", "dung", "v", "y"})
NO = frozenset({"khong", "false", "0", "no", "sai"})
UNKNOWN = frozenset({"unknown", "khong ro", "chua ro"})
SERIALS = (20_000, 80_000)
"""Days since 1900 as Excel counts them, of the years 1954 to 2119."""


def text_of(cell: Cell, spot: Spot) -> tuple[str, list[Problem]]:
    """The text of a cell, cleaned, and what is wrong with it."""
    if cell.kind == FORMULA:
        return "", [spot.at(FORMULA_EMPTY)]
    if cell.kind == ERROR:
        return "", [spot.at(CELL_ERROR, found=cell.text)]
    if found := list(refusals(cell.text, spot)):
        return "", found
    return cleaned(cell.text), [spot.at(COMPUTED)] if cell.computed else []


def value_of(column: Column, cell: Cell, spot: Spot, names: Names) -> tuple[Any, list[Problem]]:
    """What a cell gives to a field: text, a list of texts, or None when there is nothing; and the problems."""
    text, problems = text_of(cell, spot)
    if not text:
        return None, problems
    shape = column.shape
    if word := next((word for word in shape.instead if fold(text) == fold(word) or (word == "unknown" and fold(text) in UNKNOWN)), ""):
        return word, problems
    if not shape.many:
        value, faults = _one(column, one_line(text) if shape.kind not in ("paragraph", "bilingual", "rich") else text, cell, spot, names)
        return value, problems + faults
    values: list[Any] = []
    for part in filter(None, map(str.strip, re.split(r"[\n;]", text))):
        value, faults = _one(column, part, cell, spot, names)
        problems += faults
        if value is not None:
            values.append(value)
    return values or None, problems


def _of(column: Column, spot: Spot, kind: ProblemKind, **found: Any) -> Problem:
    return spot.at(kind, label=column.label[0], label_en=column.label[1], **found)


def _one(column: Column, text: str, cell: Cell, spot: Spot, names: Names) -> tuple[Any, list[Problem]]:
    shape = column.shape
    if shape.kind == "day":
        day = day_of(text, cell.kind == NUMBER)
        return day, [] if day else [_of(column, spot, NOT_A_DAY, found=text)]
    if shape.kind in ("period", "instant"):
        value = day_of(text, cell.kind == NUMBER) or (period_of(text) if shape.kind == "period" else None)
        if shape.kind == "instant" and value and re.search(r" \d{2}:\d{2}$", text):
            value = f"{value} {text[-5:]}"
        return value, [] if value else [_of(column, spot, NOT_A_TIME if shape.kind == "period" else NOT_A_DAY, found=text)]
    if shape.kind in ("whole_number", "number"):
        number = number_of(text, shape.kind == "whole_number")
        return number, [] if number else [_of(column, spot, NOT_A_NUMBER, found=text)]
    if shape.kind == "yes_no":
        key = fold(text)
        value = "true" if key in YES else "false" if key in NO else None
        return value, [] if value else [_of(column, spot, NOT_YES_NO, found=text)]
    if shape.kind == "choice":
        return _choice(column, text, spot)
    if shape.kind == "term":
        found = names.term(shape.target, text)
        allowed = tuple(term.name.vi for term in names.catalog.vocabulary[shape.target].terms.values())
        return (found[0], []) if found else (None, [_of(column, spot, NOT_A_CHOICE, found=text, allowed=allowed)])
    if shape.kind == "reference":
        found = names.record(shape.target, text)
        return (found[0], []) if len(found) == 1 else (None, [unclear(column, text, found, spot, names)])
    if shape.kind == "bilingual" and not re.search(r"^\s*[-–•+*]", text, re.M):
        text = one_line(text)  # a narrow column, not a list
    return text, []


def unclear(column: Column, text: str, found: tuple[str, ...], spot: Spot, names: Names) -> Problem:
    """The problem of a name that means no record, or several."""
    if found:
        return _of(column, spot, SEVERAL, found=text, allowed=names.shown(column.shape.target, found[:8]))
    folder = next((record.collection for record in names.catalog.of(column.shape.target)), column.shape.target)
    near = names.near(column.shape.target, text)
    return _of(column, spot, NOT_KNOWN, found=text, folder=folder, near=f" ({', '.join(near)})" if near else "")


def _choice(column: Column, text: str, spot: Spot) -> tuple[str | None, list[Problem]]:
    key = fold(text)
    for value, (vi, en) in column.shape.choices:
        if key in (fold(value), fold(vi), fold(en)):
            return value, []
    if {value for value, _ in column.shape.choices} == {"1", "2", "3"}:
        if number := award_class(text):
            return number, []
        return None, [spot.at(NOT_A_CLASS, found=text)]
    return None, [_of(column, spot, NOT_A_CHOICE, found=text, allowed=tuple(vi for _, (vi, _) in column.shape.choices))]


def day_of(text: str, serial: bool = False) -> str | None:
    """The day that a text means, as YYYY-MM-DD; day before month, as in Viet Nam. A serial number is Excel's own count of days."""
    text = one_line(text).strip(" .,")
    if serial or re.fullmatch(r"\d{5}(?:\.0+)?", text):
        number = float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else 0
        return (date(1899, 12, 30) + timedelta(days=int(number))).isoformat() if SERIALS[0] < number < SERIALS[1] else None
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        year += 0 if year > 99 else 2000 if year < 50 else 1900
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def period_of(text: str) -> str | None:
    """The month, quarter or year that a text means, as records write it; years of a plan as 2021-2025."""
    text = one_line(text).strip(" .,")
    if found := _YEAR.fullmatch(text):
        return found[1]
    if found := _HALF.fullmatch(text):
        return f"{found[2] or found[3]}-H{found[4] or ('1' if found[1].lower() == 'đầu' else '2')}"
    if found := re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", text):
        return f"{found[1]}-{found[2]}"
    if found := _QUARTER.fullmatch(text):
        number = found[1] or found[4]
        if not text[0].isdigit() or found[4]:
            return f"{found[2] or found[3]}-Q{_ROMAN.get(number.upper(), number)}"
    if found := _MONTH.fullmatch(text):
        month, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
    return None


def number_of(text: str, whole: bool) -> str | None:
    """A number as records write it: 12.0 is 12, 1.200 is 1200 where whole numbers stand, 12,5 is 12.5."""
    text = text.strip(" .")
    if re.fullmatch(r"\d+[.,]0+", text) and not _GROUPED.fullmatch(text):
        text = re.split("[.,]", text)[0]
    if whole and _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    pattern = r"\d{1,12}" if whole else r"-?\d{1,12}(?:[.,]\d{1,6})?"
    if not re.fullmatch(pattern, text, re.ASCII):
        return None
    text = text.replace(",", ".")
    return re.sub(r"^(-?)0+(?=\d)", r"\1", text)

