"""A table of counts (số liệu thống kê); small cells are never written down."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Statistic(Record):
    type: ClassVar[str] = "statistic"
    collection: ClassVar[str] = "statistics"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Số liệu", "en": "Statistic"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Số liệu thống kê", "en": "Statistics"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Số liệu tổng hợp; số quá nhỏ được ẩn để không lộ ra từng người.",
        "en": "Aggregate figures; counts that are too small are left out so that nobody can be told from them."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
