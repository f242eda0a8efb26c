"""Writing record files: a file is the old one or the new one, never a part of it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def put(target: Path, data: bytes) -> None:
    """Put `data` in place of `target` in one step, or make it; folders are made, the mode of a file that is there is kept. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        with aside.open("xb") as file:
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            file.write(data)
        os.replace(aside, target)
    finally:
        with suppress(FileNotFoundError):
            aside.unlink()
