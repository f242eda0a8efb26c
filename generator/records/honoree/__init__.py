"""A person, collective, household or foreign subject that was honoured.

An honouree exists by being named in a decision; a file of its own adds a story, other names and the consent for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from generator.records.attachment import Picture
from generator.records.fields import Bilingual, Day, Id, Name, Part, Reference, RichBilingual, TermOf, YesNo, field, one_of
from generator.records.record import Record

PEOPLE = frozenset({"individual", "foreign-individual"})
"""The terms of `subject-kinds` for one person."""


class Consent(Part):
    """The recorded consent that allows a story and pictures. The paper itself stays in the office."""

    kind: one_of(written=("Văn bản", "Written"), electronic=("Điện tử", "Electronic")) = field(
        "Hình thức", "Kind", "Văn bản hoặc điện tử", "Written or electronic")
    date: Day = field("Ngày", "Date", "Ngày đồng ý", "The day of the consent")
    scope: Bilingual = field("Phạm vi", "Scope", "Đồng ý công bố những gì", "What may be published")


class Honoree(Record):
    type: ClassVar[str] = "honoree"
    collection: ClassVar[str] = "honorees"
    chapter: ClassVar[str] = "honours"
    not_data: ClassVar[frozenset[str]] = frozenset({"consent", "minor", "representative_consent", "not_the_same_as"})
    label: ClassVar[dict[str, str]] = {"vi": "Tập thể, cá nhân được khen thưởng", "en": "Honouree"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Tập thể, cá nhân được khen thưởng", "en": "Honourees"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Cá nhân, tập thể, hộ gia đình đã được khen thưởng, với mọi lần được khen.",
        "en": "The people, collectives and households honoured, each with every award."}

    name: Name = field("Tên", "Name", "Tên gọi chính thức hiện nay", "The name as it is written today")
    kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind", "Cá nhân, tập thể, hộ gia đình, …",
                                                         "Individual, collective, household, …")
    other_names: tuple[Name, ...] = field("Tên khác", "Other names", "Tên đã ghi trong các quyết định khác",
                                          "Names used in other decisions", default=())
    not_the_same_as: tuple[Annotated[Id, Reference("honoree")], ...] = field(
        "Khác với", "Not the same as", "Mã của người trùng tên mà đã xác minh là người khác; không hiện trên trang",
        "Ids of namesakes who are known to be other people; not shown on the site", default=())
    summary: Bilingual | None = field("Giới thiệu", "Summary", "Một câu, không có thông tin riêng tư", "One sentence, nothing private", default=None)
    story: RichBilingual | None = field("Câu chuyện", "Story", "Chỉ khi có sự đồng ý được ghi nhận", "Only with recorded consent",
                                        default=None)
    pictures: tuple[Picture, ...] = field("Ảnh", "Pictures", "Chỉ khi có sự đồng ý được ghi nhận", "Only with recorded consent", default=())
    minor: YesNo = field("Là trẻ em", "Is a child", "true khi cần cả đồng ý của người đại diện; không hiện trên trang",
                         "true when the legal representative must consent too; not shown on the site", default=False)
    consent: Consent | None = field("Sự đồng ý", "Consent", "Của chính cá nhân, tập thể được khen thưởng", "Of the person or collective honoured",
                                    default=None)
    representative_consent: Consent | None = field(
        "Sự đồng ý của người đại diện", "The representative's consent", "Của cha, mẹ hoặc người giám hộ, với trẻ em",
        "Of a parent or guardian, for a child", default=None)

    @property
    def is_person(self) -> bool:
        """Whether this is one person, who is looked up by the given name."""
        return self.kind in PEOPLE

    @cached_property
    def heading(self) -> Bilingual:
        return Bilingual(vi=self.name, en=self.name)
