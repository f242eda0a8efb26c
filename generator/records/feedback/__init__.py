"""Feedback received from the public, and its answer (phản ánh, kiến nghị)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Feedback(Record):
    type: ClassVar[str] = "feedback"
    collection: ClassVar[str] = "feedback"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Phản ánh, kiến nghị", "en": "Feedback"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Phản ánh, kiến nghị và trả lời", "en": "Feedback and answers"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Phản ánh, kiến nghị đã nhận, thời hạn và nội dung trả lời. Không nêu tên người gửi.",
        "en": "Feedback received, the time to answer, and the answers. Who sent it is never named."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
