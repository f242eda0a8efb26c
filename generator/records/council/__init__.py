"""A Council for Emulation and Commendation in one of its terms."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Council(Record):
    type: ClassVar[str] = "council"
    collection: ClassVar[str] = "councils"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Hội đồng Thi đua - Khen thưởng", "en": "Council"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Hội đồng Thi đua - Khen thưởng", "en": "Councils"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Thành viên, nhiệm kỳ, chức năng, nhiệm vụ của Hội đồng các cấp.",
        "en": "Members, terms, functions and duties of the Councils at every level."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
