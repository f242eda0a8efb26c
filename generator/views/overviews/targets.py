"""The targets of all campaigns by period, planned against actual."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.fields import PartialDate
from generator.records.record import untranslated
from generator.views.gather.campaign import Measured, measured
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`periods`: (period, its measured targets by campaign), the latest end first, of equal ends the longer first."""
    found: dict[PartialDate, list[Measured]] = {}
    for campaign in catalog.of("campaign"):
        for item in measured(campaign) if isinstance(campaign, Campaign) else ():
            found.setdefault(item.target.period, []).append(item)
    periods = sorted(found.items(), key=lambda pair: (-pair[0].last.toordinal(), pair[0].first, pair[0].text))
    shown = [item for _, items in periods for item in items]
    translated = all(item.campaign.title.en and not any(untranslated(item.target)) for item in shown)
    return Gathered({"periods": periods}, translated=translated)


TARGETS = Overview(
    name="targets", address="targets", chapter="emulation",
    title={"vi": "Chỉ tiêu và kết quả theo kỳ", "en": "Targets and results by period"},
    purpose={"vi": "Chỉ tiêu của mọi phong trào, xếp theo năm và giai đoạn năm năm: kế hoạch bao nhiêu, thực hiện bao nhiêu, nguồn ở đâu.",
             "en": "The targets of all campaigns by year and five-year period: what was planned, what was reached, and who says so."},
    gather=gather)
