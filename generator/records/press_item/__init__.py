"""An item of the press (tin bài)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class PressItem(Record):
    type: ClassVar[str] = "press_item"
    collection: ClassVar[str] = "press-items"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Tin bài", "en": "Press item"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Tin bài", "en": "Press items"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Tin bài của báo, đài về phong trào, mô hình, gương điển hình.",
        "en": "Items of the press about campaigns, models and exemplary people."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
