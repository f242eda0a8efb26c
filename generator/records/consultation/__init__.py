"""A docket of nominations open for public comment (lấy ý kiến nhân dân)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import (
    AwardClass,
    Bilingual,
    Day,
    Id,
    Line,
    Name,
    Part,
    Reference,
    RichBilingual,
    TermOf,
    WebAddress,
    WholeNumber,
    field,
)
from generator.records.record import Record


class Nominee(Part):
    """One line of the list. The public sees it only while the docket is open: `generator.visible` decides that."""

    line: WholeNumber = field("Số thứ tự", "Line", "Số thứ tự trong danh sách", "The line in the list")
    name: Name = field("Họ tên, tên tập thể", "Name", "Như trong văn bản đề nghị; tên rời khỏi trang ngay sau ngày kết thúc",
                       "As in the proposal; the name leaves the site right after the closing day")
    kind: Annotated[Id, TermOf("subject-kinds")] = field("Đối tượng", "Subject kind", "Cá nhân, tập thể hay hộ gia đình",
                                                         "A person, a collective or a household")
    form: Annotated[Id, Reference("award")] | None = field(
        "Đề nghị tặng", "Proposed for", "Bắt buộc khi đợt lấy ý kiến có nhiều danh hiệu, hình thức", "Needed when the consultation has several titles or forms",
        default=None)
    award_class: AwardClass | None = field("Hạng", "Class", "1, 2 hoặc 3; chỉ khi hình thức có hạng", "1, 2 or 3, only for forms with classes",
                                           alias="class", default=None)
    unit: Line | None = field("Chức vụ, đơn vị", "Post and unit", "Chức vụ, đơn vị hiện nay; không ghi địa chỉ nhà",
                              "The present post and unit; never a home address", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa phương", "Place", "Mã trong data/places", "The id in data/places", default=None)
    achievement: Bilingual | None = field("Tóm tắt thành tích", "Achievement in short", "Một, hai câu; không chép báo cáo thành tích",
                                          "A sentence or two, never the whole report", default=None)


class Outcome(Part):
    """What came of the docket, in numbers: nobody is named."""

    date: Day = field("Ngày công bố kết quả", "Date", "Ngày cơ quan chốt kết quả lấy ý kiến", "The day on which the result was settled")
    comments: WholeNumber = field("Số ý kiến nhận được", "Comments received", "Tổng số ý kiến, 0 nếu không có", "All comments, 0 for none")
    upheld: WholeNumber = field("Tiếp tục đề nghị", "Upheld", "Số trường hợp trình Hội đồng", "Nominations that go on to the Council")
    returned: WholeNumber = field("Trả lại hoặc dừng", "Returned", "Số trường hợp không trình tiếp, không nêu tên và lý do riêng",
                                  "Nominations that do not go on; never who or why")
    text: Bilingual | None = field("Giải trình chung", "In words", "Lời chung, trung tính, không nêu tên", "Neutral words without names", default=None)


class Consultation(Record):
    type: ClassVar[str] = "consultation"
    collection: ClassVar[str] = "consultations"
    chapter: ClassVar[str] = "service"
    indexed: ClassVar[bool] = False
    not_data: ClassVar[frozenset[str]] = frozenset({"nominees"})
    label: ClassVar[dict[str, str]] = {"vi": "Lấy ý kiến nhân dân", "en": "Public consultation"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Lấy ý kiến nhân dân", "en": "Public consultations"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các đợt lấy ý kiến nhân dân về danh sách đề nghị khen thưởng: đến khi nào, góp ý ở đâu, kết quả ra sao.",
        "en": "Nominations put before the public: until when, how to comment, and what came of it."}

    title: Bilingual = field("Tiêu đề", "Title", "Không nêu tên người, tập thể được đề nghị", "Without the name of anybody nominated")
    forms: tuple[Annotated[Id, Reference("award")], ...] = field(
        "Danh hiệu, hình thức đề nghị", "Titles and forms proposed", "Những danh hiệu, hình thức được đề nghị trong đợt này, mã trong data/awards",
        "What is proposed in this consultation, ids in data/awards",
        min_length=1)
    proposing_body: Annotated[Id, Reference("organisation")] = field(
        "Cơ quan đề nghị", "Proposing body", "Cơ quan trình hồ sơ đề nghị khen thưởng, mã trong data/organisations", "Who proposes, the id in data/organisations")
    total: WholeNumber = field("Số trường hợp", "Nominations", "Số tập thể, cá nhân được đề nghị; con số này ở lại sau khi danh sách đã gỡ",
                               "How many are nominated; the number stays when the list is gone")
    opened: Day = field("Bắt đầu", "Opened", "Ngày đăng danh sách, tính là ngày thứ nhất", "The day on which the list is posted, counted as the first")
    closes: Day = field("Kết thúc", "Closes", "Ngày cuối nhận ý kiến; hết ngày này tên tự rời trang",
                        "The last day for comments; when it ends, the names leave the site by themselves")
    council_meets: Day | None = field("Hội đồng họp", "Council meets", "Ngày Hội đồng dự kiến họp, sau ngày kết thúc",
                                      "The day on which the Council is to meet, after the closing day", default=None)
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Không nêu tên người, tập thể được đề nghị", "Without the name of anybody nominated",
                                      default=None)
    how_to_comment: RichBilingual = field(
        "Cách góp ý", "How to comment", "Gửi về đâu, ý kiến cần có gì; chỉ ghi liên hệ của cơ quan",
        "Where to send it and what it must have; office contacts only")
    receiving_body: Annotated[Id, Reference("organisation")] = field(
        "Nơi nhận ý kiến", "Comments go to", "Cơ quan nhận ý kiến, mã trong data/organisations", "Who receives comments, the id in data/organisations")
    web_address: WebAddress | None = field("Góp ý trực tuyến", "Comment online", "Trang nhận ý kiến của cơ quan", "The office's page for comments",
                                           default=None)
    legal_basis: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Căn cứ", "Legal basis", "Văn bản quy định việc lấy ý kiến", "The texts that ask for a public consultation", default=())
    nominees: tuple[Nominee, ...] = field(
        "Danh sách đề nghị", "Nominees", "Chỉ hiện từ ngày bắt đầu đến hết ngày kết thúc; sau đó nên xóa khỏi tệp",
        "Seen from the first day to the end of the last; afterwards delete it from the file too", default=())
    outcome: Outcome | None = field("Kết quả", "Outcome", "Điền sau ngày kết thúc; chỉ có con số", "After the closing day, in numbers only",
                                    default=None)

    @property
    def dated(self) -> date | None:
        return self.closes
