"""Withdraw, correct, rename, revoke, close: what each feed, calendar, data file and page says before and after.

Each file of `changes/` does something to the miniature repository, in one step or several, and says what must then be nowhere. Beside it stands
what is said other than before, of each record that it is about. `ACCEPT=1 pytest tests/faults/test_changes.py` writes that; then read the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from tests.faults.conftest import with_memory
from tests.faults.outputs import traces
from tests.faults.said import Said, changes, said
from tests.faults.small import AT, built, copied

CASES = sorted((Path(__file__).parent / "changes").glob("*.yml"))


@pytest.fixture(scope="module")
def place(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A root and its site, for one case after another: each leaves the root as it was."""
    folder = tmp_path_factory.mktemp("changes")
    root = with_memory(warm, copied(folder / "root", warm / "root"))
    return root, built(root, folder / "site")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_every_output_says_before_and_after(case: Path, place: tuple[Path, Path], warm: Path):
    root, site = place
    content = yaml.safe_load(case.read_text(encoding="utf-8"))
    kept: dict[Path, str] = {}
    shown = ""
    before = {address: said(warm / "site", address) for address in content["about"]}
    try:
        for step in content["steps"]:
            for name, edits in step.get("files", {}).items():
                file = root / "data" / name
                text = file.read_text(encoding="utf-8")
                kept.setdefault(file, text)
                for old, new in edits.get("replace", {}).items():
                    assert old in text, f"{name}: {old}"
                    text = text.replace(old, new)
                file.write_text(text + edits.get("add", ""), encoding="utf-8")
            built(root, site, str(step.get("at", AT)))
            assert traces(site, [*step.get("gone", []), *step.get("there", [])]) == set(step.get("there", []))
            for address in content["about"]:
                after = said(site, address)
                shown += f"== {step['step']}: {address}\n{changes(before[address], after)}\n"
                _holds(before[address], after)
                before[address] = after
    finally:
        for file, text in kept.items():
            file.write_text(text, encoding="utf-8")
    expected = case.with_suffix(".txt")
    if os.environ.get("ACCEPT"):
        expected.write_text(shown, encoding="utf-8")
    assert shown == (expected.read_text(encoding="utf-8") if expected.exists() else "")


def _holds(before: Said, after: Said) -> None:
    """Whatever happens to a record: its entry in a feed and in a calendar keeps its id, and one that changed says when."""
    for path in before.keys() & after.keys():
        if path.startswith(("feeds/", "calendar/")):
            ids = [{line for line in lines if re.match(r"(id|guid|UID): ", line)} for lines in (before[path], after[path])]
            assert ids[0] <= ids[1], path
        if path.startswith("feeds/") and before[path] != after[path]:
            dates = [[line for line in lines if re.match(r"(updated|date_modified|lastBuildDate|pubDate): ", line)] for lines in (before[path], after[path])]
            assert path.endswith(".rss") or dates[0] != dates[1], path
