"""The targets of the campaigns, planned against actual. Their page is the overview of targets, which has their sources too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.fields import Bilingual
from generator.views import language
from generator.views.charts import Bar, Chart, Group
from generator.views.gather.campaign import Measured, by_period
from generator.views.statistics.statistic import Column, Key, Row, Statistic, Table, period_key, table

MET = {True: Bilingual(vi="Đạt", en="Met"), False: Bilingual(vi="Chưa đạt", en="Not met"), None: Bilingual(vi="Chưa biết", en="Not known")}
WIDEST = 200
"""Percent of the plan at which a bar fills its place: one result far beyond its plan must not flatten all others."""


def chart(measured: Sequence[Measured], name: str, lang: str) -> Chart:
    """The chart of some targets: two bars each, planned and actual in percent of the plan. What they measure has many units, so the
    numbers stand in words over the bars; of a target without a percentage there are only these."""
    planned, actual = ("Kế hoạch", "Thực hiện") if lang == "vi" else ("Planned", "Actual")
    groups = []
    for item in measured:
        target, unit = item.target, _plain(item.target.unit, lang)
        words = [f"{planned} {_amount(target.planned, unit, lang)}", f"{actual.lower()} {_amount(target.actual, unit, lang)}"]
        bars: tuple[Bar, ...] = ()
        if item.percent is not None:
            words.append(f"{language.number_text(item.percent, lang)}%")
            bars = (Bar(0, 100, words[0]), Bar(1, min(max(item.percent, Decimal(0)), Decimal(WIDEST)), f"{actual} {_amount(target.actual, unit, lang)}, {words[2]}"))
        else:
            words.append("chưa tính được phần trăm" if lang == "vi" else "no percentage can be given")
        untranslated = lang == "en" and target.indicator.en is None
        label = f"{_plain(target.indicator, lang)}, {language.partial_text(target.period, lang)}"
        groups.append(Group(label, bars, (" · ".join(words),), "vi" if untranslated else ""))
    title = "Kế hoạch và thực hiện" if lang == "vi" else "Planned and actual"
    description = (
        "Theo phần trăm kế hoạch. Các con số có trong bảng trên cùng trang." if lang == "vi"
        else "In percent of the plan. The numbers stand in the table on the same page.")
    return Chart(name, title, description, (planned, actual), tuple(groups), most=WIDEST, palette="targets")


def _amount(value: Decimal | None, unit: str, lang: str) -> str:
    if value is None:
        return "chưa rõ" if lang == "vi" else "not known"
    return f"{language.number_text(value, lang)} {unit}"


def _plain(value: Bilingual, lang: str) -> str:
    return value.vi if lang == "vi" else value.en or value.vi


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
