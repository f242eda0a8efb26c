"""Each call of the publish step to the operating system fails once, and each is once the place of a kill."""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from generator import __main__ as command_line
from generator.build import Built
from generator.commands import build as build_command
from generator.site.publish import has_one_folder, make_twin, publication
from tests.faults.small import said, tree, tree_hash
from tests.faults.system_calls import CALLS, Killed, SystemCalls

Files = dict[str, bytes]
OLDER: Files = {"index.html": b"older", "same.html": b"same", "a/deep/index.html": b"deep", "turns": b"a file",
                "back/index.html": b"a folder"}
OLD: Files = {"index.html": b"old", "same.html": b"same", "gone/page/index.html": b"gone", "kept/index.html": b"kept", "turns": b"a file",
              "back/index.html": b"a folder"}
NEW: Files = {"index.html": b"new", "same.html": b"same", "turns/index.html": b"a folder", "kept/index.html": b"kept", "new/a.html": b"a",
              "back": b"a file"}
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR)


def publish(site: Path, files: Files) -> None:
    """Publish a few files as a build does: first asking for what is there, then putting."""
    with publication(site, lambda process: None) as (staging, done):
        for path, data in files.items():
            staging.put(path, data)
        done()


def nothing_yet(site: Path) -> None:
    pass


def an_empty_folder(site: Path) -> None:
    site.mkdir()


def one_release(site: Path) -> None:
    publish(site, OLD)


def two_releases(site: Path) -> None:
    publish(site, OLDER)
    publish(site, OLD)


def a_half_made_folder(site: Path) -> None:
    two_releases(site)
    (site.parent / ".site/staged/manifest.json").unlink()


def a_twin(site: Path) -> None:
    one_release(site)
    assert has_one_folder(site)
    make_twin(site, 1)
    assert not has_one_folder(site)


SITUATIONS = (nothing_yet, an_empty_folder, one_release, two_releases, a_half_made_folder, a_twin)


@pytest.fixture(params=[True, False], ids=["folders can be exchanged", "folders cannot be exchanged"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param and sys.platform != "linux":
        pytest.skip("this system cannot exchange two folders")
    if not request.param:
        monkeypatch.setattr(sys, "platform", "other")
    return request.param


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[Callable[[Path], None]], Path]:
    """A function that makes a situation anew and returns the path of its site."""
    def make(situation: Callable[[Path], None]) -> Path:
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        (tmp_path / "out").mkdir()
        situation(tmp_path / "out/site")
        return tmp_path / "out/site"

    return make


@pytest.fixture
def wanted(fresh: Callable) -> str:
    """The hash of the new site, published into nothing."""
    site = fresh(nothing_yet)
    publish(site, NEW)
    return tree_hash(site)


def calls(site: Path, at: int, code: int | None, act: Callable[[], object], only: str = "") -> tuple[object, SystemCalls]:
    """Do something while one system call fails."""
    watch = SystemCalls(str(site.parent), at, code, only)
    with pytest.MonkeyPatch.context() as patch:
        watch.install(patch)
        try:
            result = act()
        except Killed:
            result = None
    watch.close_all()
    return result, watch


def test_the_counted_calls_are_those_of_publishing(fresh: Callable):
    site = fresh(two_releases)
    _, watch = calls(site, 0, None, lambda: publish(site, NEW))
    assert {"open", "write", "close", "link", "mkdir", "unlink", "rmdir", "scandir", "lstat", "flock"} <= set(watch.names)
    assert "renameat2" in watch.names or sys.platform != "linux"
    assert watch.count > 50
    assert set(watch.names) <= {*CALLS, "flock", "renameat2"}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_system_call_may_fail_once_and_the_exit_code_tells_the_truth(
    situation: Callable, exchange: bool, fresh: Callable, wanted: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture,
):
    def built(root: Path, site: Path, at: datetime, progress: Callable, *others: object) -> Built:
        publish(site, NEW)
        return Built([], 1, 1)

    monkeypatch.setattr(build_command, "build", built)
    old = tree(fresh(situation))
    for code in ERRORS if situation is two_releases else ERRORS[:1]:
        number, reached = 0, True
        while reached:
            number += 1
            site = fresh(situation)
            before = tree_hash(site)
            exit_code, watch = calls(site, number, code, lambda site=site: command_line.main(
                ["build", "--root", str(site.parent.parent), "--site", str(site)]))
            reached = watch.count >= number
            where = f"{code} at call {number}, {watch.names[-1]}"
            lines = said(capsys.readouterr().err)
            if exit_code:
                assert exit_code in (1, 2), where
                assert tree_hash(site) == before, where
                assert len(lines) == 1, (where, lines)
                assert str(site.parent) in lines[0], (where, lines)
                assert "Traceback" not in lines[0]
                publish(site, NEW)
            assert tree_hash(site) == wanted, where
    assert number > 20, old


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_kill_before_any_system_call_leaves_the_old_or_the_new_site_and_the_next_build_needs_no_cleaning(
    situation: Callable, exchange: bool, fresh: Callable, wanted: str,
):
    number, reached = 0, True
    while reached:
        number += 1
        site = fresh(situation)
        before = tree_hash(site)
        _, watch = calls(site, number, None, lambda site=site: publish(site, NEW))
        reached = watch.count >= number
        where = f"killed at call {number}, {watch.names[-1]}"
        left = [before, wanted] if exchange else [before, wanted, ""]
        assert tree_hash(site) in left, where
        publish(site, NEW)
        assert tree_hash(site) == wanted, where


@pytest.mark.parametrize("code", [errno.EIO, None], ids=["fails", "is the last"])
def test_each_system_call_of_making_the_twin_may_fail_or_be_the_last(code: int | None, fresh: Callable, wanted: str):
    number, reached = 0, True
    while reached:
        number += 1
        site = fresh(one_release)
        before = tree_hash(site)
        _, watch = calls(site, number, code, lambda site=site: make_twin(site, 1))
        reached = watch.count >= number
        assert tree_hash(site) == before, watch.names[-1]
        publish(site, NEW)
        assert tree_hash(site) == wanted, watch.names[-1]
    assert number > 20


def test_without_an_exchange_of_folders_the_old_site_is_put_back_by_the_next_build_even_if_that_one_fails(
    fresh: Callable, monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(sys, "platform", "other")
    site = fresh(two_releases)
    before = tree_hash(site)
    calls(site, 2, None, lambda: publish(site, NEW), only="rename")
    assert not site.exists()
    with publication(site, lambda process: None) as (staging, _):
        staging.put("index.html", b"a page of a build that has problems and is not published")
    assert tree_hash(site) == before
