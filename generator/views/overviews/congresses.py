"""The congresses that are counted, in their order: by series and administrative era."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby

from generator.catalog import Catalog
from generator.records.event import Event
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def _place(event: Event) -> tuple[str, str, int, date, str]:
    era, number = (event.ordinal.era.vi, event.ordinal.number) if event.ordinal else ("", 0)
    return event.series or "", era, number, event.dated or date.max, event.id


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`chains`: the events of one series and era, the first congress first; the latest era first."""
    events = sorted((event for event in catalog.of("event") if isinstance(event, Event) and event.series), key=_place)
    chains = [list(chain) for _, chain in groupby(events, key=lambda event: _place(event)[:2])]
    chains.sort(key=lambda chain: max(event.dated or date.min for event in chain), reverse=True)
    return Gathered({"chains": chains})


CONGRESSES = Overview(
    name="congresses", address="congresses", chapter="emulation",
    title={"vi": "Các kỳ đại hội", "en": "Congresses in their order"},
    purpose={"vi": "Đại hội Thi đua yêu nước qua từng kỳ; tỉnh hợp nhất thì tính lại từ lần thứ nhất.",
             "en": "The Patriotic Emulation Congresses one by one; a merged province counts anew from the first."},
    gather=gather)
