"""An agency, party body, union, school or press outlet, with what came after it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Line, Part, PartialDay, Reference, TermOf, WebAddress, field
from generator.records.record import Record


class Succession(Part):
    """What an organisation or a place became."""

    successor: Annotated[Id, Reference("organisation")] = field("Nơi kế tục", "Successor")
    date: PartialDay = field("Từ", "From")
    unconfirmed: Bilingual | None = field("Điều chưa kiểm chứng", "Not confirmed", default=None)


class Organisation(Record):
    type: ClassVar[str] = "organisation"
    collection: ClassVar[str] = "organisations"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Cơ quan, đơn vị", "en": "Organisation"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Cơ quan, đơn vị", "en": "Organisations"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các cơ quan, đơn vị có tên trong hồ sơ, việc được giao và nơi kế tục sau sắp xếp.",
        "en": "The agencies and units named in the record, what they were charged with, and what came after them."}

    name: Bilingual = field("Tên", "Name")
    abbreviation: Line | None = field("Tên viết tắt", "Abbreviation", default=None)
    kind: Annotated[Id, TermOf("organisation-kinds")] = field("Loại", "Kind")
    level: Annotated[Id, TermOf("levels")] = field("Cấp", "Level")
    decides_as: tuple[Annotated[Id, TermOf("deciding-authorities")], ...] = field(
        "Thẩm quyền khen thưởng", "Decides awards as", "Cơ quan này quyết định khen thưởng với tư cách nào; cần có để ký quyết định",
        "In which capacity it decides awards; needed by those that sign decisions", default=())
    parent: Annotated[Id, Reference("organisation")] | None = field("Trực thuộc", "Part of", default=None)
    place: Annotated[Id, Reference("place")] | None = field("Địa bàn", "Place", default=None)
    group: Bilingual | None = field(
        "Là nhóm đơn vị", "A group of units",
        'Điền khi văn bản gọi chung nhiều đơn vị, ví dụ "các sở, ban, ngành"', "For a text that names many units as one", default=None)
    ended: PartialDay | None = field("Kết thúc hoạt động", "Ended", default=None)
    succession: tuple[Succession, ...] = field("Nơi kế tục", "Succession", default=())
    web_address: WebAddress | None = field("Trang chính thức", "Official site", default=None)
    summary: Bilingual | None = field("Giới thiệu", "Summary", default=None)

    @property
    def heading(self) -> Bilingual:
        return self.name
