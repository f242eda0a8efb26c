"""A legal or administrative text, and what it carries out."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from generator.records.attachment import Attachment
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

State = Literal["not_yet", "in_force", "ended", "unknown"]
"""How a text stands on a day."""
STATES: dict[State, Bilingual] = {
    "not_yet": Bilingual(vi="Chưa có hiệu lực", en="Not yet in force"), "in_force": Bilingual(vi="Còn hiệu lực", en="In force"),
    "ended": Bilingual(vi="Đã hết hiệu lực", en="No longer in force"), "unknown": Bilingual(vi="Chưa rõ", en="Not known")}
"""The words for a state."""


class Signer(Part):
    name: Name = field("Họ và tên", "Name", "Như ghi trong văn bản", "As it stands in the text")
    post: Bilingual = field("Chức vụ", "Post", "Chức vụ khi ký", "The post at the time of signing")
    signed_as: Line | None = field("Quyền hạn ký", "Signed as", "TM., KT., TUQ., …", "TM., KT., TUQ., … as it stands in the text", default=None)


class Section(Part):
    number: Line = field("Số mục", "Section number", "Ví dụ III.1.7; nơi khác trích dẫn bằng số này",
                         "For example III.1.7; other records cite it by this number")
    heading: Paragraph | None = field("Tiêu đề", "Heading", "Tiêu đề của mục, nếu có", "The heading of the section, if it has one", default=None)
    text: Paragraph | None = field("Nội dung", "Text", "Chép đúng văn bản; lỗi quét đã sửa thì ghi ở phần đính chính",
                                   "As in the text; scanning faults put right are listed under corrections", default=None)


class Correction(Part):
    """One fault of the scanned text that was put right in the transcription."""

    section: Line = field("Mục", "Section", "Số mục có lỗi", "The section with the fault")
    printed: Line = field("Bản quét ghi", "The scan says", "Chữ trong bản quét", "The words in the scan")
    read_as: Line = field("Đọc là", "Read as", "Chữ đúng", "The right words")
    reason: Bilingual | None = field("Lý do", "Reason", "Vì sao đọc như vậy", "Why it is read so", default=None)


class Document(Record):
    type: ClassVar[str] = "document"
    collection: ClassVar[str] = "documents"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Văn bản", "en": "Document"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Văn bản", "en": "Documents"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Chỉ thị, luật, kế hoạch về thi đua, khen thưởng, và văn bản nào thực hiện văn bản nào.",
        "en": "Directives, laws and plans on emulation and commendation, and which of them carries out which."}

    title: Bilingual = field("Tên văn bản", "Title", "Loại, số, cơ quan và trích yếu", "Kind, number, issuer and subject")
    kind: Annotated[Id, TermOf("document-kinds")] = field("Loại văn bản", "Kind", "Một mục của data/vocabulary/document-kinds.yml", "A term of data/vocabulary/document-kinds.yml")
    number: Stated[Line] = field("Số, ký hiệu", "Number", 'Viết "unknown" nếu nguồn không ghi số',
                                 'Write "unknown" when the source gives no number')
    issued: Stated[PartialDay] = field("Ngày ban hành", "Issued on", 'Viết "unknown" nếu nguồn không ghi ngày',
                                       'Write "unknown" when the source gives no date')
    issuer: Annotated[Id, Reference("organisation")] = field("Cơ quan ban hành", "Issued by", "Mã trong data/organisations", "The id in data/organisations")
    signer: Signer | None = field("Người ký", "Signed by", "Như ghi trong văn bản", "As it stands in the text", default=None)
    in_force_from: Day | None = field("Có hiệu lực từ", "In force from", "Ngày đầu tiên có hiệu lực", "The first day in force", default=None)
    in_force_to: Day | None = field("Hiệu lực đến hết", "In force until", "Ngày cuối cùng còn hiệu lực", "The last day in force", default=None)
    status: one_of(
        in_force=("Còn hiệu lực", "In force"), not_yet=("Chưa có hiệu lực", "Not yet in force"), replaced=("Đã được thay thế", "Replaced"),
        repealed=("Đã bị bãi bỏ", "Repealed"), historical=("Chỉ còn giá trị lịch sử", "Of historical value only"), unknown=("Chưa rõ", "Not known"),
    ) = field("Tình trạng", "Status", "Tình trạng hiện nay", "How it stands today")
    replaced_by: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Được thay thế bởi", "Replaced by", "Văn bản nói rõ là thay thế văn bản này", "The text that says that it replaces this one", default=())
    followed_by: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Tiếp nối bởi", "Followed by", "Văn bản sau về cùng việc mà không nói là thay thế", "A later text on the same matter that does not say so", default=())
    carries_out: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Thực hiện văn bản", "Carries out", "Văn bản mà văn bản này thực hiện", "The text that this one carries out", default=())
    based_on: tuple[Annotated[Id, Reference("document")], ...] = field("Căn cứ", "Based on", "Các văn bản ở phần căn cứ", "The texts that it cites as its basis", default=())
    amends: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Sửa đổi, bổ sung", "Amends", "Văn bản được văn bản này sửa", "The texts that this one amends", default=())
    repeals: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Bãi bỏ", "Repeals", "Văn bản bị văn bản này bãi bỏ", "The texts that this one repeals", default=())
    receivers: tuple[Annotated[Id, Reference("organisation")], ...] = field("Nơi nhận", "Receivers", "Mã trong data/organisations", "Ids in data/organisations", default=())
    summary: Bilingual | None = field("Tóm tắt", "Abstract", "Trích yếu, nội dung chính", "What the text is about", default=None)
    web_address: WebAddress | None = field("Địa chỉ văn bản gốc", "Address of the original", "Trang chính thức có văn bản", "The official page that holds it", default=None)
    attachment: Attachment | None = field("Tệp văn bản", "File", "Tệp để tải về", "The file to download", default=None)
    sections: tuple[Section, ...] = field("Nội dung theo mục", "Text by section", "Chép theo từng mục để nơi khác dẫn tới", "By section, so that others can cite it", default=())
    corrections: tuple[Correction, ...] = field(
        "Đính chính khi chép", "Corrections of the transcription", "Mọi chỗ khác với bản quét", "Every difference from the scan", default=())

    @property
    def dated(self) -> date | None:
        return self.issued.first if self.issued else None

    @property
    def ended(self) -> bool:
        """Whether it is known to be in force no longer, even if not since when."""
        return self.status in ("replaced", "repealed")

    def standing(self, day: date) -> Bilingual:
        return STATES[self.state_at(day)]

    def state_at(self, day: date) -> State:
        """Whether the text is in force on a day, as far as the record tells."""
        if self.in_force_from and day < self.in_force_from or self.issued and day < self.issued.first:
            return "not_yet"
        if self.in_force_to:
            return "ended" if day > self.in_force_to else "in_force"
        return "in_force" if self.status == "in_force" else "not_yet" if self.status == "not_yet" else "unknown"
