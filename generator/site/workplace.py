"""A folder to make something in before it takes its place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """An empty folder below `folder`, gone afterwards. What killed builds left there half made is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(".making-*"):
        if not _is_alive(path):
            shutil.rmtree(path, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".making-{os.getpid()}-") as name:
        yield Path(name)


def _is_alive(path: Path) -> bool:
    """Whether the process whose number is in the name still runs."""
    try:
        os.kill(int(path.name.split("-")[1]), 0)
    except (ValueError, IndexError, ProcessLookupError):
        return False
    except OSError:
        pass  # somebody else's process, and it lives
    return True
