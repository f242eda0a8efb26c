"""Faulty workbooks: each is refused at its place, in Vietnamese, with what to do; nothing is written and nothing breaks."""

from __future__ import annotations

import re

import pytest

from generator.edit.sheets.importing import Imported
from generator.problems import KINDS, as_text, has_errors
from generator.records import BY_TYPE
from tests.edit.sheets import faulty
from tests.edit.sheets.made import book

_VIETNAMESE = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I)


def refused(result: Imported, code: str) -> list:
    """The problems of a code; what holds for everything that is refused is looked at here."""
    assert has_errors(result.problems)
    assert result.texts == {}
    for problem in result.problems:
        assert _VIETNAMESE.search(problem.messages[0]) and _VIETNAMESE.search(problem.hints[0])
        assert not re.search(r"\{\w*\}|None|Traceback", "".join(problem.messages + problem.hints))
        assert problem.line >= 1 and problem.column >= 1
    found = [problem for problem in result.problems if problem.code == code]
    assert found, as_text(result.problems, "vi")
    return found


def test_the_plain_list_has_no_fault(take):
    result = take(faulty.plain(), **faulty.GIVEN)
    assert not has_errors(result.problems), as_text(result.problems, "vi")
    assert list(result.texts) == ["data/decisions/quyet-dinh-12-qd-ubnd-2026.yml"]


@pytest.mark.parametrize("name", faulty.CELLS)
def test_a_faulty_cell_is_named(name, take):
    changes, code, cell = faulty.CELLS[name]
    found = refused(take(faulty.plain(**changes), **faulty.GIVEN), code)
    if cell:
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
        assert any((problem.line, problem.column) == (int(row), ord(column) - 64) for problem in found)
        assert any(f'trang tính "Danh sách", ô {cell}: ' in problem.messages[0] for problem in found)


@pytest.mark.parametrize("name", faulty.ORDERS)
def test_a_wrong_order_is_named(name, take):
    options, code, path = faulty.ORDERS[name]
    assert refused(take(faulty.plain(), **{**faulty.GIVEN, **options}), code)[0].path == path


@pytest.mark.parametrize("name", faulty.FILES)
def test_a_file_that_is_no_workbook_is_refused(name, take):
    file, make, code = faulty.FILES[name]
    assert refused(take(make(), file), code)[0].path == file


@pytest.mark.parametrize("name", faulty.EVENTS)
def test_a_faulty_row_of_a_list_of_records_is_named(name, take):
    rows, code, cell = faulty.EVENTS[name]
    found = refused(take(book(("Sự kiện", rows)), model=BY_TYPE["event"]), code)
    assert any(f"ô {cell}: " in problem.messages[0] for problem in found)


def test_all_problems_are_told_at_once(take):
    result = take(faulty.plain(B3="Lе Thị Hoa", C4="Nhóm", H3="mùa mưa", G3="Xã Không Có", E4="Tư", I4="=A1"), **faulty.GIVEN)
    assert {problem.code for problem in result.problems if problem.severity == "error"} >= {"E113", "E116", "E117", "E119", "E110"}


def test_no_value_of_a_person_is_repeated(take):
    result = take(faulty.plain(B3="Lê Thị Hoa 012185001234", F4="0912.345.678", J2="Số CCCD", J3="012185001234", K2="Ngày sinh", K3="02/03/1985"), **faulty.GIVEN)
    told = as_text(result.problems, None)
    for value in ("012185001234", "185001234", "0912.345.678", "0912345678", "02/03/1985"):
        assert value not in told
    assert 'ô J2: cột J' in told and 'ô K2: cột K' in told


def test_a_file_for_many_records_is_none(take):
    rows = [["Mã", "Tên sự kiện", "Loại", "Cấp", "Bắt đầu"], ["hop-1", "Họp", None, "Cấp tỉnh", 2026]]
    result = take(book(("Sự kiện", rows)), model=BY_TYPE["event"], into="data/events/hop.yml", same=("ai-do",))
    assert {problem.code for problem in result.problems} >= {"E153", "E170"}


def test_every_kind_of_error_is_in_the_corpus():
    told = {case[-2] for cases in (faulty.CELLS, faulty.ORDERS, faulty.EVENTS) for case in cases.values()} | {case[-1] for case in faulty.FILES.values()}
    ours = {code for code, kind in KINDS.items() if "E100" <= code <= "E199" and kind.severity == "error"}
    assert ours - told == {
        "E101",  # no file: test_command
        "E169",  # a fault of ours
        "E170",  # above
    }


def test_the_corpus_is_large():
    assert len(faulty.CELLS) + len(faulty.ORDERS) + len(faulty.FILES) + len(faulty.EVENTS) >= 120
