"""An emulation title or a commendation form (danh hiệu thi đua, hình thức khen thưởng)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Award(Record):
    type: ClassVar[str] = "award"
    collection: ClassVar[str] = "awards"
    chapter: ClassVar[str] = "honours"
    label: ClassVar[dict[str, str]] = {"vi": "Danh hiệu, hình thức khen thưởng", "en": "Award"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Danh hiệu, hình thức khen thưởng", "en": "Awards"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Mỗi danh hiệu thi đua, hình thức khen thưởng: là gì, ai được tặng, ai quyết định, làm thủ tục nào.",
        "en": "Every emulation title and commendation form: what it is, who can receive it, who decides, and by which procedure."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
