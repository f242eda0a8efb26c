"""The section on what readers will see."""

from __future__ import annotations

from collections.abc import Iterator

from generator.records import BY_TYPE
from generator.review.quoting import quoted
from generator.review.readers import Effect, Shown
from generator.review.summary.words import MOST_RECORDS, Section
from generator.views.language import moment_text


class ReadersSection(Section):
    def lines(self) -> Iterator[str]:
        yield from self.heading(self.say('Người đọc sẽ thấy gì', 'What readers will see'))
        effect = self.review.effect
        if effect is None:
            yield self.say("Chưa nói được: phải sửa lỗi ở thiết lập hoặc danh mục trước.", "This cannot be said before the errors in settings or vocabularies are put right.")
            return
        if self.review.errors:
            yield self.say("Khi hết lỗi; trước đó trang giữ nguyên:", "Once there are no errors; until then the site stays as it is:")
            yield ""
        lines = list(self._seen(effect))
        yield from lines or [self.say("Không trang nào thay đổi.", "No page changes.")]

    def _seen(self, effect: Effect) -> Iterator[str]:
        yield from self._pages(self.say("Trang mới", "New pages"), effect.new, named=True)
        yield from self._pages(self.say("Trang đổi nội dung", "Pages that change"), effect.changed, named=True)
        yield from self._pages(self.say("Trang chỉ còn thông báo đã rút, không còn trong danh sách, tìm kiếm, dữ liệu mở",
                                        "Pages that only say that the record is withdrawn; it leaves lists, search and open data"), effect.withdrawn)
        yield from self._pages(self.say("Trang đã rút nay hiện lại", "Withdrawn pages that come back"), effect.returned, named=True)
        yield from self._pages(self.say("Địa chỉ không còn", "Addresses that are lost"), effect.gone)
        for record_type, (before, after) in effect.lists.items():
            yield (f"- {self.say('Danh sách', 'List')} `/{BY_TYPE[record_type].collection}/`: "
                   f"{self.number(before)} → {self.number(after)} {self.say('dòng', 'lines')}")
        if effect.feeds:
            told = ", ".join(f"`/feeds/{name}` +{self.number(count)}" for name, count in effect.feeds.items())
            yield f"- {self.say('Tin mới trong bản tin (RSS, Atom)', 'New entries in feeds (RSS, Atom)')}: {told}"
        for record in effect.later[:MOST_RECORDS]:
            when = moment_text(record.publish_at, self.lang)
            hidden = self.say(f"chỉ hiện từ {when} (giờ Việt Nam); trước đó không có trên trang, nhưng ai đọc được kho này thì đã thấy",
                              f"shows from {when} (Viet Nam time) on; before that the site has nothing of it, but whoever may read this repository sees it")
            yield f"- {self.type_of(type(record))} {quoted(self.title_of(record))}: {hidden}"
        if len(effect.later) > MOST_RECORDS:
            yield self.rest(len(effect.later) - MOST_RECORDS)

    def _pages(self, title: str, records: tuple[Shown, ...], named: bool = False) -> Iterator[str]:
        if records:
            yield f"- {title} ({self.number(len(records))}):"
            yield from (f"  - {self._page(record, named)}" for record in records[:MOST_RECORDS])
            if len(records) > MOST_RECORDS:
                yield f"  {self.rest(len(records) - MOST_RECORDS)}"

    def _page(self, record: Shown, named: bool) -> str:
        address = f"/{record.collection}/{record.id}/"
        heading = f" {quoted(self.title_of(record))}" if named else ""
        return f"{self.type_of(BY_TYPE[record.type])}{heading}: {quoted(address, 200)}, {quoted('/en' + address, 200)}"
