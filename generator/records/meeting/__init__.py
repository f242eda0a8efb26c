"""A meeting of a Council."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Part, Reference, RichBilingual, TermOf, WholeNumber, field
from generator.records.hour import Hour
from generator.records.record import Record


class Considered(Part):
    """How many nominations for a form were looked at, and how many the meeting agreed to propose or grant."""

    form: Annotated[Id, Reference("award")] = field("Danh hiệu, hình thức", "Title or form", "Mã trong data/awards", "The id in data/awards")
    considered: WholeNumber = field("Số hồ sơ xét", "Considered", "Số trường hợp (tập thể, cá nhân, hộ gia đình) được đưa ra xét", "The nominations put before the meeting")
    approved: WholeNumber = field("Số được thông qua", "Approved", "Số trường hợp được Hội đồng nhất trí", "Those that the council agreed to")


class Meeting(Record):
    type: ClassVar[str] = "meeting"
    collection: ClassVar[str] = "meetings"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Phiên họp Hội đồng", "en": "Council meeting"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Phiên họp Hội đồng", "en": "Council meetings"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các phiên họp của Hội đồng: khi nào, xét việc gì, kết quả.",
        "en": "Meetings of the Council: when, on what, and with what result."}

    title: Bilingual = field("Tên phiên họp", "Title", "Ví dụ: Phiên họp xét khen thưởng đợt 1 năm 2026",
                             "For example: Meeting on the first round of commendation in 2026")
    council: Annotated[Id, Reference("council")] = field(
        "Hội đồng", "Council", "Bản ghi về nhiệm kỳ có phiên họp này, trong data/councils", "The term of the council in data/councils")
    kind: Annotated[Id, TermOf("meeting-kinds")] = field("Hình thức họp", "Kind", "Một mục của data/vocabulary/meeting-kinds.yml",
                                                         "A term of data/vocabulary/meeting-kinds.yml")
    date: Day = field("Ngày họp", "Date", "Ngày họp, hoặc hạn cuối trả lời nếu lấy ý kiến bằng văn bản",
                      "The day of the meeting, or the last day for answers when it was in writing")
    hour: Hour | None = field("Giờ họp", "Hour", "Ví dụ 08:00", "For example 08:00", default=None)
    agenda: tuple[Bilingual, ...] = field("Nội dung", "Agenda", "Mỗi việc một mục", "One item for each matter", min_length=1)
    considered: tuple[Considered, ...] = field(
        "Kết quả xét", "Nominations considered", "Chỉ ghi số lượng, không ghi tên người được xét", "Counts only, never the names of those considered",
        default=())
    outcome: RichBilingual | None = field("Kết luận", "Outcome", "Hội đồng kết luận gì; không nêu tên người không được thông qua",
                                          "What the council concluded; nobody who was turned down is named", default=None)
    minutes: Annotated[Id, Reference("document")] | None = field(
        "Biên bản, thông báo kết luận", "Minutes", "Mã của biên bản hoặc thông báo kết luận trong data/documents",
        "The id of the minutes or of the notice of conclusions in data/documents", default=None)

    @property
    def dated(self) -> date | None:
        return self.date
