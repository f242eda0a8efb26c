"""How a legal text stands on a day, as far as its record tells."""

from __future__ import annotations

from datetime import date

import pytest

from generator.records.document import Document
from generator.records.fields import _partial_date


def document(**fields: object) -> Document:
    given = {"status": "in_force", "issued": None, "in_force_from": None, "in_force_to": None, **fields}
    if given["issued"]:
        given["issued"] = _partial_date(given["issued"])
    return Document.model_construct(**given)


@pytest.mark.parametrize(("fields", "day", "state"), [
    ({"in_force_from": date(2024, 1, 1)}, date(2023, 12, 31), "not_yet"),
    ({"in_force_from": date(2024, 1, 1)}, date(2024, 1, 1), "in_force"),
    ({"in_force_to": date(2025, 6, 30), "status": "replaced"}, date(2025, 6, 30), "in_force"),
    ({"in_force_to": date(2025, 6, 30), "status": "replaced"}, date(2025, 7, 1), "ended"),
    ({"issued": "2014-04"}, date(2014, 3, 31), "not_yet"),
    ({"issued": "2014-04"}, date(2014, 4, 1), "in_force"),
    ({"status": "replaced"}, date(2026, 1, 1), "unknown"),
    ({"status": "historical"}, date(2026, 1, 1), "unknown"),
    ({"status": "not_yet"}, date(2026, 1, 1), "not_yet"),
    ({"status": "unknown", "in_force_from": date(2024, 1, 1)}, date(2025, 1, 1), "unknown"),
])
def test_the_state_of_a_text_on_a_day(fields, day, state):
    assert document(**fields).state_at(day) == state


def test_a_text_that_was_replaced_or_repealed_has_ended_even_when_nobody_says_since_when():
    assert [status for status in ("in_force", "replaced", "repealed", "historical", "unknown") if document(status=status).ended] == ["replaced", "repealed"]
