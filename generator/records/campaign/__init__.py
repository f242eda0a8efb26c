"""An emulation campaign (phong trào thi đua): where it stands in the tree, its time, what it planned and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import model_validator

from generator.problems import ProblemKind
from generator.records.fields import (
    Bilingual,
    Id,
    Number,
    Part,
    PartialDay,
    Period,
    Reference,
    Stated,
    TermOf,
    field,
    one_of,
    refused,
)
from generator.records.record import Citation, Record

ACTUAL_OF_NO_DAY = ProblemKind(
    "R105", 'chỉ tiêu có kết quả ({found}) nhưng không ghi tính đến khi nào', 'the target has a result ({found}) but does not say as of when',
    'thêm "as_of: …", ví dụ as_of: 2015-12-31', 'add "as_of: …", for example as_of: 2015-12-31')

STATES = {
    "planned": Bilingual(vi="Sắp phát động", en="Planned"),
    "under_way": Bilingual(vi="Đang diễn ra", en="Under way"),
    "due": Bilingual(vi="Đến hạn tổng kết", en="Due for summing up"),
    "summed_up": Bilingual(vi="Đã tổng kết", en="Summed up"),
    "unknown": Bilingual(vi="Chưa rõ thời gian", en="Dates not known"),
}
"""How a campaign may stand on a day."""


class Target(Part):
    """One indicator of one period: what was planned, and what was reached as of a day."""

    indicator: Bilingual = field("Chỉ tiêu", "Indicator", "Đo điều gì, ví dụ: Đường thôn được bê tông hóa",
                                 "What is measured, for example: village roads concreted")
    unit: Bilingual = field("Đơn vị tính", "Unit", "Ví dụ: km, hộ, %", "For example: km, households, %")
    period: Period = field("Kỳ", "Period", "Một năm, một quý hoặc nhiều năm, ví dụ 2015 hoặc 2011-2015",
                           "A year, a quarter or several years, for example 2015 or 2011-2015")
    goal: one_of(at_least=("Đạt ít nhất", "At least"), at_most=("Không vượt quá", "At most")) = field(
        "Mức cần đạt", "Goal", "at_least: càng cao càng tốt; at_most: càng thấp càng tốt, ví dụ tỷ lệ hộ nghèo",
        "at_least: the more, the better; at_most: the less, the better, for example the share of poor households", default="at_least")
    planned: Stated[Number] = field("Kế hoạch", "Planned", "Số đề ra; viết unknown khi nguồn không ghi",
                                    "The number set; unknown when the source does not say")
    actual: Number | None = field("Thực hiện", "Actual", "Số đạt được; bỏ trống khi chưa có", "The number reached; leave out until there is one",
                                  default=None)
    as_of: PartialDay | None = field("Tính đến", "As of", "Số thực hiện tính đến khi nào; bắt buộc khi có số thực hiện",
                                     "The time at which the result was counted; needed with a result", default=None)
    source: tuple[Citation, ...] = field("Nguồn của số liệu", "Source of the figures", "Văn bản, báo cáo có số kế hoạch và số thực hiện",
                                         "The text or report that gives the figures", default=())

    @model_validator(mode="after")
    def _says_as_of_when(self) -> Target:
        if self.actual is not None and self.as_of is None:
            raise refused(ACTUAL_OF_NO_DAY, found=self.actual)
        return self


class Campaign(Record):
    type: ClassVar[str] = "campaign"
    collection: ClassVar[str] = "campaigns"
    chapter: ClassVar[str] = "emulation"
    has_sheet: ClassVar[bool] = True
    label: ClassVar[dict[str, str]] = {"vi": "Phong trào thi đua", "en": "Emulation campaign"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Phong trào thi đua", "en": "Emulation campaigns"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các phong trào thi đua yêu nước: ai phát động, để làm gì, kết quả ra sao.",
        "en": "Patriotic emulation campaigns: who launched them, what for, and what came of them."}

    title: Bilingual = field("Tên phong trào", "Title", "Tên đầy đủ như trong văn bản phát động", "The full name, as in the text that launched it")
    kind: one_of(
        regular=("Thường xuyên", "Regular"), by_period=("Theo đợt", "By period"), thematic=("Theo chuyên đề", "Thematic"),
    ) = field("Hình thức", "Kind", "Thường xuyên (hằng năm), theo đợt, hay theo chuyên đề", "Regular (yearly), by period, or thematic")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level", "Cấp phát động phong trào", "The level that launched it")
    parent: Annotated[Id, Reference("campaign")] | None = field(
        "Thuộc phong trào", "Part of", "Phong trào cấp trên hoặc cùng cấp mà phong trào này hưởng ứng",
        "The campaign of the same level or a higher one that this one carries out", default=None)
    organiser: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan phát động", "Organiser", "Cơ quan, đơn vị phát động", "The body that launched it", default=None)
    place: Annotated[Id, Reference("place")] | None = field(
        "Địa phương", "Place", "Xã, phường, thôn nơi có phong trào, nếu không phải cả tỉnh", "The commune or village, unless it is the whole province",
        default=None)
    fields_of_work: tuple[Annotated[Id, TermOf("fields-of-work")], ...] = field(
        "Lĩnh vực", "Field", "Những lĩnh vực công tác của phong trào", "The fields of work that it is about", default=())
    themes: tuple[Annotated[Id, TermOf("themes")], ...] = field(
        "Chủ đề", "Themes", "Chủ đề thi đua theo mục I.1 của kế hoạch", "The themes of emulation, after section I.1 of the plan", default=())
    linked_goals: tuple[Bilingual, ...] = field(
        "Nhiệm vụ chính trị gắn với phong trào", "Goals that it serves", "Mỗi dòng một nhiệm vụ của địa phương, đơn vị mà phong trào góp phần hoàn thành",
        "Each a goal of the place or unit that the campaign helps to reach", default=())
    launched: PartialDay | None = field("Phát động", "Launched", "Ngày phát động; bỏ trống khi chưa rõ", "When it was launched; leave out when not known",
                                        default=None)
    launch_document: Annotated[Id, Reference("document")] | None = field(
        "Văn bản phát động", "Launched by the text", "Văn bản phát động phong trào", "The text that launched it", default=None)
    launch_event: Annotated[Id, Reference("event")] | None = field(
        "Lễ phát động", "Launched at the event", "Hội nghị hoặc lễ phát động", "The meeting at which it was launched", default=None)
    ends: PartialDay | None = field(
        "Dự kiến kết thúc", "Planned end", "Thời điểm phải tổng kết theo kế hoạch; quá ngày này mà chưa tổng kết thì trang ghi là đến hạn tổng kết",
        "When it is to be summed up; past this day, and not summed up, the site says that it is due", default=None)
    closed: PartialDay | None = field("Tổng kết", "Summed up", "Ngày tổng kết trên thực tế", "When it really was summed up", default=None)
    closing_document: Annotated[Id, Reference("document")] | None = field(
        "Báo cáo tổng kết", "Summed up in the text", "Văn bản tổng kết phong trào", "The text that sums it up", default=None)
    closing_event: Annotated[Id, Reference("event")] | None = field(
        "Hội nghị tổng kết", "Summed up at the event", "Hội nghị tổng kết phong trào", "The meeting that summed it up", default=None)
    documents: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Văn bản", "Documents", "Các văn bản khác về phong trào", "Other texts about it", default=())
    summary: Bilingual = field("Tóm tắt", "Summary", "Một, hai câu cho người đọc lần đầu", "A sentence or two for a first reader")
    poster: Bilingual | None = field("Lời cổ động", "Poster text", "Một khẩu hiệu ngắn để in lên áp phích, dễ nhớ, dễ làm theo",
                                     "A short line for a poster, easy to remember and to act on", default=None)
    how_to: tuple[Bilingual, ...] = field("Cách tham gia", "How to take part", "Mỗi mục một bước ngắn, dễ làm; không quá bảy bước",
                                          "Each a short, easy step; seven at most", default=())
    targets: tuple[Target, ...] = field("Chỉ tiêu", "Targets", "Kế hoạch và kết quả của từng chỉ tiêu, từng kỳ",
                                        "What was planned and reached, by indicator and period", default=())

    @property
    def dated(self) -> date | None:
        return self.launched.first if self.launched else None

    def state_at(self, day: date) -> str:
        """The key of `STATES` that its dates tell."""
        if self.closed and self.closed.first <= day:
            return "summed_up"
        if self.ends and self.ends.last < day:
            return "due"
        if self.launched is None:
            return "unknown"
        return "planned" if self.launched.first > day else "under_way"

    def standing(self, day: date) -> Bilingual:
        return STATES[self.state_at(day)]
