"""A Council for Emulation and Commendation in one of its terms."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Name, Part, PartialDay, Reference, RichBilingual, Stated, TermOf, field
from generator.records.record import Citation, Record


class Member(Part):
    """A seat on a council, and from when to when somebody held it."""

    role: Annotated[Id, TermOf("council-roles")] = field(
        "Vai trò trong Hội đồng", "Role in the council", "Một mục của data/vocabulary/council-roles.yml",
        "A term of data/vocabulary/council-roles.yml")
    post: Bilingual = field("Chức vụ", "Post", "Chức vụ chính quyền, đoàn thể đang giữ, ví dụ: Giám đốc Sở Nội vụ",
                            "The office held outside the council, for example: Director of the Department of Home Affairs")
    name: Name | None = field("Họ và tên", "Name", "Như trong quyết định thành lập; bỏ trống nếu chỉ công bố chức vụ",
                              "As in the establishing decision; left out when only the post is published", default=None)
    organisation: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan", "Organisation", "Cơ quan mà thành viên đại diện", "The body that the member comes from", default=None)
    starts: PartialDay | None = field("Tham gia từ", "Member from", "Bỏ trống nếu từ đầu nhiệm kỳ", "Left out when from the beginning of the term",
                                      default=None)
    ends: PartialDay | None = field("Đến", "Until", "Ghi khi thôi tham gia giữa nhiệm kỳ", "Given when the member left during the term",
                                    default=None)


class Council(Record):
    type: ClassVar[str] = "council"
    collection: ClassVar[str] = "councils"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Hội đồng Thi đua - Khen thưởng", "en": "Council"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Hội đồng Thi đua - Khen thưởng", "en": "Councils"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Thành viên, nhiệm kỳ, chức năng, nhiệm vụ của Hội đồng các cấp.",
        "en": "Members, terms, functions and duties of the Councils at every level."}

    title: Bilingual = field("Tên Hội đồng và nhiệm kỳ", "Name and term", "Ví dụ: Hội đồng Thi đua - Khen thưởng tỉnh, kiện toàn năm 2025",
                             "For example: Provincial Council for Emulation and Commendation, as consolidated in 2025")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level", "Một mục của data/vocabulary/levels.yml",
                                                   "A term of data/vocabulary/levels.yml")
    organisation: Annotated[Id, Reference("organisation")] | None = field(
        "Hội đồng qua các nhiệm kỳ", "The council, all terms", "Mã của Hội đồng trong data/organisations, chung cho mọi nhiệm kỳ",
        "The id of the council in data/organisations, one for all its terms", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa bàn", "Place", "Tỉnh, xã của Hội đồng", "Its province or commune", default=None)
    starts: Stated[PartialDay] = field("Nhiệm kỳ từ", "Term from", 'Ngày, tháng, quý hoặc năm; "unknown" nếu nguồn không ghi',
                                       'A day, month, quarter or year; "unknown" when the source does not say')
    ends: PartialDay | None = field("Nhiệm kỳ đến", "Term until", "Bỏ trống khi nhiệm kỳ còn tiếp tục", "Left out while the term goes on",
                                    default=None)
    established_by: Citation | None = field("Quyết định thành lập, kiện toàn", "Established by",
                                            "Văn bản thành lập hoặc kiện toàn Hội đồng", "The text that set the council up or consolidated it",
                                            default=None)
    statute: Annotated[Id, Reference("document")] | None = field(
        "Quy chế hoạt động", "Statute", "Mã của quy chế trong data/documents", "The id of the statute in data/documents", default=None)
    standing_body: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan thường trực", "Standing office", "Cơ quan giúp việc hằng ngày cho Hội đồng", "The body that does the council's daily work",
        default=None)
    previous: Annotated[Id, Reference("council")] | None = field(
        "Nhiệm kỳ trước", "Previous term", "Mã của bản ghi về nhiệm kỳ liền trước", "The id of the record of the term before", default=None)
    summary: Bilingual | None = field("Giới thiệu", "Summary", "Một, hai câu", "A sentence or two", default=None)
    functions: RichBilingual = field("Chức năng", "Functions", "Phải có cả tiếng Anh", "English is required too")
    duties: RichBilingual = field("Nhiệm vụ, quyền hạn", "Duties and powers", "Phải có cả tiếng Anh", "English is required too")
    members: tuple[Member, ...] = field(
        "Thành viên", "Members", "Theo thứ tự trong quyết định; người thôi và người thay là hai mục",
        "In the order of the decision; one who left and the one who followed are two items", default=())

    @property
    def dated(self) -> date | None:
        return self.starts.first if self.starts else None
