"""A person, collective, household or foreign subject that was honoured.

An honouree exists by being named in a decision; a file of its own adds a story, other names and the consent for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Name, Part, RichBilingual, TermOf, field, one_of
from generator.records.record import Record


class Consent(Part):
    """The recorded consent that allows a story. The paper itself stays in the office."""

    kind: one_of(written=("Văn bản", "Written"), electronic=("Điện tử", "Electronic")) = field("Hình thức", "Kind")
    date: Day = field("Ngày", "Date")
    scope: Bilingual = field("Phạm vi", "Scope", "Đồng ý công bố những gì", "What may be published")


class Honoree(Record):
    type: ClassVar[str] = "honoree"
    collection: ClassVar[str] = "honorees"
    chapter: ClassVar[str] = "honours"
    not_data: ClassVar[frozenset[str]] = frozenset({"consent"})
    label: ClassVar[dict[str, str]] = {"vi": "Tập thể, cá nhân được khen thưởng", "en": "Honouree"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Tập thể, cá nhân được khen thưởng", "en": "Honourees"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Cá nhân, tập thể, hộ gia đình đã được khen thưởng, với mọi lần được khen.",
        "en": "The people, collectives and households honoured, each with every award."}

    name: Name = field("Tên", "Name")
    kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind")
    other_names: tuple[Name, ...] = field("Tên khác", "Other names", "Tên đã ghi trong các quyết định khác",
                                          "Names used in other decisions", default=())
    summary: Bilingual | None = field("Giới thiệu", "Summary", default=None)
    story: RichBilingual | None = field("Câu chuyện", "Story", "Chỉ khi có sự đồng ý được ghi nhận", "Only with recorded consent",
                                        default=None)
    consent: Consent | None = field("Sự đồng ý", "Consent", default=None)

    @cached_property
    def heading(self) -> Bilingual:
        return Bilingual(vi=self.name, en=self.name)
