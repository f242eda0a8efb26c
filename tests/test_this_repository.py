"""The records of this very repository, whichever province it is of: no problem, and a site in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check_root
from generator.problems import as_text, has_errors
from tests.conftest import ROOT, SHIPPED, built_site


def test_the_records_have_no_error():
    checked = check_root(ROOT)
    assert not has_errors(checked.problems), as_text(checked.problems, "en")


@pytest.mark.skipif(SHIPPED == ROOT, reason="these are the records of the demonstration, and many tests look at their site")
def test_the_site_can_be_built(tmp_path: Path):
    site = built_site(ROOT, tmp_path / "site")
    assert (site / "index.html").is_file()
    assert (site / "en/index.html").is_file()
