"""An item of the press: a news piece, a story, a broadcast."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Day, Id, Reference, TermOf, WebAddress, field
from generator.records.record import Record


class PressItem(Record):
    type: ClassVar[str] = "press_item"
    collection: ClassVar[str] = "press-items"
    chapter: ClassVar[str] = "reuse"
    label: ClassVar[dict[str, str]] = {"vi": "Tin, bài báo chí", "en": "Press item"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Tin, bài báo chí", "en": "Press items"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Tin, bài, chương trình của báo, đài về phong trào thi đua và gương điển hình.",
        "en": "What newspapers and broadcasters have published on campaigns and exemplary models."}

    title: Bilingual = field("Tên tin, bài", "Title", "Như báo, đài đã đăng, phát; tiếng Anh nếu có", "As published; in English when there is one")
    outlet: Annotated[Id, Reference("organisation")] = field(
        "Cơ quan báo chí", "Outlet", "Mã cơ quan báo chí trong data/organisations", "The id of the outlet in data/organisations")
    column: Annotated[Id, Reference("press_column")] | None = field(
        "Chuyên mục", "Column", "Mã chuyên mục trong data/press-columns", "The id of the column in data/press-columns", default=None)
    kind: Annotated[Id, TermOf("press-item-kinds")] = field("Thể loại", "Kind", "Tin, bài, chương trình hay phóng sự ảnh",
                                                            "News, a story, a broadcast or pictures")
    date: Day = field("Ngày đăng, phát", "Published on", "Ngày báo, đài đăng, phát", "The day on which the outlet published it")
    web_address: WebAddress = field(
        "Địa chỉ", "Address", "Trang công khai có tin, bài; tin, bài minh họa dùng https://example.org/",
        "The public page that holds it; illustrative items use https://example.org/")
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Một, hai câu do trang này viết, không chép bài",
                                      "A sentence or two of our own, not copied", default=None)
    exemplars: tuple[Annotated[Id, Reference("exemplar")], ...] = field(
        "Điển hình", "Exemplary models", "Điển hình được nói đến", "The exemplary models that it is about", default=())
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field(
        "Phong trào", "Campaigns", "Phong trào được nói đến", "The campaigns that it is about", default=())
    decisions: tuple[Annotated[Id, Reference("decision")], ...] = field(
        "Quyết định", "Decisions", "Quyết định khen thưởng được nói đến", "The commendation decisions that it is about", default=())
    events: tuple[Annotated[Id, Reference("event")], ...] = field(
        "Sự kiện", "Events", "Sự kiện được nói đến", "The events that it is about", default=())

    @property
    def dated(self) -> datetime.date | None:
        return self.date
