"""`format`: canonical, byte-stable, comments with the thing they stand at, files with problems untouched, nothing half-written."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.__main__ import main
from generator.commands.common import OK, PROBLEMS
from generator.edit import files
from generator.edit.formatting import formatted
from generator.read import DEFAULT, Source, parse, read_folder
from generator.read.comments import comments
from tests.conftest import SHIPPED

CASES = Path(__file__).with_name("formatting")
NAMES = sorted(path.relative_to(CASES).with_suffix("").as_posix() for path in CASES.rglob("*.yml") if not path.name.endswith(".expected.yml"))


def _source(name: str, data: bytes) -> Source:
    value, problems = parse("x.yml", data, DEFAULT)
    assert value is not None, problems
    return Source(f"data/{name.rpartition('/')[0]}/x.yml", value, "", data)


@pytest.mark.parametrize("name", NAMES)
def test(name: str):
    data, problems = formatted(_source(name, (CASES / f"{name}.yml").read_bytes()))
    assert not problems
    assert data is not None
    assert data.decode() == (CASES / f"{name}.expected.yml").read_text(encoding="utf-8")
    assert formatted(_source(name, data)) == (data, [])


def test_line_ends_of_windows_and_a_mark_at_the_start_go():
    data = "\ufeffpublish_at: 2026-11-22 # khi\r\ntitle:\r\n  vi: a\r\nkind: notice\r\nsummary: {vi: a}\r\ntext:\r\n  vi: |-\r\n    a\r\n    b".encode()
    assert formatted(_source("news/x", data))[0] == (
        b"publish_at: 2026-11-22 # khi\ntitle:\n  vi: a\nkind: notice\nsummary:\n  vi: a\ntext:\n  vi: |-\n    a\n    b\n")


PIECES = ("publish_at: 2026-11-22", "text:", "  vi: |\n    a\n    # b", "  en: b", "campaigns:", "  - mot", "  - hai", "source:",
          "  - document: mot", "    section: I", "  - document: hai", "title:", "  vi: a", "kind: notice", "summary: {vi: a}", "events: []")
COMMENTS = st.sampled_from(["", "", "\n# above", "\n      # deep", "\n    # less deep", "\n\n  # middle\n# two"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "", " # beside"]), COMMENTS), min_size=len(PIECES), max_size=len(PIECES)))
def test_wherever_comments_stand_none_is_lost_and_a_second_time_changes_nothing(between: list[tuple[str, str]]):
    text = "".join(f"{piece}{'' if '|' in piece else beside}{above}\n" for piece, (beside, above) in zip(PIECES, between))
    data, problems = formatted(_source("news/x", text.encode()))
    assert not problems
    assert data is not None
    assert comments(data.decode()).texts == comments(text).texts
    assert formatted(_source("news/x", data))[0] == data


def test_the_shipped_records_are_canonical():
    sources, _ = read_folder(SHIPPED, "data")
    assert sources
    assert [source.path for source in sources if formatted(source)[0] != source.data] == []


# The command ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in NAMES:
        if name.startswith("news/"):
            target = tmp_path / "data/news" / f"{name[5:].replace('_', '-')[:60].strip('-')}.yml"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CASES / f"{name}.yml", target)
    return tmp_path


def _bytes(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}


def test_all_files_are_rewritten_and_the_second_time_none(root: Path, capsys: pytest.CaptureFixture[str]):
    before = _bytes(root)
    assert main(["format", "--root", str(root), "--check"]) == PROBLEMS
    assert capsys.readouterr().out.splitlines() == sorted(f"data/news/{name}" for name in before)
    assert _bytes(root) == before
    assert main(["format", "--root", str(root)]) == OK
    after = _bytes(root)
    assert set(after) == set(before)
    assert {path.read_bytes() for path in CASES.glob("news/*.expected.yml")} == set(after.values())
    assert main(["format", "--root", str(root), "--check"]) == OK
    assert main(["format", "--root", str(root)]) == OK
    assert _bytes(root) == after


def test_only_the_files_that_were_named_are_rewritten(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    before, one = _bytes(root), sorted((root / "data/news").iterdir())[0]
    monkeypatch.chdir(root / "data")
    assert main(["format", "--root", "..", f"news/{one.name}"]) == OK
    assert {name for name, data in _bytes(root).items() if data != before[name]} == {one.name}
    assert main(["format", "--root", "..", "news/khong-co.yml", "/etc/hosts", "news"]) == PROBLEMS
    said = capsys.readouterr()
    assert said.out.count("E002") == 2
    assert main(["format", "--root", "..", "--check"]) == OK


def test_a_file_with_problems_is_named_and_left_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]):
    wrong = {"loi-cu-phap.yml": b"title: [a\n", "loi-truong.yml": b"titel:   {vi: a}\n", "Loi Ten.yml": b"a: b\n", "loi-byte.yml": b"a: \xff\n"}
    for name, data in wrong.items():
        (root / "data/news" / name).write_bytes(data)
    assert main(["format", "--root", str(root)]) == PROBLEMS
    said = capsys.readouterr()
    for name, data in wrong.items():
        assert (root / "data/news" / name).read_bytes() == data
        assert name in said.out
    assert "Đã viết lại 5 " in said.err


def test_the_mode_of_a_file_is_kept_and_nothing_else_is_left_behind(root: Path):
    names = set(_bytes(root))
    for path in (root / "data/news").iterdir():
        path.chmod(0o640)
    main(["format", "--root", str(root)])
    assert {stat.S_IMODE(path.stat().st_mode) for path in (root / "data/news").iterdir()} == {0o640}
    assert set(_bytes(root)) == names


def test_a_disk_that_refuses_leaves_the_old_file(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    before = _bytes(root)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", refuse)
    assert main(["format", "--root", str(root)]) == 2
    assert _bytes(root) == before
    assert "No space left" in capsys.readouterr().err


def test_what_cannot_be_kept_is_not_written(monkeypatch: pytest.MonkeyPatch):
    source = _source(NAMES[-1], (CASES / f"{NAMES[-1]}.yml").read_bytes())
    monkeypatch.setattr("generator.edit.formatting.written", lambda *_: "title: {vi: a}\n")
    data, problems = formatted(source)
    assert data is None
    assert [problem.code for problem in problems] == ["E001"]
