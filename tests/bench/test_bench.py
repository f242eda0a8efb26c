"""The bench itself works: its input is right, and one small run gives every number. Nothing here depends on time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import check_root
from tests.bench import host, hugo, search, visits
from tests.bench.__main__ import LINES, main
from tests.bench.data import make_root, records
from tests.bench.measure import run
from tests.bench.stages import kind_of
from tests.conftest import ROOT, missing

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
def test_bench_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("latency", 1), ("downloadThroughput", 1e9), ("uploadThroughput", 1e9)):
        monkeypatch.setitem(visits.SLOW_NETWORK, name, value)
    monkeypatch.setattr(visits, "SLOW_PROCESSOR", 1)
    numbers = tmp_path / "numbers.json"
    main(["--honorees", str(SMALL), "--repeat", "1", "--queries", "1", "--kinds", "0", "--folder", str(tmp_path), "--json", str(numbers)])
    found = json.loads(numbers.read_text(encoding="utf-8"))
    row = found["rows"][0]
    assert row["honorees"] == SMALL
    assert row["pages"] > 2 * SMALL
    assert not [name for names in LINES.values() for name in names if not row[name]]
    assert row["kinds"]["pages"][0] + row["kinds"]["feeds"][0] < row["part_files"] + 10 < row["files"]
    assert min(files for files, _, _ in row["kinds"].values()) > 0
    assert [path.name for path in tmp_path.iterdir()] == ["numbers.json"]
    printed, said = capsys.readouterr()
    assert f"|  | {SMALL} honourees |" in printed
    assert "| Honourees | Search by |" in printed
    ours, whole, material = found["search"]
    assert [one["who"] for one in found["search"]] == [search.OURS, search.WHOLE, search.MATERIAL]
    for one in found["search"]:
        assert not [name for name in ("indexing", "to_ours", "memory", "files", "megabytes") if not one[name]]
    assert not [part for part, weight in ours["parts"].items() if not weight]
    if not visits.chromium():
        assert "CHROMIUM IS NOT INSTALLED" in said
        missing("Chromium")
    for one in (ours, whole):
        assert not [name for name in search.COLUMNS if not one[name]]
    assert min(found for *_, found in ours["queries"].values()), ours["queries"]
    assert material["most"] and "slow" not in material


@pytest.mark.parametrize(("path", "kind"), [
    ("honorees/x/index.html", "pages"), ("en/feeds/index.html", "pages"), ("assets/stylesheets/site.css", "pages"), ("sitemap.xml", "pages"), ("en/feeds/all.atom", "feeds"),
    ("feeds/all.json", "feeds"), ("cards/0a.png", "cards"), ("pagefind/0/fragment/a.pf_fragment", "search"), ("en/search/words.json", "search"),
    ("api/v1/index.json", "data"), ("data/honorees.csv", "data"), ("en/calendar/all.ics", "data"), ("offline/site.zip", "bundle"),
])
def test_what_hugo_makes_too_is_told_from_the_rest(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_queries_of_every_kind_name_what_is_in_the_input() -> None:
    names, numbers, years = set(), set(), set()
    for _, value in records(SMALL):
        if "conferrals" in value:
            names |= {line["name"] for line in value["conferrals"]}
            numbers.add(value["number"])
            years.add(value["issued"][:4])
    asked = visits.queries(SMALL, 3)
    assert {len(kind) for kind in asked.values()} == {3}
    assert set(asked["one person"]) <= names
    assert set(asked["decision number"]) <= numbers
    assert {query[-4:] for query in asked["award and year"]} <= years
    assert all(any(visits.plain(name).startswith(query) for name in names) for query in asked["frequent name, no diacritics"])
    assert all(len(query.split()) >= 7 for query in asked["question"])
    assert len(visits.table_of_queries()) >= 60


def test_memory_of_a_run_is_that_of_all_its_processes_at_one_time() -> None:
    hold = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    code = f"import subprocess, sys\nchild = subprocess.Popen([sys.executable, '-c', {hold!r}])\n{hold}\nchild.wait()"
    # From a small process, as the bench is one: the system counts what the one that starts a child holds at that moment too.
    asked = f"import sys\nfrom tests.bench.measure import run\none = run([sys.executable, '-c', {code!r}], watched=True)\nprint(one.peak, one.together)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    peak, together = map(float, told.split())
    assert peak < 110 < together
    assert run([sys.executable, "-c", "pass"]).together == 0


def test_what_a_host_compresses_weighs_less(tmp_path: Path) -> None:
    for name in ("a.js", "a.pf_index"):
        (tmp_path / name).write_text("x" * 1000)
    assert host.compressed(tmp_path / "a.js") < 100
    assert host.compressed(tmp_path / "a.pf_index") == 1000
