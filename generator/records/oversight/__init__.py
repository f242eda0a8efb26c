"""An inspection, an audit or a supervision, with its conclusion."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import (
    Bilingual,
    Day,
    Id,
    Line,
    Part,
    PartialDay,
    Reference,
    RichBilingual,
    TermOf,
    WebAddress,
    WholeNumber,
    field,
    one_of,
)
from generator.records.record import Record


class Conclusion(Part):
    date: Day = field("Ngày", "Date", "Ngày ký kết luận", "The day on which it was signed")
    document: Line = field("Số, ký hiệu", "Number", "Số, ký hiệu của văn bản kết luận", "The number of the text")
    text: Bilingual | None = field("Tóm tắt kết luận", "In short", "Một, hai câu trung tính", "A sentence or two in neutral words", default=None)


class Recommendation(Part):
    """What the conclusion asks for, and what was done."""

    number: WholeNumber = field("Số thứ tự", "Number", "Số thứ tự kiến nghị trong kết luận", "Its number in the conclusion")
    text: Bilingual = field("Kiến nghị", "Recommendation", "Việc phải làm", "What is to be done")
    to: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan thực hiện", "To be done by", "Cơ quan phải làm, mã trong data/organisations", "Who is to do it, the id in data/organisations", default=None)
    due: PartialDay | None = field("Thời hạn", "Due", "Ngày, tháng hoặc quý phải xong", "The day, month or quarter by which it is due", default=None)
    status: one_of(done=("Đã thực hiện", "Done"), under_way=("Đang thực hiện", "Under way"), not_started=("Chưa thực hiện", "Not started")) = field(
        "Tình trạng", "Status", "Việc được kiến nghị đã làm đến đâu", "How far it has come")
    done_on: PartialDay | None = field("Xong ngày", "Done on", "Ngày, tháng làm xong", "When it was done", default=None)
    result: Bilingual | None = field("Việc đã làm", "What was done", "Đã làm gì, nêu văn bản nếu có", "What was done, with its document", default=None)


class Oversight(Record):
    type: ClassVar[str] = "oversight"
    collection: ClassVar[str] = "oversight"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Kiểm tra, giám sát", "en": "Inspection or supervision"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Kiểm tra, giám sát", "en": "Inspection and supervision"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Kế hoạch và kết luận kiểm tra, giám sát công tác thi đua, khen thưởng.",
        "en": "Plans and conclusions of the inspection and supervision of emulation and commendation."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên cuộc kiểm tra, giám sát; không nêu tên cá nhân", "What it is called, without names of persons")
    kind: Annotated[Id, TermOf("oversight-kinds")] = field("Hình thức", "Kind", "Kiểm tra, giám sát, thanh tra hay kiểm toán",
                                                           "Inspection, supervision or audit")
    body: Annotated[Id, Reference("organisation")] = field("Cơ quan tiến hành", "Carried out by", "Mã trong data/organisations", "The id in data/organisations")
    subject: Bilingual = field("Nội dung", "Subject", "Kiểm tra, giám sát việc gì", "What is inspected or supervised")
    state: one_of(planned=("Đã có kế hoạch", "Planned"), under_way=("Đang tiến hành", "Under way"), concluded=("Đã kết luận", "Concluded")) = field(
        "Tình trạng", "Status", "Đã tiến hành đến đâu", "How far it has come")
    plan_document: Line | None = field("Kế hoạch kiểm tra, giám sát", "Plan", "Số, ký hiệu, ngày của kế hoạch", "Number and date of its plan", default=None)
    documents: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Căn cứ", "Based on", "Văn bản trong data/documents mà việc này dựa vào", "The texts of data/documents that it rests on", default=())
    starts: PartialDay | None = field("Bắt đầu", "Starts", "Ngày, tháng hoặc quý bắt đầu", "The day, month or quarter of its beginning", default=None)
    ends: PartialDay | None = field("Kết thúc", "Ends", "Ngày, tháng hoặc quý kết thúc", "The day, month or quarter of its end", default=None)
    units: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Đơn vị được kiểm tra, giám sát", "Units inspected", "Mã trong data/organisations", "Ids in data/organisations", default=())
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Một, hai câu", "A sentence or two", default=None)
    findings: RichBilingual | None = field(
        "Kết quả", "Findings", "Lời trung tính; không nêu tên cá nhân, không nêu chi tiết vi phạm",
        "Neutral words, without names of persons or details of faults", default=None)
    conclusion: Conclusion | None = field("Kết luận", "Conclusion", "Điền khi đã kết luận", "Once it is concluded", default=None)
    recommendations: tuple[Recommendation, ...] = field(
        "Kiến nghị", "Recommendations", "Việc được kiến nghị và đã làm đến đâu", "What it asks for, and how far that has come", default=())
    web_address: WebAddress | None = field("Toàn văn", "Full text", "Trang công khai có toàn văn kết luận", "The public page with the whole text",
                                           default=None)

    @property
    def dated(self) -> date | None:
        if self.conclusion:
            return self.conclusion.date
        return self.starts.first if self.starts else None
