"""The people and organisations from abroad whom the province honoured."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`lines`: every conferral that states a nationality, the newest decision first."""
    lines = [item for granted in catalog.granted.values() for item in granted if item.conferral.nationality]
    lines.sort(key=lambda item: (item.decision.issued, item.decision.id, -item.conferral.line), reverse=True)
    return Gathered({"lines": lines}, translated=all(item.conferral.citation and item.conferral.citation.en for item in lines))


FOREIGNERS = Overview(
    name="foreigners", address="foreigners", chapter="honours",
    title={"vi": "Người nước ngoài được khen thưởng", "en": "Foreign honourees"},
    purpose={"vi": "Cá nhân, tổ chức nước ngoài có đóng góp cho tỉnh và đã được khen thưởng, kèm thành tích bằng tiếng Anh.",
             "en": "Foreign people and organisations that contributed to the province and were honoured for it, with the citation in English."},
    gather=gather)
