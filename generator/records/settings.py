"""The settings of the site that the office decides: `data/site.yml`, and the names and addresses in the MkDocs files."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, model_validator

from generator.problems import ProblemKind
from generator.read import names
from generator.records.fields import (
    Bilingual,
    Form,
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
BAD_REPOSITORY = ProblemKind(
    "E050", 'tên kho dữ liệu "{found}" viết chưa đúng dạng', 'the name "{found}" of the repository is not in the right form',
    "viết chủ sở hữu, dấu /, tên kho, không có https://, ví dụ tinh-vi-du/thi-dua",
    "write the owner, a slash and the name, without https://, for example tinh-vi-du/thi-dua")
NO_REPOSITORY = ProblemKind(
    "E051", "trang soạn thảo chưa có kho dữ liệu để lưu", "the web editor has no repository to save to",
    "thêm dòng repository, ví dụ repository: tinh-vi-du/thi-dua; hoặc để tập dùng thì viết service: practice",
    "add a line such as repository: tinh-vi-du/thi-dua, or write service: practice to try it out")
BAD_SIGNER_NAME = ProblemKind(
    "E053", 'tên của khóa ký "{found}" viết chưa đúng dạng', 'the name "{found}" of the signing key is not in the right form',
    "chỉ dùng chữ thường không dấu, chữ số, gạch nối, dấu chấm, ví dụ van-phong-2026", "use lower-case letters without marks, digits, hyphens and dots, for example office-2026")
BAD_SIGNER_KEY = ProblemKind(
    "E054", "khóa công khai viết chưa đúng dạng", "the public key is not in the right form",
    "chép nguyên hai phần đầu của dòng trong tệp .pub (loại khóa, rồi chuỗi dài AAAA…), loại ssh-ed25519; không bao giờ chép khóa bí mật",
    "copy the first two parts of the line in the .pub file (the kind, then the long text AAAA…), of the kind ssh-ed25519; never copy the private key")
BAD_BRANCH = ProblemKind(
    "E052", 'tên nhánh "{found}" viết chưa đúng dạng', 'the name "{found}" of the branch is not in the right form',
    "chỉ dùng chữ không dấu, chữ số, dấu . _ - /, ví dụ main", "use letters without marks, digits and . _ - /, for example main")


def _matches(pattern: str, kind: ProblemKind) -> Any:
    """What a text must be as a whole, for readers of the field and for the check of it."""
    compiled = re.compile(pattern, re.ASCII)

    def validate(text: str) -> str:
        if not compiled.fullmatch(text):
            raise refused(kind, found=text)
        return text

    return Form(pattern, kind), AfterValidator(validate)


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


Owner = Annotated[Line, *_matches(r"@[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:\/[A-Za-z0-9](?:[-_]?[A-Za-z0-9]){0,99})?", BAD_OWNER)]
"""An account or a team at the host of the repository."""


class Owners(Part):
    """Who must approve a change of what."""

    content: tuple[Owner, ...] = field(
        "Người duyệt nội dung", "Owners of the content", "Duyệt thay đổi trong data và content", "Approve changes of data and content", min_length=1)
    code: tuple[Owner, ...] = field(
        "Người bảo trì", "Owners of the code", "Duyệt thay đổi chương trình, quy trình tự động, thiết lập và danh mục",
        "Approve changes of the program, the workflows, the settings and the vocabularies", min_length=1)


SERVICES = {
    "github": ("GitHub", "GitHub"),
    "gitlab": ("GitLab", "GitLab"),
    "practice": ("Tập dùng, không lưu vào đâu", "Practice, saved nowhere"),
}
"""Where the web editor can save: services that keep changes apart until they are reviewed."""
Repository = Annotated[Line, *_matches(r"[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)+", BAD_REPOSITORY)]
Branch = Annotated[Line, *_matches(r"[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*", BAD_BRANCH)]


class Editor(Part):
    """The web editor at /admin/: where it saves, and how staff sign in. Nothing here is secret."""

    service: one_of(**SERVICES) = field(
        "Dịch vụ", "Service", "github hoặc gitlab: nơi giữ kho dữ liệu; practice: để tập dùng, không lưu vào đâu",
        "github or gitlab: where the repository is; practice: to try it out, saved nowhere")
    repository: Repository | None = field(
        "Kho dữ liệu", "Repository", "Chủ sở hữu và tên kho, ví dụ tinh-vi-du/thi-dua", "Owner and name, for example tinh-vi-du/thi-dua", default=None)
    branch: Branch = field("Nhánh", "Branch", "Nhánh mà trang được dựng từ đó", "The branch that the site is made from", default="main")
    service_address: WebAddress | None = field(
        "Địa chỉ dịch vụ", "Address of the service", "Chỉ khi cơ quan có máy chủ riêng, ví dụ https://git.example.gov.vn/; bỏ trống là dịch vụ công cộng",
        "Only for a server of your own, for example https://git.example.gov.vn/; left out, it is the public service", default=None)
    sign_in_address: WebAddress | None = field(
        "Địa chỉ đăng nhập", "Sign-in address", "Chỉ với GitHub: máy trung gian đăng nhập do cơ quan dựng; bỏ trống thì đăng nhập bằng mã truy cập cá nhân",
        "GitHub only: the sign-in proxy that your office runs; left out, staff sign in with a personal access token", default=None)
    application: Line | None = field(
        "Mã ứng dụng", "Application id", "Chỉ với GitLab: mã ứng dụng đã đăng ký, không phải mật khẩu; bỏ trống thì đăng nhập bằng mã truy cập cá nhân",
        "GitLab only: the id of the registered application, no secret; left out, staff sign in with a personal access token", default=None)

    @model_validator(mode="after")
    def _names_a_repository(self) -> Editor:
        if self.service != "practice" and not self.repository:
            raise refused(NO_REPOSITORY)
        return self


KEY_PATTERN = r"(?:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}|sk-ssh-ed25519@openssh\.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t[A-Za-z0-9+/]{40,200}={0,2})"
"""An Ed25519 key, on a disk or in a security key: one line, without the comment that may follow it."""


class Signer(Part):
    """A key with which the list of the site's files is signed. Only the public half ever stands here."""

    name: Annotated[Line, *_matches(r"[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?", BAD_SIGNER_NAME)] = field(
        "Tên khóa", "Name", "Ai giữ khóa và từ khi nào, ví dụ van-phong-2026", "Who holds the key and since when, for example office-2026")
    key: Annotated[Line, *_matches(KEY_PATTERN, BAD_SIGNER_KEY)] = field(
        "Khóa công khai", "Public key", "Dòng trong tệp .pub mà ssh-keygen -t ed25519 tạo ra, bỏ phần ghi chú ở cuối",
        "The line in the .pub file that ssh-keygen -t ed25519 makes, without the comment at its end")


class SiteSettings(Part):
    """`data/site.yml`."""

    publisher: Annotated[Id, Reference("organisation")] = field("Cơ quan công bố", "Publisher", "Mã trong data/organisations", "The id in data/organisations")
    notice: Bilingual | None = field("Thông báo đầu trang", "Notice on every page", "Một câu ở đầu mọi trang; bỏ trống nếu không cần",
                                     "A sentence at the top of every page; left out when there is nothing to say", default=None)
    rights: Bilingual = field("Quyền sử dụng lại", "Rights of re-use", "Ai được dùng lại dữ liệu, với điều kiện gì", "Who may use the data again, and on which terms")
    feedback: FeedbackChannel | None = field(
        "Nơi nhận phản ánh về thủ tục", "Feedback on procedures", "Dùng cho mọi thủ tục không ghi nơi riêng", "For every procedure that names no place of its own",
        default=None)
    contact: Annotated[Id, Reference("contact")] | None = field(
        "Đầu mối chung", "General contact",
        "Mã trong data/contacts; hiện ở trang dành cho báo chí và trên tờ niêm yết; bỏ trống thì hiện đầu mối của cơ quan liên quan",
        "The id in data/contacts; it stands on the pages for the press and on printed sheets; left out, the contact of the body concerned does",
        default=None)
    tag_authority: Line = field(
        "Gốc mã bản tin", "Feed id authority", 'Tên miền và năm bắt đầu dùng, không bao giờ đổi, ví dụ "tdkt.example.gov.vn,2026"',
        'The host and the year it was first used; never changed, for example "tdkt.example.gov.vn,2026"')
    feed_hub: WebAddress | None = field(
        "Máy phát tin (WebSub)", "Feed hub (WebSub)",
        "Địa chỉ https của máy báo tin mới cho phần mềm đọc tin, nếu cơ quan có; bỏ trống thì phần mềm tự hỏi lại theo giờ",
        "The https address of a hub that tells news readers at once, where there is one; left out, they look by themselves from time to time",
        default=None)
    official_hosts: tuple[Line, ...] = field(
        "Tên miền cơ quan khác", "Other official hosts",
        "Tên miền của cơ quan không thuộc .gov.vn mà đầu mối liên hệ được dùng, ví dụ example.org.vn",
        "Hosts of offices outside .gov.vn that contacts may use, for example example.org.vn", default=())
    boundaries: Boundaries | None = field(
        "Ranh giới địa phương", "Boundaries of places", "Để vẽ bản đồ; bỏ trống thì trang xếp địa phương thành ô",
        "To draw the map; left out, the site shows places as tiles", default=None)
    editor: Editor | None = field(
        "Trang soạn thảo", "Web editor", "Nơi trang /admin/ lưu các sửa đổi; bỏ trống thì trang đó chỉ hướng dẫn cách nối",
        "Where the page /admin/ saves what is edited; left out, that page only says how to connect it", default=None)
    edit_address: WebAddress | None = field(
        "Địa chỉ sửa", "Edit address", "Địa chỉ thư mục gốc của kho trên trang sửa, có dấu / ở cuối",
        "The address of the repository's root in the web editor, ending in /", default=None)
    signers: tuple[Signer, ...] = field(
        "Khóa ký", "Signing keys", "Khóa công khai dùng để kiểm tra chữ ký trên danh mục tệp của trang; bỏ trống nếu không ký",
        "The public keys by which the signature on the site's list of files is checked; left out when it is not signed", default=())
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
