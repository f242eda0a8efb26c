"""A reporting period of a plan: which units owed a report and which sent it."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Report(Record):
    type: ClassVar[str] = "report"
    collection: ClassVar[str] = "reports"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Kỳ báo cáo", "en": "Reporting period"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Chế độ báo cáo", "en": "Reports due"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Đơn vị nào phải báo cáo, hạn nào, đã gửi hay còn chậm.",
        "en": "Which units must report, by when, and which have done so."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
