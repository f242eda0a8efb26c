"""Find and read the record files below a folder: regular files with good names, and no link on the way to them.

The start of the arrow: the file system -> bytes. Every folder is opened from the one above it, so what was looked at
is what is read, whatever happens to the names meanwhile.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from generator.problems import Problem, ProblemKind
from generator.read import names
from generator.read.decode import TOO_LARGE
from generator.read.limits import limits_for

NO_FOLDER = ProblemKind(
    "F001",
    "không tìm thấy thư mục “{name}”",
    "the folder “{name}” does not exist",
    "chạy lệnh trong thư mục gốc của trang (nơi có data/, content/, mkdocs.yml), hoặc thêm --root THƯ-MỤC",
    "run the command in the site's top folder (with data/, content/, mkdocs.yml), or add --root FOLDER",
)
NOT_A_FOLDER = ProblemKind(
    "F002",
    "“{name}” không phải là thư mục",
    "“{name}” is not a folder",
    "đổi tên hoặc xóa tệp này, rồi tạo thư mục cùng tên",
    "rename or delete that file and make a folder of that name",
)
SYMLINK = ProblemKind(
    "F003",
    "“{name}” là liên kết (symlink) trỏ sang chỗ khác; nội dung ở đó không được đọc",
    "“{name}” is a symbolic link to another place; what is there was not read",
    "xóa liên kết và chép hẳn tệp vào thư mục này",
    "delete the link and copy the file itself here",
)
SPECIAL = ProblemKind(
    "F004",
    "“{name}” không phải là tệp hay thư mục thông thường",
    "“{name}” is not an ordinary file or folder",
    "xóa nó khỏi thư mục dữ liệu",
    "delete it from the data folder",
)
UNREADABLE = ProblemKind(
    "F005",
    "không đọc được “{name}” ({reason})",
    "“{name}” cannot be read ({reason})",
    "kiểm tra quyền đọc của tệp hoặc thư mục, và ổ đĩa",
    "see that you may read the file or folder, and that the disk is sound",
)
VANISHED = ProblemKind(
    "F006",
    "“{name}” không còn ở đó khi đọc",
    "“{name}” was not there when it was to be read",
    "kiểm tra tên tệp; nếu có người đang sửa thì chạy lại sau khi họ xong",
    "check the name; if somebody is editing it, run again when they are done",
)

MISPLACED = ProblemKind(
    "F024",
    "ảnh và văn bản đính kèm phải nằm trong data/files, không nằm ở đây: “{name}”",
    "pictures and attached documents belong in data/files, not here: “{name}”",
    "chuyển tệp vào data/files",
    "move the file to data/files",
)

_MEDIA_FOLDER = "data/files"
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY


class Found(NamedTuple):
    """A record file as it was on the disk; `path` is POSIX and relative to the root."""

    path: str
    data: bytes


class NotRegular(OSError):
    """What was opened is not a regular file."""


class TooLarge(OSError):
    """The file has more bytes than it may; `args[0]` says how many it has, or more than how many."""


def walk(root: Path, folder: str) -> Iterator[Found | Problem]:
    """Yield every record file below `root/folder`, and a problem for everything else that should not be there."""
    try:
        with opened_folder(root, folder.split("/")) as descriptor:
            yield from _below(descriptor, folder, top=True)
    except Refused as refusal:
        yield refusal.problem


def read(root: Path, path: str) -> Found | Problem:
    """The record file at `path` (POSIX, from the root), or why it cannot be read."""
    *folders, name = path.split("/")
    for i, part in enumerate(folders):
        if fault := _folder_fault(part, "/".join(folders[: i + 1])):
            return fault
    try:
        with opened_folder(root, folders) as descriptor:
            mode = os.lstat(name, dir_fd=descriptor).st_mode
            if not stat.S_ISREG(mode):
                return (SYMLINK if stat.S_ISLNK(mode) else SPECIAL).at(names.printable(path), name=names.printable(name))
            return _read(descriptor, name, path)
    except (OSError, ValueError) as error:
        return problem(error, path)
    except Refused as refusal:
        return refusal.problem


def read_regular(name: str | Path, limit: int, dir_fd: int | None = None) -> bytes:
    """The bytes of a regular file that is not a link, at most `limit`; raises OSError, NotRegular, TooLarge."""
    with _opened(name, _FILE, dir_fd) as descriptor:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegular
        if status.st_size > limit:
            raise TooLarge(status.st_size)
        parts, size = [], 0
        while part := os.read(descriptor, max(status.st_size, 1024)):
            parts.append(part)
            size += len(part)
            if size > limit:  # it grows while it is read
                raise TooLarge(size)
        return b"".join(parts)


class Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@contextmanager
def _opened(name: str | Path, flags: int, dir_fd: int | None = None) -> Iterator[int]:
    descriptor = os.open(name, flags, dir_fd=dir_fd)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def opened_folder(root: Path, parts: list[str]) -> Iterator[int]:
    """The open folder at `parts` below `root`; raises Refused for what is missing, not a folder, or a link."""
    with ExitStack() as opened:
        path = "."
        try:
            descriptor = opened.enter_context(_opened(root, _FOLDER))
            for i, part in enumerate(parts):
                path = names.printable("/".join(parts[: i + 1]))
                if part in ("", ".", ".."):
                    raise Refused(_name_problem(names.BAD_NAME, path, part, folder=True))
                if stat.S_ISLNK(os.lstat(part, dir_fd=descriptor).st_mode):
                    raise Refused(SYMLINK.at(path, name=path))
                descriptor = opened.enter_context(_opened(part, _FOLDER | os.O_NOFOLLOW, descriptor))
        except (OSError, ValueError) as error:
            kind = {errno.ENOENT: NO_FOLDER, errno.ENOTDIR: NOT_A_FOLDER, errno.ELOOP: SYMLINK}.get(_number(error), UNREADABLE)
            raise Refused(kind.at(path, name=path, reason=_reason(error))) from None
        yield descriptor


def _below(descriptor: int, folder: str, top: bool = False) -> Iterator[Found | Problem]:
    try:
        entries = sorted(os.listdir(descriptor))
    except OSError as error:
        yield problem(error, folder)
        return
    for name in entries:
        path = f"{folder}/{name}"
        try:
            mode = os.lstat(name, dir_fd=descriptor).st_mode
            if stat.S_ISLNK(mode):
                yield SYMLINK.at(names.printable(path), name=names.printable(name))
            elif stat.S_ISDIR(mode):
                if fault := _folder_fault(name, path):
                    yield fault
                    continue
                with _opened(name, _FOLDER | os.O_NOFOLLOW, descriptor) as inner:
                    yield from _below(inner, path)
            elif not stat.S_ISREG(mode):
                yield SPECIAL.at(names.printable(path), name=names.printable(name))
            elif names.is_media(name):
                if folder != _MEDIA_FOLDER:  # those that are in their place are looked at by `media`
                    yield MISPLACED.at(path, name=name)
            elif not names.is_left_alone(name, top):
                yield _read(descriptor, name, path)
        except OSError as error:
            yield problem(error, path)


def _folder_fault(name: str, path: str) -> Problem | None:
    if kind := names.folder_fault(name):
        return _name_problem(kind, names.printable(path), name, folder=True)
    return _long(path)


def _long(path: str) -> Problem | None:
    if len(path) > names.MAX_PATH:
        return names.LONG_PATH.at(path, length=len(path), limit=names.MAX_PATH)
    return None


def _read(descriptor: int, name: str, path: str) -> Found | Problem:
    if not names.is_record(name):
        return _name_problem(names.file_fault(name), names.printable(path), name)
    if fault := _long(path):
        return fault
    limit = limits_for(path).bytes
    try:
        return Found(path, read_regular(name, limit, descriptor))
    except NotRegular:
        return SPECIAL.at(path, name=name)
    except TooLarge as error:
        return TOO_LARGE.at(path, size=error.args[0], limit=limit)
    except OSError as error:
        return problem(error, path)


def _name_problem(kind: ProblemKind, path: str, name: str, folder: bool = False) -> Problem:
    return kind.at(path, name=names.printable(name), suggestion=names.suggestion(name, folder))


def problem(error: OSError | ValueError, path: str) -> Problem:
    path = names.printable(path)
    kind = {errno.ENOENT: VANISHED, errno.ELOOP: SYMLINK}.get(_number(error), UNREADABLE)
    return kind.at(path, name=path.rpartition("/")[2], reason=_reason(error))


def _number(error: OSError | ValueError) -> int | None:
    return error.errno if isinstance(error, OSError) else None


def _reason(error: OSError | ValueError) -> str:
    return errno.errorcode.get(_number(error), type(error).__name__)
