"""An emulation campaign (phong trào thi đua)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Number, Part, PartialDay, Reference, RichBilingual, TermOf, field, one_of
from generator.records.record import Record


class Target(Part):
    indicator: Bilingual = field("Chỉ tiêu", "Indicator")
    unit: Bilingual = field("Đơn vị tính", "Unit")
    planned: Number = field("Kế hoạch", "Planned")
    actual: Number | None = field("Thực hiện", "Actual", default=None)
    as_of: PartialDay | None = field("Tính đến", "As of", default=None)


class Campaign(Record):
    type: ClassVar[str] = "campaign"
    collection: ClassVar[str] = "campaigns"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Phong trào thi đua", "en": "Emulation campaign"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Phong trào thi đua", "en": "Emulation campaigns"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các phong trào thi đua yêu nước: ai phát động, để làm gì, kết quả ra sao.",
        "en": "Patriotic emulation campaigns: who launched them, what for, and what came of them."}

    title: Bilingual = field("Tên phong trào", "Title")
    kind: one_of(
        regular=("Thường xuyên", "Regular"), by_period=("Theo đợt", "By period"), thematic=("Theo chuyên đề", "Thematic"),
    ) = field("Hình thức", "Kind")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level")
    parent: Annotated[Id, Reference("campaign")] | None = field("Thuộc phong trào", "Part of", default=None)
    organiser: Annotated[Id, Reference("organisation")] | None = field("Cơ quan phát động", "Organiser", default=None)
    fields_of_work: tuple[Annotated[Id, TermOf("fields-of-work")], ...] = field("Lĩnh vực", "Field", default=())
    launched: PartialDay | None = field("Phát động", "Launched", default=None)
    closed: PartialDay | None = field("Tổng kết", "Summed up", default=None)
    documents: tuple[Annotated[Id, Reference("document")], ...] = field("Văn bản", "Documents", default=())
    summary: Bilingual = field("Tóm tắt", "Summary")
    how_to: RichBilingual | None = field("Cách tham gia", "How to take part", default=None)
    targets: tuple[Target, ...] = field("Chỉ tiêu", "Targets", default=())

    @property
    def dated(self) -> date | None:
        return self.launched.first if self.launched else None
