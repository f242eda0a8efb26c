"""A congress, conference, ceremony, training course, briefing or anniversary."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.attachment import Attachment
from generator.records.fields import (
    Bilingual,
    Id,
    Part,
    PartialDay,
    Reference,
    RichBilingual,
    Stated,
    TermOf,
    WholeNumber,
    field,
    one_of,
)
from generator.records.hour import Hour
from generator.records.record import Record


class Ordinal(Part):
    """"The seventh": counted within an administrative era, since a merged province counts anew."""

    number: WholeNumber = field("Lần thứ", "Number", "Viết bằng chữ số, ví dụ 7", "In digits, for example 7")
    era: Bilingual = field("Tính trong", "Counted within", "Ví dụ: tỉnh Kon Tum (1991-2025); mọi lần của một thời kỳ viết như nhau",
                           "For example: Kon Tum Province (1991-2025); written alike for every event of the era")


class Occasion(Part):
    """What a presentation of awards is held together with."""

    kind: one_of(
        major_day=("Ngày lễ lớn", "A major day"), founding_day=("Ngày thành lập, ngày truyền thống", "A founding day"),
        summing_up=("Hội nghị tổng kết, đại hội", "A summing-up conference or congress"),
    ) = field("Loại dịp", "Kind of occasion", "Lễ trao tặng chỉ được kết hợp với một trong các dịp này",
              "A presentation may only be combined with one of these")
    name: Bilingual = field("Dịp", "Occasion", "Ví dụ: kỷ niệm Quốc khánh 02/9", "For example: the National Day of 2 September")
    event: Annotated[Id, Reference("event")] | None = field(
        "Sự kiện", "Event", "Mã của hội nghị, đại hội đó, nếu có trong data/events", "The id of that conference in data/events, if there is one",
        default=None)


class Event(Record):
    type: ClassVar[str] = "event"
    collection: ClassVar[str] = "events"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Sự kiện", "en": "Event"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Sự kiện", "en": "Events"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Đại hội, hội nghị, tập huấn và lễ trao tặng.",
        "en": "Congresses, conferences, training courses and ceremonies."}

    title: Bilingual = field("Tên sự kiện", "Title", "Tên đầy đủ, kể cả lần thứ mấy", "The full name, with its ordinal")
    kind: Annotated[Id, TermOf("event-kinds")] = field("Loại", "Kind", "Một mục của data/vocabulary/event-kinds.yml",
                                                       "A term of data/vocabulary/event-kinds.yml")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level", "Một mục của data/vocabulary/levels.yml",
                                                   "A term of data/vocabulary/levels.yml")
    status: one_of(
        planned=("Dự kiến", "Planned"), confirmed=("Đã ấn định", "Confirmed"), postponed=("Hoãn", "Postponed"),
        cancelled=("Hủy", "Cancelled"), held=("Đã tổ chức", "Held"), unknown=("Chưa rõ", "Not known"),
    ) = field("Tình trạng", "Status", "planned: dự kiến; confirmed: đã ấn định ngày; held: đã tổ chức; unknown: nguồn không cho biết",
              "planned; confirmed: the day is settled; postponed; cancelled; held; unknown: the source does not say", default="unknown")
    status_note: Bilingual | None = field("Ghi chú tình trạng", "Note on the status", "Vì sao hoãn, hủy; ngày mới nếu biết",
                                          "Why it was postponed or cancelled; the new day when it is known", default=None)
    series: Annotated[Id, TermOf("event-series")] | None = field(
        "Thuộc chuỗi", "Series", "Chuỗi đại hội, hội nghị được tính lần thứ; một mục của data/vocabulary/event-series.yml",
        "The series in which the ordinal counts; a term of data/vocabulary/event-series.yml", default=None)
    ordinal: Ordinal | None = field("Lần thứ", "Ordinal", "Với đại hội được tính lần thứ", "For congresses that are counted", default=None)
    previous: Annotated[Id, Reference("event")] | None = field(
        "Lần trước", "Previous event", "Mã của sự kiện liền trước trong cùng chuỗi", "The id of the event before it in the series", default=None)
    starts: Stated[PartialDay] = field("Bắt đầu", "Starts", 'Ngày, tháng, quý hoặc năm; "unknown" nếu nguồn không ghi',
                                       'A day, month, quarter or year; "unknown" when the source does not say')
    start_hour: Hour | None = field("Giờ bắt đầu", "Hour of the start", "Ví dụ 07:30; chỉ khi biết đúng ngày", "For example 07:30; only when the day is known",
                                    default=None)
    ends: PartialDay | None = field("Kết thúc", "Ends", "Bỏ trống nếu chỉ một ngày", "Left out when it is one day only", default=None)
    end_hour: Hour | None = field("Giờ kết thúc", "Hour of the end", "Ví dụ 17:00; của ngày kết thúc", "For example 17:00, on the last day",
                                  default=None)
    place: Annotated[Id, Reference("place")] | None = field("Nơi tổ chức", "Place", "Mã của tỉnh, xã, phường trong data/places",
                                                            "The id of the province or commune in data/places", default=None)
    venue: Bilingual | None = field("Địa điểm", "Venue", "Hội trường, nhà văn hóa, quảng trường", "The hall, culture house or square", default=None)
    organiser: Annotated[Id, Reference("organisation")] | None = field("Cơ quan tổ chức", "Organiser", "Mã của cơ quan trong data/organisations",
                                                                       "The id of the body in data/organisations", default=None)
    audience: Bilingual | None = field("Dành cho", "Audience", "Thành phần tham dự, đối tượng học", "Who takes part, or who is taught", default=None)
    participants: WholeNumber | None = field("Số người dự", "Participants", "Số đại biểu hoặc học viên", "The number of delegates or learners",
                                             default=None)
    combined_with: Occasion | None = field(
        "Kết hợp với", "Combined with", "Dịp mà lễ trao tặng được kết hợp; không tổ chức lễ trao tặng riêng",
        "Awards are not presented in a ceremony of their own: the occasion that it is combined with", default=None)
    presented: tuple[Annotated[Id, Reference("decision")], ...] = field(
        "Quyết định được công bố, trao tặng", "Decisions presented", "Mã của các quyết định khen thưởng trao tại đây",
        "The ids of the decisions whose awards were presented here", default=())
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field("Phong trào", "Campaigns", "Phong trào mà sự kiện phục vụ",
                                                                        "The campaigns that it belongs to", default=())
    course: Bilingual | None = field("Khóa học, chuyên đề", "Course", "Với tập huấn, quán triệt: tên chuyên đề",
                                     "For training and briefings: what the course is called", default=None)
    curriculum: RichBilingual | None = field("Chương trình", "Programme", "Các bài, các buổi, hoặc chương trình đại hội",
                                             "Its lessons or sessions", default=None)
    documents: tuple[Annotated[Id, Reference("document")], ...] = field("Văn bản, tài liệu", "Documents", "Mã trong data/documents",
                                                                        "Ids in data/documents", default=())
    attachments: tuple[Attachment, ...] = field("Tài liệu tải về", "Materials to download", "Bài giảng, chương trình; không kèm danh sách có thông tin cá nhân",
                                                "Lessons and programmes; no lists with personal data", default=())
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Một, hai câu", "A sentence or two", default=None)

    @property
    def dated(self) -> date | None:
        return self.starts.first if self.starts else None
