"""Publishing: a folder made ready beside the published one, then both exchanged in one step of the file system.

    .site/staged/   the release before the published one, brought up to date; without manifest.json it is half-made
    site/           the published release, always whole

Files are never written in place: an unchanged file stays, or is linked from the published release; a changed one is new.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
_PROGRAM = "honours-site"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


FORMAT = 2
"""What readers of a manifest go by. 1 had `"path": [size, "sha256"]` and nothing else; what is added does not change the number."""


class NotOurs(Exception):
    """The target holds something that this program did not make."""


@dataclass
class Release:
    """A folder and what its manifest says of it: path -> (size, sha256)."""

    folder: Path
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    written: int = 0  # the manifest's own time: a file that is not older may have been touched by somebody else
    mode: int = 0  # the manifest's own mode, which every file of the release has

    def holds(self, path: str, digest: str) -> bool:
        """Whether the folder has this file with this content. A file touched since it was published is read again."""
        if self.files.get(path, (0, ""))[1] != digest:
            return False
        file = f"{self.folder}/{path}"
        try:
            state = os.lstat(file)
            if state.st_size != self.files[path][0] or state.st_mode != self.mode or not stat.S_ISREG(state.st_mode):
                return False
            if state.st_mtime_ns < self.written:  # not at the same tick of the clock, which may have been after it
                return True
            with open(file, "rb") as stream:
                return sha256(stream.read()).hexdigest() == digest
        except OSError:
            return False


def read_release(folder: Path) -> Release:
    """The release in a folder; an empty one when there is no manifest that can be believed. OSError when the disk refuses to tell."""
    try:
        state = os.lstat(folder / MANIFEST)
        content = json.loads((folder / MANIFEST).read_bytes(), object_hook=_sparing)
        if content["generator"] != _PROGRAM:
            return Release(folder)
        files = {path: (int(size), str(digest)) for path, (size, digest) in content["files"].items()
                 if ".." not in path and not path.startswith("/")}  # never a way out of the folder
        return Release(folder, files, state.st_mtime_ns, state.st_mode)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return Release(folder)


def _sparing(entry: dict[str, Any]) -> Any:
    """An entry of a manifest as format 1 had it, (size, sha256): what else is said of twenty thousand files is not kept in memory."""
    return (entry["size"], entry["sha256"]) if "size" in entry and "sha256" in entry else entry


def _folders(files: Iterable[str]) -> set[str]:
    """Every folder on the way to these files."""
    found: set[str] = set()
    for path in files:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found


def swept(release: Release) -> Release:
    """The release as its folder really holds it, once everything that its manifest does not name as a file was removed.

    Only folders touched since the manifest was written are looked into: adding or removing an entry touches its folder.
    """
    files = dict(release.files)
    folders = {"", *_folders(files)}
    for folder in sorted(folders):
        place = f"{release.folder}/{folder}"
        try:
            state = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            continue  # its files are missed one by one
        if not stat.S_ISDIR(state.st_mode) or state.st_mtime_ns < release.written:
            continue
        for entry in list(os.scandir(place)):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if path not in folders:
                    shutil.rmtree(entry.path)
            elif path not in files or not entry.is_file(follow_symlinks=False):
                os.unlink(entry.path)
                files.pop(path, None)
    return replace(release, files=files)


def manifest(
    files: Mapping[str, tuple[int, str]], records: Mapping[str, tuple[str, ...]], about: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]],
) -> bytes:
    """A manifest: one line for each record and file, so that what changed between two of them reads well."""
    head = json.dumps({"generator": _PROGRAM, "format": FORMAT, **about}, separators=(",", ":"))[:-1]
    named = ",\n".join(f'{_text(record)}:{json.dumps(source, separators=(",", ":"))}' for record, source in sorted(sources.items()))
    listed = ",\n".join(
        f'{_text(path)}:{{"size":{size},"sha256":"{digest}","records":[{",".join(map(_text, records.get(path, ())))}]}}'
        for path, (size, digest) in sorted(files.items()))
    return f'{head},\n"records":{{\n{named}\n}},\n"files":{{\n{listed}\n}}}}\n'.encode()


_text = json.encoder.encode_basestring_ascii


class Counted:
    """A file being written; its bytes are counted and digested on their way."""

    def __init__(self, stream: BinaryIO) -> None:
        self.size = 0
        self._stream = stream
        self._digest = sha256()

    def write(self, data: bytes | bytearray) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self.size += len(data)

    def sha256(self) -> str:
        return self._digest.hexdigest()


class Staging:
    """The folder being made ready. Everything put into it is counted for its manifest."""

    def __init__(self, staged: Release, published: Release) -> None:
        self.folder = staged.folder
        self.files: dict[str, tuple[int, str]] = {}
        self.records: dict[str, tuple[str, ...]] = {}
        """Path -> the records that the file was made from."""
        self.about: dict[str, Any] = {}
        """What else the manifest says, by name."""
        self.sources: dict[str, dict[str, Any]] = {}
        """Record -> where it comes from."""
        self._staged = staged
        self._published = published
        self._folders: set[str] = set()

    def size(self, path: str) -> int:
        """Bytes of a file in the published release; 0 when it is not there."""
        return self._published.files.get(path, (0, ""))[0]

    def keep(self, path: str, digest: str) -> bool:
        """Take a file of a known digest from the last two releases, without writing. False when neither has it."""
        if self._staged.holds(path, digest):
            self.files[path] = self._staged.files[path]
            return True
        if self._published.holds(path, digest):
            try:
                self._place(path, lambda target: os.link(f"{self._published.folder}/{path}", target))
            except OSError:  # a file system without links, or somebody else's file: the caller writes it
                return False
            self.files[path] = self._published.files[path]
            return True
        return False

    def last(self, path: str, digest: str) -> bytes:
        """A file of the published release, if it is there with this digest; nothing otherwise."""
        with suppress(OSError):
            data = Path(self._published.folder, path).read_bytes()
            return data if sha256(data).hexdigest() == digest else b""
        return b""

    def put(self, path: str, data: bytes) -> str:
        """Put a file, writing only what neither release has. Returns its sha256."""
        digest = sha256(data).hexdigest()
        if not self.keep(path, digest):
            self._place(path, lambda target: _write(target, data))
            self.count(path, len(data), digest)
        return digest

    def stream(self, path: str, write: Callable[[Counted], None]) -> tuple[int, str]:
        """Put a file that writes itself, whatever the releases have. Returns its size and sha256."""
        sinks: list[Counted] = []

        def made(target: str) -> None:
            with open(target, "xb") as stream, _naming(target):
                sinks.append(Counted(stream))
                write(sinks[-1])

        self._place(path, made)
        self.count(path, sinks[-1].size, sinks[-1].sha256())
        return self.files[path]

    def count(self, path: str, size: int, digest: str) -> None:
        """Name a file that was put, perhaps by another process, in the manifest."""
        self.files[path] = (size, digest)

    def finish(self, signature: bytes = b"") -> None:
        """Remove what is no longer published and write the manifest, after its signature: from here the folder is whole."""
        for path in self._staged.files.keys() - self.files.keys() - _folders(self.files):
            _remove(f"{self.folder}/{path}")
            parent = os.path.dirname(path)
            while parent:
                try:
                    os.rmdir(f"{self.folder}/{parent}")
                except OSError as error:
                    if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR):
                        raise
                    break
                parent = os.path.dirname(parent)
        if signature:
            self._place(SIGNATURE, lambda target: _write(target, signature))
        data = self.manifest()
        self._place(MANIFEST, lambda target: _write(target, data))

    def manifest(self) -> bytes:
        """What is published, as long as nothing more is put."""
        return manifest(self.files, self.records, self.about, self.sources)

    def _place(self, path: str, make: Callable[[str], None]) -> None:
        """Make a file in its folder, with nothing in its way. Mostly nothing is, so that is not asked first."""
        self._make_folder(path.rpartition("/")[0])
        target = f"{self.folder}/{path}"
        try:
            make(target)
        except FileExistsError:
            _remove(target)
            make(target)

    def _make_folder(self, path: str) -> None:
        if not path or path in self._folders:
            return
        self._make_folder(path.rpartition("/")[0])
        folder = f"{self.folder}/{path}"
        try:
            os.mkdir(folder)
        except FileExistsError:
            if not os.path.isdir(folder):  # a file of the last release stands where a folder is wanted now
                os.unlink(folder)
                os.mkdir(folder)
        self._folders.add(path)


@contextmanager
def publication(site: Path, waiting: Callable[[str], None]) -> Iterator[tuple[Staging, Callable[..., None]]]:
    """A staging folder for `site` and the function that publishes it, with a signature of its manifest if there is one. Only one process at a time has it.

    `waiting` is called with the number of the process that is publishing when there is one. Raises NotOurs when `site` holds
    something else, and OSError with the path when the disk refuses.
    """
    site = Path(os.path.abspath(site))
    if not _may_be_ours(site):
        raise NotOurs(site)
    work = site.parent / f".{site.name}"
    staged, previous = work / "staged", work / "previous"
    mask = os.umask(0o022)  # the site is for every reader, whatever the user's own files are
    try:
        work.mkdir(exist_ok=True)
        with _locked(work / "lock", waiting, os.getpid()):
            if previous.is_dir():  # stopped between the steps on a system that cannot exchange folders
                if os.path.lexists(site):
                    _remove(previous)
                else:
                    previous.rename(site)
            published = _published(site)
            before = Release(staged) if staged.is_symlink() else read_release(staged)
            if before.files:
                (staged / MANIFEST).unlink()
                before = swept(before)
            else:
                _remove(staged)
                staged.mkdir()
            staged.chmod(0o755)
            staging = Staging(before, published)

            def publish(signature: bytes = b"") -> None:
                staging.finish(signature)
                _exchange(staged, site, previous)

            yield staging, publish
    finally:
        os.umask(mask)


def has_one_folder(site: Path) -> bool:
    """Whether there is a release, but no other folder to make the next one ready in: so it is after the first build."""
    return os.path.lexists(site / MANIFEST) and not os.path.lexists(site.parent / f".{site.name}" / "staged")


def make_twin(site: Path, number: int) -> None:
    """Make that folder, by links, for the process `number`, which has other things to do meanwhile. A comfort, never an error."""
    site = Path(os.path.abspath(site))
    work = site.parent / f".{site.name}"

    def busy(process: str) -> None:
        raise BlockingIOError

    mask = os.umask(0o022)
    try:
        with suppress(OSError, NotOurs), _locked(work / "lock", busy, number):
            release = _published(site)
            (work / "staged").mkdir()
            twin = Staging(Release(work / "staged"), release)
            if all(twin.keep(path, digest) for path, (_, digest) in release.files.items()):
                twin.finish()
    finally:
        os.umask(mask)


def _published(site: Path) -> Release:
    """The release at `site`; raises NotOurs when something else is there."""
    release = read_release(site)
    if site.is_symlink() or not release.files and not _is_free(site):
        raise NotOurs(site)
    return release


def _may_be_ours(site: Path) -> bool:
    """Whether a release, or nothing, is at `site`, as far as the beginning of a manifest tells: it is read whole when the lock is held."""
    try:
        with open(site / MANIFEST, "rb") as stream:
            return not site.is_symlink() and f'"{_PROGRAM}"'.encode() in stream.read(100)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return not site.is_symlink() and _is_free(site)


def _is_free(site: Path) -> bool:
    return not os.path.lexists(site) or site.is_dir() and not any(site.iterdir())


@contextmanager
def _locked(path: Path, waiting: Callable[[str], None], number: int) -> Iterator[None]:
    """The only one at a time. The kernel frees the lock of a process that was killed."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with _naming(path):
            _take(descriptor, waiting)
        try:
            with _naming(path):
                os.pwrite(descriptor, b"%-20d" % number, 0)
            yield
        finally:
            with suppress(OSError):
                os.pwrite(descriptor, b" " * 20, 0)
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _take(descriptor: int, waiting: Callable[[str], None]) -> None:
    """Take the lock, if need be after telling whom it waits for: who has it writes its number just after taking it."""
    holder = ""
    for _ in range(100):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if holder := os.pread(descriptor, 20, 0).decode("ascii", "replace").strip():
                break
            time.sleep(0.01)
    waiting(holder or "?")
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def _exchange(staged: Path, site: Path, previous: Path) -> None:
    """Put the staged folder in the place of the published one, so that no moment is without a whole site."""
    if not os.path.lexists(site) or not any(site.iterdir()):
        os.rename(staged, site)
        return
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if exchange:
        if exchange(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(site), _EXCHANGE) == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.EINVAL, errno.ENOSYS, errno.EXDEV):
            raise OSError(code, os.strerror(code), str(site))
    # Without an exchange there is an instant between two renames; the next run puts the old folder back if it was stopped there.
    os.rename(site, previous)
    try:
        os.rename(staged, site)
    except OSError:
        os.rename(previous, site)
        raise
    with suppress(OSError):  # published; the next run removes what is left
        os.rename(previous, staged)


def _write(path: str, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with _naming(path):
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view):]
        finally:
            os.close(descriptor)


def _remove(path: str | Path) -> None:
    """Remove what is at `path`, if anything is. A link is removed, not followed."""
    try:
        os.unlink(path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except IsADirectoryError:
        try:
            shutil.rmtree(path)
        except OSError as error:
            error.filename = path  # it names only the last part
            raise


@contextmanager
def _naming(path: str | Path) -> Iterator[None]:
    """Give the path to an error that the system reports for an open file, without a name."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or path
        raise
