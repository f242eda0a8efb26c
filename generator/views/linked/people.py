"""Who was honoured, and for what: Person, Organization, DefinedTerm."""

from __future__ import annotations

from generator.records.award import Award
from generator.records.decision import Conferral
from generator.records.honoree import Honoree
from generator.views.linked.here import Here, Node, sentences, thing, type_of

MOST = 8
"""Awards that are named; the page and the open data have them all."""


def honoree(record: Honoree, here: Here) -> Node:
    """Only awards that stand: one that was taken back is no award."""
    held = dict.fromkeys(f"{_award(item.conferral, here)} ({item.decision.issued.year})" for item in here.extra["held"])
    kind = here.term("subject-kinds", record.kind)
    return thing(type_of(record), name=record.name, alternateName=list(record.other_names),
                 description=sentences(kind, here.short(record.summary)), award=list(held)[:MOST],
                 image=here.pictures(record.pictures[:1]))


def _award(line: Conferral, here: Here) -> str:
    found = here.catalog.get("award", line.form)
    words = [here.text(found.heading) if isinstance(found, Award) else line.form]
    if line.award_class:
        words.append(here.templates.award_class(line.award_class))
    if line.posthumous:
        words.append(here.say("truy tặng", "posthumous"))
    return ", ".join(filter(None, words))


def award(record: Award, here: Here) -> Node:
    return thing("DefinedTerm", name=here.text(record.name), alternateName=record.abbreviation, description=here.short(record.summary),
                 inDefinedTermSet=f"{here.home}awards/")
