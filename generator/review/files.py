"""What a change of data may touch: files of `data/` and `content/` and nothing else, plain files with plain names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem, ProblemKind
from generator.read.names import printable
from generator.review.changes import Changes, is_gone
from generator.review.git import EXECUTABLE, FILE, LINK, MODULE

OUTSIDE = ProblemKind(
    "G001", 'thay đổi dữ liệu này sửa cả "{found}", nằm ngoài data/ và content/', 'this change of data also changes "{found}", outside data/ and content/',
    "bỏ tệp này khỏi thay đổi và gửi riêng; thay đổi dữ liệu chỉ gồm tệp trong data/ và content/",
    "take this file out and send it on its own; a change of data has only files of data/ and content/")
NOT_PLAIN = ProblemKind(
    "G002", '"{found}" không phải là tệp thường: {mode}', '"{found}" is not a plain file: {mode}',
    "xóa mục này và đưa lên lại thành tệp thường (chế độ 100644)", "delete it and add it again as a plain file (mode 100644)")
BAD_PATH = ProblemKind(
    "G003", 'tên hoặc đường dẫn "{found}" không dùng được trong data/ và content/', 'the name or path "{found}" cannot be used in data/ and content/',
    "chỉ dùng chữ cái không dấu, chữ số, gạch nối và dấu chấm; không dùng tệp ẩn; thư mục viết đúng chữ thường: data, content",
    "use plain letters, digits, hyphens and dots only, no hidden files; the folders are written in small letters: data, content")
POINTER = ProblemKind(
    "G004", '"{found}" chỉ là con trỏ Git LFS, không phải chính tệp đó', '"{found}" is only a pointer of Git LFS, not the file itself',
    "đưa chính tệp lên, không dùng Git LFS", "add the file itself, without Git LFS")

DECLARED_CODE = ProblemKind(
    "G024", "thay đổi gồm cả dữ liệu và {count} tệp ngoài data/, content/, đã được người bảo trì cho phép",
    "the change has data and {count} files outside data/ and content/, as a maintainer permitted",
    "cần người thứ hai phê duyệt", "a second person must agree", "warning")

DATA_FOLDERS = ("data", "content")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
_POINTER = b"version https://git-lfs.github.com/spec/"
_MODES = {EXECUTABLE: "tệp chạy được / executable", LINK: "liên kết / symbolic link", MODULE: "kho con / submodule"}


def files_are_data(changes: Changes, with_code: bool) -> Iterator[Problem]:
    """Ensure that a change of data is nothing else. `with_code`: a maintainer permitted that it is; then somebody else looks too."""
    inside = [entry for entry in changes.entries if is_data(entry.path)]
    outside = [printable(entry.path) for entry in changes.entries if not is_data(entry.path)]
    if outside and any(not _is_guide(entry.path) for entry in inside):
        yield from [DECLARED_CODE.at(outside[0], count=len(outside))] if with_code else [OUTSIDE.at(path, found=path) for path in outside]
    there = [entry for entry in inside if not is_gone(entry)]
    for entry in there:
        path = printable(entry.path)
        if entry.after_mode != FILE:
            yield NOT_PLAIN.at(path, found=path, mode=_MODES.get(entry.after_mode, entry.after_mode))
        if not _is_plain(entry.path):
            yield BAD_PATH.at(path, found=path)
    plain = [entry for entry in there if entry.after_mode == FILE]
    for entry, data in zip(plain, changes.git.contents([(entry.after, 1024) for entry in plain]), strict=True):
        if data and data.startswith(_POINTER):
            yield POINTER.at(printable(entry.path), found=printable(entry.path))


def _is_guide(path: str) -> bool:
    """Whether a file explains the data and is none: the program writes it from the record types, so it changes with either."""
    return path.endswith("/README.md")


def _is_plain(path: str) -> bool:
    folder, *names = path.split("/")
    return folder in DATA_FOLDERS and bool(names) and all(name == ".gitkeep" or _NAME.fullmatch(name) for name in names)


def is_data(path: str) -> bool:
    """Whether a file lies in the data, or would on a computer where small and capital letters are the same."""
    return path.split("/")[0].casefold() in DATA_FOLDERS
