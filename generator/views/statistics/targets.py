"""The targets of the campaigns, planned against actual. Their page is the overview of targets, which has their sources too."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.fields import Bilingual
from generator.views.gather.campaign import by_period
from generator.views.statistics.statistic import Column, Key, Row, Statistic, Table, period_key, table

MET = {True: Bilingual(vi="Đạt", en="Met"), False: Bilingual(vi="Chưa đạt", en="Not met"), None: Bilingual(vi="Chưa biết", en="Not known")}


def targets(catalog: Catalog, at: datetime) -> Table:
    """Every target with what was planned and what was reached, in the order of the overview."""
    periods = by_period(catalog)
    rows = [
        Row((period_key(period), Key(item.campaign.id, item.campaign.title), Key(item.target.indicator.vi, item.target.indicator),
             Key(item.target.unit.vi, item.target.unit), Key({True: "met", False: "not_met", None: "unknown"}[item.met], MET[item.met])),
            (item.target.planned, item.target.actual, item.percent))
        for period, found in periods for item in found]
    campaigns = [record for record in catalog.of("campaign") if isinstance(record, Campaign) and record.targets]
    return table(
        [("period", Bilingual(vi="Kỳ", en="Period")), ("campaign", Bilingual(vi="Phong trào", en="Campaign")),
         ("indicator", Bilingual(vi="Chỉ tiêu", en="Indicator")), ("unit", Bilingual(vi="Đơn vị tính", en="Unit")),
         ("state", Bilingual(vi="Tình trạng", en="State"))],
        [Column("planned", Bilingual(vi="Kế hoạch", en="Planned")), Column("actual", Bilingual(vi="Thực hiện", en="Actual")),
         Column("percent", Bilingual(vi="So với kế hoạch", en="Against the plan"), "percent")], rows, campaigns)


TARGETS = Statistic(
    name="targets",
    title=Bilingual(vi="Chỉ tiêu và kết quả theo kỳ", en="Targets and results by period"),
    purpose=Bilingual(vi="Chỉ tiêu của mọi phong trào: kế hoạch bao nhiêu, thực hiện bao nhiêu.", en="The targets of all campaigns: what was planned, and what was reached."),
    method=Bilingual(vi="Số kế hoạch, số thực hiện như nguồn của từng chỉ tiêu.", en="Planned and actual figures as the source of each target has them."),
    count=targets, collections=("campaigns",), drawn=("percent",), own_address="targets/")
