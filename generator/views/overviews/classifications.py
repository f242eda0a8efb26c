"""The lists that records choose from: kinds, levels, states, periods, holidays, each term with its meaning and its basis."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`tables`: every vocabulary by name, but for the glossary, which has its own page."""
    return Gathered({"tables": {name: table for name, table in sorted(catalog.vocabulary.items()) if name != "glossary"}})


CLASSIFICATIONS = Overview(
    name="classifications", address="classifications", chapter="organisation",
    title={"vi": "Danh mục phân loại", "en": "Classifications"},
    purpose={"vi": "Các loại, cấp, nhóm, thời hạn và ngày nghỉ dùng trong hồ sơ: mỗi mục nghĩa là gì, căn cứ vào đâu.",
             "en": "The kinds, levels, groups, periods and holidays that records go by: what each means and what it rests on."},
    gather=gather)
