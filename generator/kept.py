"""What took long to make, kept in a file and believed only while it is whole: encoded pictures, what is packed, which commit was the last."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


def kept(file: Path) -> bytes | None:
    """What was kept under a name; nothing when it is not there or not whole."""
    with suppress(OSError):
        seal, _, data = file.read_bytes().partition(b"\n")
        if seal == _seal(file, data):
            return data
    return None


def keep(file: Path, data: bytes) -> None:
    """Keep it; a disk that refuses is no error."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(_seal(file, data) + b"\n" + data)
        os.replace(aside, file)


def forget(place: Path) -> None:
    """Remove what is no longer of use, a file or a folder; a disk that refuses is no error."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with suppress(OSError):
            place.unlink()


def _seal(file: Path, data: bytes) -> bytes:
    return sha256(file.name.encode() + b"\0" + data).hexdigest().encode()
