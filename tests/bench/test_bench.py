"""The bench itself works: its input is right, and one small run gives every number. Nothing here depends on time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.build import check_root
from tests.bench import hugo
from tests.bench.__main__ import COLUMNS, main
from tests.bench.data import make_root

SMALL = 50


def test_input_is_right_and_always_the_same(tmp_path: Path) -> None:
    roots = [tmp_path / "one", tmp_path / "two"]
    for root in roots:
        make_root(root, SMALL)
    checked = check_root(roots[0])
    assert checked.problems == []
    assert len(checked.loaded.catalog.named) == SMALL
    first, second = ({path.relative_to(root): path.read_bytes() for path in (root / "data").rglob("*.yml")} for root in roots)
    assert first == second


@pytest.mark.skipif(hugo.program() is None, reason="BENCH NOT RUN: the package hugo is not installed (uv sync --group bench)")
def test_bench_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = tmp_path / "numbers.json"
    main(["--honorees", str(SMALL), "--repeat", "1", "--folder", str(tmp_path), "--json", str(numbers)])
    row = json.loads(numbers.read_text())["rows"][0]
    assert row["honorees"] == SMALL
    assert row["pages"] > 2 * SMALL
    assert not [name for name in COLUMNS if not row[name]]
    assert "| Honourees |" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["numbers.json"]
