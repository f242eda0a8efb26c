"""Disks that are full or cannot be written, and folders that are not what they should be: refused in one line, nothing touched."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.small import ENVIRONMENT, REPOSITORY, build, built, command, edit, edit_every_page, run, said, tree, tree_hash


def in_a_namespace(kind: str, root: Path, site: Path) -> list[dict]:
    """What on_a_disk reports; the test is skipped aloud where no mount is permitted."""
    ways = [["unshare", "--mount"], ["unshare", "--mount", "--map-root-user"]]
    way = next((way for way in ways if shutil.which("unshare") and not subprocess.run(
        [*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False).returncode), None)
    if not way:
        pytest.skip("this system permits no mounts: builds on a full or read-only disk were NOT tried")
    done = subprocess.run([*way, sys.executable, "-m", "tests.faults.on_a_disk", kind, root, site], cwd=REPOSITORY,
                          env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refused(done: subprocess.CompletedProcess[str], name: object) -> None:
    """Ensure that a command ended with exit code 2 and one line that names a path."""
    lines = said(done.stderr)
    assert (done.returncode, len(lines), done.stdout) == (2, 1, ""), done.stderr
    assert str(name) in lines[0]


def test_a_disk_that_is_full_at_any_point_leaves_the_site_and_is_said_in_one_line(root: Path, tmp_path: Path):
    (tmp_path / "out").mkdir()
    *failed, last = in_a_namespace("full", root, tmp_path / "out/site")
    kept = failed[0]["hash"]
    assert kept
    assert len([result for result in failed if result["code"] == 2]) >= 10
    for result in failed:
        assert result["code"] in (0, 2)
        assert (result["hash"] == kept) == (result["code"] == 2), result
        if result["code"] == 2:
            assert len(result["lines"]) == 1
            assert str(tmp_path / "out") in result["lines"][0]
            assert "No space left" in result["lines"][0]
    assert len({line for result in failed for line in result["lines"]}) >= 5, "the disk should have been full at different files"
    assert last["code"] == 0
    assert last["hash"] not in ("", kept)


def test_a_folder_that_cannot_be_written_leaves_the_site_and_is_said_in_one_line(root: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    kept = tree_hash(built(root, out / "site"))
    edit(root / "data/exemplars/mo-hinh-mau.yml", "Con đường chung tay", "Con đường mới")
    [result] = in_a_namespace("read-only", root, out / "site")
    assert (result["code"], result["hash"], len(result["lines"])) == (2, kept, 1)
    assert str(out) in result["lines"][0]
    assert tree_hash(built(root, out / "site")) != kept


@pytest.mark.parametrize("limit", [100, 1_000, 5_000, 10_000])
def test_a_limit_on_the_size_of_files_leaves_the_site_and_is_said_in_one_line(limit: int, root: Path, site: Path):
    kept = tree_hash(site)
    edit_every_page(root)
    done = subprocess.run(
        command("build", "--root", root, "--site", site), cwd=REPOSITORY, env=ENVIRONMENT, capture_output=True, text=True,
        check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)))
    refused(done, site.parent)
    assert tree_hash(site) == kept
    built(root, site)


def a_file(place: Path) -> None:
    place.write_text("somebody else's")


def a_folder_of_somebody_else(place: Path) -> None:
    place.mkdir()
    (place / "thesis.odt").write_text("the work of years")


def a_folder_with_another_manifest(place: Path) -> None:
    place.mkdir()
    (place / "manifest.json").write_text('{"name": "a web application", "files": {"a": [1, "b"]}}')


def a_link_to_a_folder(place: Path) -> None:
    a_folder_of_somebody_else(place.with_name("elsewhere"))
    place.symlink_to("elsewhere")


def a_link_to_nothing(place: Path) -> None:
    place.symlink_to("nowhere")


def a_link_to_itself(place: Path) -> None:
    place.symlink_to(place.name)


@pytest.mark.parametrize("what", [
    a_file, a_folder_of_somebody_else, a_folder_with_another_manifest, a_link_to_a_folder, a_link_to_nothing, a_link_to_itself])
def test_a_place_that_holds_something_else_is_refused_untouched(what: Callable[[Path], None], root: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    what(out / "site")
    before = tree(out)
    refused(build(root, out / "site"), out / "site")
    assert tree(out) == before


def test_a_link_to_a_site_of_ours_is_refused_untouched(root: Path, site: Path, tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/site").symlink_to(site)
    before = tree(tmp_path / "out"), tree(site)
    refused(build(root, tmp_path / "out/site"), tmp_path / "out/site")
    assert (tree(tmp_path / "out"), tree(site)) == before


@pytest.mark.parametrize("option", [".", "../mine", "{}/"])
def test_the_folder_of_somebody_else_is_refused_however_it_is_called(option: str, root: Path, tmp_path: Path):
    a_folder_of_somebody_else(tmp_path / "mine")
    before = tree(tmp_path / "mine")
    names = sorted(os.listdir(tmp_path))
    done = subprocess.run(
        command("build", "--root", root, "--site", option.format(tmp_path / "mine")), cwd=tmp_path / "mine",
        env={**ENVIRONMENT, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, text=True, check=False)
    refused(done, tmp_path / "mine")
    assert tree(tmp_path / "mine") == before
    assert sorted(os.listdir(tmp_path)) == names


def test_a_place_in_a_folder_that_does_not_exist_is_refused(root: Path, tmp_path: Path):
    refused(build(root, tmp_path / "missing/site"), tmp_path / "missing")
    assert not (tmp_path / "missing").exists()


def test_a_file_where_the_folder_of_our_own_should_be_is_refused(root: Path, site: Path):
    kept = tree_hash(site)
    shutil.rmtree(site.parent / ".site")
    a_file(site.parent / ".site")
    refused(build(root, site), site.parent / ".site")
    assert tree_hash(site) == kept


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_root_that_is_no_folder_is_refused_and_not_made(name: str, tmp_path: Path):
    a_file(tmp_path / "file")
    for root in (tmp_path / "missing", tmp_path / "file"):
        refused(run(name, "--root", root), root)
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_root_without_data_is_a_problem_that_says_what_is_missing_and_nothing_is_made_there(name: str, tmp_path: Path):
    (tmp_path / "root").mkdir()
    (tmp_path / "root/notes.txt").write_text("not a root")
    done = run(name, "--root", tmp_path / "root")
    assert done.returncode == 1
    assert done.stdout.startswith("data:1:1: F001 ")
    assert "Traceback" not in done.stdout + done.stderr
    assert sorted(os.listdir(tmp_path)) == ["root"]
    assert os.listdir(tmp_path / "root") == ["notes.txt"]
