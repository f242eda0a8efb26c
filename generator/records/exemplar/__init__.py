"""An exemplary model (điển hình tiên tiến): a person or a collective worth copying."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import model_validator

from generator.problems import ProblemKind
from generator.records.attachment import Picture
from generator.records.fields import (
    Bilingual,
    Id,
    Name,
    Number,
    Part,
    PartialDay,
    Reference,
    RichBilingual,
    TermOf,
    field,
    one_of,
    refused,
)
from generator.records.honoree import Consent
from generator.records.record import Record

NOTHING_TO_COPY = ProblemKind(
    "R107", "nhóm to_copy (Muốn làm theo) còn trống", "the group to_copy is empty",
    "ghi ít nhất một trong: conditions, method, cost, shown_by; hoặc xóa cả nhóm to_copy",
    "give at least one of conditions, method, cost, shown_by, or delete the group to_copy")

STAGES = {
    "discovered": ("Phát hiện", "Discovered"),
    "nurtured": ("Bồi dưỡng", "Nurtured"),
    "summed_up": ("Tổng kết", "Summed up"),
    "replicated": ("Nhân rộng", "Replicated"),
}
"""The stages of an exemplar, in their order."""
_ORDER = tuple(STAGES)


class StageReached(Part):
    """One entry of the log: a stage, when it was reached, by whom, how, and what shows it."""

    stage: one_of(**STAGES) = field("Bước", "Stage", "Phát hiện, bồi dưỡng, tổng kết hay nhân rộng", "Discovered, nurtured, summed up or replicated")
    date: PartialDay = field("Thời gian", "Date", "Ngày, tháng, quý hoặc năm", "A day, month, quarter or year")
    by: Annotated[Id, Reference("organisation")] | None = field("Đơn vị thực hiện", "By", "Đơn vị đã phát hiện, bồi dưỡng, tổng kết, nhân rộng",
                                                                "The body that took this step", default=None)
    how: Bilingual | None = field("Đã làm gì", "What was done", "Ví dụ: mở lớp tập huấn, cho vay vốn, cấp dụng cụ, cử người kèm",
                                  "For example: a course, a loan, tools, somebody to teach", default=None)
    evidence: Bilingual | None = field("Căn cứ", "Evidence", "Điều cho thấy bước này đã đạt", "What shows that the stage was reached", default=None)
    document: Annotated[Id, Reference("document")] | None = field("Văn bản làm căn cứ", "Document", "Văn bản cho thấy điều đó",
                                                                  "The text that shows it", default=None)
    event: Annotated[Id, Reference("event")] | None = field("Hội nghị, sự kiện làm căn cứ", "Event", "Hội nghị, sự kiện cho thấy điều đó",
                                                            "The meeting that shows it", default=None)


class Measure(Part):
    """A result in numbers."""

    indicator: Bilingual = field("Chỉ số", "Indicator", "Đo điều gì", "What is measured")
    value: Number = field("Kết quả", "Value", "Số đạt được", "The number reached")
    unit: Bilingual = field("Đơn vị tính", "Unit", "Ví dụ: hộ, người, ha", "For example: households, people, ha")


class Replication(Part):
    """Where the exemplar was copied, with whose help, and with what result."""

    place: Annotated[Id, Reference("place")] = field("Nơi học tập", "Where", "Xã, phường, thôn đã làm theo", "The commune or village that copied it")
    unit: Annotated[Id, Reference("organisation")] | None = field("Đơn vị làm theo", "Unit", "Cơ quan, đơn vị đã làm theo, nếu có",
                                                                  "The body that copied it, if there is one", default=None)
    date: PartialDay = field("Thời gian", "Date", "Bắt đầu làm theo từ khi nào", "When they began")
    guided_by: Annotated[Id, Reference("organisation")] | None = field("Đơn vị hướng dẫn", "Guided by", "Đơn vị đã hướng dẫn, kèm cặp",
                                                                       "The body that guided them", default=None)
    result: Bilingual = field("Kết quả", "Result", "Kết quả bằng lời, cả điều chưa được", "The result in words, and what did not work")
    measured: tuple[Measure, ...] = field("Kết quả đo được", "Measured", "Chỉ số, con số, đơn vị tính", "Indicator, number and unit", default=())


class ToCopy(Part):
    """What others need in order to do the same."""

    conditions: Bilingual | None = field("Điều kiện", "Conditions", "Cần có gì trước khi bắt đầu", "What must be there before one begins", default=None)
    method: RichBilingual | None = field("Cách làm", "Method", "Cách làm kỹ hơn các bước ngắn", "How it is done, in more detail than the short steps",
                                         default=None)
    cost: Bilingual | None = field("Chi phí", "Cost", "Tốn kém ra sao, bằng lời: công, vật liệu, có sẵn hay phải mua",
                                   "What it takes, in words: work, material, what must be bought", default=None)
    shown_by: Annotated[Id, Reference("organisation")] | None = field(
        "Đơn vị hướng dẫn", "Who can show it", "Đơn vị nhận hướng dẫn người đến học; không ghi tên người, số điện thoại",
        "The body that shows visitors how; never a person or a telephone number", default=None)

    @model_validator(mode="after")
    def _says_something(self) -> ToCopy:
        if not (self.conditions or self.method or self.cost or self.shown_by):
            raise refused(NOTHING_TO_COPY)
        return self


class Exemplar(Record):
    type: ClassVar[str] = "exemplar"
    collection: ClassVar[str] = "exemplars"
    chapter: ClassVar[str] = "honours"
    has_sheet: ClassVar[bool] = True
    not_data: ClassVar[frozenset[str]] = frozenset({"consent"})
    label: ClassVar[dict[str, str]] = {"vi": "Điển hình tiên tiến", "en": "Exemplary model"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Điển hình tiên tiến", "en": "Exemplary models"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Người tốt, việc tốt và mô hình hay: được phát hiện, bồi dưỡng, tổng kết và nhân rộng.",
        "en": "People and collectives worth copying: discovered, nurtured, summed up and replicated."}

    title: Bilingual = field("Tiêu đề", "Title", "Gọi tên việc làm, không chỉ tên người", "Names what was done, not only who did it")
    subject: Name = field("Cá nhân, tập thể", "Person or collective", "Tên như ghi trong quyết định, nếu đã được khen",
                          "The name as in the decision, if there is one")
    subject_kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind", "Cá nhân, tập thể, hộ gia đình, …",
                                                                 "A person, a collective, a household, …")
    honoree: Annotated[Id, Reference("honoree")] | None = field(
        "Mã tập thể, cá nhân được khen thưởng", "Honouree id", "Nếu đã được khen trong một quyết định", "When named in a decision", default=None)
    level: Annotated[Id, TermOf("levels")] | None = field("Cấp", "Level", "Cấp mà điển hình này thuộc về: cơ sở, xã, tỉnh, …",
                                                          "The level that it belongs to: unit, commune, province, …", default=None)
    fields_of_work: tuple[Annotated[Id, TermOf("fields-of-work")], ...] = field("Lĩnh vực", "Field", "Một hoặc nhiều lĩnh vực", "One or more fields of work",
                                                                                min_length=1)
    themes: tuple[Annotated[Id, TermOf("themes")], ...] = field(
        "Chủ đề", "Themes", "Chủ đề thi đua, ngoài các chủ đề của phong trào", "Themes of emulation, beside those of its campaign", default=())
    campaign: Annotated[Id, Reference("campaign")] | None = field("Phong trào", "Campaign", "Phong trào mà điển hình này trưởng thành từ đó",
                                                                  "The campaign that it came from", default=None)
    organisation: Annotated[Id, Reference("organisation")] | None = field("Đơn vị", "Unit", "Đơn vị của điển hình", "The unit that it belongs to",
                                                                          default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa phương", "Place", "Xã, phường, thôn của điển hình", "Its commune or village", default=None)
    stages: tuple[StageReached, ...] = field("Quá trình", "Stages", "Mỗi bước một mục, theo thứ tự thời gian", "One entry a stage, in the order of time",
                                             min_length=1)
    replications: tuple[Replication, ...] = field("Nhân rộng tại", "Replicated in", "Mỗi nơi làm theo một mục", "One entry for each place that copied it",
                                                  default=())
    summary: Bilingual = field("Tóm tắt", "Summary", "Một, hai câu: làm gì, được gì", "A sentence or two: what was done, and what came of it")
    pictures: tuple[Picture, ...] = field("Ảnh", "Pictures", "Ảnh có mô tả và tên người chụp", "Pictures with a description and a credit", default=())
    story: RichBilingual | None = field("Câu chuyện", "Story", "Chuyện về một người hoặc một hộ chỉ được đăng khi có sự đồng ý (consent)",
                                        "A story of a person or a household needs their consent", default=None)
    consent: Consent | None = field("Sự đồng ý", "Consent", "Hình thức, ngày, phạm vi; bản giấy giữ tại cơ quan, không đưa lên đây",
                                    "Kind, date and scope; the paper stays in the office and never comes here", default=None)
    to_copy: ToCopy | None = field("Muốn làm theo", "To copy it", "Điều kiện, cách làm, chi phí và đơn vị hướng dẫn người đến học",
                                   "Conditions, method, cost, who can show it", default=None)
    short_steps: tuple[Bilingual, ...] = field("Làm theo từng bước", "Step by step", "Mỗi mục một bước ngắn, dễ làm; không quá bảy bước; được in ra tờ rơi",
                                               "Each a short, easy step; seven at most; they stand on the printed sheet", default=())
    loudspeaker: Bilingual | None = field(
        "Bài đọc trên loa truyền thanh", "Loudspeaker script", "150 đến 250 tiếng, câu ngắn, đọc trong khoảng hai phút; không ghi số điện thoại",
        "150 to 250 words in short sentences, read in about two minutes; no telephone number", default=None)

    @property
    def present(self) -> StageReached:
        """The furthest stage that was reached, the first time that it was."""
        return max(self.stages, key=lambda reached: _ORDER.index(reached.stage))

    def standing(self, day: date) -> Bilingual:
        vi, en = STAGES[self.present.stage]
        return Bilingual(vi=vi, en=en)

    @property
    def dated(self) -> date | None:
        return max(stage.date.first for stage in self.stages)
