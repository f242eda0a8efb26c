"""The miniature repository gives exactly the expected site. `make golden` accepts a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.tree import EXPECTED, contents, made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("golden"))


def test_the_same_files_come_out(site: Path):
    assert sorted(contents(site)) == sorted(contents(EXPECTED))


def test_every_file_has_the_expected_bytes(site: Path):
    expected = contents(EXPECTED)
    for path, data in contents(site).items():
        assert data.decode("utf-8", "replace") == expected[path].decode("utf-8", "replace"), path  # words, that a difference can be read
        assert data == expected[path], path


def test_nothing_withdrawn_or_embargoed_shows_anywhere(site: Path):
    everything = b"".join(contents(site).values()).decode("utf-8", "replace")
    for secret in ("Tên Không Được Hiện", "Hộ gia đình Bị Ẩn", "Chưa đến ngày công bố", "cho-ngay-cong-bo", "13/QĐ-MAU", "Tên Đề Nghị Đã Gỡ"):
        assert secret not in everything
    for tombstone in ("honorees/nguoi-duoc-khen-3", "honorees/ho-gia-dinh-rut", "decisions/quyet-dinh-da-rut"):
        assert (site / tombstone / "index.html").is_file()
