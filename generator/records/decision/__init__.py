"""A commendation decision with its list of conferrals."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

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
    PartialDay,
    Reference,
    Stated,
    TermOf,
    WholeNumber,
    YesNo,
    field,
    one_of,
)
from generator.records.record import Record

STATUSES = {
    "corrected": ("Đã đính chính", "Corrected"),
    "revoked": ("Đã thu hồi", "Revoked"),
    "cancelled": ("Đã hủy bỏ", "Cancelled"),
    "stripped": ("Đã tước", "Stripped"),
    "restored": ("Đã phục hồi", "Restored"),
}
"""What may happen to a decision or to one line of it after it was made."""
TAKEN_BACK = frozenset({"revoked", "cancelled", "stripped"})
IN_FORCE = ("Còn hiệu lực", "In force")
STANDING = {status: Bilingual(vi=words[0], en=words[1]) for status, words in {"in_force": IN_FORCE, **STATUSES}.items()}
"""The words for how a decision or a line stands today."""


class Change(Part):
    """What happened to a decision or a line afterwards. Neutral words only: the text that decided it, never the fault."""

    status: one_of(**STATUSES) = field("Tình trạng mới", "New status", "Đính chính, thu hồi, hủy bỏ, tước hoặc phục hồi",
                                       "Corrected, revoked, cancelled, stripped or restored")
    date: Day = field("Ngày", "Date", "Ngày của văn bản quyết định việc này", "The date of the text that decided it")
    document: Line = field("Văn bản quyết định", "Deciding text", "Số, ký hiệu của văn bản", "The number of the text")
    note: Bilingual | None = field("Ghi chú", "Note", "Trung tính, không nêu lỗi, không nêu vụ việc", "Neutral; never the fault or the case", default=None)


def _changes() -> Any:
    return field("Thay đổi sau khi ban hành", "Changes since", "Ghi theo thứ tự ngày; mục cuối là tình trạng hiện nay",
                 "In the order of their dates; the last one is how it stands today", default=())


class Changing:
    """What a decision and its lines have in common: they stand, until their log of changes says otherwise."""

    @property
    def status(self) -> str:
        """How it stands today: `in_force`, or a key of STATUSES."""
        changes: tuple[Change, ...] = self.changes  # type: ignore[attr-defined]
        return changes[-1].status if changes else "in_force"

    @property
    def stands(self) -> bool:
        """Whether it has not been taken back."""
        return self.status not in TAKEN_BACK


class Conferral(Part, Changing):
    """One line of a decision's list."""

    line: WholeNumber = field("Số thứ tự", "Line", "Số thứ tự trong danh sách kèm theo quyết định", "The line in the annexed list")
    honoree: Id = field("Mã", "Id", "Mã riêng, không đổi, của người hoặc tập thể; hai người trùng tên có hai mã",
                        "The lasting id of the person or collective; two people of one name have two ids")
    name: Name = field("Tên ghi trong quyết định", "Name in the decision", "Chép đúng quyết định", "As the decision writes it")
    kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind", "Cá nhân, tập thể, hộ gia đình, …",
                                                         "Individual, collective, household, …")
    form: Annotated[Id, Reference("award")] = field("Danh hiệu, hình thức", "Title or form", "Mã trong data/awards", "The id in data/awards")
    award_class: AwardClass | None = Field(
        default=None, alias="class",
        json_schema_extra={"label": {"vi": "Hạng", "en": "Class"},
                           "help": {"vi": "1, 2 hoặc 3; chỉ khi hình thức có hạng", "en": "1, 2 or 3, only for forms with classes"}})
    posthumous: YesNo = field("Truy tặng", "Posthumous", "true nếu người được khen đã mất", "true when the person has died", default=False)
    unit: Line | None = field("Đơn vị lúc được khen", "Unit at the time", "Chức danh, đơn vị như trong quyết định",
                              "The post and the unit as in the decision", default=None)
    organisation: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan lúc được khen", "Organisation at the time", "Khi đơn vị có bản ghi trong data/organisations",
        "When the unit has a record in data/organisations", default=None)
    place: Annotated[Id, Reference("place")] | None = field(
        "Địa phương lúc được khen", "Place at the time", "Tên lúc đó; tên ngày nay tự hiện", "As it was then; today's name follows by itself", default=None)
    role: Annotated[Id, TermOf("role-groups")] | None = field("Nhóm đối tượng", "Role group", "Người lao động trực tiếp, lãnh đạo, …",
                                                              "Direct worker, leader, …", default=None)
    nationality: Bilingual | None = field(
        "Quốc tịch", "Nationality", "Chỉ với người, tổ chức nước ngoài; có mục này thì dòng có trong danh sách người nước ngoài",
        "Foreign subjects only; a line with it stands in the list of foreigners", default=None)
    field_of_work: Annotated[Id, TermOf("fields-of-work")] | None = field(
        "Lĩnh vực", "Field of work", "Lĩnh vực của thành tích", "The field of the achievement", default=None)
    campaign: Annotated[Id, Reference("campaign")] | None = field(
        "Phong trào", "Campaign", "Khi khác với phong trào của cả quyết định", "When it is not the campaign of the whole decision", default=None)
    achieved: PartialDay | None = field("Thời gian lập thành tích", "Achieved", "Ngày, tháng, quý hoặc năm lập thành tích",
                                        "The day, month, quarter or year of the achievement", default=None)
    citation: Bilingual | None = field("Thành tích", "Citation", "Ngắn gọn, như trong quyết định hoặc tờ trình", "Short, as in the decision or the proposal", default=None)
    changes: tuple[Change, ...] = _changes()

class Decision(Record, Changing):
    type: ClassVar[str] = "decision"
    collection: ClassVar[str] = "decisions"
    chapter: ClassVar[str] = "honours"
    has_sheet: ClassVar[bool] = True
    has_press: ClassVar[bool] = True
    label: ClassVar[dict[str, str]] = {"vi": "Quyết định khen thưởng", "en": "Commendation decision"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Quyết định khen thưởng", "en": "Commendation decisions"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Mỗi quyết định kèm toàn bộ danh sách được khen thưởng.",
        "en": "Each decision with the whole list of those it honours."}
    # It is in no signed list and on no page: it is there to be counted, and small counts are hidden.
    not_data_within: ClassVar[dict[str, frozenset[str]]] = {"conferrals": frozenset({"role"})}

    title: Bilingual = field("Trích yếu", "Title", "Về việc gì", "What the decision is about")
    number: Stated[Line] = field("Số", "Number", 'Số, ký hiệu như trên quyết định, hoặc "unknown"', 'As on the decision, or "unknown"')
    issued: Day = field("Ngày ký", "Signed on", "Ngày ghi trên quyết định", "The date on the decision")
    authority: Annotated[Id, Reference("organisation")] = field(
        "Cơ quan quyết định", "Authority", "Cơ quan, người có thẩm quyền quyết định", "Who had the power to decide")
    signer: Signer | None = field("Người ký", "Signed by", "Họ tên, chức vụ, quyền hạn ký (TM., KT., TUQ.)",
                                  "Name, post, and in which capacity (TM., KT., TUQ.)", default=None)
    commendation: Annotated[Id, TermOf("commendation-types")] = field(
        "Loại hình khen thưởng", "Type of commendation", "Một trong sáu loại hình của Luật", "One of the six types of the Law")
    campaign: Annotated[Id, Reference("campaign")] | None = field("Phong trào", "Campaign", "Phong trào mà quyết định khen",
                                                                  "The campaign that it commends", default=None)
    proposed_by: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan đề nghị", "Proposed by", "Cơ quan trình hồ sơ đề nghị khen thưởng", "Who proposed the awards", default=None)
    proposed: Day | None = field("Ngày đề nghị", "Proposed on", "Ngày của tờ trình", "The date of the proposal", default=None)
    consultation: Annotated[Id, Reference("consultation")] | None = field(
        "Lấy ý kiến nhân dân", "Public consultation", "Đợt lấy ý kiến nhân dân trước khi Hội đồng xét", "The consultation before it was considered", default=None)
    meeting: Annotated[Id, Reference("meeting")] | None = field(
        "Phiên họp Hội đồng", "Council meeting", "Phiên họp Hội đồng đã xét các trường hợp này", "The meeting that considered it", default=None)
    procedure: Annotated[Id, Reference("procedure")] | None = field(
        "Thủ tục đã áp dụng", "Procedure", "Thủ tục hành chính đã theo", "The administrative procedure that was followed", default=None)
    published: Day | None = field("Ngày công khai", "Made public on", "Ngày quyết định được công khai lần đầu, ở bất cứ đâu",
                                  "When the decision was first made public anywhere", default=None)
    presented: Day | None = field("Ngày trao tặng", "Presented on", "Ngày trao cho tập thể, cá nhân được khen thưởng", "When the awards were handed over", default=None)
    presented_at: Annotated[Id, Reference("event")] | None = field(
        "Trao tại", "Presented at", "Sự kiện có phần trao tặng", "The event at which they were handed over", default=None)
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Một câu cho người đọc", "One sentence for readers", default=None)
    pdf: Attachment | None = field("Bản quyết định", "Text of the decision", "Tệp PDF có chữ ký số, trong data/files", "The signed PDF, in data/files", default=None)
    changes: tuple[Change, ...] = _changes()
    conferrals: tuple[Conferral, ...] = field("Danh sách khen thưởng", "Conferrals", "Mỗi dòng của danh sách kèm theo", "Each line of the annexed list",
                                              min_length=1)

    @property
    def dated(self) -> date | None:
        return self.issued

    def standing(self, day: date) -> Bilingual:
        return STANDING[self.status]
