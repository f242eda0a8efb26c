"""An emulation title or a commendation form (danh hiệu thi đua, hình thức khen thưởng), as the law of its time has it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import (
    AwardClass,
    Bilingual,
    Id,
    Line,
    Part,
    PartialDay,
    Reference,
    TermOf,
    WholeNumber,
    YesNo,
    covers,
    field,
    one_of,
)
from generator.records.record import Citation, Record
from generator.records.vocabulary import FormerName


class Entitlement(Part):
    """Who may decide the award, and in which time."""

    authority: Annotated[Id, TermOf("deciding-authorities")] = field(
        "Người có thẩm quyền", "Authority", "Một mục của data/vocabulary/deciding-authorities.yml", "A term of data/vocabulary/deciding-authorities.yml")
    valid_from: PartialDay | None = field(
        "Có thẩm quyền từ", "From", "Bỏ trống nếu không rõ hoặc từ trước đến nay", "Left out when it is not known or always was so", default=None)
    valid_to: PartialDay | None = field(
        "Có thẩm quyền đến", "Until", "Ngày cuối cùng; bỏ trống nếu đến nay vẫn vậy", "The last day; left out while it is still so", default=None)
    basis: Citation | None = field(
        "Căn cứ", "Basis", "Văn bản và điều khoản giao thẩm quyền", "The text and the article that give the power", default=None)
    unconfirmed: Bilingual | None = field(
        "Điều chưa kiểm chứng", "Not confirmed", "Điều chưa đối chiếu với văn bản", "What has not been checked against the text",
        default=None)


class Step(Part):
    """The next award on the ladder, and what it takes to reach it from this one."""

    award: Annotated[Id, Reference("award")] = field(
        "Danh hiệu, hình thức tiếp theo", "Next award", "Mã trong data/awards", "The id in data/awards")
    needs: Bilingual = field("Điều kiện", "What it takes", "Cần gì để được xét từ hình thức này lên hình thức kia",
                             "What is needed to be considered for the next one")
    times: WholeNumber | None = field(
        "Số lần phải có", "Times needed", "Số lần phải đạt hình thức này trước; máy nhắc khi dữ liệu chưa đủ",
        "How often this one must have been received before; a warning tells when the data has fewer", default=None)
    consecutive: YesNo = field("Các năm liền nhau", "Years in a row", "true nếu các lần phải ở các năm liên tục",
                               "true when the years must follow each other", default=False)
    basis: Citation | None = field("Căn cứ", "Basis", "Văn bản và điều khoản", "The text and the article", default=None)
    unconfirmed: Bilingual | None = field(
        "Điều chưa kiểm chứng", "Not confirmed", "Điều chưa đối chiếu với văn bản", "What has not been checked against the text",
        default=None)


class Standard(Part):
    """What the law asks of those who are to receive the award, or one class of it."""

    award_class: AwardClass | None = field(
        "Hạng", "Class", "1, 2 hoặc 3 khi tiêu chuẩn chỉ của một hạng", "1, 2 or 3 when it is the standard of one class", default=None, alias="class")
    text: Bilingual = field("Tiêu chuẩn", "Standard", "Viết gọn theo văn bản, mỗi tiêu chuẩn một mục", "In short, after the text; one item for each")
    basis: Citation | None = field("Căn cứ", "Basis", "Văn bản và điều khoản", "The text and the article", default=None)
    unconfirmed: Bilingual | None = field(
        "Điều chưa kiểm chứng", "Not confirmed", "Điều chưa đối chiếu với văn bản", "What has not been checked against the text",
        default=None)


class Award(Record):
    type: ClassVar[str] = "award"
    collection: ClassVar[str] = "awards"
    chapter: ClassVar[str] = "honours"
    label: ClassVar[dict[str, str]] = {"vi": "Danh hiệu, hình thức khen thưởng", "en": "Award"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Danh hiệu, hình thức khen thưởng", "en": "Awards"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Mỗi danh hiệu thi đua, hình thức khen thưởng: là gì, ai được tặng, ai quyết định, làm thủ tục nào.",
        "en": "Every emulation title and commendation form: what it is, who can receive it, who decides, and by which procedure."}

    name: Bilingual = field("Tên", "Name", "Tên gọi hiện nay", "What it is called today")
    abbreviation: Line | None = field("Viết tắt", "Abbreviation", "Chữ viết tắt thường dùng", "The usual abbreviation", default=None)
    name_en_status: one_of(
        official=("chính thức", "official"), press=("theo báo chí", "as the press has it"),
        translation=("theo bản dịch luật", "from a translation of the law"), ours=("trang này tự dịch", "our own translation"),
    ) = field("Loại tên tiếng Anh", "Status of the English name", "Tên tiếng Anh lấy từ đâu", "Where the English name comes from",
              default="ours")
    name_en_source: Line | None = field("Nguồn tên tiếng Anh", "Source of the English name", "Tên cơ quan, tờ báo hoặc bản dịch đã dùng",
                                        "The body, the newspaper or the translation that uses it", default=None)
    kind: Annotated[Id, TermOf("award-kinds")] = field("Loại", "Kind", "Danh hiệu thi đua, huân chương, bằng khen, …",
                                                       "Emulation title, order, diploma of merit, …")
    classes: tuple[AwardClass, ...] = field("Các hạng", "Classes", "1, 2, 3 nếu có hạng; bỏ trống nếu không", "1, 2, 3; left out when it has none",
                                            default=())
    subjects: tuple[Annotated[Id, TermOf("subject-kinds")], ...] = field(
        "Dành cho", "For", "Những đối tượng được tặng; bỏ trống nếu không giới hạn", "Who may receive it; left out when there is no limit",
        default=())
    beside_others: YesNo = field(
        "Được nhận cùng hình thức khác", "May stand beside another award",
        "true nếu cùng một thành tích vẫn được nhận thêm hình thức khác, như danh hiệu thi đua hằng năm",
        "true when one achievement may bring another award too, as with yearly emulation titles", default=False)
    decided_by: tuple[Entitlement, ...] = field(
        "Thẩm quyền quyết định", "Decided by", "Ai quyết định, theo từng thời kỳ; bỏ trống nếu chưa rõ", "Who decides, time by time; left out when it is not known",
        default=())
    legal_basis: tuple[Citation, ...] = field("Căn cứ pháp lý", "Legal basis", "Văn bản và điều khoản quy định hình thức này",
                                              "The texts and articles that found it", default=())
    valid_from: PartialDay | None = field(
        "Có từ", "Exists from", "Ngày đầu tiên được tặng; trước đó không quyết định nào được tặng hình thức này",
        "The first day on which it may be granted; no decision may grant it before", default=None)
    valid_to: PartialDay | None = field(
        "Có đến", "Exists until", "Ngày cuối cùng được tặng; sau đó không quyết định nào được tặng hình thức này",
        "The last day on which it may be granted; no decision may grant it after", default=None)
    called_before: tuple[FormerName, ...] = field("Tên gọi trước đây", "Called before", "Các tên cũ và thời gian dùng", "Its former names and when they were used",
                                                  default=())
    standards: tuple[Standard, ...] = field("Tiêu chuẩn", "Standards", "Điều kiện để được tặng, theo văn bản; bỏ trống nếu chưa tra được",
                                            "What is asked for, after the text; left out when it was not found", default=())
    next_steps: tuple[Step, ...] = field("Bậc tiếp theo", "What comes next", "Hình thức cao hơn mà hình thức này dẫn tới", "The higher awards that this one leads to",
                                         default=())
    summary: Bilingual | None = field("Giới thiệu", "Summary", "Một, hai câu dễ hiểu", "One or two plain sentences", default=None)
    presentation: Bilingual | None = field("Cách trao tặng", "How it is presented", "Ai trao, trao vào dịp nào", "Who presents it, and on which occasion", default=None)

    @property
    def heading(self) -> Bilingual:
        return self.name

    @property
    def ascending(self) -> tuple[str, ...]:
        """Its classes from the lowest, which has the greatest number, to the first."""
        return tuple(sorted(self.classes, reverse=True))

    def leads_on(self, award_class: str | None) -> bool:
        """Whether something comes after the award, held in a class: another award, or a higher class of its own."""
        return bool(self.next_steps) or (award_class is not None and any(other < award_class for other in self.classes))

    def is_valid_on(self, day: date) -> bool:
        """Whether a decision of this day may grant it at all."""
        return covers(self.valid_from, self.valid_to, day)
