"""An invented province into which the sheets are imported, and one process apart for all of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.edit.sheets import opening
from generator.edit.sheets.importing import Imported, Order, imported
from generator.read.media.apart import Helper

HERE = Path(__file__).parent
MINIMAL = HERE.parents[1] / "checks" / "minimal"
PUBLISHED = "2026-12-01"


def laid(target: Path) -> Path:
    """The province as a root."""
    shutil.copytree(MINIMAL, target)
    for path, text in yaml.safe_load((HERE / "province.yml").read_text(encoding="utf-8")).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8") if text else (target / path).unlink()
    return target


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("sheets") / "root")


@pytest.fixture(scope="session")
def helper() -> Iterator[Helper]:
    with Helper() as helper:
        yield helper


class _Shared:
    """What stands for the process apart of one import: the one of all tests, which begins anew if it dies."""

    def __init__(self, helper: Helper) -> None:
        self.helper = helper

    def __enter__(self) -> Helper:
        return self.helper

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def take(province: Path, helper: Helper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Imported]:
    """Import the bytes of a workbook into the province."""
    monkeypatch.setattr(opening, "Helper", lambda: _Shared(helper))

    def take(data: bytes, name: str = "danh-sach.xlsx", **options: Any) -> Imported:
        file = tmp_path / name
        file.write_bytes(data)
        return imported(Order(province, file, published=PUBLISHED, cache=province.parent / "records.json", **options))

    return take
