"""The flowchart of a procedure, the norms of its steps, and where feedback on it goes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import groupby

from markupsafe import Markup

from generator.catalog import Catalog
from generator.records.feedback import Feedback
from generator.records.fields import Bilingual
from generator.records.procedure import Procedure, Step
from generator.records.record import untranslated
from generator.views.diagrams import Box, Words, flowchart
from generator.views.gather.answers import answers
from generator.views.gather.feedback import standing
from generator.views.gather.gathered import Gathered, pointing


def gather(catalog: Catalog, record: Procedure, at: datetime) -> Gathered:
    """`draw(lang, day words, label)`: the steps as SVG. `norms`: the sum of the steps' days, if any has some.

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
        {"draw": partial(_draw, catalog, record), "norms": sum(norms) if norms else None, "feedback": feedback,
         "received": received, "deadlines": deadlines, "answers": answers(record)},
        depends=(feedback.model_dump_json() if feedback else "", *(state for _, state in received), *(str(day) for _, day in deadlines)),
        translated=feedback is None or next(untranslated(feedback), None) is None)


def _draw(catalog: Catalog, record: Procedure, lang: str, day_words: str, label: str) -> Markup:
    def actor_of(step: Step) -> Bilingual | None:
        organisation = catalog.get("organisation", step.organisation) if step.organisation else None
        return step.by or (organisation.heading if organisation else None)

    bands = []
    for actor, steps in groupby(record.steps, key=actor_of):
        boxes = [Box(words(step.title, lang), Words(f"{step.days} {day_words}" if step.days is not None else "")) for step in steps]
        bands.append((words(actor, lang) if actor else Words(""), boxes))
    return flowchart(bands, label)


def words(text: Bilingual, lang: str) -> Words:
    """A bilingual text for a diagram, marked as Vietnamese where there is no English."""
    if lang == "vi":
        return Words(text.vi)
    return Words(text.en) if text.en is not None else Words(text.vi, "vi")
