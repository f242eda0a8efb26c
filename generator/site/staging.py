"""The folder being made ready. Files are never written in place: an unchanged file stays, or is linked from the published release; a changed
one is new."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from generator.site.release import MANIFEST, SIGNATURE, Release, folders_of, manifest


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
            with open(target, "xb") as stream, naming(target):
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
        for path in self._staged.files.keys() - self.files.keys() - folders_of(self.files):
            remove(f"{self.folder}/{path}")
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
            remove(target)
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


def _write(path: str, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with naming(path):
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view):]
        finally:
            os.close(descriptor)


def remove(path: str | Path) -> None:
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
def naming(path: str | Path) -> Iterator[None]:
    """Give the path to an error that the system reports for an open file, without a name."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or path
        raise
