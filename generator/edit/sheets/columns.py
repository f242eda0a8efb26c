"""The columns that a table of a record type may have, from the shapes of the type, and the headings by which each is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.edit.sheets.words import fold
from generator.records.record import Record
from generator.records.shape import Shape, shapes

Path = tuple[str, ...]
"""Where a value stands in a record or in an item of a list: `("citation", "vi")`."""

LEFT_OUT = frozenset({"withdrawn"})
"""Fields that a new record does not have."""
IN_ENGLISH = (" (tiếng Anh)", " (English)")


@dataclass(frozen=True, slots=True)
class Column:
    """One value that a cell may give. `label` is (vi, en)."""

    path: Path
    shape: Shape
    label: tuple[str, str]
    required: bool

    @property
    def name(self) -> str:
        """Such as `citation.vi`."""
        return ".".join(self.path)


RECORD_ID = Column(("id",), Shape(
    name="id", attribute="id", label={"vi": "Mã", "en": "Id"},
    help={"vi": "Tên tệp của bản ghi, không đuôi: chữ thường không dấu, chữ số, gạch nối; bỏ trống thì máy đặt theo tên",
          "en": "The name of the record's file without its ending; made from the name when left empty"},
    kind="line", many=False, required=False, may_be_unknown=False), ("Mã", "Id"), False)
"""The column with the id of a record, where one row is one record."""


def columns_of(fields: tuple[Shape, ...], before: Path = (), labels: tuple[str, str] = ("", ""), required: bool = True) -> list[Column]:
    """A column for each value that is not itself a list of groups; a text in two languages has two."""
    found: list[Column] = []
    for shape in fields:
        path, needed = (*before, shape.name), required and shape.required
        label = tuple(f"{outer} – {inner[0].lower()}{inner[1:]}" if outer else inner
                      for outer, inner in zip(labels, (shape.label["vi"], shape.label["en"]), strict=True))
        if shape.kind == "group":
            if not (shape.many or shape.keyed or shape.name in LEFT_OUT):
                found += columns_of(shape.fields, path, label, needed)
        elif shape.kind in ("bilingual", "rich"):
            found.append(Column((*path, "vi"), shape, label, needed))
            found.append(Column((*path, "en"), shape, tuple(text + more for text, more in zip(label, IN_ENGLISH, strict=True)), False))
        else:
            found.append(Column(path, shape, label, needed))
    return found


@cache
def lists_of(model: type[Record]) -> tuple[Shape, ...]:
    """The lists of groups that every record of a type must have. A workbook of such a type is one record: a form and these lists."""
    return tuple(shape for shape in shapes(model) if shape.kind == "group" and shape.many and shape.required)


@cache
def form_of(model: type[Record]) -> tuple[Column, ...]:
    """The columns of the record itself."""
    found = tuple(columns_of(shapes(model)))
    return found if lists_of(model) else (RECORD_ID, *found)


def list_columns(shape: Shape) -> tuple[Column, ...]:
    """The columns of one list of a record."""
    return tuple(columns_of(shape.fields))


# Headings ---------------------------------------------------------------------------------------------------------------

HEADINGS: dict[str, dict[str, str]] = {
    "conferrals": {
        "line": "stt | tt | so tt | so thu tu | no",
        "honoree": "ma | ma so | ma ho so | id",
        "name": "ho va ten | ho ten | ten | ho va ten ca nhan | ten ca nhan | ten tap the | ten tap the ca nhan | tap the ca nhan | ten ho gia dinh"
                " | ho ten ca nhan | ten tap the ca nhan ho gia dinh | ho va ten ten tap the | tap the | ca nhan | ten tap the duoc khen thuong"
                " | ho va ten nguoi duoc khen thuong | nguoi duoc khen thuong | ho ten ten tap the | ten don vi tap the | chu ho | ho ten chu ho",
        "kind": "doi tuong | loai doi tuong | doi tuong khen thuong",
        "form": "danh hieu | hinh thuc | hinh thuc khen thuong | danh hieu thi dua | danh hieu hinh thuc khen thuong | hinh thuc khen | muc khen"
                " | danh hieu thi dua hinh thuc khen thuong | hinh thuc de nghi khen thuong | danh hieu de nghi | de nghi khen thuong | khen thuong",
        "class": "hang | hang huan chuong",
        "posthumous": "truy tang",
        "unit": "don vi | don vi cong tac | noi cong tac | co quan don vi | chuc vu | chuc danh | chuc vu don vi cong tac | chuc vu don vi | nghe nghiep"
                " | co quan cong tac | phong ban | bo phan | chuc danh don vi | chuc vu chuc danh | chuc vu noi cong tac | ten don vi | co quan"
                " | chuc vu chuc danh don vi cong tac | to chuc | phong khoa | khoa phong | truong",
        "place": "dia phuong | xa phuong | xa | xa phuong dac khu | xa phuong thi tran | dia ban | noi o xa phuong",
        "nationality.vi": "quoc tich",
        "field_of_work": "linh vuc",
        "campaign": "phong trao thi dua",
        "achieved": "nam | nam khen | thoi gian lap thanh tich | nam lap thanh tich | nam dat thanh tich | nam thanh tich | nam xet khen thuong",
        "citation.vi": "thanh tich | tom tat thanh tich | noi dung thanh tich | ly do khen thuong | thanh tich dat duoc | noi dung khen thuong | ly do"
                       " | tom tat thanh tich chinh | thanh tich tieu bieu",
    },
}
"""List -> field -> what real lists call the field beside its own labels, folded and divided by |. For all types, the labels are enough."""

UNLESS_ALONE = frozenset({"tap the", "ca nhan", "ten don vi", "don vi", "co quan don vi", "co quan", "to chuc", "truong"})
"""Headings that stand above the names when no other column has them."""

PERSONAL = re.compile(
    r"\b(?:ngay(?: thang)?(?: nam)? sinh|nam sinh|sinh ngay|ngay sinh|tuoi|cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|so cc|ho chieu|passport"
    r"|so tai khoan|tai khoan|stk|ngan hang|bank|so dien thoai|dien thoai|sdt|so dt|dt|dtdd|di dong|phone|mobile|zalo|e ?mail|thu dien tu"
    r"|dia chi|cho o|noi o|noi cu tru|thuong tru|tam tru|ho khau|que quan|nguyen quan|noi sinh|dan toc|ton giao|gioi tinh|nam nu|ma so thue|mst"
    r"|bhxh|bhyt|bao hiem|chu ky|ky nhan|date of birth|birth|address|ethnicity|religion|gender|sex|so tien|tien thuong|muc thuong)\b")
"""Folded headings of columns that are never read: what they hold is a person's own."""

IGNORED = frozenset({"ghi chu", "note", "notes"})


def known_headings(columns: tuple[Column, ...], aliases: dict[str, str]) -> dict[str, Column]:
    """Folded heading -> its column."""
    found: dict[str, Column] = {}
    for column in columns:
        vi, en = column.label
        own = [vi, en, f"{vi} {en}", column.name, *aliases.get(column.name, "").split("|")]
        for text in own:
            if key := fold(text):
                found.setdefault(key, column)
    return found
