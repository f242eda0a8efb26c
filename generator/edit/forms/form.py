"""What a form and a question are, and how a question is made from a field of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.catalog import Catalog
from generator.records import Record
from generator.records.record import Location
from generator.records.shape import Shape, shapes

Words = tuple[str, str]
"""The same in (vi, en)."""

LINE = 250
PARAGRAPHS = 4_000
"""The most characters of an answer: less than a record may hold, for more than this is a story that needs an editor."""

IN_LANGUAGE = {"vi": ("", ""), "en": (" bằng tiếng Anh", " in English")}
NAMED = ("Ghi tên như trên trang này, hoặc mã", "The name as on this site, or the id")
EACH = ("mỗi dòng một", "one a line")
EXAMPLES = {"period": "2026-05", "day": "2026-05-20", "address": "https://"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `location` is the place of the answer in the record; empty for what is no part of it.

    `options` are fixed choices, value -> words; `target` names a vocabulary (of a term) or a record type (of a reference).
    """

    name: str
    label: Words
    help: Words
    element: str
    """`input`, `textarea`, `dropdown` or `checkboxes`, as the host calls them."""
    required: bool = False
    location: Location = ()
    kind: str = "line"
    """The kind of value, one of shape.KINDS, or `page` for the address of a page of this site."""
    many: bool = False
    options: tuple[tuple[str, Words], ...] = ()
    target: str = ""

    @property
    def heading(self) -> str:
        """The line above the answer, as the host writes it."""
        return " / ".join(self.label)

    @property
    def longest(self) -> int:
        return LINE if self.element == "input" else PARAGRAPHS


@dataclass(frozen=True, slots=True)
class Given:
    """What a form knows beside its answers: the records, and when it came."""

    catalog: Catalog
    at: datetime


@dataclass(frozen=True, slots=True)
class Form:
    """One form. With a `model` its answers become a record, which `complete` finishes; without one they are for people to act on."""

    name: str
    title: Words
    about: Words
    warning: Words
    """What stands above the questions; `{contact}` is the address of the contact page."""
    questions: tuple[Question, ...]
    model: type[Record] | None = None
    complete: Callable[[dict[str, Any], Given], None] = lambda values, given: None


def asked(model: type[Record], *location: str | int, required: bool | None = None, within: Words | None = None) -> Question:
    """The question for a field of a record. `within` says in other words what the group is that the field stands in."""
    labels: list[Words] = []
    here: tuple[Shape, ...] = shapes(model)
    shape, language = None, ""
    for part in location:
        if isinstance(part, int):
            continue
        if not here:
            language = part
            continue
        shape = next(shape for shape in here if shape.name == part)
        labels.append((shape.label["vi"], shape.label["en"]))
        here = shape.fields
    if shape is None:
        raise ValueError("a question needs a field")
    before = [within] if within and len(labels) > 1 else labels[:-1]
    own = tuple(label + more for label, more in zip(labels[-1], IN_LANGUAGE.get(language, ("", "")), strict=True))
    label = tuple(": ".join(words) for words in zip(*before, own, strict=True))
    hint = (shape.help["vi"], shape.help["en"])
    if shape.kind == "reference":  # who answers does not know the folders
        parts = [part for part in (hint if "data/" not in hint[0] else None, NAMED, EACH if shape.many else None) if part]
        hint = tuple("; ".join(words) for words in zip(*parts, strict=True))
    element = {"term": "dropdown", "choice": "dropdown", "bilingual": "textarea", "rich": "textarea", "paragraph": "textarea"}.get(shape.kind, "input")
    if shape.name == "title" or (shape.kind == "reference" and shape.many):
        element = "textarea" if shape.many else "input"
    return Question(
        "-".join(str(part).replace("_", "-") for part in location), label, hint, element,
        (shape.required and language != "en") if required is None else required,
        location, shape.kind, shape.many, shape.choices, shape.target)


def confirmed(*statements: tuple[str, str, str]) -> Question:
    """What must be ticked: the name of each statement with its words in (vi, en)."""
    return Question("confirmed", ("Xác nhận", "Confirmation"), ("", ""), "checkboxes", required=True, kind="confirmation", many=True,
                    options=tuple((name, (vi, en)) for name, vi, en in statements))


NO_PERSONAL_DATA = (
    "no-personal-data",
    "Tôi không ghi số định danh, ngày sinh, địa chỉ nhà, điện thoại, thư điện tử, tài khoản hay chuyện sức khỏe của bất kỳ ai.",
    "I have written no personal number, birth date, home address, telephone, e-mail, account or health matter of anybody.")
PUBLIC = (
    "public", "Tôi biết nội dung này công khai ngay khi gửi và còn trong lịch sử cả khi sửa, xóa.",
    "I know that this is public at once, and stays in the history even when it is edited or deleted.")
WARNING: Words = (
    "**Ai cũng đọc được những gì bạn gửi ở đây**, ngay khi gửi, kể cả trước khi được duyệt; sửa hay xóa rồi lịch sử vẫn còn. Xin đừng ghi thông tin cá nhân của ai. "
    "Muốn **sửa hoặc gỡ thông tin về chính bạn hay người thân**, đừng dùng biểu mẫu này: xin theo [cách riêng ở trang Liên hệ]({contact}).",
    "**Everybody can read what you send here**, at once, even before it is approved; the history stays when it is edited or deleted. Please leave out "
    "personal data of anybody. To have **something about yourself or your family corrected or removed**, do not use this form: please take the "
    "[private way on the contact page]({contact}).")
