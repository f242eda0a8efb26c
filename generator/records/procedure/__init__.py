"""An administrative procedure with the fields of the national template."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import (
    Bilingual,
    Id,
    Line,
    Part,
    ProcedureCode,
    Reference,
    Stated,
    TermOf,
    WebAddress,
    WholeNumber,
    field,
    one_of,
)
from generator.records.record import Record


class Step(Part):
    title: Bilingual = field("Bước", "Step")
    text: Bilingual | None = field("Nội dung", "Text", default=None)
    by: Bilingual | None = field("Ai làm", "By whom", default=None)


class Way(Part):
    """One way to hand in the file, with its time and fee."""

    channel: one_of(
        in_person=("Trực tiếp", "In person"), online=("Trực tuyến", "Online"), post=("Dịch vụ bưu chính", "By post"),
    ) = field("Hình thức nộp", "Channel")
    days: Stated[WholeNumber] = field("Thời gian giải quyết", "Time", 'Số ngày, hoặc "unknown"', 'Number of days, or "unknown"')
    day_kind: one_of(working=("ngày làm việc", "working days"), calendar=("ngày", "days")) = field(
        "Loại ngày", "Kind of day", default="working")
    fee: Bilingual | None = field("Phí, lệ phí", "Fee", default=None)
    note: Bilingual | None = field("Mô tả", "Note", default=None)


class Paper(Part):
    name: Bilingual = field("Tên giấy tờ", "Paper")
    originals: WholeNumber = field("Bản chính", "Originals", default=1)
    copies: WholeNumber = field("Bản sao", "Copies", default=0)
    form: Line | None = field("Mẫu", "Form", default=None)


class Procedure(Record):
    type: ClassVar[str] = "procedure"
    collection: ClassVar[str] = "procedures"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Thủ tục hành chính", "en": "Administrative procedure"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Thủ tục hành chính", "en": "Administrative procedures"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Ai làm được, cần giấy tờ gì, mất bao lâu, có mất phí không, và phản ánh ở đâu.",
        "en": "Who can apply, what to bring, how long it takes, what it costs, and where to give feedback."}

    title: Bilingual = field("Tên thủ tục", "Title")
    code: Stated[ProcedureCode] = field("Mã thủ tục", "Code", 'Như trên Cổng Dịch vụ công, hoặc "unknown"',
                                        'As on the National Service Portal, or "unknown"')
    nature: one_of(
        public=("Thủ tục hành chính", "Public procedure"), internal=("Thủ tục nội bộ", "Internal procedure"),
    ) = field("Tính chất", "Nature")
    level: Annotated[Id, TermOf("levels")] = field("Cấp thực hiện", "Level")
    status: one_of(
        in_force=("Đang áp dụng", "In force"), abolished=("Đã bãi bỏ", "Abolished"), unknown=("Chưa rõ", "Not known"),
    ) = field("Tình trạng", "Status")
    award_form: Annotated[Id, Reference("award")] | None = field("Danh hiệu, hình thức", "Title or form", default=None)
    summary: Bilingual = field("Tóm tắt", "Summary")
    published_by: Bilingual | None = field("Quyết định công bố", "Publishing decision", default=None)
    applicants: Bilingual = field("Đối tượng thực hiện", "Who applies")
    steps: tuple[Step, ...] = field("Trình tự thực hiện", "Steps", min_length=1)
    ways: tuple[Way, ...] = field("Cách thức thực hiện", "Ways to apply", min_length=1)
    papers: tuple[Paper, ...] = field("Thành phần hồ sơ", "Papers", default=())
    sets: WholeNumber | None = field("Số lượng bộ hồ sơ", "Number of sets", default=None)
    executing_body: Bilingual | None = field("Cơ quan thực hiện", "Executing body", default=None)
    deciding_body: Bilingual | None = field("Cơ quan có thẩm quyền", "Deciding body", default=None)
    consulted_bodies: Bilingual | None = field("Cơ quan phối hợp", "Consulted bodies", default=None)
    receiving_place: Bilingual | None = field("Địa chỉ tiếp nhận hồ sơ", "Where to hand in", default=None)
    result: Bilingual | None = field("Kết quả thực hiện", "Result", default=None)
    conditions: Bilingual | None = field("Yêu cầu, điều kiện", "Conditions", default=None)
    legal_basis: tuple[Annotated[Id, Reference("document")], ...] = field("Căn cứ pháp lý", "Legal basis", default=())
    replaced_by: tuple[Annotated[Id, Reference("procedure")], ...] = field("Được thay thế bởi", "Replaced by", default=())
    related: tuple[Annotated[Id, Reference("procedure")], ...] = field("Thủ tục liên quan", "Related procedures", default=())
    web_address: WebAddress | None = field("Nộp trực tuyến", "Apply online", default=None)
