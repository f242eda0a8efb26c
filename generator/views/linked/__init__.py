"""What a page says to programs: JSON-LD in the words of schema.org, one small function a record type, nothing that the page does not show.

`LINKED` is the registry. A type that is not in it is a text of the site like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.records import Record
from generator.views import doubt
from generator.views.linked import bodies, emulation, figures, law, people
from generator.views.linked.here import Here, Node, thing

LINKED: dict[str, Callable[[Any, Here], Node]] = {
    "award": people.award,
    "campaign": emulation.campaign,
    "contact": bodies.contact,
    "council": bodies.council,
    "decision": law.decision,
    "document": law.document,
    "event": emulation.event,
    "exemplar": emulation.exemplar,
    "explainer": law.explainer,
    "honoree": people.honoree,
    "meeting": emulation.meeting,
    "news": emulation.news,
    "organisation": bodies.organisation,
    "place": bodies.place,
    "plan": figures.plan,
    "press_column": emulation.press_column,
    "press_item": emulation.press_item,
    "procedure": law.procedure,
    "statistic": figures.statistic,
}
"""The type of a record -> the thing that it is."""

_WORKS = frozenset({"Article", "CreativeWork", "CreativeWorkSeries", "Dataset", "FAQPage", "Legislation", "NewsArticle", "WebPage"})
"""Types whose state can be told in a property of its own."""


def described(record: Record, here: Here) -> Node:
    """The thing that the page of a record is about. What is invented or not confirmed says so."""
    made = LINKED.get(record.type, _page)(record, here)
    node = {"@type": made.pop("@type"), "@id": here.id(record), **made}
    doubts = []
    if record.illustrative:
        doubts.append(here.say(*doubt.INVENTED))
        if node["@type"] in _WORKS:
            node["creativeWorkStatus"] = here.say(*doubt.ILLUSTRATIVE)
    if record.unconfirmed:
        doubts.append(f"{here.say(*doubt.NOT_CONFIRMED)} {here.short(record.unconfirmed, 80)}")
    if doubts:
        node["disambiguatingDescription"] = " ".join(doubts)
    return node


def _page(record: Record, here: Here) -> Node:
    return thing("WebPage", name=here.text(record.heading), description=here.short(record.lead), **here.written(record))


__all__ = ["LINKED", "described"]
