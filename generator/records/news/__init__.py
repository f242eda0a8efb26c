"""An announcement of the Council or its office."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class News(Record):
    type: ClassVar[str] = "news"
    collection: ClassVar[str] = "news"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Thông báo", "en": "Announcement"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Thông báo", "en": "Announcements"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Thông báo của Hội đồng và cơ quan thường trực.",
        "en": "Announcements of the Council and its standing office."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
