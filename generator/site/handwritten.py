"""The gate for hand-written pages: what the theme engine gets to see of `content/`, and what may remain of a page's HTML.

A page is one Markdown file beside the others. Nothing else is taken from the folder, so nothing in it can stand in for a file
that the generator makes.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from generator.problems import LANGUAGES, Problem, ProblemKind
from generator.read import DEFAULT, parse
from generator.read.decode import decode
from generator.read.names import is_id
from generator.records import RECORD_TYPES
from generator.views.overviews import OVERVIEWS

NOT_A_FILE = ProblemKind(
    "S002", "chỉ nhận tệp thường trong content/, không nhận liên kết, thư mục con hay tệp đặc biệt",
    "content/ may hold regular files only, no links, no folders and no special files", "xóa mục này", "delete this entry")
NO_TWIN = ProblemKind(
    "S004", 'trang "{found}" chưa có bản ở ngôn ngữ kia', 'the page "{found}" is missing in the other language',
    "thêm tệp cùng tên vào {other}", "add a file of the same name to {other}")
NOT_A_PAGE = ProblemKind(
    "S005", 'tên tệp "{found}" không dùng được cho trang viết tay', 'the file name "{found}" cannot be that of a hand-written page',
    "chỉ nhận tệp .md, tên gồm chữ thường không dấu, chữ số, gạch nối, và không trùng địa chỉ do chương trình tạo: {allowed}",
    "only .md files are taken, named with lower-case letters, digits and hyphens, and not like an address that the program makes: {allowed}")
BAD_HEADER = ProblemKind(
    "S006", 'phần đầu trang chỉ có thể có title và description, đang có "{found}"',
    'the head of a page may hold title and description only, found "{found}"',
    "xóa dòng đó, hoặc viết title: … và description: … trên một dòng mỗi mục", "delete the line, or write title: … and description: … on a line each")
MARK = ProblemKind(
    "S007", 'trang có dấu "@@" dành cho khung trang', 'the page holds "@@", which marks the places of the frame',
    "xóa dấu này", "delete it")

RESERVED = ("index", "404", "shell", "assets", "en", "vi", "data", "api", "calendar", "feeds", "admin", "search", "chapters", "design", "verify", "offline",
            *(model.collection for model in RECORD_TYPES), *(overview.address for overview in OVERVIEWS))
_HEADER = re.compile(r"---\n(.*?\n)?---(?:\n|\Z)", re.DOTALL)


def read_pages(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Every hand-written page by path (`content/vi/about.md`), and every problem that stands in the way."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder in ("content", *(f"content/{lang}" for lang in LANGUAGES)):
        if (root / folder).is_symlink() or not (root / folder).is_dir():
            return {}, [NOT_A_FILE.at(folder)]
    for lang in LANGUAGES:
        for entry in sorted(os.scandir(root / "content" / lang), key=lambda entry: entry.name):
            path = f"content/{lang}/{entry.name}".encode("utf-8", "backslashreplace").decode()
            stem, dot, ending = entry.name.partition(".")
            if entry.name == ".gitkeep":
                continue
            if not entry.is_file(follow_symlinks=False):
                problems.append(NOT_A_FILE.at(path))
            elif dot + ending != ".md" or not is_id(stem) or stem in RESERVED:
                problems.append(NOT_A_PAGE.at(path, found=entry.name, allowed=RESERVED))
            else:
                with open(entry.path, "rb") as stream:
                    found[path] = stream.read(DEFAULT.bytes + 1)
                problems.extend(_faults(path, found[path]))
    for lang, other in (("vi", "en"), ("en", "vi")):
        problems.extend(
            NO_TWIN.at(path, found=path.rpartition("/")[2], other=f"content/{other}/") for path in found
            if path.startswith(f"content/{lang}/") and path.replace(f"content/{lang}/", f"content/{other}/", 1) not in found)
    return found, sorted(problems)


def _faults(path: str, data: bytes) -> list[Problem]:
    text, _, problems = decode(path, data, DEFAULT)
    if text is None or problems:
        return problems
    if header := _HEADER.match(text):
        values, faults = parse(path, (header[1] or "").encode(), DEFAULT) if (header[1] or "").strip() else ({}, [])
        problems = [replace(fault, line=fault.line + 1) for fault in faults]
        problems += [BAD_HEADER.at(path, 2, 1, found=key) for key, value in (values or {}).items()
                     if key not in ("title", "description") or not isinstance(value, str) or len(value) > 500]
    if "@@" in text:
        problems.append(MARK.at(path, text.count("\n", 0, text.index("@@")) + 1))
    return problems
