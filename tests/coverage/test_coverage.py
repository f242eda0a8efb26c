"""Everything that the plan calls for has records that hold it, pages of the shipped site that say it, and tests that keep it so."""

from __future__ import annotations

import ast
import html
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.records import BY_TYPE
from tests.conftest import ROOT

ROWS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "rows.yml").read_text(encoding="utf-8"))
ANALYSIS = ROOT.parent / "shared" / "domain.md"
"""The analysis of the plan, where it lies beside the repository: its first table names the rows."""


def test_every_row_of_the_analysis_has_an_entry_and_no_entry_is_without_a_row():
    if not ANALYSIS.is_file():
        pytest.skip("the analysis of the plan does not lie beside the repository")
    section = ANALYSIS.read_text(encoding="utf-8").split("\n## 1.")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")]
    assert [row for row in rows if row.strip("#-")] == list(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_what_is_called_for_who_holds_it_where_it_shows_and_what_keeps_it(row: str):
    entry = ROWS[row]
    assert set(entry) == {"asks", "types", "pages", "tests"} and all(entry.values())
    assert set(entry["types"]) <= set(BY_TYPE)


@pytest.mark.parametrize("row", ROWS)
def test_every_page_of_a_row_is_there_and_says_it(row: str, shipped_site: Path):
    for address, words in ROWS[row]["pages"].items():
        file = shipped_site / address.lstrip("/")
        page = file / "index.html" if address.endswith("/") else file
        assert page.is_file(), address
        assert words in _words(page), address


@pytest.mark.parametrize("row", ROWS)
def test_every_test_of_a_row_is_there(row: str):
    for name in ROWS[row]["tests"]:
        path, _, function = name.partition("::")
        assert function in _tests(path), name


@cache
def _words(page: Path) -> str:
    """What a page says between its navigation, without its marks; or all that a feed or a data file says."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".html":
        text = re.search(r"<article.*</article>", text, re.DOTALL)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@cache
def _tests(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {item.name for item in tree.body if isinstance(item, ast.FunctionDef) and item.name.startswith("test_")}
