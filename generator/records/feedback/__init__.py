"""Feedback received from the public, and its answer (phản ánh, kiến nghị)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Reference, RichBilingual, TermOf, field, one_of
from generator.records.record import Record


class Feedback(Record):
    """Nothing here can say who wrote: there is no field for it."""

    type: ClassVar[str] = "feedback"
    collection: ClassVar[str] = "feedback"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Phản ánh, kiến nghị", "en": "Feedback"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Phản ánh, kiến nghị và trả lời", "en": "Feedback and answers"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Phản ánh, kiến nghị đã nhận, thời hạn và nội dung trả lời. Không nêu tên người gửi.",
        "en": "Feedback received, the time to answer, and the answers. Who sent it is never named."}

    title: Bilingual = field("Nội dung hỏi", "Subject", "Việc được hỏi, bằng lời trung tính; không nêu người gửi",
                             "What it is about, in neutral words; never who sent it")
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Ý chính, không có chi tiết nhận ra được người gửi",
                                      "The point of it, without anything that tells who sent it", default=None)
    received: Day = field("Ngày nhận", "Received", "Ngày cơ quan nhận được", "The day on which the office received it")
    channel: Annotated[Id, TermOf("feedback-channels")] = field("Kênh tiếp nhận", "Channel", "Đến bằng đường nào", "How it came")
    period: Annotated[Id, TermOf("legal-periods")] = field(
        "Thời hạn áp dụng", "Period", "Thời hạn trả lời áp dụng cho việc này, một mục của data/vocabulary/legal-periods.yml",
        "The period within which this is answered, a term of data/vocabulary/legal-periods.yml")
    procedures: tuple[Annotated[Id, Reference("procedure")], ...] = field(
        "Về thủ tục", "About procedures", "Mã trong data/procedures", "Ids in data/procedures", default=())
    organisations: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Về cơ quan, đơn vị", "About organisations", "Mã trong data/organisations", "Ids in data/organisations", default=())
    decisions: tuple[Annotated[Id, Reference("decision")], ...] = field(
        "Về quyết định", "About decisions", "Mã trong data/decisions", "Ids in data/decisions", default=())
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field(
        "Về phong trào", "About campaigns", "Mã trong data/campaigns", "Ids in data/campaigns", default=())
    state: one_of(
        received=("Đã tiếp nhận", "Received"), answered=("Đã trả lời", "Answered"), forwarded=("Đã chuyển", "Forwarded"),
        not_competent=("Không thuộc thẩm quyền", "Not within competence"),
    ) = field("Tình trạng", "Status", "Việc đã xử lý đến đâu", "How far it has been dealt with")
    answered: Day | None = field("Ngày trả lời", "Answered on", "Ngày trả lời, hoặc ngày chuyển đi", "The day of the answer, or of forwarding",
                                 default=None)
    answered_by: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan trả lời", "Answered by", "Mã trong data/organisations", "The id in data/organisations", default=None)
    answer: RichBilingual | None = field("Trả lời", "Answer", "Nội dung trả lời, không nêu người gửi", "The answer, without who asked",
                                         default=None)
    forwarded_to: Annotated[Id, Reference("organisation")] | None = field(
        "Đã chuyển đến", "Forwarded to", "Cơ quan có thẩm quyền nhận việc", "The body that is competent", default=None)

    @property
    def dated(self) -> date | None:
        return self.received
