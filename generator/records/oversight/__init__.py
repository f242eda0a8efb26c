"""An inspection or a supervision, with its conclusion."""

from __future__ import annotations

from typing import ClassVar

from generator.records.fields import Bilingual, field
from generator.records.record import Record


class Oversight(Record):
    type: ClassVar[str] = "oversight"
    collection: ClassVar[str] = "oversight"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Kiểm tra, giám sát", "en": "Inspection or supervision"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Kiểm tra, giám sát", "en": "Inspection and supervision"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Kế hoạch và kết luận kiểm tra, giám sát việc thi đua, khen thưởng.",
        "en": "Plans and conclusions of the inspection and supervision of emulation and commendation."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn", "A short name")
