"""Writing record files: a file is the old one or the new one, never a part of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def put(target: Path, data: bytes) -> None:
    """Put `data` in place of `target` in one step, or make it; folders are made, the mode of a file that is there is kept. Raises OSError."""
    put_all({target: data})


def put_all(files: Mapping[Path, bytes]) -> None:
    """Put several files as `put` does: all are on the disk before the first takes its place."""
    aside: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            aside[target] = target.with_name(f".{target.name}.{os.getpid()}.new")
            mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
            with aside[target].open("xb") as file:
                if mode is not None:
                    os.fchmod(file.fileno(), mode)
                file.write(data)
        for target, temporary in aside.items():
            os.replace(temporary, target)
    finally:
        for temporary in aside.values():
            with suppress(FileNotFoundError):
                temporary.unlink()
