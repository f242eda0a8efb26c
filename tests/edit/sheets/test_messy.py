"""Messy workbooks to decision files, side by side: what is made in `made.py`, what comes of it in `expected/`.

`python -m tests.edit.sheets.test_messy` accepts what comes out now; read the difference.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from generator.edit.sheets.importing import Imported, Order, imported
from generator.problems import as_text, has_errors
from generator.read import limits_for, parse
from tests.edit.sheets.conftest import PUBLISHED, laid
from tests.edit.sheets.made import MESSY

EXPECTED = Path(__file__).parent / "expected"


def told(result: Imported) -> str:
    """What a clerk reads."""
    return as_text(result.problems, "vi") + as_text(result.problems, "en")


@pytest.mark.parametrize("name", MESSY)
def test_a_messy_workbook_becomes_the_expected_file(name, take):
    make, options = MESSY[name]
    result = take(make(), f"{name}.xlsx", **options)
    assert told(result) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    (path, text), = result.texts.items()
    assert path.startswith("data/decisions/")
    assert text == (EXPECTED / f"{name}.yml").read_text(encoding="utf-8")
    assert not has_errors(result.problems)
    assert parse(path, text.encode(), limits_for(path))[1] == []


@pytest.mark.parametrize("name", MESSY)
def test_nothing_personal_is_in_the_result_or_in_what_is_said(name, take):
    make, options = MESSY[name]
    result = take(make(), f"{name}.xlsx", **options)
    for secret in ("012185001234", "012079001234", "0912345678", "0912 345 679", "1985-03-02", "02/3/1979", "1979"):
        assert secret not in "".join(result.texts.values()) + told(result)


def accept() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = laid(Path(folder) / "root")
        for name, (make, options) in MESSY.items():
            file = Path(folder) / f"{name}.xlsx"
            file.write_bytes(make())
            result = imported(Order(root, file, published=PUBLISHED, **options))
            EXPECTED.mkdir(exist_ok=True)
            (EXPECTED / f"{name}.txt").write_text(told(result), encoding="utf-8")
            (EXPECTED / f"{name}.yml").write_text("".join(result.texts.values()), encoding="utf-8")


if __name__ == "__main__":
    accept()
