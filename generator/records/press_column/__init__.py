"""A column or programme of a press outlet on emulation and commendation (chuyên trang, chuyên mục)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, PartialDay, Reference, TermOf, WebAddress, field
from generator.records.record import Record


class PressColumn(Record):
    type: ClassVar[str] = "press_column"
    collection: ClassVar[str] = "press-columns"
    chapter: ClassVar[str] = "reuse"
    label: ClassVar[dict[str, str]] = {"vi": "Chuyên mục báo chí", "en": "Press column"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Chuyên trang, chuyên mục báo chí", "en": "Press columns"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Các chuyên trang, chuyên mục về thi đua, khen thưởng trên báo, đài.",
        "en": "The regular columns and programmes on emulation and commendation in newspapers and on air."}

    title: Bilingual = field("Tên chuyên mục", "Name", "Tên chuyên trang, chuyên mục, chương trình", "The name of the page, column or programme")
    outlet: Annotated[Id, Reference("organisation")] = field(
        "Cơ quan báo chí", "Outlet", "Mã cơ quan báo chí trong data/organisations", "The id of the outlet in data/organisations")
    medium: Annotated[Id, TermOf("press-media")] = field("Loại hình", "Medium", "Báo in, báo điện tử, phát thanh hay truyền hình",
                                                         "Print, online, radio or television")
    schedule: Bilingual = field("Lịch đăng, phát", "Schedule", "Ví dụ: thứ Tư hằng tuần, trang 4", "For example: every Wednesday, page 4")
    starts: PartialDay | None = field("Từ", "From", "Khi chuyên mục bắt đầu", "When the column began", default=None)
    ends: PartialDay | None = field("Đến", "To", "Khi chuyên mục kết thúc; bỏ trống nếu đang còn", "When it ended; left out while it runs", default=None)
    summary: Bilingual = field("Nội dung", "About", "Chuyên mục giới thiệu điều gì", "What the column presents")
    web_address: WebAddress | None = field(
        "Địa chỉ", "Address", "Trang của chuyên mục", "The page of the column", default=None)
