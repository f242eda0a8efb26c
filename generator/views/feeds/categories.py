"""The categories of an entry: by which schemes it can be sorted, under which names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.records import BY_TYPE, Record
from generator.records.fields import Bilingual
from generator.views import doubt
from generator.views.facets import BY_NAME, Facets
from generator.views.feeds.items import Item
from generator.visible import Tombstone

CATEGORIES = ("commendation", "award", "subject", "field", "campaign", "place-then", "unit")
"""The facets whose values are categories."""
FEW = 8
"""A facet with more values than these says nothing of an entry."""
_TYPES = {name: Bilingual(**model.label) for name, model in BY_TYPE.items()}
_ILLUSTRATIVE = Bilingual(vi=doubt.LABEL[0], en=doubt.LABEL[1])
_WITHDRAWN = Bilingual(vi="Đã rút", en="Withdrawn")
_CORRECTED = Bilingual(vi="Đính chính, thu hồi", en="Corrections and revocations")


def categories(catalog: Catalog, facets: Facets, item: Item) -> Iterator[tuple[str, str, Bilingual]]:
    """(scheme, term, what it is called) of each."""
    record = item.record
    yield "type", record.type, _TYPES[record.type]
    if record.illustrative:
        yield "state", "illustrative", _ILLUSTRATIVE
    if isinstance(record, Tombstone):
        yield "state", "withdrawn", _WITHDRAWN
    if item.change:
        yield "state", "corrected", _CORRECTED
    elif isinstance(record, Record) and not item.about:
        values = facets.of(record)
        for name in CATEGORIES:
            if len(found := values.get(name, ())) <= FEW:
                yield from ((name, value, facets.words(BY_NAME[name], value)) for value in found)
    elif item.about and (about := catalog.get(*item.about)):
        yield about.type, about.id, about.heading
