"""The miniature repository under Git, and its site, built once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main
from tests.faults.small import AT, copied
from tests.review.conftest import commit, git

WITHDRAWN = "data/honorees/nguoi-duoc-khen-3.yml"
"""Who is withdrawn in the miniature repository, and not in this one."""


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root whose decision was changed after the first commit, and that has an embargoed one of its own commit."""
    root = copied(tmp_path_factory.mktemp("proof") / "root")
    git(root.parent, "init", "-q", "-b", "main", str(root))
    withdrawn = root / WITHDRAWN
    withdrawn.write_text(withdrawn.read_text(encoding="utf-8").partition("withdrawn:")[0], encoding="utf-8")
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(root, "add", "-A")
    commit(root, "first")
    decision = root / "data/decisions/bang-khen-2025.yml"
    decision.write_bytes(decision.read_bytes() + b"# seen\n")
    git(root, "add", "-A")
    commit(root, "WORDS OF A COMMIT")
    text = (root / "data/documents/ke-hoach-mau.yml").read_text(encoding="utf-8")
    (root / "data/documents/chua-cong-bo.yml").write_text(re.sub(r"(?m)^publish_at: .*$", "publish_at: 2030-01-01", text), encoding="utf-8")
    git(root, "add", "-A")
    commit(root, "embargoed")
    return root


@pytest.fixture(scope="session")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that repository, built by the command; for reading only."""
    folder = tmp_path_factory.mktemp("proven") / "site"
    assert main(["build", "--root", str(repository), "--site", str(folder), "--at", AT]) == 0
    return folder


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site to do harm to."""
    return Path(shutil.copytree(site, tmp_path / "copy", copy_function=os.link))


@pytest.fixture
def verify(capsys: pytest.CaptureFixture) -> Callable[..., tuple[int, str]]:
    """The command `verify`: its exit code and what it says."""
    def verify(*arguments: object) -> tuple[int, str]:
        code = main(["verify", *map(str, arguments)])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out + said.err

    return verify


def key(folder: Path, name: str = "key", passphrase: str = "") -> Path:
    """A new key."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", str(folder / name)], check=True)
    return folder / name
