"""A reporting period of a plan: which units owed a report and which sent it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, PlainSerializer

from generator.problems import ProblemKind
from generator.records.fields import Bilingual, Day, Form, Id, Part, PartialDate, Reference, WebAddress, field, refused
from generator.records.record import Record

BAD_PERIOD = ProblemKind(
    "R126", '"{found}" không phải là kỳ báo cáo', '"{found}" is not a reporting period',
    "viết 2026-H1 (6 tháng đầu năm), 2026-H2 (6 tháng cuối năm) hoặc 2026 (cả năm)",
    "write 2026-H1 (first half), 2026-H2 (second half) or 2026 (the year)")

_PERIOD = re.compile(r"(20\d\d)(?:-H([12]))?", re.ASCII)


def _reporting_period(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    match = _PERIOD.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise refused(BAD_PERIOD, found=value)
    year = int(match[1])
    first, last = {None: ((1, 1), (12, 31)), "1": ((1, 1), (6, 30)), "2": ((7, 1), (12, 31))}[match[2]]
    return PartialDate(date(year, *first), date(year, *last), value)


ReportingPeriod = Annotated[PartialDate, BeforeValidator(_reporting_period), PlainSerializer(lambda value: value.text),
                            Form(_PERIOD.pattern, BAD_PERIOD)]
"""A half-year or a year: its first and last day, and the text as written."""


class Received(Part):
    """That a unit sent its report."""

    organisation: Annotated[Id, Reference("organisation")] = field(
        "Đơn vị", "Unit", "Đơn vị đã gửi báo cáo", "The unit that sent its report")
    date: Day = field("Ngày nhận", "Received on", "Ngày nơi nhận nhận được báo cáo", "The day on which it was received")
    document: Annotated[Id, Reference("document")] | None = field(
        "Văn bản", "Document", "Báo cáo, nếu có trong data/documents", "The report, when it is in data/documents", default=None)
    web_address: WebAddress | None = field(
        "Địa chỉ", "Address", "Trang công khai có báo cáo", "The public page that holds the report", default=None)
    note: Bilingual | None = field("Ghi chú", "Note", "Ví dụ: gửi bổ sung số liệu", "For example: figures were sent later", default=None)


class Report(Record):
    type: ClassVar[str] = "report"
    collection: ClassVar[str] = "reports"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Kỳ báo cáo", "en": "Reporting period"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Các kỳ báo cáo", "en": "Reporting periods"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Đơn vị nào phải báo cáo, hạn nào, đã gửi hay còn chậm.",
        "en": "Which units must report, by when, and which have done so."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên gọi ngắn gọn, có kỳ báo cáo", "A short name with the period")
    plan: Annotated[Id, Reference("plan")] = field("Kế hoạch", "Plan", "Kế hoạch quy định việc báo cáo", "The plan that asks for the report")
    period: ReportingPeriod = field("Kỳ", "Period", "2026-H1, 2026-H2 hoặc 2026", "2026-H1, 2026-H2 or 2026")
    due: Day = field("Hạn gửi", "Due", "Ngày cuối cùng để gửi; sau ngày đó là chậm", "The last day; what comes later is late")
    owed_by: tuple[Annotated[Id, Reference("organisation")], ...] = field(
        "Đơn vị phải gửi", "Owed by", "Từng đơn vị phải gửi báo cáo kỳ này", "Each unit that owes a report for the period", min_length=1)
    received: tuple[Received, ...] = field("Đã nhận", "Received", "Mỗi báo cáo đã nhận một mục", "One entry for each report received", default=())
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Báo cáo về việc gì", "What the reports are about", default=None)

    @property
    def dated(self) -> date | None:
        return self.due

    @property
    def duty(self) -> str:
        """The kind of duty of the plan that this is a period of."""
        return "half_year" if "H" in self.period.text else "year"
