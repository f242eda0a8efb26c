"""A plan: its tasks with owners and deadlines, and the duty to report on them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Line, Part, PartialDay, Reference, WebAddress, field, one_of
from generator.records.record import Record


class Evidence(Part):
    """What shows that a task was done."""

    text: Bilingual = field("Nội dung", "Text")
    date: Day | None = field("Ngày", "Date", default=None)
    document: Annotated[Id, Reference("document")] | None = field("Văn bản", "Document", default=None)
    web_address: WebAddress | None = field("Địa chỉ", "Address", default=None)


class Task(Part):
    number: Line = field("Số", "Number", "Số mục trong kế hoạch, ví dụ III.1.7", "The section of the plan, for example III.1.7")
    title: Bilingual = field("Nhiệm vụ", "Task")
    owners: tuple[Annotated[Id, Reference("organisation")], ...] = field("Chủ trì", "Owners", min_length=1)
    partners: tuple[Annotated[Id, Reference("organisation")], ...] = field("Phối hợp", "Partners", default=())
    recurrence: one_of(
        once=("Một lần, có hạn", "Once, with a deadline"), yearly=("Thường xuyên hàng năm", "Every year"),
        none_stated=("Kế hoạch không ghi hạn", "The plan states no deadline"),
    ) = field("Thời hạn", "Recurrence")
    deadline: PartialDay | None = field("Hạn", "Deadline", default=None)
    deadline_text: Bilingual | None = field("Hạn như kế hoạch ghi", "Deadline in the plan's words", default=None)
    shown_by: Bilingual = field("Căn cứ hoàn thành", "Shown by", "Điều gì cho thấy nhiệm vụ đã xong", "What shows that it is done")
    status: one_of(
        done=("Đã xong", "Done"), under_way=("Đang làm", "Under way"), not_reported=("Chưa có báo cáo", "Not reported"),
    ) = field("Tình trạng", "Status")
    evidence: tuple[Evidence, ...] = field("Minh chứng", "Evidence", default=())
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field("Phong trào", "Campaigns", default=())
    events: tuple[Annotated[Id, Reference("event")], ...] = field("Sự kiện", "Events", default=())


class Report(Part):
    """A duty to report, and to whom."""

    period: one_of(half_year=("6 tháng", "Half-year"), year=("Năm", "Year")) = field("Kỳ báo cáo", "Period")
    owners: tuple[Annotated[Id, Reference("organisation")], ...] = field("Đơn vị báo cáo", "Who reports", min_length=1)
    to: Annotated[Id, Reference("organisation")] = field("Nơi nhận", "To")
    via: Annotated[Id, Reference("organisation")] | None = field("Qua", "Through", default=None)
    section: Line = field("Mục", "Section")
    note: Bilingual | None = field("Ghi chú", "Note", default=None)


class Plan(Record):
    type: ClassVar[str] = "plan"
    collection: ClassVar[str] = "plans"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Kế hoạch", "en": "Plan"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Kế hoạch", "en": "Plans"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Kế hoạch giao việc gì, cho ai, bao giờ xong và điều gì cho thấy đã xong.",
        "en": "What a plan asks of whom, by when, and what shows that it is done."}

    title: Bilingual = field("Tên kế hoạch", "Title")
    document: Annotated[Id, Reference("document")] = field("Văn bản", "Document")
    issuer: Annotated[Id, Reference("organisation")] = field("Cơ quan ban hành", "Issued by")
    starts: PartialDay | None = field("Bắt đầu", "From", default=None)
    ends: PartialDay | None = field("Kết thúc", "To", default=None)
    summary: Bilingual = field("Tóm tắt", "Summary")
    tasks: tuple[Task, ...] = field("Nhiệm vụ", "Tasks", min_length=1)
    reports: tuple[Report, ...] = field("Chế độ báo cáo", "Reporting duties", default=())
