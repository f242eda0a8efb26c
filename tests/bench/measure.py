"""Run a command as a child and say how long it took and how much memory its largest process had."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low

from tests.bench.data import AT
from tests.conftest import ROOT

NOT_FOR_CHILDREN = ("GENERATOR_TRACEBACK", "PYTHONPROFILEIMPORTTIME")


@dataclass(frozen=True, order=True)
class Run:
    """What a command took; the faster of two runs is the smaller."""

    seconds: float
    peak: float
    """Megabytes of the largest process among the child and its children."""
    output: str = ""
    together: float = 0.0
    """Megabytes of the child and all its descendants at one moment, the most that was seen; 0 when nobody looked."""


class Failed(Exception):
    """A command of the bench ended with an error."""


def run(command: list[str | Path], environment: Mapping[str, str] | None = None, watched: bool = False) -> Run:
    """Run a command to its end. What waits for the disk is written first, so that nobody pays for the one before.

    One that is `watched` is asked fifty times a second how much memory all its processes have together.
    """
    os.sync()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_FOR_CHILDREN}
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, env={**inherited, **(environment or {})}, stdout=output, stderr=errors,
                                 start_new_session=True)
        seen: list[float] = []
        try:
            with _watched(child.pid, seen) if watched else nullcontext():
                _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            os.killpg(child.pid, signal.SIGKILL)
            raise
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        text = output.read().decode(errors="replace")
        if child.returncode:
            raise Failed(f"{' '.join(map(str, command))}: {child.returncode}\n{text}\n{errors.read().decode(errors='replace')}")
    peak = usage.ru_maxrss / 1024
    return Run(seconds, peak, text, max(peak, *seen) if seen else 0.0)


@contextmanager
def _watched(pid: int, seen: list[float]) -> Iterator[None]:
    """Note the memory of a process and its descendants again and again. Only Linux tells."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.02):
            seen.append(_resident(pid) / 2**20)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _resident(pid: int) -> int:
    """Bytes of memory of a process and its descendants; what they share is counted for each."""
    total = 0
    with suppress(OSError, IndexError, ValueError):  # it has ended meanwhile
        total = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(map(_resident, map(int, (task / "children").read_text().split())))
    return total


def python(*words: str | Path, watched: bool = False) -> Run:
    """Run this Python with these arguments."""
    return run([sys.executable, *words], watched=watched)


def build(root: Path) -> Run:
    """The real command, as staff and the workflow run it."""
    return python("-m", "generator", "build", "--root", root, "--at", AT)


def typical(times: int, action: Callable[[], Run], before: Callable[[], object]) -> Run:
    """The middle one of some runs, each after `before`."""
    found = []
    for _ in range(times):
        before()
        found.append(action())
    return median_low(found)


def clean(root: Path, names: Iterable[str] = (".cache", ".site", "site")) -> None:
    """Forget everything that a build left below a root."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


@dataclass(frozen=True)
class Size:
    """How much a folder holds; pages are its HTML files."""

    files: int
    bytes: int
    pages: int
    page_bytes: int


def size(folder: Path) -> Size:
    """The files of a folder, counted."""
    files = total = pages = page_total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            length = os.lstat(os.path.join(parent, name)).st_size
            files, total = files + 1, total + length
            if name.endswith(".html"):
                pages, page_total = pages + 1, page_total + length
    return Size(files, total, pages, page_total)


def table(columns: dict[str, str], rows: list[dict]) -> str:
    """The rows as a Markdown table; what was not measured stays empty."""
    lines = [list(columns.values()), ["---:"] * len(columns), *([_cell(row.get(name)) for name in columns] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def sheet(parts: dict[str, dict[str, str]], rows: list[dict], by: str, of: str) -> str:
    """The same the other way round, with headings: a line for each number, a column for each row."""
    lines = [["", *(f"{row[by]:,} {of}" for row in rows)], ["---", *("---:" for _ in rows)]]
    for heading, names in parts.items():
        lines += [[f"**{heading}**", *("" for _ in rows)], *([words, *(_cell(row.get(name)) for row in rows)] for name, words in names.items())]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: float | str | None) -> str:
    if isinstance(value, float):
        return f"{value:.2f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else value or "-"
