"""changes -> words: what differs between two versions of a record, field by field. Everything is read from the record types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.records.fields import Part
from generator.records.shape import Shape, shapes

Words = tuple[str, str]
"""The same in (vi, en)."""
LANGUAGE_NAMES: dict[str, Words] = {"vi": ("tiếng Việt", "Vietnamese"), "en": ("tiếng Anh", "English")}
REORDERED = ("đổi thứ tự", "in another order")
FIRST = 3
"""Values of an item that tell which one it is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs. `where` are the labels and items on the way to it; `quoted` are the places in `where` of texts from the record.
    A side that is not there is None; `note` stands in place of both when they are lists of the same items."""

    where: tuple[Words, ...]
    quoted: frozenset[int]
    before: Words | None
    after: Words | None
    note: Words | None = None


def differences(model: type[Part], before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    """Every value that differs between two versions of the values of `model`, in the order of its fields."""
    yield from _fields(shapes(model), before, after, _Place())


def label_of(model: type[Part], names: Sequence[str]) -> Words:
    """The labels on the way to a field; a name that is none of a field stands for itself."""
    found: list[Words] = []
    known: tuple[Shape, ...] = shapes(model)
    for name in names:
        shape = next((shape for shape in known if shape.name == name), None)
        found.append((shape.label["vi"], shape.label["en"]) if shape and shape.label else LANGUAGE_NAMES.get(name, (name, name)))
        known = shape.fields if shape else ()
    return " › ".join(vi for vi, _ in found), " › ".join(en for _, en in found)


@dataclass(frozen=True, slots=True)
class _Place:
    where: tuple[Words, ...] = ()
    quoted: frozenset[int] = frozenset()

    def label(self, words: Words) -> _Place:
        return _Place((*self.where, words), self.quoted)

    def item(self, text: str) -> _Place:
        return _Place((*self.where, (text, text)), self.quoted | {len(self.where)})

    def of(self, before: Words | None, after: Words | None) -> Difference:
        return Difference(self.where, self.quoted, before, after)


def _fields(known: Sequence[Shape], before: Mapping[str, Any], after: Mapping[str, Any], place: _Place) -> Iterator[Difference]:
    names = {shape.name for shape in known}
    for shape in known:
        words = (shape.label.get("vi", shape.name), shape.label.get("en", shape.name))
        yield from _value(shape, _given(before.get(shape.name)), _given(after.get(shape.name)), place.label(words))
    for name in dict.fromkeys((*before, *after)):  # unknown names: the record is refused, but what was written is shown
        if name not in names:
            yield from _value(None, _given(before.get(name)), _given(after.get(name)), place.item(name))


def _given(value: Any) -> Any:
    """An empty value is the same as none."""
    return None if value in ("", [], {}) else value


def _value(shape: Shape | None, before: Any, after: Any, place: _Place) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, list | None) and isinstance(after, list | None):
        yield from _items(shape, before or [], after or [], place)
    elif isinstance(before, dict | None) and isinstance(after, dict | None):
        yield from _group(shape, before, after, place)
    else:
        yield place.of(_words(shape, before), _words(shape, after))


def _group(shape: Shape | None, before: dict | None, after: dict | None, place: _Place) -> Iterator[Difference]:
    if shape and shape.kind in ("bilingual", "rich"):
        for lang, words in LANGUAGE_NAMES.items():
            old, new = _given((before or {}).get(lang)), _given((after or {}).get(lang))
            if old != new:
                yield place.label(words).of(_words(None, old), _words(None, new))
    elif shape and shape.fields:
        yield from _fields(shape.fields, before or {}, after or {}, place)
    else:  # names that are not fixed, such as the terms of a vocabulary
        for name in dict.fromkeys((*(before or ()), *(after or ()))):
            yield from _value(None, (before or {}).get(name), (after or {}).get(name), place.item(name))


def _items(shape: Shape | None, before: list, after: list, place: _Place) -> Iterator[Difference]:
    """The items that differ: pairs that are the same one, those that are gone, those that are new. A new order alone is one difference."""
    lost, new = _without(before, after), _without(after, before)
    if not lost and not new:
        yield Difference(place.where, place.quoted, None, None, REORDERED)
        return
    pairs = _pairs(shape, lost, new)
    paired = {id(new_item) for _, new_item in pairs}
    for old, item in pairs:
        here = place.item(_brief(shape, item))
        yield from _group(shape, old, item, here)
    kept = {id(old) for old, _ in pairs}
    yield from (place.of(_words(shape, item), None) for item in lost if id(item) not in kept)
    yield from (place.of(None, _words(shape, item)) for item in new if id(item) not in paired)


def _without(some: list, others: list) -> list:
    """The items of a list that are not in another, as often as they are there."""
    left = Counter(map(repr, others))
    found = []
    for item in some:
        left[repr(item)] -= 1
        if left[repr(item)] < 0:
            found.append(item)
    return found


def _pairs(shape: Shape | None, lost: list, new: list) -> list[tuple[dict, dict]]:
    """The items that are the same one, changed: of all fields, that one tells them apart by which the pairs are most alike."""
    if not shape or not all(isinstance(item, dict) for item in (*lost, *new)):
        return []
    best: list[tuple[dict, dict]] = []
    most = 0
    for name in [inner.name for inner in shape.fields]:
        old, here = _by(name, lost), _by(name, new)
        pairs = [(old[value], item) for value, item in here.items() if value in old]
        alike = sum(before.get(key) == value for before, item in pairs for key, value in item.items())
        if alike > most:
            best, most = pairs, alike
    return best or ([(lost[0], new[0])] if len(lost) == len(new) == 1 else [])


def _by(name: str, items: list[dict]) -> dict[str, dict]:
    """The items by a field, those that share its value left out."""
    times = Counter(repr(item.get(name)) for item in items)
    return {key: item for item in items if name in item and times[key := repr(item[name])] == 1}


def _words(shape: Shape | None, value: Any) -> Words | None:
    """A value in words; those of a choice are its own."""
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        text = _brief(shape, value)
        return text, text
    for choice, words in shape.choices if shape else ():
        if choice == value and words[0] != choice:
            return f"{words[0]} ({value})", f"{words[1]} ({value})"
    return str(value), str(value)


def _brief(shape: Shape | None, value: Any) -> str:
    """The first few values of a group in the order of its fields: which one it is."""
    found: list[str] = []
    pending = [value]
    order = [inner.name for inner in shape.fields] if shape else []
    while pending and len(found) < FIRST:
        item = pending.pop(0)
        if isinstance(item, dict):
            names = sorted(item, key=lambda name: order.index(name) if name in order else len(order)) if item is value else [
                name for name in item if name != "en" or "vi" not in item]
            pending[:0] = [item[name] for name in names]
        elif isinstance(item, list):
            pending[:0] = item
        else:
            found.append(str(item))
    return " · ".join(found)
