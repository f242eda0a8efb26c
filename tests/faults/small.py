"""A small root, builds of it, and the hash of what they publish."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from generator import build as stages
from generator.problems import as_text
from generator.records.fields import parse_instant
from generator.review.commits import read_commits

REPOSITORY = Path(__file__).parent.parent.parent
MINIATURE = REPOSITORY / "tests/golden/repository"
AT = "2026-01-01"
NOT_ROOT = ("site", ".site", ".cache")
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def copied(target: Path, source: Path = MINIATURE) -> Path:
    """A copy of a root without anything that a build made."""
    return Path(shutil.copytree(source, target, ignore=shutil.ignore_patterns(*NOT_ROOT)))


def command(*arguments: object) -> list[str]:
    """One command; builds are made without the bundle, as those in this process are."""
    return [sys.executable, "-m", "generator", *map(str, arguments), *(["--without-bundle"] if arguments[:1] == ("build",) else [])]


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """One command of the generator in a process of its own."""
    return subprocess.run(command(*arguments), cwd=REPOSITORY, env={**ENVIRONMENT, **environment}, capture_output=True,
                          text=True, encoding="utf-8", check=False)


def build(root: Path, site: Path, *options: object, at: str = AT, **environment: str) -> subprocess.CompletedProcess[str]:
    return run("build", "--root", root, "--site", site, "--at", at, *options, **environment)


def built(root: Path, site: Path, at: str = AT, offline: bool = False) -> Path:
    """The site of a root, built in this process, with the zip of it if wanted; fails with the problems when there are any."""
    done = stages.build(root, site, parse_instant(at), lambda step: None, commits=read_commits(root, root / ".cache/commits.json"), offline=offline)
    assert done.pages, as_text(done.problems, "en")
    return site


def tree(folder: Path) -> dict[str, tuple[str, str]]:
    """Path -> mode and digest of everything below a folder: files by their bytes, links by their target, folders by being there."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            content = f"-> {os.readlink(path)}"
        else:
            content = "" if path.is_dir() else sha256(path.read_bytes()).hexdigest()
        found[path.relative_to(folder).as_posix()] = (oct(path.lstat().st_mode), content)
    return found


def tree_hash(folder: Path) -> str:
    """One digest of a folder; "" when there is none."""
    return sha256(repr(tree(folder)).encode()).hexdigest() if folder.is_dir() else ""


def differences(one: Path, other: Path) -> list[str]:
    """The paths in which two folders are not the same."""
    first, second = tree(one), tree(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def said(stderr: str) -> list[str]:
    """What a command told people, but for its progress."""
    return [line for line in stderr.splitlines() if line and not line.endswith("…")]


def edit_every_page(root: Path, text: str = "Bản khác") -> None:
    """Change the notice that every page shows."""
    file = root / "data/site.yml"
    changed, count = re.subn(r"(notice:\n\s+vi:) .*\n(\s+en:) .*", rf"\1 {text}\n\2 {text}", file.read_text(encoding="utf-8"))
    assert count == 1
    file.write_text(changed, encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Replace one text in a file; the text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
