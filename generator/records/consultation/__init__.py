"""A docket of nominations open for public comment (lấy ý kiến nhân dân)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Consultation(Record):
    type: ClassVar[str] = "consultation"
    collection: ClassVar[str] = "consultations"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Lấy ý kiến nhân dân", "en": "Public consultation"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Lấy ý kiến nhân dân", "en": "Public consultations"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Danh sách đề nghị khen thưởng đang lấy ý kiến: mở đến khi nào, góp ý ở đâu, kết quả ra sao.",
        "en": "Nominations open for public comment: until when, how to comment, and what came of it."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
