"""A commendation decision with its list of conferrals."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.attachment import Attachment
from generator.records.document import Signer
from generator.records.fields import (
    AwardClass,
    Bilingual,
    Day,
    Id,
    Line,
    Name,
    Part,
    Reference,
    Stated,
    TermOf,
    WholeNumber,
    YesNo,
    field,
    one_of,
)
from generator.records.record import Record


class Revocation(Part):
    """Neutral words only: the decision that took the award back, never the fault."""

    date: Day = field("Ngày", "Date")
    document: Line = field("Số quyết định", "Decision number")
    note: Bilingual | None = field("Ghi chú", "Note", default=None)


class Conferral(Part):
    """One line of a decision's list."""

    line: WholeNumber = field("Số thứ tự", "Line", "Số thứ tự trong danh sách kèm theo quyết định", "The line in the annexed list")
    honoree: Id = field("Mã", "Id", "Mã riêng, không đổi, của người hoặc tập thể; hai người trùng tên có hai mã",
                        "The lasting id of the person or collective; two people of one name have two ids")
    name: Name = field("Tên ghi trong quyết định", "Name in the decision")
    kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind")
    form: Annotated[Id, TermOf("award-forms")] = field("Danh hiệu, hình thức", "Title or form")
    award_class: AwardClass | None = Field(
        default=None, alias="class",
        json_schema_extra={"label": {"vi": "Hạng", "en": "Class"},
                           "help": {"vi": "1, 2 hoặc 3; chỉ khi hình thức có hạng", "en": "1, 2 or 3, only for forms with classes"}})
    posthumous: YesNo = field("Truy tặng", "Posthumous", default=False)
    unit: Line | None = field("Đơn vị lúc được khen", "Unit at the time", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa phương lúc được khen", "Place at the time", default=None)
    role: Annotated[Id, TermOf("role-groups")] | None = field("Nhóm đối tượng", "Role group", default=None)
    nationality: Bilingual | None = field("Quốc tịch", "Nationality", "Chỉ với người nước ngoài", "Foreign subjects only", default=None)
    citation: Bilingual | None = field("Thành tích", "Citation", default=None)
    revoked: Revocation | None = field("Đã thu hồi", "Revoked", default=None)


class Decision(Record):
    type: ClassVar[str] = "decision"
    collection: ClassVar[str] = "decisions"
    chapter: ClassVar[str] = "honours"
    label: ClassVar[dict[str, str]] = {"vi": "Quyết định khen thưởng", "en": "Commendation decision"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Quyết định khen thưởng", "en": "Commendation decisions"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Mỗi quyết định kèm toàn bộ danh sách được khen thưởng.",
        "en": "Each decision with the whole list of those it honours."}

    title: Bilingual = field("Trích yếu", "Title")
    number: Stated[Line] = field("Số", "Number")
    issued: Day = field("Ngày ký", "Signed on")
    authority: Annotated[Id, Reference("organisation")] = field("Cơ quan quyết định", "Authority")
    signer: Signer | None = field("Người ký", "Signed by", default=None)
    commendation: Annotated[Id, TermOf("commendation-types")] = field("Loại hình khen thưởng", "Type of commendation")
    campaign: Annotated[Id, Reference("campaign")] | None = field("Phong trào", "Campaign", default=None)
    status: one_of(
        in_force=("Còn hiệu lực", "In force"), corrected=("Đã đính chính", "Corrected"), revoked=("Đã hủy bỏ", "Revoked"),
    ) = field("Tình trạng", "Status", default="in_force")
    status_note: Bilingual | None = field("Ghi chú tình trạng", "Note on the status", default=None)
    summary: Bilingual | None = field("Tóm tắt", "Summary", default=None)
    conferrals: tuple[Conferral, ...] = field("Danh sách khen thưởng", "Conferrals", min_length=1)
    pdf: Attachment | None = field("Bản quyết định", "The decision as signed", "Tệp PDF của quyết định, đã bỏ thông tin cá nhân ngoài danh sách",
                                   "The decision as PDF, without personal data beyond the list", default=None)

    @property
    def dated(self) -> date | None:
        return self.issued
