"""A build that is killed at any moment leaves a whole site. FULL=1 makes 500 kills of the 60."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

from tests.faults.small import AT, ENVIRONMENT, REPOSITORY, build, built, command, copied, edit, tree_hash

KILLS = 500 if os.environ.get("FULL") == "1" else 60
COLD_EVERY = 10
"""Before each so many kills the theme's shell is forgotten, so that the theme engine is running when the kill comes."""


def states(root: Path, folder: Path) -> dict[str, Path]:
    """Two versions of the data of a root: texts differ, and each has pages that the other has not."""
    first = copied(folder / "A", root)
    second = copied(folder / "B", root)
    edit(second / "data/exemplars/mo-hinh-mau.yml", "Con đường chung tay", "Con đường mới")
    shutil.copy(second / "data/documents/ke-hoach-mau.yml", second / "data/documents/them-vao.yml")
    shutil.copy(first / "data/news/thong-bao-mau.yml", first / "data/news/bot-di.yml")
    return {"A": first, "B": second}


def put(state: Path, root: Path) -> None:
    """Make the data of a root those of a state."""
    shutil.rmtree(root / "data")
    shutil.copytree(state / "data", root / "data")


def seconds(root: Path, site: Path, cold: bool) -> float:
    if cold:
        shutil.rmtree(root / ".cache/shell")
    started = time.perf_counter()
    assert build(root, site).returncode == 0
    return time.perf_counter() - started


def killed_build(root: Path, site: Path, after: float) -> float | None:
    """Start a build and kill it and all its children after some seconds. When it was ready before: how many it took."""
    started = time.perf_counter()
    with subprocess.Popen(command("build", "--root", root, "--site", site, "--at", AT), cwd=REPOSITORY, env=ENVIRONMENT,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None
        return time.perf_counter() - started


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_site_and_needs_no_cleaning(root: Path, tmp_path: Path):
    dice = random.Random(20261122)  # noqa: S311
    site = tmp_path / "out/site"
    site.parent.mkdir()
    versions = states(root, tmp_path / "states")
    whole, time_needed = {}, {}
    for cold in (True, False):
        for name, state in versions.items():
            put(state, root)
            time_needed[cold] = seconds(root, site, cold)
            whole[tree_hash(site)] = name
    assert sorted(whole.values()) == ["A", "B"]

    killed = 0
    for number in range(KILLS):
        name = "AB"[number % 2]
        put(versions[name], root)
        cold = number % COLD_EVERY == 0
        if cold:
            shutil.rmtree(root / ".cache/shell")
        took = killed_build(root, site, dice.uniform(0, 1.2 * time_needed[cold]))
        killed += took is None
        time_needed[cold] = took or time_needed[cold]  # a busy machine may have become a quiet one
        assert tree_hash(site) in whole, f"torn by kill {number}"
        assert len(os.listdir(site.parent)) <= 1 + 5
        if number % COLD_EVERY == COLD_EVERY - 1:
            assert whole[tree_hash(built(root, site))] == name
    assert KILLS // 2 < killed < KILLS, "the moments should cover the whole build and a little more"


def test_what_killed_builds_leave_in_the_cache_is_gone_after_the_next_build(root: Path, site: Path):
    shells = root / ".cache/shell"
    shutil.rmtree(shells)
    for _ in range(6):
        before = set(shells.glob(".making-*"))
        with subprocess.Popen(command("build", "--root", root, "--site", site), cwd=REPOSITORY, env=ENVIRONMENT,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:
            while process.poll() is None and not set(shells.glob(".making-*")) - before:
                time.sleep(0.01)
            assert process.poll() is None
            os.killpg(process.pid, signal.SIGKILL)
    assert build(root, site).returncode == 0
    assert len(list(shells.iterdir())) <= 2
