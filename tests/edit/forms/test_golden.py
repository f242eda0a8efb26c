"""A form's text to a file and an answer, byte by byte: each folder of `cases` has body.md, the answer, and the record if there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.edit.forms.reply import reply
from generator.edit.forms.template import contact_page
from tests.edit.forms.sent import records, sent

CASES = sorted(folder for folder in (Path(__file__).parent / "cases").iterdir())


def came_of(case: Path) -> dict[str, str]:
    """File of the case -> what should stand in it."""
    came = sent((case / "body.md").read_text(encoding="utf-8"))
    answer = reply(came, contact_page(records().catalog), "https://host.example/org/repo")
    return {"answer.md": answer, "record.yml": f"# {came.path}\n{came.text}" if came.path else ""}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_becomes_what_is_written_beside_it(case):
    for name, text in came_of(case).items():
        assert ((case / name).read_text(encoding="utf-8") if (case / name).exists() else "") == text
