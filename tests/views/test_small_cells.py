"""Small counts of people are hidden, and nothing that is shown gives them away."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.views.small_cells import Hidden, suppressed

BELOW, WITHHELD = Hidden.BELOW, Hidden.WITHHELD


@pytest.mark.parametrize(("counts", "cells", "total"), [
    ((12, 30), (12, 30), 42),
    ((0, 30), (0, 30), 30),
    ((4, 30), (BELOW, WITHHELD), 34),
    ((4, 30, 80), (BELOW, WITHHELD, 80), 114),
    ((4, 5, 80), (BELOW, BELOW, 80), 89),
    ((1, 1, 80), (BELOW, BELOW, WITHHELD), 82),      # two that are together 2 are 1 and 1
    ((9, 9, 80), (BELOW, BELOW, WITHHELD), 98),      # two that are together 18 are 9 and 9
    ((5, 10, 10), (BELOW, WITHHELD, WITHHELD), 25),  # the withheld one is no greater than the 10 that would be shown
    ((4,), (BELOW,), None),
    ((4, 0), (BELOW, 0), None),
    ((), (), 0),
])
def test_what_is_shown_of_a_row(counts, cells, total):
    row = suppressed(counts)
    assert (row.cells, row.total) == (cells, total)


def _possible(row, least, counts):
    """Every row of counts that agrees with all that is shown and with the meaning of what is not."""
    shown = [cell for cell in row.cells if not isinstance(cell, Hidden) and cell]
    most = min(shown, default=row.total if row.total is not None else max(counts) + least)
    ranges = [range(1, least) if cell is BELOW else range(least, most + 1) if cell is WITHHELD else (cell,) for cell in row.cells]
    return [found for found in product(*ranges) if row.total is None or sum(found) == row.total]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.just(4))
def test_no_hidden_count_follows_from_the_rest_of_the_row(counts, least):
    """All rows that agree with what is shown are tried: for each hidden count more than one number is possible."""
    row = suppressed(counts, least)
    possible = _possible(row, least, counts)
    assert tuple(counts) in possible
    for index, cell in enumerate(row.cells):
        if isinstance(cell, Hidden):
            assert len({found[index] for found in possible}) > 1
        else:
            assert cell == counts[index]


@given(st.lists(st.integers(0, 500), max_size=12))
def test_no_small_count_is_shown_and_nothing_is_hidden_without_one(counts):
    row = suppressed(counts)
    assert len(row.cells) == len(counts)
    assert all(cell is BELOW if 0 < count < 10 else cell in (count, WITHHELD) for cell, count in zip(row.cells, counts, strict=True))
    if not any(0 < count < 10 for count in counts):
        assert row.cells == tuple(counts) and row.total == sum(counts)
