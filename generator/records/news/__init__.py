"""An announcement of the Council or its office."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.attachment import Attachment
from generator.records.fields import Bilingual, Day, Id, Reference, RichBilingual, TermOf, YesNo, field
from generator.records.record import Record


class News(Record):
    type: ClassVar[str] = "news"
    collection: ClassVar[str] = "news"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Thông báo", "en": "Announcement"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Thông báo", "en": "Announcements"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Thông báo của Hội đồng và cơ quan thường trực.",
        "en": "Announcements of the Council and its standing office."}

    title: Bilingual = field("Tiêu đề", "Title", "Nói ngay điều chính", "Says the main thing at once")
    kind: Annotated[Id, TermOf("news-kinds")] = field("Loại", "Kind", "Tin, thông báo, mời, đính chính", "News, notice, invitation, correction")
    summary: Bilingual = field("Tóm tắt", "Summary", "Một, hai câu, hiện trong danh sách và bản tin", "A sentence or two, for lists and feeds")
    text: RichBilingual = field("Nội dung", "Text", "Có thể dùng đoạn, danh sách, liên kết, bảng", "May hold paragraphs, lists, links, tables")
    expires: Day | None = field("Còn giá trị đến", "Expires", "Ngày cuối cùng; sau đó trang vẫn còn và ghi rõ đã hết hạn",
                                "The last day; the page stays after it and says that it is past", default=None)
    pinned: YesNo = field("Ghim", "Pinned", "true để nêu lên đầu", "true to keep it at the top", default=False)
    exemplars: tuple[Annotated[Id, Reference("exemplar")], ...] = field(
        "Điển hình", "Exemplary models", "Điển hình được nói đến", "The exemplary models that it is about", default=())
    campaigns: tuple[Annotated[Id, Reference("campaign")], ...] = field(
        "Phong trào", "Campaigns", "Phong trào được nói đến", "The campaigns that it is about", default=())
    decisions: tuple[Annotated[Id, Reference("decision")], ...] = field(
        "Quyết định", "Decisions", "Quyết định khen thưởng được nói đến", "The commendation decisions that it is about", default=())
    events: tuple[Annotated[Id, Reference("event")], ...] = field(
        "Sự kiện", "Events", "Sự kiện được nói đến", "The events that it is about", default=())
    plans: tuple[Annotated[Id, Reference("plan")], ...] = field(
        "Kế hoạch", "Plans", "Kế hoạch được nói đến", "The plans that it is about", default=())
    procedures: tuple[Annotated[Id, Reference("procedure")], ...] = field(
        "Thủ tục", "Procedures", "Thủ tục được nói đến", "The procedures that it is about", default=())
    documents: tuple[Annotated[Id, Reference("document")], ...] = field(
        "Văn bản", "Documents", "Văn bản kèm theo hoặc được nói đến", "The documents that belong to it", default=())
    attachments: tuple[Attachment, ...] = field(
        "Tệp kèm theo", "Attachments", "Tệp để tải về, trong data/files", "Files to download, in data/files", default=())

    @property
    def dated(self) -> date | None:
        return self.publish_at.date()
