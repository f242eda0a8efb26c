"""A column or programme of a press outlet on emulation and commendation (chuyên trang, chuyên mục)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class PressColumn(Record):
    type: ClassVar[str] = "press_column"
    collection: ClassVar[str] = "press-columns"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Chuyên mục báo chí", "en": "Press column"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Chuyên trang, chuyên mục báo chí", "en": "Press columns"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các chuyên trang, chuyên mục về thi đua, khen thưởng trên báo, đài.",
        "en": "The regular columns and programmes on emulation and commendation in newspapers and on air."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
