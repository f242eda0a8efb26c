"""A question answered in plain words, with its legal basis."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Explainer(Record):
    type: ClassVar[str] = "explainer"
    collection: ClassVar[str] = "explainers"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Hỏi đáp", "en": "Question and answer"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Hỏi đáp, luật nói gì", "en": "Questions and answers"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Quy định về thi đua, khen thưởng nói bằng lời dễ hiểu, kèm căn cứ.",
        "en": "The rules on emulation and commendation in plain words, with their legal basis."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
