"""The State's list of units: two tiers, and read only when a place needs it."""

from __future__ import annotations

from collections import Counter

from generator.catalog import load
from generator.checks import places
from generator.checks.subject import Subject
from generator.ledger import read_ledger

PLACE = "publish_at: 2022-01-01\nname:\n  vi: Xã Tịnh Khê\nkind: commune\ncode: \"21211\"\n"


def test_the_list_has_the_provinces_and_communes_of_the_two_tiers():
    units = places.listed()
    assert Counter(len(code) for code in units) == {2: 34, 5: 3321}
    assert {unit.kind for unit in units.values()} == set(places.KINDS.values())
    assert all(unit.parent in units for unit in units.values() if len(unit.code) == 5)
    assert sum(unit.parent == "51" for unit in units.values()) == 96
    assert (units["01"].name, units["01"].kind, units["51"].name) == ("Thành phố Hà Nội", "city", "Tỉnh Quảng Ngãi")


def test_the_list_is_not_read_for_illustrative_ended_or_uncoded_places(lay, monkeypatch):
    files = {"a": PLACE + "illustrative: true\n", "b": PLACE + "ended:\n  date: 2025-06-30\n", "c": PLACE.replace('code: "21211"\n', "")}
    root = lay({f"data/places/{name}.yml": text for name, text in files.items()})
    loaded = load(root)
    monkeypatch.setattr(places, "listed", None)
    assert list(places.codes_are_those_of_the_list(Subject(loaded.catalog, loaded.sources, read_ledger(root)))) == []
