"""What the page of a record shows beyond the record and its links, for the types that need more. `GATHERERS` is the registry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from generator.catalog import Catalog
from generator.views.gather import (
    award,
    campaign,
    consultation,
    council,
    decision,
    document,
    event,
    exemplar,
    feedback,
    honoree,
    news,
    organisation,
    oversight,
    place,
    plan,
    procedure,
    report,
    statistic,
)
from generator.views.gather.gathered import Gathered

GATHERERS: dict[str, Callable[[Catalog, Any, datetime], Gathered]] = {
    "award": award.gather,
    "campaign": campaign.gather,
    "consultation": consultation.gather,
    "council": council.gather,
    "decision": decision.gather,
    "document": document.gather,
    "event": event.gather,
    "exemplar": exemplar.gather,
    "feedback": feedback.gather,
    "honoree": honoree.gather,
    "news": news.gather,
    "organisation": organisation.gather,
    "oversight": oversight.gather,
    "place": place.gather,
    "plan": plan.gather,
    "procedure": procedure.gather,
    "report": report.gather,
    "statistic": statistic.gather,
}
"""The type of a record -> what gathers for its page."""

IN_ROWS = frozenset({"consultation", "feedback", "news"})
"""The types whose rows in a list show what is gathered for the page too: the template has it as `facts[record.id]`."""
