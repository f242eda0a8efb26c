"""Where there is nothing to compare, the commands say what to do, in both languages; and what Git is asked runs nothing of anybody's."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.review.git import Git

from .conftest import commit, git

CHANGE = {"after": {"replace": {"data/exemplars/con-duong.yml": [["Cả thôn", "Cả làng"]]}}}


def said(capsys: pytest.CaptureFixture, *command: object) -> tuple[int, str]:
    code = main([str(word) for word in command])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return code, captured.out + captured.err


@pytest.mark.parametrize("command", ["review", "policy"])
class TestRefused:
    def test_a_base_that_is_not_there(self, command, changed, capsys):
        root = changed(CHANGE)
        for name in ("khong-co", "0" * 40, "HEAD:data", "a b", "..", "main..HEAD", "x\ny", ""):
            code, text = said(capsys, command, name, "--root", root)
            assert code == 2
            assert "G032" in text
            assert "fetch-depth: 0" in text

    def test_a_base_that_looks_like_an_option(self, command, changed, capsys):
        code, text = said(capsys, command, "--root", changed(CHANGE), "--", "--output=evil")
        assert (code, "G032" in text) == (2, True)

    def test_a_folder_without_a_repository(self, command, tmp_path, capsys):
        code, text = said(capsys, command, "main", "--root", tmp_path)
        assert (code, "G031" in text) == (2, True)

    def test_a_folder_inside_of_a_repository(self, command, changed, capsys):
        code, text = said(capsys, command, "main", "--root", changed(CHANGE) / "data")
        assert (code, "G031" in text) == (2, True)

    def test_a_machine_without_git(self, command, changed, capsys, monkeypatch):
        root = changed(CHANGE)
        monkeypatch.setenv("PATH", "/nowhere")
        code, text = said(capsys, command, "main", "--root", root)
        assert (code, "G030" in text) == (2, True)

    def test_commits_without_a_common_ancestor(self, command, changed, capsys):
        root = changed(CHANGE)
        git(root, "checkout", "-q", "--orphan", "stranger")
        commit(root, "stranger")
        code, text = said(capsys, command, "main", "--root", root)
        assert (code, "G033" in text) == (2, True)

    def test_a_part_of_the_history(self, command, changed, capsys, tmp_path):
        root = changed(CHANGE)
        shallow = tmp_path / "shallow"
        git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), str(shallow))
        code, text = said(capsys, command, "HEAD^1", "--root", shallow)
        assert (code, "G032" in text) == (2, True)

    def test_an_object_that_is_damaged(self, command, changed, capsys):
        root = changed(CHANGE)
        blob = git(root, "rev-parse", "HEAD:data/exemplars/con-duong.yml")
        (file := root / ".git" / "objects" / blob[:2] / blob[2:]).chmod(0o600)
        file.write_bytes(b"damaged")
        code, text = said(capsys, command, "main", "--root", root)
        assert (code, "G034" in text) == (2, True)


def test_two_commits_of_history_are_enough(changed, capsys, tmp_path):
    root = changed(CHANGE)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=2", root.as_uri(), str(shallow))
    code, text = said(capsys, "review", "HEAD^1", "--root", shallow, "--at", "2026-12-01")
    assert code == 0
    assert "Cả làng" in text


def test_only_what_the_branch_changed_counts(changed, capsys):
    root = changed(CHANGE)
    git(root, "checkout", "-q", "main")
    (root / "data" / "honorees" / "nguoi-1.yml").unlink()
    git(root, "add", "-A")
    commit(root, "main goes on")
    git(root, "checkout", "-q", "change")
    code, text = said(capsys, "policy", "main", "--root", root)
    assert code == 0
    assert "nguoi-1" not in text


def test_the_policy_looks_at_commits_and_never_at_files(changed, capsys):
    root = changed({"after": {"files": {"data/exemplars/con-duong.yml": None}}})
    head = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-q", "main")
    shutil.rmtree(root / "data")
    code, text = said(capsys, "policy", "main", "--head", head, "--root", root)
    assert code == 0
    assert "G010" in text


def test_nothing_that_a_repository_says_is_run(changed, tmp_path, capsys):
    root = changed(CHANGE)
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for name in ("diff.external", "core.fsmonitor", "diff.evil.textconv", "diff.evil.command", "core.pager"):
        git(root, "config", name, str(program))
    (root / ".git" / "info" / "attributes").write_text("* diff=evil\n", encoding="utf-8")
    for command in ("review", "policy"):
        code, _ = said(capsys, command, "main", "--root", root)
        assert code == 0
    for entry in Git(root).changed(git(root, "rev-parse", "main"), git(root, "rev-parse", "HEAD")):
        Git(root).changed_lines(entry.before, entry.after)
    assert not (tmp_path / "ran").exists()


def test_changes_that_are_not_committed_are_told(changed, capsys):
    root = changed(CHANGE)
    (root / "data" / "site.yml").write_text("x", encoding="utf-8")
    _, text = said(capsys, "review", "main", "--root", root)
    assert "uncommitted" in text


def test_the_outputs_of_the_policy_are_words_of_ours(changed, capsys, tmp_path):
    outputs = tmp_path / "outputs"
    outputs.write_text("before=1\n", encoding="ascii")
    root = changed(CHANGE)
    said(capsys, "policy", "main", "--root", root, "--outputs", outputs)
    assert outputs.read_text(encoding="ascii") == "before=1\nsecond_approval=false\n"
    (root / "data" / "ledger.txt").write_text("", encoding="ascii")
    git(root, "add", "-A")
    commit(root, "more")
    said(capsys, "policy", "main", "--root", root, "--outputs", outputs)
    assert outputs.read_text(encoding="ascii").splitlines()[-1] == "second_approval=true"


def test_the_lines_that_changed(changed):
    root = changed({"after": {"files": {"data/a.txt": "1\n2\n3\n4\n5"}}})
    old = git(root, "rev-parse", "HEAD:data/a.txt")
    (root / "data" / "a.txt").write_text("0\n@@ -1 +1 @@\n2\n3\nvier\n5\n", encoding="utf-8")
    new = git(root, "hash-object", "-w", "--", "data/a.txt")
    assert Git(root).changed_lines(old, new) == [range(1, 3), range(5, 7)]


def test_a_file_over_its_limit_is_never_read(changed):
    root = changed({"after": {"files": {"data/a.txt": "12345", "data/b.txt": "1234"}}})
    blobs = [git(root, "rev-parse", f"HEAD:data/{name}.txt") for name in "ab"]
    assert list(Git(root).contents([(blobs[0], 4), (blobs[1], 4), (blobs[0], 5)])) == [None, b"1234", b"12345"]


def test_a_name_that_is_no_text_is_named(changed, capsys):
    root = changed(CHANGE)
    folder = os.fsencode(root / "data" / "news")
    os.makedirs(folder, exist_ok=True)
    with open(folder + b"/\xff\xfe.yml", "wb") as file:
        file.write(b"x")
    git(root, "add", "-A")
    commit(root, "odd")
    for command in ("review", "policy"):
        code, text = said(capsys, command, "main", "--root", root)
        assert code == 1
        assert r"\xff\xfe.yml" in text
    assert Path(root).is_dir()


def test_other_programs_get_json(changed, capsys):
    root = changed({"after": {"files": {"data/exemplars/con-duong.yml": None}}})
    main(["review", "main", "--root", str(root), "--format", "json", "--lang", "en", "--at", "2026-12-01"])
    found = json.loads(capsys.readouterr().out)
    assert found["second_approval"] is True
    assert found["files"]["deleted"] == ["data/exemplars/con-duong.yml"]
    assert found["pages"]["gone"] == ["/exemplars/con-duong/"]
    assert found["lists"] == {"/exemplars/": [1, 0]}
    assert [problem["code"] for problem in found["policy"]] == ["G010"]


def test_leave_to_show_personal_data_asks_for_a_second_person(changed, capsys):
    root = changed({"after": {"files": {"data/privacy-waivers.yml": "waivers: []\n"}}})
    code, text = said(capsys, "policy", "main", "--root", root)
    assert code == 0
    assert "data/privacy-waivers.yml:1:1: G021" in text
