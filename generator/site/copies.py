"""A copy of the site held against its own manifest: what was changed, is missing or was added. Nothing in a copy is believed.

A copy is a folder, or a zip of one. It may come from anybody: links are not followed, names that lead out of it are refused, and nothing
is read beyond what the manifest promises.
"""

from __future__ import annotations

import io
import json
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, NoReturn

from generator.problems import Problem, ProblemKind
from generator.site.release import FORMAT, MANIFEST, SIGNATURE

NO_MANIFEST = ProblemKind(
    "S030", 'không có tệp manifest.json ở đầu "{found}"', 'there is no manifest.json at the top of "{found}"',
    "chọn đúng thư mục hoặc tệp zip chứa cả trang, nơi có manifest.json", "choose the folder or the zip of the whole site, where manifest.json lies")
BAD_MANIFEST = ProblemKind(
    "S031", "danh mục manifest.json bị hỏng hoặc bị sửa: {reason}", "manifest.json is damaged or was tampered with: {reason}",
    "đừng dùng bản sao này; lấy lại manifest.json và cả bản sao từ trang chính thức", "do not use this copy; take manifest.json and the copy from the official site again")
CHANGED = ProblemKind(
    "S032", "tệp này khác bản đã công bố: {reason}", "this file is not as it was published: {reason}",
    "lấy lại tệp này từ trang chính thức", "take this file from the official site again")
MISSING = ProblemKind(
    "S033", "thiếu tệp này", "this file is missing", "lấy lại tệp này từ trang chính thức", "take this file from the official site again")
HIDDEN_MISSING = ProblemKind(
    "S034", "thiếu tệp ẩn này (máy chủ thường không đưa tệp ẩn cho người tải)", "this hidden file is missing (hosts seldom hand out hidden files)",
    "không cần làm gì nếu chỉ để đọc", "nothing needs to be done in a copy that is only read", "warning")
EXTRA = ProblemKind(
    "S035", "tệp này không có trong danh mục", "this file is not in the manifest", "xóa tệp này, và đừng tin nội dung của nó", "delete this file and do not trust what it says")
NOT_A_FILE = ProblemKind(
    "S036", "đây không phải là tệp thường: {reason}", "this is no ordinary file: {reason}",
    "xóa nó và lấy lại bản sao từ trang chính thức", "delete it and take the copy from the official site again")
UNREADABLE = ProblemKind(
    "S037", "không đọc được: {reason}", "it cannot be read: {reason}",
    "kiểm tra ổ đĩa và quyền đọc, hoặc lấy lại bản sao", "look at the disk and the right to read, or take the copy again")
BAD_ZIP = ProblemKind(
    "S038", "tệp zip bị hỏng hoặc có mục không dùng được: {reason}", "the zip is damaged or has an entry that cannot be used: {reason}",
    "tải lại tệp zip từ trang chính thức", "load the zip from the official site again")

MOST_BYTES = 192 << 20
"""Of a manifest: twice that of a site with 100,000 honourees."""
BY_LINES = 1 << 20
"""From so many bytes on a manifest is read a line at a time, as it is written: each is a file or a record. So its memory is that of the files that it names."""
LONGEST_LINE = 1 << 16
_TOO_MANY, _AND = 20, 10_000
"""A manifest may name so many times the files that are there, and some: of a copy that is far from whole all that is missing is told."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_AT_ONCE = 1 << 20


@dataclass
class Compared:
    """What came of looking at a copy."""

    problems: list[Problem] = field(default_factory=list)
    files: int = 0
    """The files of the copy that are as they were published."""
    manifest: bytes = b""
    signature: bytes = b""
    site: str = ""
    signers: bytes = b""
    """The keys that the copy itself names."""


class _Folder:
    """A copy in a folder."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def entries(self) -> Iterator[tuple[str, str]]:
        """Each thing in the copy that is no folder: its path, and what it is when it is no ordinary file. OSError names what cannot be read."""
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            for entry in os.scandir(os.path.join(self.place, folder)):
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    yield path, _odd(entry.stat(follow_symlinks=False).st_mode)

    def size(self, path: str) -> int:
        return os.lstat(os.path.join(self.place, path)).st_size

    def open(self, path: str) -> IO[bytes]:
        return open(os.open(os.path.join(self.place, path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")


class _Zip:
    """A copy in a zip, at its top or in its only folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._found: dict[str, zipfile.ZipInfo] = {}
        self.twice: list[str] = []
        listed = [entry for entry in archive.infolist() if not entry.is_dir()]
        tops = {entry.filename.partition("/")[0] for entry in listed}
        top = f"{tops.pop()}/" if len(tops) == 1 and MANIFEST not in tops else ""
        for entry in listed:
            path = entry.filename.removeprefix(top)
            if path in self._found:
                self.twice.append(path)
            self._found[path] = entry

    def entries(self) -> Iterator[tuple[str, str]]:
        for path, entry in self._found.items():
            yield path, _odd(entry.external_attr >> 16) or ("có mật khẩu / encrypted" if entry.flag_bits & 1 else "")

    def size(self, path: str) -> int:
        return self._found[path].file_size

    def open(self, path: str) -> IO[bytes]:
        return self._archive.open(self._found[path])


def compare(place: Path) -> Compared:
    """Hold the copy at `place`, a folder or a zip, against its manifest. OSError when there is nothing to read at all."""
    compared = Compared()
    with _opened(place, compared) as copy:
        if copy:
            _compare(copy, compared, place.name)
    return compared


@contextmanager
def _opened(place: Path, compared: Compared) -> Iterator[_Folder | _Zip | None]:
    if place.is_dir():
        yield _Folder(place)
        return
    try:
        archive = zipfile.ZipFile(place)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError) as error:
        compared.problems.append(BAD_ZIP.at(place.name, reason=error))
        yield None
        return
    with archive:
        copy = _Zip(archive)
        compared.problems.extend(BAD_ZIP.at(path, reason="hai mục cùng tên / two entries of one name") for path in copy.twice)
        yield copy


def _compare(copy: _Folder | _Zip, compared: Compared, name: str) -> None:
    there: dict[str, str] = {}
    try:
        there.update(copy.entries())
    except OSError as error:
        compared.problems.append(UNREADABLE.at(os.path.basename(str(error.filename or name)), reason=error.strerror))
    if there.get(MANIFEST) != "":
        compared.problems.append(NO_MANIFEST.at(name, found=name))
        return
    try:
        compared.manifest = _whole(copy, MANIFEST, MOST_BYTES)
        content = read_manifest(compared.manifest, _TOO_MANY * len(there) + _AND)
    except _UNREADABLE as error:
        compared.problems.append(UNREADABLE.at(MANIFEST, reason=_words(error)))
        return
    except ValueError as error:
        compared.problems.append(BAD_MANIFEST.at(MANIFEST, reason=error))
        return
    compared.site = str(content.get("site", ""))
    files: dict[str, tuple[int, str]] = content["files"]
    for path, (size, digest) in files.items():
        odd = there.get(path)
        if odd is None:
            compared.problems.append((HIDDEN_MISSING if path.rpartition("/")[2].startswith(".") else MISSING).at(path))
        elif odd:
            compared.problems.append(NOT_A_FILE.at(path, reason=odd))
        elif fault := _fault(copy, path, size, digest):
            compared.problems.append(fault)
        else:
            compared.files += 1
    own = {MANIFEST, SIGNATURE}
    compared.problems.extend((NOT_A_FILE.at(path, reason=odd) if odd else EXTRA.at(path))
                             for path, odd in there.items() if path not in files and (odd or path not in own))
    compared.signature = _beside(copy, compared, there, SIGNATURE, 1 << 16)
    compared.signers = _beside(copy, compared, there, "allowed_signers", 1 << 20) if "allowed_signers" in files else b""


def _beside(copy: _Folder | _Zip, compared: Compared, there: dict[str, str], path: str, most: int) -> bytes:
    """What a signature is looked at with; nothing where it is not there. One that cannot be read is no missing one."""
    if there.get(path) == "":
        try:
            return _whole(copy, path, most)
        except (*_UNREADABLE, ValueError) as error:
            compared.problems.append(UNREADABLE.at(path, reason=_words(error)))
    return b""


_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, struct.error)
"""What reading a file on a disk or in a zip may come to."""


def _fault(copy: _Folder | _Zip, path: str, size: int, digest: str) -> Problem | None:
    """What is wrong with a file that is there. No more of it is read than it should have."""
    try:
        if (found := copy.size(path)) != size:
            return CHANGED.at(path, reason=f"{found} ≠ {size} byte")
        counted = sha256()
        left = size + 1
        with copy.open(path) as stream:
            while left > 0 and (part := stream.read(min(_AT_ONCE, left))):
                counted.update(part)
                left -= len(part)
    except _UNREADABLE as error:
        return UNREADABLE.at(path, reason=_words(error))
    return None if left == 1 and counted.hexdigest() == digest else CHANGED.at(path, reason=f"SHA-256 {counted.hexdigest()[:12]}… ≠ {digest[:12]}…")


def _whole(copy: _Folder | _Zip, path: str, most: int) -> bytes:
    with copy.open(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError(f"> {most} byte")
    return data


def read_manifest(data: bytes, most: int) -> dict[str, Any]:
    """A manifest with `files` as path -> (size, sha256), at most so many. ValueError says what is wrong with it, whatever it holds."""
    content = _loaded(data) if len(data) < BY_LINES else {}
    if content and not isinstance(content.get("files"), dict):
        raise ValueError("không có mục files / no files in it")
    head, entries = (content, content["files"].items()) if content else _by_lines(io.BytesIO(data))
    version = head.get("format", 1)
    if version not in (1, FORMAT) or isinstance(version, bool):
        raise ValueError(f"format {version}")
    files: dict[str, tuple[int, str]] = {}
    for path, entry in entries:
        if not _stays(path):
            raise ValueError(f'đường dẫn / path "{path}"')
        if path in files:
            raise _twice(path)
        if len(files) == most:
            raise ValueError(f"> {most} tệp / files")
        size, digest = (entry.get("size"), entry.get("sha256")) if isinstance(entry, dict) else entry if isinstance(entry, list) and len(entry) == 2 else (None, None)
        if not isinstance(size, int) or isinstance(size, bool) or size < 0 or not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise ValueError(f'mục của / the entry of "{path}"')
        files[path] = (size, digest)
    return {**head, "files": files}


def _by_lines(stream: IO[bytes]) -> tuple[dict[str, Any], Iterator[tuple[str, Any]]]:
    """What a manifest says before its records and files, and each of its files with its entry."""
    def lines() -> Iterator[bytes]:
        while line := stream.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise ValueError(f"> {LONGEST_LINE} byte / bytes")
            yield line.rstrip(b",\n")

    def entries() -> Iterator[tuple[str, Any]]:
        named, section = set(), b""
        for line in lines():
            if not section:
                if line not in (b'"records":{', b'"files":{') or line in named:
                    raise ValueError("không có mục files / no files in it")
                named.add(line)
                section = line
            elif line.startswith(b"}"):
                section = b""
            elif line:
                found = _loaded(b"{" + line + b"}").items()
                yield from found if section == b'"files":{' else ()
        if section or b'"files":{' not in named:
            raise ValueError("không có mục files / no files in it")

    return _loaded(next(lines()) + b"}"), entries()


def _loaded(data: bytes) -> dict[str, Any]:
    """An object of JSON; ValueError says why it is none."""
    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refused)
    except RecursionError:
        raise ValueError("lồng quá sâu / nested too deep") from None
    except UnicodeDecodeError:
        raise ValueError("không phải UTF-8 / not UTF-8") from None
    if not isinstance(content, dict) or not content:
        raise ValueError("không có mục files / no files in it")
    return content


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        raise _twice(next(name for name, _ in pairs if name in seen or seen.add(name)))  # type: ignore[func-returns-value]
    return found


def _twice(name: str) -> ValueError:
    return ValueError(f'hai lần / twice: "{name}"')


def _refused(text: str) -> NoReturn:
    raise ValueError(text)


def _stays(path: str) -> bool:
    """Whether a path is one of a file within the copy, on every system."""
    return bool(path) and len(path) <= 1024 and path not in (MANIFEST, SIGNATURE) and not re.search(r'[\\:\x00-\x1f\x7f\ud800-\udfff]', path) \
        and all(part not in ("", ".", "..") for part in path.split("/"))


def _odd(mode: int) -> str:
    """What something is that is no ordinary file; "" of one that is, and where a zip does not say."""
    kind = stat.S_IFMT(mode)
    if kind in (0, stat.S_IFREG):
        return ""
    return "liên kết / a symbolic link" if kind == stat.S_IFLNK else "thiết bị hoặc ống / a device or a pipe"


def _words(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
