"""A small repository with one commit, and changes laid over it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MINIMAL = HERE.parent / "checks" / "minimal"
WHO = {"GIT_AUTHOR_NAME": "Người Thử", "GIT_AUTHOR_EMAIL": "nguoi.thu@example.org", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z"}
ENVIRONMENT = {
    **os.environ, **WHO, **{name.replace("AUTHOR", "COMMITTER"): value for name, value in WHO.items()},
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(root: Path, *command: str, given: str = "") -> str:
    """What Git says; a test fails when Git does."""
    done = subprocess.run(["git", "-C", str(root), *command], input=given.encode(), capture_output=True, check=True, env=ENVIRONMENT)
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def commit(root: Path, words: str) -> str:
    """A commit of what is in the index."""
    git(root, "commit", "-q", "--allow-empty", "--no-verify", "-m", words)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository before any change: the smallest root that passes, with a few records."""
    root = tmp_path_factory.mktemp("review") / "base"
    shutil.copytree(MINIMAL, root)
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    git(root.parent, "init", "-q", "-b", "main", str(root))
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(root, "add", "-A")
    commit(root, "base")
    return root


@pytest.fixture
def changed(base: Path, tmp_path: Path) -> Callable[[Mapping[str, Any]], Path]:
    """A repository in which one more commit has made a change; `main` is the commit before it.

    A change has `before` and `after`, both of the form {"files": {path: text or None}, "replace": {path: [[old, new], ...]}, "move": {old: new},
    "links": {path: target}, "modes": {path: mode}}. What `before` says belongs to the commit `main`.
    """
    def change(told: Mapping[str, Any]) -> Path:
        root = tmp_path / "repository"
        shutil.copytree(base, root, symlinks=True)
        if "before" in told:
            _lay(root, told["before"])
            commit(root, "before")
        git(root, "checkout", "-q", "-b", "change")
        _lay(root, told["after"])
        commit(root, "after")
        return root

    return change


def _lay(root: Path, told: Mapping[str, Any]) -> None:
    for path, text in told.get("files", {}).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="") if text is not None else target.unlink()
    for path, pairs in told.get("replace", {}).items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, f"{path} has no {old!r}"
            text = text.replace(old, new)
        (root / path).write_text(text, encoding="utf-8")
    for old, new in told.get("move", {}).items():
        (root / old).rename(root / new)
    for path, target in told.get("links", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    git(root, "add", "-A", "-f", ".")
    git(root, "rm", "-r", "-q", "--cached", "--ignore-unmatch", ".cache")
    for path, mode in told.get("modes", {}).items():
        blob = git(root, "rev-parse", "HEAD") if mode == "160000" else git(root, "hash-object", "-w", "--", path)
        git(root, "update-index", "-z", "--add", "--index-info", given=f"{mode} {blob}\t{path}\0")
