"""By what records can be found: type, year, award, place, unit and so on. Search filters and lists both follow from `FACETS`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from generator.catalog import Catalog, Key, Named
from generator.records import BY_TYPE, Record
from generator.records.decision import STANDING, Decision
from generator.records.fields import AWARD_CLASSES, Bilingual, Reference, TermOf
from generator.records.honoree import Honoree
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.records.record import Mark
from generator.succession import today
from generator.views.language import sort_key


@dataclass(frozen=True)
class Facet:
    """One way to sort records apart. `name` stands in addresses for ever; `words` tells what a value is called. The values are ids of
    records of the type `record_type`, or of terms of `vocabulary`, when the facet has one."""

    name: str
    label: dict[str, str]
    words: Callable[[Facets, str], Bilingual]
    record_type: str = ""
    vocabulary: str = ""


class Facets:
    """The values of every public record on a day. Each record and each value is looked at once."""

    def __init__(self, catalog: Catalog, at: datetime) -> None:
        self.catalog = catalog
        self.day = at.date()
        self._states: dict[tuple[str, str], str] = {}
        self._standing: dict[str, str] = {}
        self._of: dict[Key, dict[str, tuple[str, ...]]] = {}
        self._living: dict[Key, tuple[str, ...]] = {}
        self._words: dict[tuple[str, str], Bilingual] = {}
        self._alone: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, record: Record) -> dict[str, tuple[str, ...]]:
        """Facet -> the values of the record, sorted, without the facets that it has none of."""
        key = (record.type, record.id)
        found = self._of.get(key)
        if found is None:
            found = self._of[key] = self._found(record)
        return found

    def _found(self, record: Record) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        self._add(found, _values(self, record))
        if "place-then" in found:
            self._add(found, [("place", home) for place in found["place-then"] for home in self.living(("place", place))])
        return {name: found[name] for name in BY_NAME if name in found}

    def _add(self, found: dict[str, tuple[str, ...]], values: Iterable[tuple[str, str]]) -> None:
        """Add the values that the public may see: what was withdrawn, or is still to come, has no name to be found by.

        Thousands of records have the same values: each is asked about once, and one alone is the same tuple everywhere.
        """
        for pair in values:
            alone = self._alone.get(pair)
            if alone is None:
                alone = self._alone[pair] = (pair[1],) if self._is_public(*pair) else ()
            if not alone:
                continue
            name, value = pair
            others = found.setdefault(name, alone)
            if others is not alone and value not in others:
                found[name] = tuple(sorted((*others, value)))

    def _is_public(self, name: str, value: str) -> bool:
        facet = BY_NAME[name]
        if facet.record_type:
            return isinstance(self.catalog.get(facet.record_type, value), Record)
        return not facet.vocabulary or self.catalog.term(facet.vocabulary, value) is not None

    def words(self, facet: Facet, value: str) -> Bilingual:
        """What a value is called."""
        key = (facet.name, value)
        if key not in self._words:
            self._words[key] = facet.words(self, value)
        return self._words[key]

    def named(self, record: Record) -> list[Named]:
        """The conferrals of an honouree; none for other records."""
        return self.catalog.named[record.id] if isinstance(record, Honoree) else []

    def living(self, key: Key) -> tuple[str, ...]:
        """The places or units in which one lives on today; itself when nobody has recorded what came of it."""
        if key not in self._living:
            unit = self.catalog.get(*key)
            found = today(self.catalog, unit, self.day) if isinstance(unit, Place | Organisation) else []
            self._living[key] = tuple(other.id for other in found) or (key[1],)
        return self._living[key]

    def state(self, words: Bilingual) -> str:
        """The value of a status: the same English words are the same status, whatever the type."""
        key = (words.vi, words.en)
        if key not in self._states:
            self._states[key] = re.sub(r"[^a-z0-9]+", "-", words.en.lower())
        return self._states[key]

    def standing(self, status: str) -> str:
        """The value of the status of a decision or of one of its lines."""
        if status not in self._standing:
            self._standing[status] = self.state(STANDING[status])
        return self._standing[status]

    @cached_property
    def states(self) -> dict[str, Bilingual]:
        """Status -> its words; in Vietnamese those of every type that has it, as an event is "Hủy" where a decision is "Đã hủy bỏ"."""
        for record in self.catalog.all():
            if isinstance(record, Record):
                self.of(record)
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (vi, en), value in sorted(self._states.items(), key=lambda item: sort_key(item[0][0])):
            found[value].append((vi, en))
        return {value: Bilingual(vi=" / ".join(vi for vi, _ in words), en=words[0][1]) for value, words in found.items()}


def _values(facets: Facets, record: Record) -> list[tuple[str, str]]:
    """(facet, value) of all that a record says of itself; an honouree by what it was honoured for."""
    found = [("type", record.type)]
    for location, mark, value in facets.catalog.marks[record.type, record.id]:
        if (name := _MARKED.get(mark)) and location[0] not in _NOT_ABOUT:
            # What a place became is no place at the time: it is where the place lies today.
            found += [(name, value)] if (name, location[0]) != ("place-then", "succession") else [
                ("place", home) for home in facets.living(("place", value))]
    if isinstance(record, Honoree):
        for item in facets.named(record):
            found += _conferred(facets, item)
        return found
    if record.dated:
        found.append(("year", str(record.dated.year)))
    if isinstance(record, Decision):
        found += [("class", line.award_class) for line in record.conferrals if line.award_class]
    if words := record.standing(facets.day):
        found.append(("status", facets.state(words)))
    return found


def _conferred(facets: Facets, item: Named) -> list[tuple[str, str]]:
    decision, line = item.decision, item.conferral
    said = (("year", str(decision.issued.year)), ("award", line.form), ("commendation", decision.commendation),
            ("status", facets.standing(line.status if decision.stands else decision.status)), ("class", line.award_class),
            ("place-then", line.place), ("unit", line.organisation), ("field", line.field_of_work), ("campaign", line.campaign or decision.campaign))
    return [(name, value) for name, value in said if value]


def _heading(record_type: str) -> Callable[[Facets, str], Bilingual]:
    def words(facets: Facets, value: str) -> Bilingual:
        record = facets.catalog.get(record_type, value)
        return record.heading if record else Bilingual(vi=value, en=value)
    return words


def _term(vocabulary: str) -> Callable[[Facets, str], Bilingual]:
    def words(facets: Facets, value: str) -> Bilingual:
        term = facets.catalog.term(vocabulary, value)
        return term.name if term else Bilingual(vi=value, en=value)
    return words


def _of_records(name: str, vi: str, en: str, record_type: str) -> Facet:
    return Facet(name, {"vi": vi, "en": en}, _heading(record_type), record_type=record_type)


def _of_terms(name: str, vi: str, en: str, vocabulary: str) -> Facet:
    return Facet(name, {"vi": vi, "en": en}, _term(vocabulary), vocabulary=vocabulary)


FACETS: tuple[Facet, ...] = (
    Facet("type", {"vi": "Loại", "en": "Type"}, lambda facets, value: Bilingual(**BY_TYPE[value].label_plural)),
    Facet("year", {"vi": "Năm", "en": "Year"}, lambda facets, value: Bilingual(vi=value, en=value)),
    _of_records("award", "Danh hiệu, hình thức", "Award", "award"),
    Facet("class", {"vi": "Hạng", "en": "Class"}, lambda facets, value: AWARD_CLASSES[value]),
    _of_terms("commendation", "Loại hình khen thưởng", "Type of commendation", "commendation-types"),
    _of_terms("subject", "Đối tượng", "Recipient", "subject-kinds"),
    _of_records("place", "Địa phương hiện nay", "Place today", "place"),
    _of_records("place-then", "Địa phương lúc đó", "Place at the time", "place"),
    _of_records("unit", "Cơ quan, đơn vị", "Organisation", "organisation"),
    _of_terms("field", "Lĩnh vực", "Field of work", "fields-of-work"),
    _of_records("campaign", "Phong trào", "Campaign", "campaign"),
    Facet("status", {"vi": "Tình trạng", "en": "Status"}, lambda facets, value: facets.states[value]),
)
_NOT_ABOUT = frozenset({"source", "nominees", "next_steps"})
"""Fields that point at what a record is not about: where it stands, whom its own pages alone may name, which award comes after one."""
BY_NAME: dict[str, Facet] = {facet.name: facet for facet in FACETS}
_MARKED: dict[Mark, str] = {
    Reference("award"): "award", TermOf("commendation-types"): "commendation", TermOf("subject-kinds"): "subject",
    Reference("place"): "place-then", Reference("organisation"): "unit", TermOf("fields-of-work"): "field", Reference("campaign"): "campaign"}
"""What marks in a record -> the facet that they are a value of. Of places this is the one at the time."""
