"""The columns of the press, each with its newest items."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from generator.catalog import Catalog
from generator.records.press_column import PressColumn
from generator.records.press_item import PressItem
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview

NEWEST = 5
"""Items of a column."""


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`columns`: (column, its newest items, how many it has), the column with the newest item first; `others`: newest items of none."""
    items = [item for item in catalog.of("press_item") if isinstance(item, PressItem)]
    items.sort(key=lambda item: (-item.date.toordinal(), item.id))
    by_column: dict[str | None, list[PressItem]] = defaultdict(list)
    for item in items:
        by_column[item.column].append(item)
    columns = [(column, by_column[column.id][:NEWEST], len(by_column[column.id]))
               for column in catalog.of("press_column") if isinstance(column, PressColumn)]
    columns.sort(key=lambda found: (-found[1][0].date.toordinal() if found[1] else 0, found[0].id))
    others = by_column[None][:NEWEST]
    shown = [column for column, _, _ in columns] + [item for _, found, _ in columns for item in found] + others
    return Gathered({"columns": columns, "others": others}, translated=all(record.heading.en is not None for record in shown))


PRESS = Overview(
    name="press", address="press", chapter="reuse",
    title={"vi": "Báo, đài với thi đua, khen thưởng", "en": "In the press"},
    purpose={"vi": "Các chuyên trang, chuyên mục về thi đua, khen thưởng và những tin, bài mới nhất.",
             "en": "The columns and programmes on emulation and commendation, with their newest items."},
    gather=gather)
