"""The record types. This tuple is the registry: lists, pages, feeds and open data follow from it, in this order."""

from generator.records.award import Award
from generator.records.campaign import Campaign
from generator.records.consultation import Consultation
from generator.records.contact import Contact
from generator.records.council import Council
from generator.records.decision import Decision
from generator.records.document import Document
from generator.records.event import Event
from generator.records.exemplar import Exemplar
from generator.records.explainer import Explainer
from generator.records.feedback import Feedback
from generator.records.glossary import Glossary
from generator.records.honoree import Honoree
from generator.records.legal_periods import LegalPeriods
from generator.records.meeting import Meeting
from generator.records.news import News
from generator.records.organisation import Organisation
from generator.records.oversight import Oversight
from generator.records.place import Place
from generator.records.plan import Plan
from generator.records.press_column import PressColumn
from generator.records.press_item import PressItem
from generator.records.procedure import Procedure
from generator.records.record import Record
from generator.records.report import Report
from generator.records.shape import vocabularies
from generator.records.statistic import Statistic
from generator.records.vocabulary import Vocabulary
from generator.records.working_days import Holidays

RECORD_TYPES: tuple[type[Record], ...] = (
    Exemplar,
    Decision,
    Honoree,
    Award,
    Campaign,
    Event,
    News,
    PressItem,
    PressColumn,
    Consultation,
    Procedure,
    Explainer,
    Feedback,
    Plan,
    Report,
    Oversight,
    Statistic,
    Council,
    Meeting,
    Contact,
    Document,
    Organisation,
    Place,
)
BY_TYPE: dict[str, type[Record]] = {model.type: model for model in RECORD_TYPES}
BY_COLLECTION: dict[str, type[Record]] = {model.collection: model for model in RECORD_TYPES}
TABLES: dict[str, type[Vocabulary]] = {"glossary": Glossary, "holidays": Holidays, "legal-periods": LegalPeriods}
"""The vocabularies whose terms have more to say than a name."""
VOCABULARIES: tuple[str, ...] = tuple(sorted({name for model in RECORD_TYPES for name in vocabularies(model)} | set(TABLES)))
"""The vocabularies that every root must have."""
