"""The workbook to fill in: a form and lists for a record, or one row for each record, with labels, helps, drop-downs and an example.

Everything in it follows from the shapes of the type and from the catalog; `importing` reads it back without a question.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from generator import records
from generator.catalog import Catalog
from generator.edit.sheets.columns import RECORD_ID, Column, form_of, list_columns, lists_of
from generator.edit.sheets.spot import letters
from generator.read import DEFAULT, parse
from generator.records import Record
from generator.records.shape import KINDS, Shape

ROWS = 1_000
"""Rows for which a table has drop-downs and formats."""
GUIDE, LISTS = "Hướng dẫn", "Danh mục"
EXAMPLE = "Ví dụ"
FORM_HEADINGS = ("Mục / Field", "Nội dung / Content", "Giải thích / Help", "Ví dụ / Example")

_HEAD = PatternFill("solid", fgColor="7A1712")
_NEEDED = PatternFill("solid", fgColor="FBE9E7")
_SAMPLE = Font(italic=True, color="707070")
_THIN = Border(*[Side("thin", color="BDBDBD")] * 4)
_WRAP = Alignment(wrap_text=True, vertical="top")


def template(model: type[Record], catalog: Catalog) -> bytes:
    """The template of a type as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.active)
    example = _example(model)
    lists = _Lists(book, catalog, model)
    tables: list[tuple[str, tuple[Column, ...]]] = []
    if lists_of(model):
        _form(book, model, lists, example)
        for shape in lists_of(model):
            tables.append((title_of(shape.label), list_columns(shape)))
            _table(book, *tables[-1], lists, (example.get(shape.name) or [{}])[0])
    else:
        tables.append((title_of(model.label_plural), form_of(model)))
        _table(book, *tables[-1], lists, example)
    _guide(book, [*([(title_of(model.label), form_of(model))] if lists_of(model) else []), *tables])
    lists.write()
    book.properties.creator = ""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def title_of(label: dict[str, str]) -> str:
    """The name of a sheet: at most 31 characters, without those that Excel refuses."""
    return re.sub(r"[\[\]:*?/\\]", " -", label["vi"])[:31].strip()


def _example(model: type[Record]) -> dict[str, Any]:
    """The values of the example that stands beside the model."""
    path = Path(records.__file__).parent / model.type / "example.yml"
    return parse(path.name, path.read_bytes(), DEFAULT)[0] or {}


class _Lists:
    """The hidden sheet with the choices of each drop-down, one column each. Its first cell names the type for `import`."""

    def __init__(self, book: Workbook, catalog: Catalog, model: type[Record]) -> None:
        self.book, self.catalog, self.model = book, catalog, model
        self.columns: dict[tuple[str, str], tuple[str, list[str]]] = {}

    def of(self, shape: Shape) -> str | None:
        """The formula of a drop-down for a field, when its values are known."""
        if shape.many or shape.kind not in ("choice", "term", "reference", "yes_no"):
            return None
        key = (shape.kind, shape.target or "|".join(value for value, _ in shape.choices))
        if key not in self.columns:
            choices = self._choices(shape)
            if not choices:
                return None
            self.columns[key] = (letters(len(self.columns) + 2), choices)
        letter, choices = self.columns[key]
        return f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"

    def _choices(self, shape: Shape) -> list[str]:
        if shape.kind == "yes_no":
            return ["x"]
        if shape.kind == "choice":
            return [words[0] for _, words in shape.choices]
        if shape.kind == "term":
            return [term.name.vi for term in self.catalog.vocabulary[shape.target].terms.values()]
        return [f"{record.heading.vi} [{record.id}]" for record in sorted(
            self.catalog.of(shape.target), key=lambda record: record.id) if isinstance(record, Record) and not record.withdrawn]

    def write(self) -> None:
        sheet = self.book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        sheet["A1"] = self.model.type
        for letter, choices in self.columns.values():
            for row, choice in enumerate(choices, 1):
                sheet[f"{letter}{row}"] = choice
                sheet[f"{letter}{row}"].data_type = "s"


def _form(book: Workbook, model: type[Record], lists: _Lists, example: dict[str, Any]) -> None:
    sheet = book.create_sheet(title_of(model.label))
    _head(sheet, FORM_HEADINGS, (34, 60, 60, 40))
    for row, column in enumerate(form_of(model), 2):
        sheet.cell(row, 1, column.label[0]).fill = _NEEDED if column.required else PatternFill()
        sheet.cell(row, 2).number_format = "@"
        sheet.cell(row, 3, _help(column))
        sample = sheet.cell(row, 4, _sample(column, example))
        sample.font = _SAMPLE
        for cell in sheet[row]:
            cell.alignment, cell.border = _WRAP, _THIN
        _offer(sheet, lists.of(column.shape), f"B{row}")
    sheet.freeze_panes = "B2"


def _table(book: Workbook, title: str, columns: tuple[Column, ...], lists: _Lists, example: dict[str, Any]) -> None:
    sheet = book.create_sheet(title)
    _head(sheet, [column.label[0] for column in columns], [_width(column) for column in columns])
    for index, column in enumerate(columns, 1):
        english, head = sheet.cell(2, index, column.label[1]), sheet.cell(1, index)
        english.font, english.alignment, english.border = Font(italic=True), _WRAP, _THIN
        english.fill = _NEEDED if column.required else PatternFill()
        note = Comment(_help(column), "")
        note.width, note.height = 360, 120
        head.comment = note
        sample = sheet.cell(3, index, EXAMPLE if index == 1 else _sample(column, example))
        sample.font, sample.data_type = _SAMPLE, "s" if sample.value else "n"
        sheet.column_dimensions[letters(index)].number_format = "@"
        _offer(sheet, lists.of(column.shape), f"{letters(index)}4:{letters(index)}{ROWS + 3}")
    sheet.freeze_panes = "C4" if columns[0] is not RECORD_ID else "B4"


def _head(sheet: Any, texts: Any, widths: Any) -> None:
    for index, (text, width) in enumerate(zip(texts, widths, strict=True), 1):
        cell = sheet.cell(1, index, text)
        cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True, color="FFFFFF"), _HEAD, _WRAP, _THIN
        sheet.column_dimensions[letters(index)].width = width


def _offer(sheet: Any, formula: str | None, area: str) -> None:
    """A drop-down on an area. Another text may be typed: `import` knows more ways to write a name."""
    if formula:
        choice = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(choice)
        choice.add(area)


def _width(column: Column) -> int:
    return {"line": 26, "paragraph": 50, "bilingual": 44, "rich": 60, "reference": 34}.get(column.shape.kind, 18)


def _help(column: Column) -> str:
    """What a field is for, in both languages, and how it is written."""
    vi, en = column.shape.help.get("vi", ""), column.shape.help.get("en", "")
    needed = ("Bắt buộc. ", "Required. ") if column.required else ("", "")
    kind = column.shape.advice if any(column.shape.advice) else KINDS[column.shape.kind]
    many = ("; nhiều mục cách nhau bằng dấu ;", "; divided by ;") if column.shape.many else ("", "")
    how = {"day": ("ngày/tháng/năm", "day/month/year"), "instant": ("ngày/tháng/năm", "day/month/year"),
           "period": ("ngày/tháng/năm, tháng/năm hoặc năm", "day/month/year, month/year or year"), "yes_no": ("x nếu có", "x for yes"),
           "choice": ("chọn trong danh sách", "choose"), "term": ("chọn trong danh sách", "choose"),
           "reference": ("chọn trong danh sách", "choose")}.get(column.shape.kind, kind)
    return f"{needed[0]}{vi} ({how[0]}{many[0]})\n{needed[1]}{en} ({how[1]}{many[1]})"


def _sample(column: Column, example: dict[str, Any]) -> str:
    """What the example of the type has in a field, as one types it."""
    value: Any = example
    for step in column.path:
        value = value.get(step) if isinstance(value, dict) else [part.get(step) for part in value if isinstance(part, dict)] if isinstance(value, list) else None
    shape = column.shape
    texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    if shape.kind == "yes_no":
        return "x" if texts == ["true"] else ""
    if shape.kind == "choice":
        words = dict(shape.choices)
        texts = [words[text][0] if text in words else text for text in texts]
    texts = [f"{found[3]}/{found[2]}/{found[1]}" if (found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)) else text for text in texts]
    return "; ".join(texts)


def _guide(book: Workbook, parts: list[tuple[str, tuple[Column, ...]]]) -> None:
    """The sheet that explains every field."""
    sheet = book.create_sheet(GUIDE)
    _head(sheet, ("Trang tính / Sheet", "Cột / Column", "Tên trường / Field", "Bắt buộc / Required", "Giải thích / Help"), (24, 30, 26, 12, 90))
    for title, columns in parts:
        for column in columns:
            sheet.append([title, f"{column.label[0]} / {column.label[1]}", column.name, "x" if column.required else "", _help(column)])
            for cell in sheet[sheet.max_row]:
                cell.alignment, cell.border = _WRAP, _THIN
    sheet.freeze_panes = "A2"
