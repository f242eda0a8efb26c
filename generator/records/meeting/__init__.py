"""A meeting of a Council."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Meeting(Record):
    type: ClassVar[str] = "meeting"
    collection: ClassVar[str] = "meetings"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Phiên họp Hội đồng", "en": "Council meeting"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Phiên họp Hội đồng", "en": "Council meetings"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các phiên họp của Hội đồng: khi nào, xét việc gì, kết quả.",
        "en": "Meetings of the Council: when, on what, and with what result."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
