"""What comes next and what was lately, by month, and how to follow it from one's own calendar."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from generator.catalog import Catalog
from generator.records.fields import Bilingual
from generator.views.calendar.calendars import kinds
from generator.views.calendar.occasions import ALONE, Occasion, occasions, undated
from generator.views.gather.gathered import Gathered
from generator.views.language import MONTHS
from generator.views.overviews.overview import Overview

NEXT = 60
LATELY = 10


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`now`: occasions that have begun and are not over. `months`: (month, what begins in it), with at most NEXT in all and `more` beyond them.
    `lately`: those that are over, the last first. `undated`: events of which no day or month is known. `calendars`: (kind, how many are not over).
    `roots`: language -> where its calendars lie."""
    day = at.date()
    known = [item for item in occasions(catalog) if item.state != "withdrawn"]
    ahead = sorted(filter(None, (item.next_after(day) for item in known)), key=lambda item: (item.first, item.last, item.record.id, item.part))
    coming = [item for item in ahead if item.first >= day]
    past = sorted((item for item in known if item.last < day and not item.every_year), key=lambda item: (item.last, item.record.id, item.part), reverse=True)
    months = [(Bilingual(vi=f"Tháng {month}/{year}", en=f"{MONTHS[month - 1]} {year}"), list(found))
              for (year, month), found in groupby(coming[:NEXT], key=lambda item: (item.first.year, item.first.month))]
    root = catalog.languages["vi"].site_url
    shown = [*ahead[:NEXT], *past[:LATELY]]
    return Gathered(
        {"now": [item for item in ahead if item.first < day], "months": months, "more": max(0, len(coming) - NEXT), "lately": past[:LATELY],
         "undated": undated(catalog), "alone": ALONE, "day": day,
         "calendars": [(kind, sum(_is_in(kind.name, item) for item in ahead)) for kind in kinds(catalog)],
         "roots": {"vi": f"{root}calendar/", "en": f"{root}en/calendar/"}},
        translated=all(item.title.en is not None for item in shown))


def _is_in(name: str, item: Occasion) -> bool:
    return name == "all" or name in item.calendars


CALENDAR = Overview(
    name="calendar", address="calendar", chapter="reuse",
    title={"vi": "Lịch", "en": "Calendar"},
    purpose={"vi": "Đại hội, hội nghị, lễ trao tặng, tập huấn, đợt lấy ý kiến và các thời hạn sắp tới; theo dõi được ngay trong lịch của bạn.",
             "en": "Congresses, conferences, ceremonies, training, consultations and deadlines to come; you can follow them in your own calendar."},
    gather=gather)
