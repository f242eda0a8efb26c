"""A question answered in plain words, with its legal basis."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Reference, RichBilingual, TermOf, field
from generator.records.legal_basis import Basis
from generator.records.record import Record


class Explainer(Record):
    type: ClassVar[str] = "explainer"
    collection: ClassVar[str] = "explainers"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Hỏi đáp", "en": "Question and answer"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Hỏi đáp: luật nói gì", "en": "Questions and answers"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Quy định về thi đua, khen thưởng nói bằng lời dễ hiểu, kèm căn cứ.",
        "en": "The rules on emulation and commendation in plain words, with their legal basis."}

    title: Bilingual = field("Câu hỏi", "Question", "Như người dân hỏi", "As people ask it")
    answer: Bilingual = field("Trả lời ngắn", "Short answer", "Một đến ba câu, lời dễ hiểu", "One to three sentences in plain words")
    text: RichBilingual | None = field("Nói rõ hơn", "More", "Giải thích, ví dụ, các bước", "Explanation, examples, steps", default=None)
    legal_basis: tuple[Basis, ...] = field("Căn cứ", "Legal basis", "Văn bản và điều khoản", "The texts and articles", default=())
    audience: tuple[Annotated[Id, TermOf("reader-groups")], ...] = field(
        "Dành cho", "For", "Một mục của data/vocabulary/reader-groups.yml", "Terms of data/vocabulary/reader-groups.yml", min_length=1)
    procedures: tuple[Annotated[Id, Reference("procedure")], ...] = field(
        "Thủ tục liên quan", "Procedures", "Mã trong data/procedures", "Ids in data/procedures", default=())
    awards: tuple[Annotated[Id, Reference("award")], ...] = field(
        "Danh hiệu, hình thức", "Titles and forms", "Câu trả lời nói về danh hiệu, hình thức nào", "What the answer is about", default=())
    documents: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Đọc thêm", "Further reading", "Văn bản liên quan ngoài căn cứ", "Other texts than the basis", default=())
    checked_on: Day | None = field(
        "Kiểm tra ngày", "Checked on", "Ngày gần nhất đơn vị chuyên môn đối chiếu câu trả lời với quy định", "The last day on which the unit in charge compared it with the rules",
        default=None)
    checked_by: Annotated[Id, Reference("organisation")] | None = field(
        "Đơn vị kiểm tra", "Checked by", "Mã trong data/organisations", "The id in data/organisations", default=None)

    @property
    def lead(self) -> Bilingual:
        return self.answer

    @property
    def stated(self) -> date:
        """The day for which the answer speaks: that of the last check, or of its last change."""
        return self.checked_on or self.changed.date()
