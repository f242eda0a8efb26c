"""What a unit is today: through mergers, splits and renamings, forward and back, at an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.catalog import Catalog, load
from generator.records.place import Place
from generator.succession import before, cited, is_over, today

EMPTY = replace(load(Path(__file__).parent / "checks/minimal").catalog, records={})
ON = date(2026, 1, 1)


def catalog(**places: dict) -> Catalog:
    """A catalog of places; each keyword is an id with its `ended` and the successors, each with its kind of change."""
    found = {}
    for key, given in places.items():
        ended = {"ended": {"date": given["ended"]}} if "ended" in given else {}
        steps = [{"successor": other, "change": change, "date": "2025-07-01", "decided_by": {"document": f"of-{key}"}}
                 for other, change in given.get("to", {}).items()]
        found[key] = Place.model_validate({
            "id": key, "path": "-", "digest": "-", "publish_at": "2015-01-01", "name": {"vi": key}, "kind": "commune", **ended,
            "succession": steps})
    return replace(EMPTY, records={"place": found})


def today_of(found: Catalog, key: str, on: date = ON) -> list[str]:
    return [unit.id for unit in today(found, found.get("place", key), on)]


def test_a_living_unit_is_itself_even_when_a_part_of_it_passed_over():
    assert today_of(catalog(a={"to": {"b": "part"}}, b={}), "a") == ["a"]


def test_many_became_one_and_one_became_many():
    found = catalog(a={"ended": "2025-06-30", "to": {"c": "merged"}}, b={"ended": "2025-06-30", "to": {"d": "split", "c": "split"}}, c={}, d={})
    assert today_of(found, "a") == ["c"]
    assert today_of(found, "b") == ["c", "d"]
    assert [(unit.id, step.change) for unit, step in before(found, found.get("place", "c"))] == [("a", "merged"), ("b", "split")]
    assert cited(before(found, found.get("place", "c"))) == [("document", "of-a"), ("document", "of-b")]
    assert before(found, found.get("place", "a")) == []


def test_a_chain_is_followed_to_its_end_once_even_in_a_circle():
    chain = catalog(a={"ended": "2010", "to": {"b": "renamed"}}, b={"ended": "2020", "to": {"c": "split", "d": "split"}},
                    c={"ended": "2024", "to": {"e": "merged"}}, d={"ended": "2024", "to": {"e": "merged"}}, e={})
    assert today_of(chain, "a") == ["e"]
    assert today_of(catalog(a={"ended": "2010", "to": {"b": "merged"}}, b={"ended": "2010", "to": {"a": "merged"}}), "a") == []


def test_a_dissolved_unit_is_nothing_today_and_an_unknown_successor_is_left_out():
    assert today_of(catalog(a={"ended": "2025"}), "a") == []
    assert today_of(catalog(a={"ended": "2025", "to": {"hidden": "merged"}}), "a") == []


def test_a_merger_that_was_announced_holds_from_the_day_after_the_last():
    found = catalog(a={"ended": "2025-06-30", "to": {"b": "merged"}}, b={})
    last, next_day = date(2025, 6, 30), date(2025, 7, 1)
    assert not is_over(found.get("place", "a"), last)
    assert today_of(found, "a", last) == ["a"]
    assert today_of(found, "a", next_day) == ["b"]
