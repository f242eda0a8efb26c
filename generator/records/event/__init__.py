"""A congress, conference, ceremony or training course."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Part, PartialDay, Reference, Stated, TermOf, WholeNumber, field
from generator.records.record import Record


class Ordinal(Part):
    """"The seventh": counted within an administrative era, since a merged province counts anew."""

    number: WholeNumber = field("Lần thứ", "Number")
    era: Bilingual = field("Tính trong", "Counted within", "Ví dụ: tỉnh Kon Tum (1991-2025)", "For example: Kon Tum Province (1991-2025)")


class Event(Record):
    type: ClassVar[str] = "event"
    collection: ClassVar[str] = "events"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Sự kiện", "en": "Event"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Sự kiện", "en": "Events"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Đại hội, hội nghị, tập huấn và lễ trao tặng.",
        "en": "Congresses, conferences, training courses and ceremonies."}

    title: Bilingual = field("Tên sự kiện", "Title")
    kind: Annotated[Id, TermOf("event-kinds")] = field("Loại", "Kind")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level")
    ordinal: Ordinal | None = field("Lần thứ", "Ordinal", default=None)
    starts: Stated[PartialDay] = field("Bắt đầu", "Starts", 'Ngày, tháng, quý hoặc năm; "unknown" nếu nguồn không ghi',
                                       'A day, month, quarter or year; "unknown" when the source does not say')
    ends: PartialDay | None = field("Kết thúc", "Ends", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Nơi tổ chức", "Place", default=None)
    organiser: Annotated[Id, Reference("organisation")] | None = field("Cơ quan tổ chức", "Organiser", default=None)
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field("Phong trào", "Campaigns", default=())
    summary: Bilingual | None = field("Tóm tắt", "Summary", default=None)

    @property
    def dated(self) -> date | None:
        return self.starts.first if self.starts else None
