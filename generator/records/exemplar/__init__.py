"""An exemplary model (điển hình tiên tiến): a person or a collective worth copying."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.attachment import Picture
from generator.records.fields import Bilingual, Id, Name, Part, PartialDay, Reference, RichBilingual, TermOf, field, one_of
from generator.records.record import Record

STAGES = {
    "discovered": ("Phát hiện", "Discovered"),
    "nurtured": ("Bồi dưỡng", "Nurtured"),
    "summed_up": ("Tổng kết", "Summed up"),
    "replicated": ("Nhân rộng", "Replicated"),
}
"""The stages of an exemplar, in their order."""


class StageReached(Part):
    stage: one_of(**STAGES) = field("Bước", "Stage")
    date: PartialDay = field("Thời gian", "Date")
    by: Annotated[Id, Reference("organisation")] | None = field("Đơn vị thực hiện", "By", default=None)
    evidence: Bilingual | None = field("Căn cứ", "Evidence", default=None)


class Replication(Part):
    """Where the exemplar was copied, and with what result."""

    place: Annotated[Id, Reference("place")] = field("Nơi học tập", "Where")
    date: PartialDay = field("Thời gian", "Date")
    result: Bilingual = field("Kết quả", "Result")


class Exemplar(Record):
    type: ClassVar[str] = "exemplar"
    collection: ClassVar[str] = "exemplars"
    chapter: ClassVar[str] = "honours"
    label: ClassVar[dict[str, str]] = {"vi": "Điển hình tiên tiến", "en": "Exemplary model"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Điển hình tiên tiến", "en": "Exemplary models"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Người tốt, việc tốt và mô hình hay: được phát hiện, bồi dưỡng, tổng kết và nhân rộng.",
        "en": "People and collectives worth copying: discovered, nurtured, summed up and replicated."}

    title: Bilingual = field("Tiêu đề", "Title")
    subject: Name = field("Cá nhân, tập thể", "Person or collective")
    subject_kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind")
    honoree: Annotated[Id, Reference("honoree")] | None = field(
        "Mã người được khen", "Honouree id", "Nếu đã được khen trong một quyết định",
                               "When named in a decision", default=None)
    fields_of_work: tuple[Annotated[Id, TermOf("fields-of-work")], ...] = field("Lĩnh vực", "Field", min_length=1)
    campaign: Annotated[Id, Reference("campaign")] | None = field("Phong trào", "Campaign", default=None)
    organisation: Annotated[Id, Reference("organisation")] | None = field("Đơn vị", "Unit", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa phương", "Place", default=None)
    stages: tuple[StageReached, ...] = field("Quá trình", "Stages", min_length=1)
    replications: tuple[Replication, ...] = field("Nhân rộng tại", "Replicated in", default=())
    summary: Bilingual = field("Tóm tắt", "Summary")
    story: RichBilingual = field("Câu chuyện", "Story")
    to_copy: RichBilingual | None = field("Muốn làm theo", "To copy it", "Điều kiện, cách làm, chi phí, người hướng dẫn",
                                          "Conditions, method, cost, who can show it", default=None)
    pictures: tuple[Picture, ...] = field("Ảnh", "Pictures", "Ảnh về điển hình, mỗi ảnh có mô tả và tác giả",
                                          "Pictures of the exemplar, each with a text alternative and a credit", default=())

    @property
    def dated(self) -> date | None:
        return max(stage.date.first for stage in self.stages)
