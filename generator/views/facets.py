"""By what records can be found: type, year, award, place, unit and so on. Search filters and lists both follow from `FACETS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog, Key, Named
from generator.records import BY_TYPE, Record
from generator.records.decision import STANDING
from generator.records.fields import AWARD_CLASSES, Bilingual, Reference, TermOf
from generator.records.honoree import Honoree
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.records.record import Mark
from generator.succession import today

Words = Bilingual


@dataclass(frozen=True)
class Facet:
    """One way to sort records apart. `name` stands in addresses for ever; `of` gives the values of a record, `words` what a value is called."""

    name: str
    label: dict[str, str]
    of: Callable[[Facets, Record], Iterable[str]]
    words: Callable[[Facets, str], Words]


class Facets:
    """The values of every public record on a day. Each record and each value is looked at once."""

    def __init__(self, catalog: Catalog, at: datetime) -> None:
        self.catalog = catalog
        self.day = at.date()
        self.states: dict[str, Words] = {}
        """Status -> its words, as far as they were met."""
        self._of: dict[Key, dict[str, tuple[str, ...]]] = {}
        self._living: dict[Key, tuple[str, ...]] = {}
        self._words: dict[tuple[str, str], Words] = {}

    def of(self, record: Record) -> dict[str, tuple[str, ...]]:
        """Facet -> the values of the record, sorted, without the facets that it has none of."""
        key = (record.type, record.id)
        if key not in self._of:
            found = {facet.name: tuple(sorted(set(facet.of(self, record)))) for facet in FACETS}
            self._of[key] = {name: values for name, values in found.items() if values}
        return self._of[key]

    def words(self, facet: Facet, value: str) -> Words:
        """What a value is called."""
        key = (facet.name, value)
        if key not in self._words:
            self._words[key] = facet.words(self, value)
        return self._words[key]

    def named(self, record: Record) -> list[Named]:
        """The conferrals of an honouree; none for other records."""
        return self.catalog.named[record.id] if isinstance(record, Honoree) else []

    def marked(self, record: Record, mark: Mark) -> Iterable[str]:
        """What the record points at by a reference or term, but for its sources and for nominees, who are named on their own pages only."""
        return (found for location, other, found in self.catalog.marks[record.type, record.id]
                if other == mark and location[0] not in ("source", "nominees"))

    def living(self, key: Key) -> tuple[str, ...]:
        """The places or units in which one lives on today; itself when nobody has recorded what came of it."""
        if key not in self._living:
            unit = self.catalog.get(*key)
            found = today(self.catalog, unit, self.day) if isinstance(unit, Place | Organisation) else []
            self._living[key] = tuple(other.id for other in found) or (key[1],)
        return self._living[key]

    def state(self, words: Words) -> str:
        """The value of a status: the same words are the same status, whatever the type."""
        value = re.sub(r"[^a-z0-9]+", "-", words.en.lower())
        self.states.setdefault(value, words)
        return value


def _years(facets: Facets, record: Record) -> Iterable[str]:
    if isinstance(record, Honoree):
        return (str(item.decision.issued.year) for item in facets.named(record))
    return (str(record.dated.year),) if record.dated else ()


def _awards(facets: Facets, record: Record) -> Iterable[str]:
    return (*facets.marked(record, Reference("award")), *(item.conferral.form for item in facets.named(record)))


def _classes(facets: Facets, record: Record) -> Iterable[str]:
    lines = getattr(record, "conferrals", ()) or (item.conferral for item in facets.named(record))
    return (line.award_class for line in lines if line.award_class)


def _commendations(facets: Facets, record: Record) -> Iterable[str]:
    return (*facets.marked(record, TermOf("commendation-types")), *(item.decision.commendation for item in facets.named(record)))


def _subjects(facets: Facets, record: Record) -> Iterable[str]:
    return facets.marked(record, TermOf("subject-kinds"))


def _places(facets: Facets, record: Record) -> Iterable[str]:
    return (*facets.marked(record, Reference("place")), *(item.conferral.place for item in facets.named(record) if item.conferral.place))


def _places_today(facets: Facets, record: Record) -> Iterable[str]:
    return (now for place in _places(facets, record) for now in facets.living(("place", place)))


def _units(facets: Facets, record: Record) -> Iterable[str]:
    return (*facets.marked(record, Reference("organisation")),
            *(item.conferral.organisation for item in facets.named(record) if item.conferral.organisation))


def _fields(facets: Facets, record: Record) -> Iterable[str]:
    return (*facets.marked(record, TermOf("fields-of-work")),
            *(item.conferral.field_of_work for item in facets.named(record) if item.conferral.field_of_work))


def _campaigns(facets: Facets, record: Record) -> Iterable[str]:
    own = (item.conferral.campaign or item.decision.campaign for item in facets.named(record))
    return (*facets.marked(record, Reference("campaign")), *filter(None, own))


def _states(facets: Facets, record: Record) -> Iterable[str]:
    if isinstance(record, Honoree):
        return {facets.state(STANDING[item.conferral.status if item.decision.stands else item.decision.status])
                for item in facets.named(record)}
    words = record.standing(facets.day)
    return (facets.state(words),) if words else ()


def _heading(record_type: str) -> Callable[[Facets, str], Words]:
    def words(facets: Facets, value: str) -> Words:
        record = facets.catalog.get(record_type, value)
        return record.heading if record else Bilingual(vi=value, en=value)
    return words


def _term(vocabulary: str) -> Callable[[Facets, str], Words]:
    def words(facets: Facets, value: str) -> Words:
        term = facets.catalog.term(vocabulary, value)
        return term.name if term else Bilingual(vi=value, en=value)
    return words


FACETS: tuple[Facet, ...] = (
    Facet("type", {"vi": "Loại", "en": "Type"}, lambda facets, record: (record.type,),
          lambda facets, value: Bilingual(**BY_TYPE[value].label_plural)),
    Facet("year", {"vi": "Năm", "en": "Year"}, _years, lambda facets, value: Bilingual(vi=value, en=value)),
    Facet("award", {"vi": "Danh hiệu, hình thức", "en": "Award"}, _awards, _heading("award")),
    Facet("class", {"vi": "Hạng", "en": "Class"}, _classes, lambda facets, value: AWARD_CLASSES[value]),
    Facet("commendation", {"vi": "Loại hình khen thưởng", "en": "Type of commendation"}, _commendations, _term("commendation-types")),
    Facet("subject", {"vi": "Đối tượng", "en": "Subject kind"}, _subjects, _term("subject-kinds")),
    Facet("place", {"vi": "Địa phương hiện nay", "en": "Place today"}, _places_today, _heading("place")),
    Facet("place-then", {"vi": "Địa phương lúc đó", "en": "Place at the time"}, _places, _heading("place")),
    Facet("unit", {"vi": "Cơ quan, đơn vị", "en": "Organisation"}, _units, _heading("organisation")),
    Facet("field", {"vi": "Lĩnh vực", "en": "Field of work"}, _fields, _term("fields-of-work")),
    Facet("campaign", {"vi": "Phong trào", "en": "Campaign"}, _campaigns, _heading("campaign")),
    Facet("status", {"vi": "Tình trạng", "en": "Status"}, _states, lambda facets, value: facets.states[value]),
)
