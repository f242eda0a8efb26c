"""A contact of an office for the public (đầu mối liên hệ)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Contact(Record):
    type: ClassVar[str] = "contact"
    collection: ClassVar[str] = "contacts"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Đầu mối liên hệ", "en": "Contact"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Đầu mối liên hệ", "en": "Contacts"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Người và bộ phận tiếp nhận, trả lời về thi đua, khen thưởng.",
        "en": "The people and offices to ask about emulation and commendation."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
