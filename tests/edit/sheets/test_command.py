"""`import` and `template` on the command line: files are made whole or not at all, and none is written over."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.build import check_root
from generator.problems import has_errors
from tests.edit.sheets import faulty
from tests.edit.sheets.conftest import laid


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid(tmp_path / "root")


def state(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(root.rglob("*"))
            if path.is_file() and ".cache" not in path.parts}


def order(root: Path, data: bytes, *more: str) -> list[str]:
    file = root.parent / "danh-sach.xlsx"
    file.write_bytes(data)
    return ["import", str(file), "--root", str(root), "--at", "2026-12-01", "--set", "commendation=regular", "--set", "title.vi=Tặng Bằng khen", *more]


def test_a_list_becomes_a_file_that_passes_the_check_and_is_never_written_over(root, capsys):
    before = state(root)
    assert main(order(root, faulty.plain(), "--into", "data/decisions/dot-1.yml")) == 0
    assert "data/decisions/dot-1.yml" in capsys.readouterr().err
    assert {path: digest for path, digest in state(root).items() if path in before} == before
    assert set(state(root)) - set(before) == {"data/decisions/dot-1.yml"}
    assert not has_errors(check_root(root).problems)
    after = state(root)
    assert main(order(root, faulty.plain(), "--into", "data/decisions/dot-1.yml", "--lang", "vi")) == 1
    assert "E164" in capsys.readouterr().out
    assert state(root) == after


def test_nothing_is_written_on_an_error_or_in_a_preview(root, capsys):
    before = state(root)
    assert main(order(root, faulty.plain(C3="Nhóm"))) == 1
    said = capsys.readouterr()
    assert "danh-sach.xlsx:3:3: E116" in said.out and "Chưa ghi gì" in said.err
    assert main(order(root, faulty.plain(), "--preview")) == 0
    assert "honoree: le-thi-hoa" in capsys.readouterr().out
    assert state(root) == before


def test_the_workbook_is_never_changed(root):
    arguments = order(root, faulty.plain())
    data = Path(arguments[1]).read_bytes()
    main(arguments)
    assert Path(arguments[1]).read_bytes() == data


def test_a_template_is_made_and_none_is_written_over(root, capsys):
    file = root.parent / "mau.xlsx"
    assert main(["template", "decision", str(file), "--root", str(root)]) == 0
    data = file.read_bytes()
    assert main(["template", "decision", str(file), "--root", str(root)]) == 2
    assert file.read_bytes() == data
    assert main(["template", "decision", str(root.parent / "mau.xls"), "--root", str(root)]) == 2


def test_a_missing_workbook_is_named(root, capsys):
    assert main(["import", str(root / "khong-co.xlsx"), "--root", str(root)]) == 1
    assert "E101" in capsys.readouterr().out
