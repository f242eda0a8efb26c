"""As staff work: `serve` runs, somebody saves a file, and waits until the page shows it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.data import AT
from tests.bench.measure import NOT_FOR_CHILDREN, Failed
from tests.conftest import ROOT

SECONDS = 600
"""Nobody waits longer."""


def change(file: Path, number: int) -> str:
    """Put a number before one text of a record: the last citation of a decision, the summary of an honouree. Returns what is new."""
    text = file.read_text(encoding="utf-8")
    before, mark, after = text.rpartition("    vi: " if "conferrals:" in text else "summary:\n  vi: ")
    assert mark, file
    file.write_text(f"{before}{mark}{number + 1}. {after}", encoding="utf-8")
    return f"{number + 1}. {after[:20]}"


def saved_to_published(root: Path, decision: Path, repeat: int) -> list[float]:
    """Seconds from saving a decision to its new page, so many times, each with another text."""
    page = root / "site/decisions" / decision.stem / "index.html"
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_FOR_CHILDREN}
    server = subprocess.Popen([sys.executable, "-m", "generator", "serve", "--root", root, "--at", AT, "--port", "0"], cwd=ROOT, env=inherited,
                              stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        for line in server.stderr:  # it says its address when it has built once and watches
            if re.match("http://", line):
                break
        found = []
        for number in range(100, 100 + repeat):
            before = os.stat(page).st_ino
            new = change(decision, number)
            started = time.perf_counter()
            while os.stat(page).st_ino == before or new not in page.read_text(encoding="utf-8"):
                if server.poll() is not None or time.perf_counter() > started + SECONDS:
                    raise Failed(f"serve: {new} was not published")
                time.sleep(0.005)
            found.append(time.perf_counter() - started)
        return found
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate()
