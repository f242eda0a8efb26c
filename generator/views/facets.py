"""By what records can be found: type, year, award, place, unit and so on. Search filters and lists both follow from `FACETS`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
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

Pointed = Mapping[Mark, set[str]]
"""What a record points at, by reference or term."""


@dataclass(frozen=True)
class Facet:
    """One way to sort records apart. `name` stands in addresses for ever; `of` gives the values of a record, `words` what a value is called."""

    name: str
    label: dict[str, str]
    of: Callable[[Facets, Record, Pointed], Iterable[str]]
    words: Callable[[Facets, str], Bilingual]


class Facets:
    """The values of every public record on a day. Each record and each value is looked at once."""

    def __init__(self, catalog: Catalog, at: datetime) -> None:
        self.catalog = catalog
        self.day = at.date()
        self.states: dict[str, Bilingual] = {}
        """Status -> its words, as far as they were met."""
        self._of: dict[Key, dict[str, tuple[str, ...]]] = {}
        self._living: dict[Key, tuple[str, ...]] = {}
        self._words: dict[tuple[str, str], Bilingual] = {}

    def of(self, record: Record) -> dict[str, tuple[str, ...]]:
        """Facet -> the values of the record, sorted, without the facets that it has none of."""
        key = (record.type, record.id)
        if key not in self._of:
            pointed = self._pointed(record)
            self._of[key] = {
                facet.name: tuple(sorted(values)) for facet in FACETS if (values := set(facet.of(self, record, pointed)))}
        return self._of[key]

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
        """The value of a status: the same words are the same status, whatever the type."""
        value = re.sub(r"[^a-z0-9]+", "-", words.en.lower())
        self.states.setdefault(value, words)
        return value

    def _pointed(self, record: Record) -> Pointed:
        """What a record points at, but for its sources and for nominees, who are named on their own pages only.

        An honouree points at what its conferrals point at.
        """
        found: dict[Mark, set[str]] = defaultdict(set)
        for location, mark, value in self.catalog.marks[record.type, record.id]:
            if location[0] not in ("source", "nominees"):
                found[mark].add(value)
        for item in self.named(record):
            line, decision = item.conferral, item.decision
            for mark, value in ((AWARD, line.form), (PLACE, line.place), (UNIT, line.organisation), (FIELD, line.field_of_work),
                                (CAMPAIGN, line.campaign or decision.campaign), (COMMENDATION, decision.commendation)):
                if value:
                    found[mark].add(value)
        return found


AWARD, PLACE, UNIT, CAMPAIGN = Reference("award"), Reference("place"), Reference("organisation"), Reference("campaign")
FIELD, COMMENDATION, SUBJECT = TermOf("fields-of-work"), TermOf("commendation-types"), TermOf("subject-kinds")


def _marked(mark: Mark) -> Callable[[Facets, Record, Pointed], Iterable[str]]:
    return lambda facets, record, pointed: pointed.get(mark, ())


def _years(facets: Facets, record: Record, pointed: Pointed) -> Iterable[str]:
    if isinstance(record, Honoree):
        return (str(item.decision.issued.year) for item in facets.named(record))
    return (str(record.dated.year),) if record.dated else ()


def _classes(facets: Facets, record: Record, pointed: Pointed) -> Iterable[str]:
    lines = getattr(record, "conferrals", ()) or (item.conferral for item in facets.named(record))
    return (line.award_class for line in lines if line.award_class)


def _places_today(facets: Facets, record: Record, pointed: Pointed) -> Iterable[str]:
    return (now for place in pointed.get(PLACE, ()) for now in facets.living((PLACE.type, place)))


def _states(facets: Facets, record: Record, pointed: Pointed) -> Iterable[str]:
    if isinstance(record, Honoree):
        return {facets.state(STANDING[item.conferral.status if item.decision.stands else item.decision.status])
                for item in facets.named(record)}
    words = record.standing(facets.day)
    return (facets.state(words),) if words else ()


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


FACETS: tuple[Facet, ...] = (
    Facet("type", {"vi": "Loại", "en": "Type"}, lambda facets, record, pointed: (record.type,),
          lambda facets, value: Bilingual(**BY_TYPE[value].label_plural)),
    Facet("year", {"vi": "Năm", "en": "Year"}, _years, lambda facets, value: Bilingual(vi=value, en=value)),
    Facet("award", {"vi": "Danh hiệu, hình thức", "en": "Award"}, _marked(AWARD), _heading("award")),
    Facet("class", {"vi": "Hạng", "en": "Class"}, _classes, lambda facets, value: AWARD_CLASSES[value]),
    Facet("commendation", {"vi": "Loại hình khen thưởng", "en": "Type of commendation"}, _marked(COMMENDATION), _term("commendation-types")),
    Facet("subject", {"vi": "Đối tượng", "en": "Subject kind"}, _marked(SUBJECT), _term("subject-kinds")),
    Facet("place", {"vi": "Địa phương hiện nay", "en": "Place today"}, _places_today, _heading("place")),
    Facet("place-then", {"vi": "Địa phương lúc đó", "en": "Place at the time"}, _marked(PLACE), _heading("place")),
    Facet("unit", {"vi": "Cơ quan, đơn vị", "en": "Organisation"}, _marked(UNIT), _heading("organisation")),
    Facet("field", {"vi": "Lĩnh vực", "en": "Field of work"}, _marked(FIELD), _term("fields-of-work")),
    Facet("campaign", {"vi": "Phong trào", "en": "Campaign"}, _marked(CAMPAIGN), _heading("campaign")),
    Facet("status", {"vi": "Tình trạng", "en": "Status"}, _states, lambda facets, value: facets.states[value]),
)
