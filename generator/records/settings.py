"""The settings of the site that the office decides: `data/site.yml`, and the names and addresses in the MkDocs files."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from generator.problems import ProblemKind
from generator.read import names
from generator.records.fields import (
    Bilingual,
    Id,
    Line,
    Part,
    Reference,
    TermOf,
    WebAddress,
    WholeNumber,
    field,
    one_of,
    refused,
)

BAD_BOUNDARIES = ProblemKind(
    "R140", 'tên tệp ranh giới "{found}" không dùng được', 'the name "{found}" of the file of boundaries cannot be used',
    "đặt tệp ngay trong data và chỉ ghi tên tệp: chữ thường không dấu, chữ số, gạch nối đơn, đuôi .geojson; ví dụ boundaries.geojson",
    "put the file directly into data and write its name only: lower-case letters without marks, digits, single hyphens, the ending .geojson; "
    "for example boundaries.geojson")

BAD_OWNER = ProblemKind(
    "R142", '"{found}" không phải là tên tài khoản hay nhóm trên nơi giữ kho mã nguồn', '"{found}" is no account or team where the repository is kept',
    "viết @tai-khoan hoặc @to-chuc/nhom, trong ngoặc kép", "write @account or @organisation/team, in quotes")

DayKind = one_of(working=("ngày làm việc", "working days"), calendar=("ngày", "days"))
"""How a number of days is counted."""


class FeedbackChannel(Part):
    """Where feedback is received, and how soon it is answered."""

    channel: Bilingual = field("Nơi nhận", "Channel", "Gửi phản ánh tới đâu, bằng cách nào", "Where and how to send feedback")
    web_address: WebAddress | None = field("Địa chỉ mạng", "Web address", "Trang nhận phản ánh", "The page that receives feedback", default=None)
    days: WholeNumber | None = field(
        "Thời hạn trả lời", "Time to answer", "Số ngày, bỏ trống khi chưa quy định", "Number of days; leave it out when it is not settled", default=None)
    day_kind: DayKind = field("Loại ngày", "Kind of day", "Ngày làm việc hay ngày theo lịch", "Working days or calendar days", default="working")


def _boundaries(text: str) -> str:
    if not names.is_boundaries(text):
        raise refused(BAD_BOUNDARIES, found=text)
    return text


class Boundaries(Part):
    """The outlines from which the map is drawn."""

    file: Annotated[str, AfterValidator(_boundaries)] = field(
        "Tệp ranh giới", "File", "Tên tệp GeoJSON đặt ngay trong data, ví dụ boundaries.geojson; kinh độ, vĩ độ tính bằng độ (WGS 84)",
        "The name of a GeoJSON file directly in data, for example boundaries.geojson; longitude and latitude in degrees (WGS 84)")
    matched_by: Line = field(
        "Thuộc tính mang mã", "Property with the code", "Tên thuộc tính của mỗi vùng, chứa mã đơn vị hành chính hoặc mã bản ghi trong data/places",
        "The property of each area that holds the administrative code, or the id of the record in data/places", default="code")
    source: Bilingual = field("Nguồn ranh giới", "Source of the boundaries", "Cơ quan, bộ dữ liệu, ngày; hiện dưới bản đồ",
                              "The body, the data set and its date; it stands below the map")


class FormSettings(Part):
    """What the record of a feedback form says that its sender cannot know."""

    feedback_channel: Annotated[Id, TermOf("feedback-channels")] = field(
        "Kênh của biểu mẫu", "Channel of the form", "Kênh tiếp nhận ghi cho phản ánh gửi qua biểu mẫu", "The channel of feedback that comes through the form")
    feedback_period: Annotated[Id, TermOf("legal-periods")] = field(
        "Thời hạn trả lời", "Time to answer", "Thời hạn áp dụng cho phản ánh gửi qua biểu mẫu, một mục của data/vocabulary/legal-periods.yml",
        "The period within which feedback from the form is answered, a term of data/vocabulary/legal-periods.yml")


_OWNER = re.compile(r"@[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:/[A-Za-z0-9](?:[-_]?[A-Za-z0-9]){0,99})?", re.ASCII)


def _owner(text: str) -> str:
    if not _OWNER.fullmatch(text):
        raise refused(BAD_OWNER, found=text)
    return text


Owner = Annotated[Line, AfterValidator(_owner)]
"""An account or a team at the host of the repository."""


class Owners(Part):
    """Who must approve a change of what."""

    content: tuple[Owner, ...] = field(
        "Người duyệt nội dung", "Owners of the content", "Duyệt thay đổi trong data và content", "Approve changes of data and content", min_length=1)
    code: tuple[Owner, ...] = field(
        "Người bảo trì", "Owners of the code", "Duyệt thay đổi chương trình, quy trình tự động, thiết lập và danh mục",
        "Approve changes of the program, the workflows, the settings and the vocabularies", min_length=1)


class SiteSettings(Part):
    """`data/site.yml`."""

    publisher: Annotated[Id, Reference("organisation")] = field("Cơ quan công bố", "Publisher", "Mã trong data/organisations", "The id in data/organisations")
    notice: Bilingual | None = field("Thông báo đầu trang", "Notice on every page", "Một câu ở đầu mọi trang; bỏ trống nếu không cần",
                                     "A sentence at the top of every page; left out when there is nothing to say", default=None)
    rights: Bilingual = field("Quyền sử dụng lại", "Rights of re-use", "Ai được dùng lại dữ liệu, với điều kiện gì", "Who may use the data again, and on which terms")
    feedback: FeedbackChannel | None = field(
        "Nơi nhận phản ánh về thủ tục", "Feedback on procedures", "Dùng cho mọi thủ tục không ghi nơi riêng", "For every procedure that names no place of its own",
        default=None)
    tag_authority: Line = field(
        "Gốc mã bản tin", "Feed id authority", 'Tên miền và năm bắt đầu dùng, không bao giờ đổi, ví dụ "tdkt.example.gov.vn,2026"',
        'The host and the year it was first used; never changed, for example "tdkt.example.gov.vn,2026"')
    official_hosts: tuple[Line, ...] = field(
        "Tên miền cơ quan khác", "Other official hosts",
        "Tên miền của cơ quan không thuộc .gov.vn mà đầu mối liên hệ được dùng, ví dụ example.org.vn",
        "Hosts of offices outside .gov.vn that contacts may use, for example example.org.vn", default=())
    boundaries: Boundaries | None = field(
        "Ranh giới địa phương", "Boundaries of places", "Để vẽ bản đồ; bỏ trống thì trang xếp địa phương thành ô",
        "To draw the map; left out, the site shows places as tiles", default=None)
    edit_address: WebAddress | None = field(
        "Địa chỉ sửa", "Edit address", "Địa chỉ thư mục gốc của kho trên trang sửa, có dấu / ở cuối",
        "The address of the repository's root in the web editor, ending in /", default=None)
    forms: FormSettings | None = field(
        "Biểu mẫu", "Forms", "Dùng cho biểu mẫu phản ánh trên kho mã nguồn; bỏ trống thì không nhận", "For the feedback form of the repository; left out, none is taken",
        default=None)
    owners: Owners | None = field(
        "Người duyệt", "Owners", "Ghi vào .github/CODEOWNERS bằng lệnh python -m generator github", "Written to .github/CODEOWNERS by python -m generator github",
        default=None)


class LanguageSettings(Part):
    """What the site needs of `mkdocs.yml` and `mkdocs.en.yml`; the rest of these files is for MkDocs."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    site_name: Line = field("Tên trang", "Site name", "Tên hiện ở đầu mọi trang", "The name at the top of every page")
    site_url: WebAddress = field("Địa chỉ trang", "Site address", "Địa chỉ công khai của trang", "The public address of the site")
    nav: tuple[dict[Line, Line], ...] = field("Các trang viết tay", "Hand-written pages", "Tên và tệp của từng trang, theo thứ tự", "Title and file of each page, in order", default=())

    @property
    def pages(self) -> list[tuple[str, str]]:
        """The hand-written pages in their order: address relative to the language's root, title."""
        return [(f"{file.removesuffix('.md')}/", title) for entry in self.nav for title, file in entry.items()]
