"""The targets of all campaigns by period, planned against actual."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.record import is_translated
from generator.views.gather.campaign import by_period
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview
from generator.views.statistics import targets


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`periods`: (period, its measured targets by campaign), the latest end first, of equal ends the longer first."""
    periods = by_period(catalog)
    shown = [item for _, items in periods for item in items]
    translated = all(item.campaign.title.en and is_translated(item.target) for item in shown)
    cited = [("document", citation.document) for item in shown for citation in item.target.source if citation.document]
    return Gathered({"periods": periods, "statistic": targets.TARGETS}, [*(("campaign", item.campaign.id) for item in shown), *cited],
                    (str(len(shown)),), translated)


TARGETS = Overview(
    name="targets", address="targets", chapter="emulation",
    title={"vi": "Chỉ tiêu và kết quả theo kỳ", "en": "Targets and results by period"},
    purpose={"vi": "Chỉ tiêu của mọi phong trào, xếp theo năm và giai đoạn năm năm: kế hoạch bao nhiêu, thực hiện bao nhiêu, nguồn ở đâu.",
             "en": "The targets of all campaigns by year and five-year period: what was planned, what was reached, and who says so."},
    gather=gather)
