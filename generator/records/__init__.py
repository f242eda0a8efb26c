"""The record types. This tuple is the registry: lists, pages, feeds and open data follow from it, in this order."""

from generator.records.campaign import Campaign
from generator.records.decision import Decision
from generator.records.document import Document
from generator.records.event import Event
from generator.records.exemplar import Exemplar
from generator.records.honoree import Honoree
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.records.plan import Plan
from generator.records.procedure import Procedure
from generator.records.record import Record, vocabularies

RECORD_TYPES: tuple[type[Record], ...] = (
    Exemplar,
    Decision,
    Honoree,
    Campaign,
    Event,
    Procedure,
    Plan,
    Document,
    Organisation,
    Place,
)
BY_TYPE: dict[str, type[Record]] = {model.type: model for model in RECORD_TYPES}
BY_COLLECTION: dict[str, type[Record]] = {model.collection: model for model in RECORD_TYPES}
VOCABULARIES: tuple[str, ...] = tuple(sorted({name for model in RECORD_TYPES for name in vocabularies(model)}))
"""The vocabularies that the record types ask for."""
