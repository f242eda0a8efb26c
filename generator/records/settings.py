"""The settings of the site that the office decides: `data/site.yml`, and the names and addresses in the MkDocs files."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict

from generator.records.fields import Bilingual, Id, Line, Part, Reference, WebAddress, field


class SiteSettings(Part):
    """`data/site.yml`."""

    publisher: Annotated[Id, Reference("organisation")] = field("Cơ quan công bố", "Publisher")
    notice: Bilingual | None = field("Thông báo đầu trang", "Notice on every page", default=None)
    rights: Bilingual = field("Quyền sử dụng lại", "Rights of re-use")
    tag_authority: Line = field(
        "Gốc mã bản tin", "Feed id authority", 'Tên miền và năm bắt đầu dùng, không bao giờ đổi, ví dụ "tdkt.example.gov.vn,2026"',
        'The host and the year it was first used; never changed, for example "tdkt.example.gov.vn,2026"')
    official_hosts: tuple[Line, ...] = field(
        "Tên miền cơ quan khác", "Other official hosts",
        "Tên miền của cơ quan không thuộc .gov.vn mà đầu mối liên hệ được dùng, ví dụ example.org.vn",
        "Hosts of offices outside .gov.vn that contacts may use, for example example.org.vn", default=())
    edit_address: WebAddress | None = field(
        "Địa chỉ sửa", "Edit address", "Địa chỉ thư mục gốc của kho trên trang sửa, có dấu / ở cuối",
        "The address of the repository's root in the web editor, ending in /", default=None)


class LanguageSettings(Part):
    """What the site needs of `mkdocs.yml` and `mkdocs.en.yml`; the rest of these files is for MkDocs."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    site_name: Line = field("Tên trang", "Site name")
    site_url: WebAddress = field("Địa chỉ trang", "Site address")
    nav: tuple[dict[Line, Line], ...] = field("Các trang viết tay", "Hand-written pages", default=())

    @property
    def pages(self) -> list[tuple[str, str]]:
        """The hand-written pages in their order: address relative to the language's root, title."""
        return [(f"{file.removesuffix('.md')}/", title) for entry in self.nav for title, file in entry.items()]
