"""All statistics that the site counts from its own records, each with its page and its data."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview
from generator.views.statistics import STATISTICS
from generator.views.statistics.statistic import OVERVIEW


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`statistics`: the registry."""
    return Gathered({"statistics": STATISTICS})


MEASURES = Overview(
    name="measures", address=OVERVIEW, chapter="oversight",
    title={"vi": "Biểu đồ, thống kê", "en": "Charts and statistics"},
    purpose={"vi": "Khen thưởng bao nhiêu, có kịp thời không, có hướng về cơ sở và người lao động trực tiếp không; thủ tục, báo cáo, phản ánh ra "
                   "sao. Số liệu được tính tự động từ các hồ sơ đã công bố ở đây; mỗi mục có biểu đồ, bảng và dữ liệu để tải về.",
             "en": "How much is honoured, how promptly, and whether it reaches the grassroots and direct workers; how procedures, reports and "
                   "feedback fare. The site counts these from its own records; each has a chart, a table and data to download."},
    gather=gather)
