"""What a pull request shows, case by case: each folder of `cases` has a change and the texts that it gives.

`ACCEPT=1 python -m pytest tests/review/test_cases.py` writes the texts anew; read `git diff tests/review/cases` before you commit them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main

CASES = sorted(folder for folder in (Path(__file__).parent / "cases").iterdir() if folder.is_dir())
AT = "2026-12-01"
TEXTS = {"summary.md": ("review", "markdown"), "annotations.txt": ("review", "github"), "policy.txt": ("policy", "text")}
"""File of a case -> the command and the format that give it."""


def texts(folder: Path, changed, capsys) -> dict[str, str]:
    """What the commands say of a case, each with its exit code in the last line."""
    change = yaml.safe_load((folder / "change.yml").read_text(encoding="utf-8"))
    root = changed(change)
    found = {}
    for name, (command, form) in TEXTS.items():
        code = main([command, "main", "--root", str(root), "--at", AT, "--format", form, *change.get("options", ())])
        found[name] = f"{capsys.readouterr().out}exit {code}\n"
    return found


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_change_shows_exactly_this(folder, changed, capsys):
    found = texts(folder, changed, capsys)
    if os.environ.get("ACCEPT"):
        for name, text in found.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert found == {name: (folder / name).read_text(encoding="utf-8") for name in TEXTS}
