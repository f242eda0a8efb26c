"""A legal or administrative text, and what it carries out."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import (
    Bilingual,
    Day,
    Id,
    Line,
    Name,
    Paragraph,
    Part,
    PartialDay,
    Reference,
    Stated,
    TermOf,
    WebAddress,
    field,
    one_of,
)
from generator.records.record import Record


class Signer(Part):
    name: Name = field("Họ và tên", "Name", "Như ghi trong văn bản", "As it stands in the text")
    post: Bilingual = field("Chức vụ", "Post")
    signed_as: Line | None = field("Quyền hạn ký", "Signed as", "TM., KT., TUQ., …", default=None)


class Section(Part):
    number: Line = field("Số mục", "Section number", "Ví dụ III.1.7; nơi khác trích dẫn bằng số này",
                         "For example III.1.7; other records cite it by this number")
    heading: Paragraph | None = field("Tiêu đề", "Heading", default=None)
    text: Paragraph | None = field("Nội dung", "Text", "Chép đúng văn bản; lỗi quét đã sửa thì ghi ở phần đính chính",
                                   "As in the text; scanning faults put right are listed under corrections", default=None)


class Correction(Part):
    """One fault of the scanned text that was put right in the transcription."""

    section: Line = field("Mục", "Section")
    printed: Line = field("Bản quét ghi", "The scan says")
    read_as: Line = field("Đọc là", "Read as")
    reason: Bilingual | None = field("Lý do", "Reason", default=None)


class Document(Record):
    type: ClassVar[str] = "document"
    collection: ClassVar[str] = "documents"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Văn bản", "en": "Document"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Văn bản", "en": "Documents"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Chỉ thị, luật, kế hoạch về thi đua, khen thưởng, và văn bản nào thực hiện văn bản nào.",
        "en": "Directives, laws and plans on emulation and commendation, and which of them carries out which."}

    title: Bilingual = field("Tên văn bản", "Title")
    kind: Annotated[Id, TermOf("document-kinds")] = field("Loại văn bản", "Kind")
    number: Stated[Line] = field("Số, ký hiệu", "Number", 'Viết "unknown" nếu nguồn không ghi số',
                                 'Write "unknown" when the source gives no number')
    issued: Stated[PartialDay] = field("Ngày ban hành", "Issued on", 'Viết "unknown" nếu nguồn không ghi ngày',
                                       'Write "unknown" when the source gives no date')
    issuer: Annotated[Id, Reference("organisation")] = field("Cơ quan ban hành", "Issued by")
    signer: Signer | None = field("Người ký", "Signed by", default=None)
    in_force_from: Day | None = field("Có hiệu lực từ", "In force from", default=None)
    status: one_of(
        in_force=("Còn hiệu lực", "In force"), replaced=("Đã được thay thế", "Replaced"),
        historical=("Chỉ còn giá trị lịch sử", "Of historical value only"), unknown=("Chưa rõ", "Not known"),
    ) = field("Tình trạng", "Status")
    replaced_by: tuple[Annotated[Id, Reference("document")], ...] = field("Được thay thế bởi", "Replaced by", default=())
    carries_out: tuple[Annotated[Id, Reference("document")], ...] = field("Thực hiện văn bản", "Carries out", default=())
    based_on: tuple[Annotated[Id, Reference("document")], ...] = field("Căn cứ", "Based on", default=())
    amends: tuple[Annotated[Id, Reference("document")], ...] = field("Sửa đổi, bổ sung", "Amends", default=())
    receivers: tuple[Annotated[Id, Reference("organisation")], ...] = field("Nơi nhận", "Receivers", default=())
    summary: Bilingual | None = field("Tóm tắt", "Summary", default=None)
    web_address: WebAddress | None = field("Địa chỉ văn bản gốc", "Address of the original", default=None)
    sections: tuple[Section, ...] = field("Nội dung theo mục", "Text by section", default=())
    corrections: tuple[Correction, ...] = field("Đính chính khi chép", "Corrections of the transcription", default=())

    @property
    def dated(self) -> date | None:
        return self.issued.first if self.issued else None
