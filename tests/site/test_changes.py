"""A site that was built before a change and built again after it is, byte for byte, the site that is built from nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import CACHE
from tests.conftest import built_site, with_memory
from tests.golden.tree import AT, REPOSITORY, contents


def _renamed(old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / "data" / old).rename(root / "data" / new)
        _written(Path(old).stem, Path(new).stem)(root)
    return change


def _written(old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        for file in sorted(path for path in (root / "data").rglob("*") if path.suffix in (".yml", ".geojson")):
            file.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, file.read_text(encoding="utf-8")), encoding="utf-8")
    return change


CHANGES = {
    "a record that others point at has another address": _renamed("places/xa-dak-mau.yml", "places/xa-dak-cu.yml"),
    "an award has another address": _renamed("awards/bang-khen-tinh.yml", "awards/bang-khen.yml"),
    "what points at others has another address": _renamed("oversight/giam-sat-mau.yml", "oversight/giam-sat-moi.yml"),
    "a piece of news has another address": _renamed("news/thong-bao-mau.yml", "news/nhac-viec-mau.yml"),
    "an honouree without a file has another address": _written("nguyen-van-duc-2", "nguyen-van-duc-9"),
    "a campaign has another name": _written("Mỗi thôn một con đường", "Ánh sáng đường quê"),
    "a place lives on in none": lambda root: _cut(root / "data/places/xa-dak-mau.yml", "succession:", "publish_at:"),
    "a record is withdrawn": lambda root: _added(root / "data/campaigns/phong-trao-xa.yml"),
}


def _cut(file: Path, first: str, last: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text[:text.index(first)] + text[text.index(last):], encoding="utf-8")


def _added(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("withdrawn:\n  date: 2025-12-20\n  reason:\n    vi: Công bố nhầm.\n")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the miniature repository and its site."""
    folder = tmp_path_factory.mktemp("before")
    shutil.copytree(REPOSITORY, folder / "root")
    built_site(folder / "root", folder / "site", AT)
    return folder


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_nothing_is_left_of_what_was(change: Callable[[Path], None], before: Path, tmp_path: Path):
    root, site = before / "root", before / "site"
    kept = tmp_path / "kept"
    shutil.copytree(root / "data", kept)
    change(root)
    try:
        fresh = tmp_path / "fresh"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(CACHE))
        with_memory(root / CACHE, fresh)
        expected = contents(built_site(fresh, tmp_path / "site", AT))
        found = contents(built_site(root, site, AT))
        assert [path for path in sorted({*found, *expected}) if found.get(path) != expected.get(path)] == []
    finally:
        shutil.rmtree(root / "data")
        kept.rename(root / "data")
        built_site(root, site, AT)
