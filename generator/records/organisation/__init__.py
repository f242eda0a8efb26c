"""An agency, party body, union, school or press outlet, with what came after it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Line, Part, Reference, RichBilingual, TermOf, WebAddress, field
from generator.records.record import Record
from generator.records.unit import Change, End


class Succession(Change):
    """What an organisation became."""

    successor: Annotated[Id, Reference("organisation")] = field(
        "Nơi kế tục", "Successor", "Mã của đơn vị kế tục trong data/organisations", "The id of the successor in data/organisations")


class Head(Part):
    """The post at the head of a unit. Whoever holds it is not named here."""

    post: Bilingual = field("Chức danh", "Post", "Chức danh, không ghi tên người", "The post, without the name of its holder")
    duty: Bilingual | None = field(
        "Trách nhiệm", "Duty", "Trách nhiệm phát hiện nhân tố mới, đề nghị khen thưởng",
        "What the head answers for: finding what is new and good, and proposing it for commendation", default=None)


class Organisation(Record):
    type: ClassVar[str] = "organisation"
    collection: ClassVar[str] = "organisations"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Cơ quan, đơn vị", "en": "Organisation"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Cơ quan, đơn vị", "en": "Organisations"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các cơ quan, đơn vị có tên trong hồ sơ, việc được giao và nơi kế tục sau sắp xếp.",
        "en": "The agencies and units named in the record, what they were charged with, and what came after them."}

    name: Bilingual = field("Tên", "Name", "Tên đầy đủ, chính thức; tên tiếng Anh theo bản chính thức nếu có",
                            "The full, official name; in English the official one where there is one")
    abbreviation: Line | None = field("Tên viết tắt", "Abbreviation", "Ví dụ: UBND tỉnh", "For example: UBND tỉnh", default=None)
    kind: Annotated[Id, TermOf("organisation-kinds")] = field("Loại", "Kind", "Một mục của data/vocabulary/organisation-kinds.yml",
                                                              "A term of data/vocabulary/organisation-kinds.yml")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level", "Một mục của data/vocabulary/levels.yml",
                                                   "A term of data/vocabulary/levels.yml")
    parent: Annotated[Id, Reference("organisation")] | None = field(
        "Trực thuộc", "Part of", "Cơ quan cấp trên trực tiếp", "The body directly above it", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa bàn", "Place", "Tỉnh, xã, phường nơi đơn vị hoạt động",
                                                            "The province or commune in which it works", default=None)
    group: Bilingual | None = field(
        "Là nhóm đơn vị", "A group of units",
        'Điền khi văn bản gọi chung nhiều đơn vị, ví dụ "các sở, ban, ngành"', "For a text that names many units as one", default=None)
    head: Head | None = field("Người đứng đầu", "Head", "Chức danh và trách nhiệm, không ghi tên", "The post and its duty, without a name",
                              default=None)
    functions: RichBilingual | None = field(
        "Chức năng", "Functions", "Đơn vị làm gì theo quy định; cơ quan nhà nước phải có tiếng Anh",
        "What the unit is for under the law; a state body must give it in English too", default=None)
    tasks: RichBilingual | None = field("Nhiệm vụ", "Tasks", "Nhiệm vụ được giao về thi đua, khen thưởng; cơ quan nhà nước phải có tiếng Anh",
                                        "Its tasks in emulation and commendation; a state body must give them in English too", default=None)
    powers: RichBilingual | None = field("Quyền hạn", "Powers", "Được quyết định, đề nghị việc gì; cơ quan nhà nước phải có tiếng Anh",
                                         "What it may decide or propose; a state body must give it in English too", default=None)
    structure: RichBilingual | None = field("Cơ cấu tổ chức", "Structure", "Các phòng, bộ phận; cơ quan nhà nước phải có tiếng Anh",
                                            "Its divisions; a state body must give them in English too", default=None)
    ended: End | None = field("Kết thúc hoạt động", "Ended", "Chỉ ghi khi đơn vị không còn", "Only when the unit is no more", default=None)
    succession: tuple[Succession, ...] = field("Nơi kế tục", "Succession", "Mỗi nơi kế tục một mục; một đơn vị có thể có nhiều nơi kế tục",
                                               "One item for each successor; a unit may have several", default=())
    web_address: WebAddress | None = field("Trang chính thức", "Official site", "Trang thông tin điện tử của đơn vị",
                                           "The unit's own site", default=None)
    summary: Bilingual | None = field("Giới thiệu", "Summary", "Một, hai câu", "A sentence or two", default=None)

    @property
    def heading(self) -> Bilingual:
        return self.name
