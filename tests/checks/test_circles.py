"""Circles are looked for once through every record, however many ways lead to it."""

from __future__ import annotations

from collections import Counter

from generator.checks.references import _circles


class Counted(dict):
    """Edges that know how often each record was entered."""

    def __init__(self, edges: dict) -> None:
        super().__init__(edges)
        self.entered: Counter[str] = Counter()

    def __getitem__(self, key: str) -> list:
        self.entered[key] += 1
        return super().__getitem__(key)


def edges(**links: str) -> Counted:
    return Counted({name: [((name, index), target) for index, target in enumerate(targets.split())] for name, targets in links.items()})


def test_many_ways_to_one_record_are_no_more_work():
    ladder = Counted({f"a{level}": [((), f"a{level + 1}"), ((), f"a{level + 1}")] for level in range(14)} | {"a14": []})
    assert list(_circles(ladder)) == []
    assert set(ladder.entered.values()) == {1}


def test_a_long_chain_needs_no_deep_stack():
    chain = Counted({str(number): [((), str(number + 1))] for number in range(5000)} | {"5000": [((), "0")]})
    [(node, _, circle)] = _circles(chain)
    assert node == "5000"
    assert len(circle) == 5002


def test_each_circle_is_reported_at_the_link_that_leads_back():
    found = [(node, " ".join(circle)) for node, _, circle in _circles(edges(a="b", b="c", c="b d", d="d", e="a missing"))]
    assert found == [("c", "b c b"), ("d", "d d")]
