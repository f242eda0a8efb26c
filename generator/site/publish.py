"""Publishing: a folder made ready beside the published one, then both exchanged in one step of the file system.

    .site/staged/   the release before the published one, brought up to date; without manifest.json it is half-made
    site/           the published release, always whole
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.site.release import MANIFEST, PROGRAM, Release, read_release, swept
from generator.site.staging import Staging, naming, remove

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


class NotOurs(Exception):
    """The target holds something that this program did not make."""


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
                    remove(previous)
                else:
                    previous.rename(site)
            published = _published(site)
            before = Release(staged) if staged.is_symlink() else read_release(staged)
            if before.files:
                (staged / MANIFEST).unlink()
                before = swept(before)
            else:
                remove(staged)
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
            return not site.is_symlink() and f'"{PROGRAM}"'.encode() in stream.read(100)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return not site.is_symlink() and _is_free(site)


def _is_free(site: Path) -> bool:
    return not os.path.lexists(site) or site.is_dir() and not any(site.iterdir())


@contextmanager
def _locked(path: Path, waiting: Callable[[str], None], number: int) -> Iterator[None]:
    """The only one at a time. The kernel frees the lock of a process that was killed."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with naming(path):
            _take(descriptor, waiting)
        try:
            with naming(path):
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
