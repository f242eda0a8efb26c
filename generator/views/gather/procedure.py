"""The short answers of a procedure, the norms of its steps, and where feedback on it goes."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.feedback import Feedback
from generator.records.procedure import Procedure
from generator.records.record import is_translated
from generator.views.gather.answers import answers
from generator.views.gather.feedback import standing
from generator.views.gather.gathered import Gathered, pointing


def gather(catalog: Catalog, record: Procedure, at: datetime) -> Gathered:
    """`norms`: the sum of the steps' days, if any has some.

    `feedback`: where feedback goes, from the procedure or the site. `received`: what came in on it, the newest first, each with its
    standing (see `generator.views.gather.feedback`). `deadlines`: each with the next day on which it falls, None when it is past.
    `answers`: what the head of the page says, in short.
    """
    feedback = record.feedback or catalog.site.feedback
    voices = sorted(pointing(catalog, record, Feedback), key=lambda item: (item.received, item.id), reverse=True)
    received = [(item, standing(catalog, item, at)) for item in voices]
    deadlines = [(item, item.next_on(at.date())) for item in record.deadlines]
    norms = [step.days for step in record.steps if step.days is not None]
    return Gathered(
        {"norms": sum(norms) if norms else None, "feedback": feedback,
         "received": received, "deadlines": deadlines, "answers": answers(record)},
        depends=(feedback.model_dump_json() if feedback else "", *(state for _, state in received), *(str(day) for _, day in deadlines)),
        translated=feedback is None or is_translated(feedback))
