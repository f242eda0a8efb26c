"""A plan: its tasks with owners and deadlines, its milestones, and the duty to report on them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Line, Part, PartialDay, Reference, WebAddress, field, one_of
from generator.records.record import Record
from generator.records.year_day import YearDay

STATUSES = {
    "not_started": ("Chưa bắt đầu", "Not started"),
    "under_way": ("Đang làm", "Under way"),
    "done": ("Đã xong", "Done"),
    "cancelled": ("Không thực hiện nữa", "Cancelled"),
    "no_information": ("Chưa có thông tin", "No information"),
}
"""The states of a task. That one is late is never written down: it follows from the deadline and the day."""


class Evidence(Part):
    """What shows that a task was done, or how far it is."""

    text: Bilingual = field("Nội dung", "Text", "Việc gì đã làm, kết quả ra sao", "What was done, and with what result")
    date: Day | None = field("Ngày", "Date", "Ngày có kết quả; việc làm hằng năm cần ngày để biết kết quả thuộc kỳ nào",
                             "The day of the result; a recurring task needs it to tell which round it belongs to", default=None)
    document: Annotated[Id, Reference("document")] | None = field(
        "Văn bản", "Document", "Mã văn bản trong data/documents", "The id of a document in data/documents", default=None)
    event: Annotated[Id, Reference("event")] | None = field(
        "Sự kiện", "Event", "Mã sự kiện trong data/events", "The id of an event in data/events", default=None)
    press_item: Annotated[Id, Reference("press_item")] | None = field(
        "Tin, bài", "Press item", "Mã tin, bài trong data/press-items", "The id of an item in data/press-items", default=None)
    report: Annotated[Id, Reference("report")] | None = field(
        "Kỳ báo cáo", "Reporting period", "Mã kỳ báo cáo trong data/reports", "The id of a reporting period in data/reports", default=None)
    web_address: WebAddress | None = field(
        "Địa chỉ", "Address", "Trang công khai cho thấy kết quả", "A public page that shows the result", default=None)


class StatusChange(Part):
    """One entry of a task's log: from which day it was in which state."""

    date: Day = field("Từ ngày", "From", "Ngày tình trạng này bắt đầu được ghi nhận", "The day from which this was its status")
    status: one_of(**STATUSES) = field("Tình trạng", "Status", "Tình trạng từ ngày đó", "The status from that day on")
    note: Bilingual | None = field("Ghi chú", "Note", "Vì sao thay đổi, ai báo cáo", "Why it changed, and who said so", default=None)


class Task(Part):
    number: Line = field("Số", "Number", "Số mục trong kế hoạch, ví dụ III.1.7", "The section of the plan, for example III.1.7")
    title: Bilingual = field("Nhiệm vụ", "Task", "Viết gọn; nguyên văn ở văn bản của kế hoạch",
                             "In short; the full wording is in the plan's document")
    owners: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Chủ trì", "Lead", "Đơn vị chịu trách nhiệm", "The units that answer for it", min_length=1)
    partners: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Phối hợp", "With", "Đơn vị cùng làm; không ghi lại đơn vị chủ trì", "The units that help; one that leads is not named again",
        default=())
    recurrence: one_of(
        once=("Một lần, có hạn", "Once, with a deadline"), yearly=("Thường xuyên hằng năm", "Every year"),
        none_stated=("Kế hoạch không ghi hạn", "The plan states no deadline"),
    ) = field("Thời hạn", "Recurrence", "Việc làm một lần, lặp lại hằng năm, hay kế hoạch không ghi hạn",
              "Whether it is done once, comes back every year, or has no deadline")
    deadline: PartialDay | None = field("Hạn", "Deadline", "Ngày, tháng, quý hoặc năm phải xong; chỉ cho việc làm một lần",
                                        "The day, month, quarter or year by which it must be done; for tasks done once", default=None)
    due_each_year: tuple[YearDay, ...] = field(
        "Hạn hằng năm", "Due each year", "Những ngày phải xong trong mỗi năm, ví dụ 06-15 và 12-15",
        "The days of every year by which a recurring task must be done, for example 06-15 and 12-15", default=())
    deadline_text: Bilingual | None = field("Hạn như kế hoạch ghi", "Deadline in the plan's words", "Chép đúng lời văn của kế hoạch",
                                            "As the plan words it", default=None)
    shown_by: Bilingual = field("Căn cứ hoàn thành", "Shown by", "Điều gì cho thấy nhiệm vụ đã xong", "What shows that it is done")
    status: one_of(**STATUSES) = field(
        "Tình trạng", "Status", "Tình trạng mới nhất; việc quá hạn do trang tự tính, không ghi",
        "The newest status; that a task is overdue is worked out by the site and never written")
    history: tuple[StatusChange, ...] = field(
        "Quá trình", "History", "Các lần thay đổi tình trạng, cũ trước mới sau; mục cuối phải trùng với tình trạng",
        "The changes of status, the oldest first; the last one is the status", default=())
    evidence: tuple[Evidence, ...] = field("Minh chứng", "Evidence", "Những gì cho thấy việc đã làm", "What shows that it was done", default=())
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field(
        "Phong trào", "Campaigns", "Phong trào liên quan", "The campaigns that it concerns", default=())
    events: tuple[Annotated[Id, Reference("event")], ...] = field(
        "Sự kiện", "Events", "Sự kiện liên quan", "The events that it concerns", default=())


class Milestone(Part):
    """A point that the whole plan must reach."""

    title: Bilingual = field("Mốc", "Milestone", "Điều phải đạt được", "What must be reached")
    date: PartialDay = field("Thời hạn", "Date", "Ngày, tháng, quý hoặc năm phải đạt", "The day, month, quarter or year by which")
    reached: Day | None = field("Đã đạt ngày", "Reached on", "Bỏ trống khi chưa đạt hoặc chưa rõ", "Left out while it is not reached or not known",
                                default=None)
    event: Annotated[Id, Reference("event")] | None = field(
        "Sự kiện", "Event", "Sự kiện đánh dấu mốc này", "The event that marks it", default=None)
    note: Bilingual | None = field("Ghi chú", "Note", "Nói thêm khi cần", "More, when there is something to say", default=None)


class ReportingDuty(Part):
    """A duty to report, and to whom."""

    period: one_of(half_year=("6 tháng", "Half-year"), year=("Năm", "Year")) = field(
        "Kỳ báo cáo", "Period", "Báo cáo 6 tháng hoặc báo cáo năm", "Every half-year or every year")
    owners: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Đơn vị báo cáo", "Who reports", "Đơn vị, hoặc nhóm đơn vị như kế hoạch ghi", "The units, or the group of units that the plan names",
        min_length=1)
    to: Annotated[Id, Reference("organisation")] = field("Nơi nhận", "To", "Cơ quan nhận báo cáo", "Who receives the report")
    via: Annotated[Id, Reference("organisation")] | None = field(
        "Qua", "Through", "Cơ quan tổng hợp", "The unit that compiles the reports", default=None)
    section: Line = field("Mục", "Section", "Mục của kế hoạch quy định việc này", "The section of the plan that says so")
    note: Bilingual | None = field("Ghi chú", "Note", "Lời văn của kế hoạch, viết gọn", "What the plan says, in short", default=None)


class Plan(Record):
    type: ClassVar[str] = "plan"
    collection: ClassVar[str] = "plans"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Kế hoạch", "en": "Plan"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Kế hoạch", "en": "Plans"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Kế hoạch giao việc gì, cho ai, bao giờ xong và điều gì cho thấy đã xong.",
        "en": "What a plan asks of whom, by when, and what shows that it is done."}

    title: Bilingual = field("Tên kế hoạch", "Title", "Nói rõ kế hoạch của ai, về việc gì", "Says whose plan it is, and on what")
    document: Annotated[Id, Reference("document")] = field(
        "Văn bản", "Document", "Văn bản ban hành kế hoạch, trong data/documents", "The document that holds the plan, in data/documents")
    issuer: Annotated[Id, Reference("organisation")] = field(
        "Cơ quan ban hành", "Issued by", "Kế hoạch này là của cơ quan nào", "Whose plan it is")
    carries_out: Annotated[Id, Reference("plan")] | None = field(
        "Thực hiện kế hoạch", "Carries out", "Kế hoạch cấp trên mà kế hoạch này thực hiện", "The plan above it that this one carries out",
        default=None)
    starts: PartialDay | None = field("Bắt đầu", "From", "Ngày, tháng, quý hoặc năm bắt đầu", "The day, month, quarter or year", default=None)
    ends: PartialDay | None = field("Kết thúc", "To", "Ngày, tháng, quý hoặc năm kết thúc", "The day, month, quarter or year", default=None)
    summary: Bilingual = field("Tóm tắt", "Summary", "Một, hai câu cho người đọc vội", "A sentence or two for readers in a hurry")
    tasks: tuple[Task, ...] = field("Nhiệm vụ", "Tasks", "Mỗi nhiệm vụ một mục, theo thứ tự trong kế hoạch",
                                    "One entry for each task, in the order of the plan", min_length=1)
    milestones: tuple[Milestone, ...] = field("Các mốc", "Milestones", "Những mốc chung của cả kế hoạch", "The points that the whole plan must reach",
                                              default=())
    reports: tuple[ReportingDuty, ...] = field(
        "Chế độ báo cáo", "Reporting duties", "Ai phải báo cáo, cho ai, bao lâu một lần", "Who must report to whom, and how often", default=())
    units: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Đơn vị phải có kế hoạch riêng", "Units that need a plan of their own",
        "Bỏ trống thì tính các đơn vị chủ trì nhiệm vụ", "Left out, these are the owners of its tasks", default=())
