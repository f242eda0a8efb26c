"""What `check` says of good data and of ten faults, in every format."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import SHIPPED, copied_root
from tests.faults.small import run, tree

Place = tuple[str, int, int]


MARK = "¦"
"""Stands in a fault where its problem must be reported; it is not written."""
LAW = "documents/luat-06-2022-qh15"
FAULTS = {  # name of the copy -> record that is copied, pattern, what stands there instead, code
    "documents/loi-cu-phap": (LAW, r"kind: ", "kind: ¦@", "Y037"),
    "documents/loi-lap-khoa": (LAW, r"\Z", "¦status: historical\n", "Y015"),
    "documents/loi-truong-la": (LAW, r"kind: ", "¦kidn: law\nkind: ", "R002"),
    "documents/loi-thieu-truong": (LAW, r"(?s)\A(.*)^kind: .*?\n", r"¦\1", "R001"),
    "events/loi-dang-ngay": ("events/dai-hoi-dang-toan-quoc-lan-12", r"publish_at: .*", "publish_at: ¦02/09/2026", "R010"),
    "decisions/loi-ngay-khong-co": ("decisions/minh-hoa-03-2024", r"issued: .*", "issued: ¦2024-02-30", "R008"),
    "documents/loi-tro-sai": (LAW, r"issuer: .*", "issuer: ¦khong-co-co-quan", "C010"),
    "decisions/loi-thieu-hang": ("decisions/minh-hoa-03-2024", r"- line: 1\n((?:.*\n)*?)    form: .*", r"- ¦line: 1\n\1    form: huan-chuong-lao-dong", "C030"),
    "documents/loi-ky-tu-an": (LAW, r"title:\n  vi: ", "title:\n  vi: ¦\u200b", "T002"),
}
LINK = "data/documents/loi-lien-ket.yml"


def plant(root: Path, name: str) -> Place:
    """Copy a shipped record with one fault in it; the place where the problem must be reported."""
    source, pattern, new, _ = FAULTS[name]
    changed, count = re.subn(pattern, new, (SHIPPED / f"data/{source}.yml").read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, name
    (root / f"data/{name}.yml").write_text(changed.replace(MARK, ""), encoding="utf-8")
    before = changed.partition(MARK)[0]
    return f"data/{name}.yml", before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Place]]:
    """The shipped records with ten faults among them, and the places of the faults in the order of a report."""
    root = copied_root(tmp_path_factory.mktemp("faulty") / "root")
    places = [plant(root, name) for name in FAULTS]
    (root / LINK).symlink_to(SHIPPED / f"data/{LAW}.yml")
    return root, sorted([*places, (LINK, 1, 1)])


def test_good_data_is_said_to_be_good_on_standard_error_with_exit_code_0(tmp_path: Path):
    root = copied_root(tmp_path / "root")
    for form, output in (("text", ""), ("github", ""), ("json", '{\n  "problems": []\n}\n')):
        done = run("check", "--root", root, "--format", form)
        assert (done.returncode, done.stdout) == (0, output), done.stderr
        assert re.fullmatch(r"Tốt: \d+ bản ghi, .* / Good: \d+ records, .*\n", done.stderr)


def test_ten_faults_are_ten_lines_with_their_places_in_one_run(faulty: tuple):
    root, places = faulty
    done = run("check", "--root", root)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    found = [re.fullmatch(r"([^:]+):(\d+):(\d+): ([A-Z]\d{3}) (.+) -> (.+) / (.+) -> (.+)", line) for line in lines]
    assert all(found), lines
    assert [(match[1], int(match[2]), int(match[3])) for match in found] == places, done.stdout
    codes = {f"data/{name}.yml": code for name, (*_, code) in FAULTS.items()} | {LINK: "F003"}
    assert {match[1]: match[4] for match in found} == codes
    assert done.stderr == "10 vấn đề trong 10 tệp / 10 problems in 10 files\n"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_ten_faults_as_json(lang: str, faulty: tuple):
    root, places = faulty
    done = run("check", "--root", root, "--format", "json", "--lang", lang)
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    assert [(p["path"], p["line"], p["column"]) for p in problems] == places
    assert all(list(p) == ["path", "line", "column", "code", "severity", "message", "hint"] for p in problems)
    assert all(p["severity"] == "error" and p["message"] and p["hint"] for p in problems)
    assert ("no day" if lang == "en" else "không có ngày") in next(p["message"] for p in problems if p["code"] == "R008")
    assert "10 problems in 10 files" in done.stderr


def test_ten_faults_as_annotations_for_github(faulty: tuple):
    root, places = faulty
    done = run("check", "--root", root, "--format", "github")
    assert done.returncode == 1
    pattern = r"::error file=([^,:]+),line=(\d+),col=(\d+),title=([A-Z]\d{3})::(.+)"
    found = [re.fullmatch(pattern, line) for line in done.stdout.splitlines()]
    assert all(found), done.stdout
    assert [(unquote(match[1]), int(match[2]), int(match[3])) for match in found] == places
    assert "10 problems in 10 files" in done.stderr


def test_ten_faults_stop_a_build_and_leave_the_site(faulty: tuple, shipped_memory: Path, tmp_path: Path):
    root, _ = faulty
    good = copied_root(tmp_path / "good", shipped_memory)
    assert run("build", "--root", good, "--site", tmp_path / "site").returncode == 0
    before = tree(tmp_path / "site")
    shutil.copytree(good / ".cache/shell", root / ".cache/shell", dirs_exist_ok=True)
    done = run("build", "--root", root, "--site", tmp_path / "site")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 10
    assert done.stderr.splitlines()[-1].endswith("Not published: the site stays as it was")
    assert tree(tmp_path / "site") == before


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--format", "xml"], ["build", "--at", "yesterday"], ["build", "--at", "2026-02-30"]])
def test_wrong_use_is_exit_code_2_without_a_traceback(arguments: list[str], tmp_path: Path):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr
