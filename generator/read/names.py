"""What files and folders in the data may be called: a file's stem is an id and an address for ever.

Stands before bytes -> values: a file with another name is never opened.
"""

from __future__ import annotations

import re
import unicodedata

from generator.problems import ProblemKind

BAD_NAME = ProblemKind(
    "F010",
    "Tên “{name}” không hợp lệ; tên chỉ gồm chữ thường không dấu a-z, chữ số và dấu gạch nối, dài tối đa 80 ký tự.",
    "“{name}” cannot be the name; a name has only the letters a-z without marks, digits and hyphens, at most 80 of them.",
    "Đổi tên thành: {suggestion}",
    "Rename it to: {suggestion}",
)
YAML_EXTENSION = ProblemKind(
    "F011",
    "Đuôi tệp của “{name}” phải là .yml.",
    "The extension of “{name}” must be .yml.",
    "Đổi tên thành: {suggestion}",
    "Rename it to: {suggestion}",
)
RESERVED = ProblemKind(
    "F012",
    "Tên “{name}” dành riêng cho trang web hoặc máy tính, không dùng cho hồ sơ được.",
    "The name “{name}” is kept for the site or the computer and cannot be a record's.",
    "Đặt tên khác rõ nghĩa hơn, ví dụ: {suggestion}",
    "Choose a name that says more, for example: {suggestion}",
)
LEFTOVER = ProblemKind(
    "F013",
    "“{name}” là tệp ẩn hoặc tệp tạm do phần mềm để lại.",
    "“{name}” is a hidden or temporary file that a program left behind.",
    "Xóa tệp này khỏi thư mục dữ liệu.",
    "Delete it from the data folder.",
)
UNKNOWN = ProblemKind(
    "F014",
    "Không biết loại tệp “{name}”.",
    "The kind of the file “{name}” is unknown.",
    "Thư mục này chỉ nhận hồ sơ .yml, ảnh .jpg .jpeg .png .webp và văn bản .pdf; hãy chuyển tệp ra chỗ khác.",
    "Only records (.yml), pictures (.jpg .jpeg .png .webp) and documents (.pdf) belong here; move the file elsewhere.",
)
LONG_PATH = ProblemKind(
    "F015",
    "Đường dẫn quá dài: {length} ký tự, tối đa {limit}.",
    "The path is too long: {length} characters, at most {limit}.",
    "Đặt tên ngắn hơn hoặc bớt thư mục lồng nhau.",
    "Use a shorter name or fewer folders inside each other.",
)

MAX_PATH = 180
_STEM = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_RECORD = re.compile(_STEM.pattern + r"\.yml")
_MEDIA = re.compile(_STEM.pattern + r"\.(?:jpg|jpeg|png|webp|pdf)")
_OURS = re.compile(r".*\.(?:yml|jpg|jpeg|png|webp|pdf)", re.IGNORECASE | re.DOTALL)
_LEFTOVER = re.compile(
    r"[.~#].*|.*(?:~|#|\.(?:bak|tmp|swp|orig|rej|part|crdownload))|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
_RESERVED = _DEVICES | frozenset(
    ("index", "search", "assets", "404", "sitemap", "readme", "templates", "robots", "feeds", "calendar", "data", "api", "en",
     "vi", "admin", "page")
)


def is_record(name: str) -> bool:
    """Whether a file of this name is a record."""
    return _RECORD.fullmatch(name) is not None and name[:-4] not in _RESERVED


def is_left_alone(name: str, top: bool) -> bool:
    """Whether a file of this name may be here but is not a record; `top` when it is directly in the data folder."""
    if _MEDIA.fullmatch(name):
        return name.rpartition(".")[0] not in _RESERVED
    return name == ".gitkeep" or (top and name in ("README.md", "ledger.txt"))


def file_fault(name: str) -> ProblemKind:
    """Why a file of this name, neither a record nor left alone, may not be here."""
    if _LEFTOVER.fullmatch(name):
        return LEFTOVER
    if _RECORD.fullmatch(name) or _MEDIA.fullmatch(name):
        return RESERVED
    if name.lower().endswith(".yaml"):
        return YAML_EXTENSION
    return BAD_NAME if _OURS.fullmatch(name) else UNKNOWN


def folder_fault(name: str) -> ProblemKind | None:
    """Why a folder may not have this name, or None."""
    if _STEM.fullmatch(name):
        return RESERVED if name in _DEVICES else None
    return LEFTOVER if _LEFTOVER.fullmatch(name) else BAD_NAME


def suggestion(name: str, folder: bool = False) -> str:
    """A name that is allowed and near to `name`, for a hint."""
    stem, dot, extension = name.rpartition(".") if not folder else (name, "", "")
    plain = unicodedata.normalize("NFD", (stem or extension).replace("đ", "d").replace("Đ", "D"))
    plain = "".join(character for character in plain if not unicodedata.combining(character)).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "ho-so-1"
    if plain in _RESERVED:
        plain += "-1"
    extension = extension.lower()
    return plain + ("" if folder else f".{extension if dot and _OURS.fullmatch('.' + extension) else 'yml'}")


def printable(path: str) -> str:
    r"""`path` as text that can be written as UTF-8; bytes of a name that are no text become `\xff`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
