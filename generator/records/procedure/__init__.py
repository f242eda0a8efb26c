"""An administrative procedure with the fields of the national template."""

from __future__ import annotations

from datetime import date
from datetime import date as _date  # where a field has that name
from typing import Annotated, ClassVar

from pydantic import model_validator

from generator.problems import ProblemKind
from generator.records.attachment import Attachment
from generator.records.fields import (
    Bilingual,
    Day,
    Id,
    Line,
    Part,
    ProcedureCode,
    Reference,
    RichBilingual,
    Stated,
    TermOf,
    WebAddress,
    WholeNumber,
    field,
    one_of,
    refused,
)
from generator.records.legal_basis import Act, Basis
from generator.records.record import Citation, Record
from generator.records.settings import DayKind, FeedbackChannel
from generator.records.year_day import YearDay, on_or_after

NO_BODY = ProblemKind(
    "R111", "cơ quan còn trống", "the body is not named",
    "ghi name (tên cơ quan), hoặc organisation (mã trong data/organisations)", "give name, or organisation (the id in data/organisations)")

ONE_DAY = ProblemKind(
    "R141", "hạn này phải ghi đúng một trong hai: ngày hằng năm hoặc ngày cụ thể", "this deadline needs exactly one of: a day of every year, or one day",
    "ghi each_year (tháng-ngày, ví dụ 02-28) hoặc date (năm-tháng-ngày), không ghi cả hai",
    "give each_year (month-day, for example 02-28) or date (year-month-day), not both")


class Body(Part):
    """A body that has a part in the procedure: in words, or as an organisation of the record, or both."""

    name: Bilingual | None = field(
        "Tên cơ quan", "Name", "Như trong quyết định công bố, khi không có trong danh bạ hoặc tên khác", "As in the publishing decision, when it is no organisation of the record or named otherwise",
        default=None)
    organisation: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan trong danh bạ", "Organisation", "Mã trong data/organisations, nếu có", "The id in data/organisations, if it is there",
        default=None)

    @model_validator(mode="after")
    def _names_a_body(self) -> Body:
        if not (self.name or self.organisation):
            raise refused(NO_BODY)
        return self


class Step(Part):
    """One step: what is done, by whom, and the time that the quality process allows for it."""

    title: Bilingual = field("Bước", "Step", 'Ngắn gọn, không ghi "Bước 1": trang tự đánh số', 'Short, without "Step 1": the page counts')
    text: Bilingual | None = field("Nội dung", "Text", "Làm gì, nộp gì, nhận gì", "What is done, handed in or received", default=None)
    by: Bilingual | None = field("Ai làm", "By whom", "Người hoặc cơ quan thực hiện bước này", "Who takes this step", default=None)
    organisation: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan trong danh bạ", "Organisation", "Mã trong data/organisations, nếu có", "The id in data/organisations, if it is there",
        default=None)
    level: Annotated[Id, TermOf("levels")] | None = field(
        "Cấp", "Level", "Cấp thực hiện bước này, khi khác cấp của thủ tục", "The level of the step, when it is not that of the procedure",
        default=None)
    days: WholeNumber | None = field(
        "Định mức thời gian", "Time norm", "Số ngày cho bước này trong quy trình nội bộ, cùng loại ngày với thủ tục",
        "Days allowed for this step in the quality process, of the procedure's kind of day", default=None)


class Way(Part):
    """One way to hand in the file. Time, fee and charge are those of the procedure unless it says otherwise."""

    channel: one_of(
        in_person=("Trực tiếp", "In person"), online=("Trực tuyến", "Online"), post=("Dịch vụ bưu chính", "By post"),
    ) = field("Hình thức nộp", "Channel", "Nộp bằng cách nào", "How the application is handed in")
    days: Stated[WholeNumber] = field(
        "Thời gian giải quyết", "Time", "Chỉ ghi khi khác thời gian của thủ tục, và nói lý do ở mô tả",
        "Only when it is not the procedure's, with the reason in the note", default=None)
    day_kind: DayKind = field("Loại ngày", "Kind of day", "Của thời gian ghi ở cách nộp này", "Of the time given for this way", default="working")
    fee: Bilingual | None = field("Phí", "Fee", "Chỉ ghi khi khác phí của thủ tục", "Only when it is not the procedure's", default=None)
    charge: Bilingual | None = field("Lệ phí", "Charge", "Chỉ ghi khi khác lệ phí của thủ tục", "Only when it is not the procedure's", default=None)
    note: Bilingual | None = field("Mô tả", "Note", "Điều cần biết về cách nộp này", "What to know about this way", default=None)


class Paper(Part):
    """One paper of the file."""

    name: Bilingual = field("Tên giấy tờ", "Paper", "Chỉ giấy tờ; số bộ hồ sơ ghi ở trường sets", "Papers only; the number of sets stands in sets")
    originals: WholeNumber = field("Bản chính", "Originals", "Số bản chính", "How many originals", default=1)
    copies: WholeNumber = field("Bản sao", "Copies", "Số bản sao", "How many copies", default=0)
    form: Line | None = field("Mẫu", "Form", "Tên hoặc số của mẫu, ví dụ Mẫu số 8", "The name or number of the form, for example Mẫu số 8", default=None)
    attachment: Attachment | None = field("Tệp mẫu", "Form to download", "Mẫu đơn, tờ khai để tải về", "The form to download", default=None)


class Version(Part):
    """What one decision changed in the procedure."""

    date: Day = field("Áp dụng từ", "Applies from", "Ngày thay đổi có hiệu lực", "The day on which the change takes effect")
    decision: Act = field("Theo quyết định", "Decision", "Văn bản quyết định thay đổi này", "The text that decided the change")
    change: Bilingual = field("Nội dung thay đổi", "What changed", "Nói ngắn: bỏ gì, thêm gì, đổi gì", "In short: what was dropped, added or changed")
    days_before: WholeNumber | None = field("Số ngày trước", "Days before", "Thời gian giải quyết trước thay đổi", "The time before the change", default=None)
    days_after: WholeNumber | None = field("Số ngày sau", "Days after", "Thời gian giải quyết sau thay đổi", "The time after the change", default=None)
    papers_cut: WholeNumber = field("Giấy tờ cắt giảm", "Papers cut", "Số giấy tờ không phải nộp nữa", "How many papers are no longer asked for", default=0)

    @property
    def days_cut(self) -> int | None:
        """How many days fewer, negative when it takes longer; None when one of the two is not known."""
        return None if self.days_before is None or self.days_after is None else self.days_before - self.days_after


class Deadline(Part):
    """A day by which something must be handed in, as a text sets it."""

    what: Bilingual = field("Việc phải xong", "What is due", "Ví dụ: nộp hồ sơ đề nghị", "For example: hand in the proposal")
    each_year: YearDay | None = field("Ngày hằng năm", "Each year on", "Tháng-ngày, ví dụ 02-28, khi hạn lặp lại hằng năm",
                                      "Month-day, for example 02-28, when it comes every year", default=None)
    date: Day | None = field("Ngày cụ thể", "On", "Khi hạn chỉ có một lần", "When it comes once", default=None)
    basis: Citation | None = field("Căn cứ", "Basis", "Văn bản quy định hạn này", "The text that sets it", default=None)
    unconfirmed: Bilingual | None = field("Điều chưa kiểm chứng", "Not confirmed", "Điều chưa đối chiếu với văn bản",
                                          "What has not been checked against the text", default=None)

    @model_validator(mode="after")
    def _is_one_day(self) -> Deadline:
        if (self.each_year is None) == (self.date is None):
            raise refused(ONE_DAY)
        return self

    def next_on(self, day: _date) -> _date | None:
        """The next day on which it falls, the day itself counted; None when it is past."""
        if self.each_year:
            return on_or_after(self.each_year, day)
        return self.date if self.date and self.date >= day else None


class QualityProcess(Part):
    """The quality process that holds the norms of the steps (III.1.7 of the plan)."""

    reference: Line = field("Tiêu chuẩn, số quy trình", "Standard, process number", "Ví dụ TCVN ISO 9001:2015, QT-01", "For example TCVN ISO 9001:2015, QT-01")
    document: Annotated[Id, Reference("document")] | None = field(
        "Văn bản ban hành", "Issued by", "Mã trong data/documents, nếu có", "The id in data/documents, if it is there", default=None)
    note: Bilingual | None = field("Ghi chú", "Note", "Phạm vi, lần ban hành", "Scope and edition", default=None)


class Procedure(Record):
    type: ClassVar[str] = "procedure"
    collection: ClassVar[str] = "procedures"
    chapter: ClassVar[str] = "service"
    label: ClassVar[dict[str, str]] = {"vi": "Thủ tục hành chính", "en": "Administrative procedure"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Thủ tục hành chính", "en": "Administrative procedures"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Ai làm được, cần giấy tờ gì, mất bao lâu, có mất phí không, và phản ánh ở đâu.",
        "en": "Who can apply, what to bring, how long it takes, what it costs, and where to give feedback."}

    title: Bilingual = field("Tên thủ tục", "Title", "Như trong quyết định công bố", "As in the publishing decision")
    code: Stated[ProcedureCode] = field("Mã thủ tục", "Code", 'Như trên Cổng Dịch vụ công, hoặc "unknown"',
                                        'As on the National Service Portal, or "unknown"')
    nature: one_of(
        public=("Thủ tục hành chính", "Public procedure"), internal=("Thủ tục nội bộ", "Internal procedure"),
    ) = field("Tính chất", "Nature", "Nội bộ là thủ tục giữa các cơ quan nhà nước với nhau", "An internal one is between state agencies")
    kind: Annotated[Id, TermOf("procedure-kinds")] | None = field(
        "Loại thủ tục", "Kind", "Một mục của data/vocabulary/procedure-kinds.yml", "A term of data/vocabulary/procedure-kinds.yml", default=None)
    sector: Annotated[Id, TermOf("procedure-sectors")] | None = field(
        "Lĩnh vực", "Field", "Một mục của data/vocabulary/procedure-sectors.yml", "A term of data/vocabulary/procedure-sectors.yml", default=None)
    level: Annotated[Id, TermOf("levels")] = field("Cấp thực hiện", "Level", "Một mục của data/vocabulary/levels.yml", "A term of data/vocabulary/levels.yml")
    status: one_of(
        in_force=("Đang áp dụng", "In force"), abolished=("Đã bãi bỏ", "Abolished"), unknown=("Chưa rõ", "Not known"),
    ) = field("Tình trạng", "Status", "Chỉ ghi in_force khi đã đối chiếu với quyết định công bố", "in_force only after a look at the publishing decision")
    abolished: Act | None = field("Bãi bỏ theo", "Abolished by", "Quyết định bãi bỏ thủ tục", "The decision that abolished it", default=None)
    abolished_on: Day | None = field("Bãi bỏ từ", "Abolished on", "Ngày thủ tục không còn áp dụng", "The day from which it no longer applies", default=None)
    awards: tuple[Annotated[Id, Reference("award")], ...] = field(
        "Danh hiệu, hình thức", "Titles and forms", "Thủ tục này để được tặng danh hiệu, hình thức nào", "What can be awarded by it", default=())
    summary: Bilingual = field("Tóm tắt", "Summary", "Một, hai câu: để làm gì, cho ai", "A sentence or two: what for, for whom")
    keywords: tuple[Line, ...] = field("Từ khóa", "Keywords", "Từ mà người dân hay dùng để tìm", "Words that people look for", default=())
    description: RichBilingual | None = field("Mô tả", "Description", "Điều cần biết thêm, nếu có", "What else there is to know", default=None)
    published_by: Act | None = field("Quyết định công bố", "Publishing decision", "Văn bản công bố thủ tục này", "The text that publishes it", default=None)
    applicants: Bilingual = field("Đối tượng thực hiện", "Who applies", "Ai được làm thủ tục", "Who can apply")
    days: Stated[WholeNumber] = field(
        "Thời gian giải quyết", "Time", 'Số ngày cho mọi cách nộp, hoặc "unknown"', 'Number of days for every way, or "unknown"', default=None)
    day_kind: DayKind = field("Loại ngày", "Kind of day", "Ngày làm việc hay ngày theo lịch", "Working days or calendar days", default="working")
    deadlines: tuple[Deadline, ...] = field(
        "Hạn nộp", "Deadlines", "Ngày chót phải nộp hồ sơ, khi văn bản có quy định; bỏ trống nếu nhận quanh năm hoặc chưa rõ",
        "The last days to hand in, where a text sets them; left out when files are taken all year or it is not known", default=())
    fee: Bilingual | None = field("Phí", "Fee", 'Viết "Không" nếu không thu', 'Write "None" when there is none', default=None)
    charge: Bilingual | None = field("Lệ phí", "Charge", 'Viết "Không" nếu không thu', 'Write "None" when there is none', default=None)
    steps: tuple[Step, ...] = field("Trình tự thực hiện", "Steps", "Các bước theo thứ tự", "The steps in their order", min_length=1)
    ways: tuple[Way, ...] = field("Cách thức thực hiện", "Ways to apply", "Các cách nộp hồ sơ", "The ways to hand in the application", min_length=1)
    papers: tuple[Paper, ...] = field("Thành phần hồ sơ", "Papers", "Các giấy tờ phải nộp", "The papers to hand in", default=())
    sets: WholeNumber | None = field("Số lượng bộ hồ sơ", "Number of sets", "Nộp mấy bộ", "How many sets are handed in", default=None)
    executing_body: Body | None = field("Cơ quan thực hiện", "Executing body", "Cơ quan tiếp nhận và giải quyết", "Receives and handles the application", default=None)
    deciding_body: Body | None = field("Cơ quan có thẩm quyền quyết định", "Deciding body", "Cơ quan, người ra quyết định", "Who takes the decision", default=None)
    delegated_body: Body | None = field(
        "Cơ quan được ủy quyền", "Delegated body", "Cơ quan được ủy quyền, phân cấp, nếu có", "Who acts for the deciding body, if anybody", default=None)
    coordinating_body: Body | None = field("Cơ quan phối hợp", "Coordinating bodies", "Cơ quan được hỏi ý kiến", "Who is consulted", default=None)
    receiving_place: Bilingual | None = field(
        "Địa chỉ tiếp nhận hồ sơ", "Where to hand in", "Địa chỉ của cơ quan tiếp nhận", "The address of the office", default=None)
    result: Bilingual | None = field("Kết quả thực hiện", "Result", "Người nộp nhận được gì", "What the applicant receives", default=None)
    conditions: Bilingual | None = field("Yêu cầu, điều kiện", "Conditions", "Điều kiện để được giải quyết", "What must be met", default=None)
    legal_basis: tuple[Basis, ...] = field("Căn cứ pháp lý", "Legal basis", "Văn bản, điều khoản mà thủ tục dựa vào", "The texts and articles that it rests on", default=())
    online_level: one_of(
        full=("Toàn trình", "Fully online"), partial=("Một phần", "Partly online"), none=("Chưa cung cấp trực tuyến", "Not online"),
        unknown=("Chưa rõ", "Not known"),
    ) = field("Mức độ dịch vụ công trực tuyến", "Online service level", "Như trên Cổng Dịch vụ công", "As on the National Service Portal", default="unknown")
    web_address: WebAddress | None = field("Nộp trực tuyến", "Apply online", "Địa chỉ trang nộp hồ sơ", "The page where the application is handed in", default=None)
    feedback: FeedbackChannel | None = field(
        "Nơi nhận phản ánh", "Feedback", "Chỉ ghi khi khác nơi chung ghi ở data/site.yml", "Only when it is not the common one of data/site.yml", default=None)
    quality: QualityProcess | None = field("Quy trình chất lượng", "Quality process", "Quy trình ISO của thủ tục, nếu có", "The ISO process, if there is one", default=None)
    versions: tuple[Version, ...] = field("Các lần thay đổi", "Changes", "Ghi từ cũ đến mới", "From the oldest to the newest", default=())
    replaced_by: tuple[Annotated[Id, Reference("procedure")], ...] = field(
        "Được thay thế bởi", "Replaced by", "Mã trong data/procedures", "Ids in data/procedures", default=())
    related: tuple[Annotated[Id, Reference("procedure")], ...] = field(
        "Thủ tục liên quan", "Related procedures", "Mã trong data/procedures", "Ids in data/procedures", default=())

    def timed(self, way: Way) -> Way | Procedure:
        """Where the time of a way stands: with the way when it has one of its own."""
        return self if way.days is None else way

    @property
    def stated(self) -> date:
        """The day for which the record speaks: that of its last change."""
        return self.changed.date()
