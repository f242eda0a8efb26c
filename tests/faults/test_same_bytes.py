"""Two builds of the same input are the same bytes, on any machine and with or without what earlier builds left."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copied_root
from tests.faults.conftest import with_memory
from tests.faults.small import ENVIRONMENT, MINIATURE, REPOSITORY, built, command, copied, differences, edit, tree

AT = "2026-12-01"
PLACES = {
    "UTC": {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
    "Hanoi": {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    "Los Angeles": {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "random", "SOURCE_DATE_EPOCH": "1"},
}


def cold_build(root: Path, site: Path, umask: int, environment: dict[str, str]) -> Path:
    """A build without any cache, in a process with another environment."""
    environment = {"PATH": ENVIRONMENT["PATH"], "PYTHONPATH": str(REPOSITORY), **environment}
    done = subprocess.run(command("build", "--site", os.path.relpath(site, root), "--at", AT), cwd=root, env=environment,
                          umask=umask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("usual")
    return cold_build(copied_root(folder / "root"), folder / "site", 0o022, PLACES["UTC"])


@pytest.mark.parametrize("place", [place if place == "Hanoi" else pytest.param(place, marks=pytest.mark.audit) for place in PLACES])
def test_another_machine_files_made_in_another_order_and_another_umask_change_nothing(place: str, usual: Path, tmp_path: Path):
    """Time zone, locale, hash seed, the folder, the order of its files and the umask are others all at once."""
    first = copied_root(tmp_path / "first")
    root = tmp_path / "Thi đua 2026/một thư mục khác/root"
    paths = sorted(path for path in first.rglob("*") if path.is_file())
    random.Random(1).shuffle(paths)  # noqa: S311
    for path in paths:
        target = root / path.relative_to(first)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    assert differences(cold_build(root, root.parent / "site", 0o077, PLACES[place]), usual) == []


def test_the_site_is_for_every_reader_whatever_the_umask(usual: Path, root: Path, tmp_path: Path):
    assert {mode for mode, _ in tree(usual).values()} == {"0o100644", "0o40755"}
    before = os.umask(0o077)
    try:
        site = built(root, tmp_path / "site")
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    assert {mode for mode, _ in tree(site).values()} == {"0o100644", "0o40755"}
    assert site.stat().st_mode & 0o777 == 0o755


def changes() -> dict[str, Callable[[Path], None]]:
    """Every record and page of the root with one text of it changed, and some larger changes."""
    found: dict[str, Callable[[Path], None]] = {}
    for path in sorted([*MINIATURE.glob("data/**/*.yml"), *MINIATURE.glob("content/*/*.md")]):
        name = path.relative_to(MINIATURE).as_posix()
        mark = "vi: " if path.suffix == ".yml" else "\n\n"
        if "vocabulary" not in name and mark in path.read_text(encoding="utf-8"):
            found[name] = lambda root, name=name, mark=mark: edit(root / name, mark, f"{mark}Sửa ")
    found["the words"] = lambda root: [edit(path, "      vi: ", "      vi: Sửa ") for path in root.glob("data/vocabulary/*.yml")]
    found["the name of the site"] = lambda root: edit(root / "mkdocs.yml", "site_name: ", "site_name: Mới ")
    found["the address of the site"] = lambda root: edit(root / "mkdocs.yml", "https://", "https://www.")
    found["a record is added"] = lambda root: shutil.copy(root / "data/news/thong-bao-mau.yml", root / "data/news/moi.yml")
    found["a record is gone"] = lambda root: (root / "data/exemplars/mo-hinh-mau.yml").unlink()
    decision = "data/decisions/bang-khen-2025.yml"
    found["a decision changed later"] = lambda root: edit(root / decision, "updated: 2025-12-02", "updated: 2025-12-09")
    found["a decision is not invented"] = lambda root: edit(root / decision, "illustrative: true", "illustrative: false")
    found["a record comes earlier"] = lambda root: edit(root / "data/exemplars/cho-ngay-cong-bo.yml", "2030-01", "2025-12")
    found["a decision is withdrawn"] = lambda root: edit(
        root / "data/decisions/bang-khen-2025.yml", "illustrative:",
        "withdrawn:\n  date: 2025-12-24\n  reason:\n    vi: Rút.\nillustrative:")
    return found


CHANGES = changes()
UNSEEN = ("data/decisions/quyet-dinh-da-rut", "data/exemplars/cho-ngay-cong-bo")
"""Changes that need not show: of a withdrawn record, and of one whose day has not come."""
SAMPLE = {change.rpartition("/")[0] or change: change for change in CHANGES if not change.startswith(UNSEEN)}.values()
"""One record of each type, one page of each language, and every larger change."""


@pytest.fixture(scope="module")
def once(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A root that is built over and over, and its site as the first build made it."""
    folder = tmp_path_factory.mktemp("once")
    root = with_memory(warm, copied(folder / "root", warm / "root"))
    built(root, folder / "site")
    shutil.copytree(folder / "site", folder / "first")
    return root, folder / "site"


def restore(root: Path) -> None:
    """Undo every change."""
    for name in ("data", "content"):
        shutil.rmtree(root / name)
        shutil.copytree(MINIATURE / name, root / name)
    for path in MINIATURE.glob("mkdocs*.yml"):
        shutil.copy(path, root)


@pytest.mark.parametrize("change", [change if change in SAMPLE else pytest.param(change, marks=pytest.mark.audit) for change in CHANGES])
def test_an_edit_gives_the_same_bytes_with_and_without_a_cache_and_editing_back_gives_the_first_bytes(
    change: str, once: tuple[Path, Path], tmp_path: Path,
):
    """What is known of records and pages is what can be wrong; a build without the compiled templates and the like is in test_damage.py."""
    root, site = once
    restore(root)
    CHANGES[change](root)
    built(root, site)
    fresh = with_memory(root.parent, copied(tmp_path / "root", root))
    assert differences(site, built(fresh, tmp_path / "site")) == []
    assert differences(site, site.parent / "first") or change.startswith(UNSEEN)
    restore(root)
    assert differences(built(root, site), site.parent / "first") == []


def test_a_later_instant_gives_the_same_bytes_with_and_without_a_cache(root: Path, site: Path, warm: Path, tmp_path: Path):
    for at in ("2030-01-01", "2026-01-01", "2025-01-02"):
        fresh = with_memory(warm, copied(tmp_path / at / "root", warm / "root"))
        assert differences(built(root, site, at), built(fresh, tmp_path / at / "site", at)) == []
