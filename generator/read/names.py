"""What files and folders in the data may be called: a file's stem is an id and an address for ever.

Stands before bytes -> values: a file with another name is never opened.
"""

from __future__ import annotations

import re
import unicodedata

from generator.problems import ProblemKind

BAD_NAME = ProblemKind(
    "F010",
    "tên “{name}” không hợp lệ; tên chỉ gồm chữ thường không dấu a-z, chữ số và dấu gạch nối đơn, dài tối đa 80 ký tự",
    "“{name}” cannot be the name; a name has only letters a-z without marks, digits and single hyphens, at most 80 of them",
    "đổi tên thành: {suggestion}; nếu đã có tên đó thì đây là bản sao: giữ bản đúng, xóa bản còn lại",
    "rename it to: {suggestion}; when there is one of that name already, this is a copy: keep the right one and delete the other",
)
YAML_EXTENSION = ProblemKind(
    "F011",
    "đuôi tệp của “{name}” phải là .yml",
    "the extension of “{name}” must be .yml",
    "đổi tên thành: {suggestion}; nếu đã có tên đó thì đây là bản sao: giữ bản đúng, xóa bản còn lại",
    "rename it to: {suggestion}; when there is one of that name already, this is a copy: keep the right one and delete the other",
)
RESERVED = ProblemKind(
    "F012",
    "tên “{name}” dành riêng cho trang web hoặc máy tính, không dùng cho bản ghi được",
    "the name “{name}” is kept for the site or the computer and cannot be a record's",
    "đặt tên khác rõ nghĩa hơn, ví dụ: {suggestion}",
    "choose a name that says more, for example: {suggestion}",
)
LEFTOVER = ProblemKind(
    "F013",
    "“{name}” là tệp ẩn hoặc tệp tạm do phần mềm để lại",
    "“{name}” is a hidden or temporary file that a program left behind",
    "xóa tệp này khỏi thư mục dữ liệu",
    "delete it from the data folder",
)
UNKNOWN = ProblemKind(
    "F014",
    "không biết loại tệp “{name}”",
    "the kind of the file “{name}” is unknown",
    "dữ liệu chỉ gồm bản ghi .yml; trong data/files: ảnh .jpg .jpeg .png .webp, văn bản .pdf .docx .xlsx .odt .ods; ngay trong data: ranh giới "
    ".geojson; xuất tệp ra loại đó (ảnh HEIC, SVG, GIF: ra JPEG hoặc PNG) hoặc chuyển đi chỗ khác",
    "the data are records (.yml); in data/files, pictures (.jpg .jpeg .png .webp) and documents (.pdf .docx .xlsx .odt .ods); directly in data, "
    "boundaries (.geojson); export the file as one of these (HEIC, SVG, GIF as JPEG or PNG) or move it elsewhere",
)
LONG_PATH = ProblemKind(
    "F015",
    "đường dẫn quá dài: {length} ký tự, tối đa {limit}",
    "the path is too long: {length} characters, at most {limit}",
    "đặt tên ngắn hơn hoặc bớt thư mục lồng nhau",
    "use a shorter name or fewer folders inside each other",
)

MAX_PATH = 180
MAX_ID = 80
ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA = ("jpg", "jpeg", "png", "webp", "pdf", "docx", "xlsx", "odt", "ods")
_OURS = ("yml", *_MEDIA)
_HIDDEN_TEXT = re.compile(r"(.+\.ya?ml)\.txt", re.IGNORECASE | re.DOTALL)  # what Notepad makes of “x.yml”
_LIST_PAGE = re.compile(r"page-[0-9]+")
_LEFTOVER = re.compile(
    r"[.~#].*|.*(?:~|#|\.(?:bak|tmp|swp|orig|rej|part|crdownload))|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
_RESERVED = _DEVICES | frozenset(
    ("index", "search", "assets", "404", "sitemap", "readme", "templates", "robots", "feeds", "calendar", "data", "api", "en",
     "vi", "admin", "page")
)


def is_id(text: str) -> bool:
    """Whether `text` may be an id: the stem of a file, or what stands for one in a record."""
    return _is_well_formed(text) and not _is_reserved(text)


def is_record(name: str) -> bool:
    """Whether a file of this name is a record."""
    return name.endswith(".yml") and is_id(name[:-4])


def is_media(name: str) -> bool:
    """Whether a file of this name is a picture or a document that records may bring with them."""
    stem, _, extension = name.rpartition(".")
    return extension in _MEDIA and is_id(stem)


def is_left_alone(name: str, top: bool) -> bool:
    """Whether a file of this name may be here but is neither a record nor media; `top` when it is directly in the data folder."""
    return name in (".gitkeep", "README.md") or (top and (name == "ledger.txt" or is_boundaries(name)))


def is_boundaries(name: str) -> bool:
    """Whether a file of this name may hold the boundaries of places; it lies directly in the data folder."""
    stem, _, extension = name.rpartition(".")
    return extension == "geojson" and is_id(stem)


def file_fault(name: str) -> ProblemKind:
    """Why a file of this name, neither a record nor left alone, may not be here."""
    if _LEFTOVER.fullmatch(name):
        return LEFTOVER
    if name.lower().endswith(".yaml") or _HIDDEN_TEXT.fullmatch(name):
        return YAML_EXTENSION
    stem, dot, extension = name.rpartition(".")
    if not dot or extension.lower() not in _OURS:
        return UNKNOWN
    return RESERVED if extension in _OURS and _is_well_formed(stem) else BAD_NAME


def folder_fault(name: str) -> ProblemKind | None:
    """Why a folder may not have this name, or None."""
    if _is_well_formed(name):
        return RESERVED if name in _DEVICES else None
    return LEFTOVER if _LEFTOVER.fullmatch(name) else BAD_NAME


def suggestion(name: str, folder: bool = False) -> str:
    """A name that is allowed and near to `name`, for a hint; that of a folder is an id."""
    if not folder and (hidden := _HIDDEN_TEXT.fullmatch(name)):
        name = hidden[1]
    stem, dot, extension = name.rpartition(".") if not folder else (name, "", "")
    plain = unicodedata.normalize("NFD", (stem or extension).replace("đ", "d").replace("Đ", "D"))
    plain = "".join(character for character in plain if not unicodedata.combining(character)).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID].strip("-") or "ban-ghi-1"
    while _is_reserved(plain):
        plain = plain[: MAX_ID - 2] + "-1"
    extension = extension.lower()
    return plain + ("" if folder else f".{extension if dot and extension in _OURS else 'yml'}")


def _is_well_formed(text: str) -> bool:
    return len(text) <= MAX_ID and ID_PATTERN.fullmatch(text) is not None


def _is_reserved(text: str) -> bool:
    return text in _RESERVED or _LIST_PAGE.fullmatch(text) is not None


def printable(path: str) -> str:
    r"""`path` as text that can be written as UTF-8; bytes of a name that are no text become `\xff`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
