"""The section on what changes: records added, changed field by field, withdrawn, renamed, deleted; other files; new hosts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.read.names import printable
from generator.review.changes import Change, is_gone, is_new
from generator.review.fields import Difference, differences
from generator.review.hosts import hosts
from generator.review.quoting import apart, quoted
from generator.review.summary.words import MOST_FIELDS, MOST_RECORDS, Section, counted


class ChangesSection(Section):
    def lines(self) -> Iterator[str]:
        kinds, others = self.review.kinds, list(self.review.others)
        titles = {
            "added": self.say("Thêm mới", "Added"), "changed": self.say("Sửa", "Changed"), "withdrawn": self.say("Rút", "Withdrawn"),
            "renamed": self.say("Đổi tên", "Renamed"), "deleted": self.say("Xóa", "Deleted"),
            "rewritten": self.say("Chỉ đổi cách viết, nội dung giữ nguyên", "Only written otherwise, the content is the same")}
        yield from self.heading(self.say('Những gì thay đổi', 'What changes'))
        if not any(kinds.values()) and not others:
            yield self.say("Không có gì thay đổi.", "Nothing changes.")
        for kind, changes in kinds.items():
            if changes:
                yield from self.heading(f"{titles[kind]} ({self.number(len(changes))})", 3)
                yield from self.few((line for change in changes[:MOST_RECORDS] for line in self._record(kind, change)), len(changes) - MOST_RECORDS)
        if others:
            yield from self.heading(f"{self.say('Tệp khác', 'Other files')} ({self.number(len(others))})", 3)
            yield from self.few((f"- {self._file(path)}" for path in others[:MOST_RECORDS]), len(others) - MOST_RECORDS)
        yield from self._hosts()

    def _file(self, path: str) -> str:
        entry = self.review.changes.entry[path]
        what = self.say("xóa", "deleted") if is_gone(entry) else self.say("thêm", "added") if is_new(entry) else self.say("sửa", "changed")
        return f"{quoted(printable(path), 200)}: {what}"

    def _record(self, kind: str, change: Change) -> Iterator[str]:
        label = self.type_of(change.model)
        if kind == "renamed":
            yield f"- {label} {quoted(change.path, 200)} → {quoted(self.review.changes.renamed[change.path], 200)}"
            return
        # What is withdrawn or deleted is to be forgotten: its words and names are not said again.
        record = change.after.record if change.after and kind in ("added", "changed") else None
        heading = f" {quoted(self.title_of(record))}" if record and not record.withdrawn else ""
        yield f"- {label}{heading}: {quoted(change.path, 200)}"
        if kind == "withdrawn":
            reason = change.new["withdrawn"].get("reason") if isinstance(change.new["withdrawn"], dict) else None
            words = (reason.get(self.lang) or reason.get("vi")) if isinstance(reason, dict) else None
            if words:
                yield f"  - {self.say('Lý do', 'Reason')}: {quoted(words)}"
        elif kind == "changed":
            yield from self._differences(change)

    def _differences(self, change: Change) -> Iterator[str]:
        if change.after is None or change.after.source is None:
            yield f"  - {self.say('không đọc được tệp này: xem phần lỗi', 'this file cannot be read: see the errors')}"
            return
        if change.new.get("withdrawn"):
            yield f"  - {self.say('bản ghi đã rút: nội dung thay đổi không hiện ở đây', 'a withdrawn record: what changes in it is not shown')}"
            return
        found = list(differences(change.model, change.old, change.new))
        yield from (f"  - {self._difference(difference)}" for difference in found[:MOST_FIELDS])
        if len(found) > MOST_FIELDS:
            more = len(found) - MOST_FIELDS
            yield "  - " + self.say(f"và {self.number(more)} chỗ khác", f"and {counted(more, 'other place')}")

    def _difference(self, difference: Difference) -> str:
        where = " › ".join(quoted(words[self.index], 60) if index in difference.quoted else words[self.index]
                           for index, words in enumerate(difference.where))
        if difference.note:
            return f"{where}: {difference.note[self.index]}"
        if difference.before is None or difference.after is None:
            words = difference.after or difference.before or ("", "")
            return f"{where}: {self.say('thêm', 'added') if difference.after else self.say('bỏ', 'removed')} {quoted(words[self.index])}"
        before, after = apart(difference.before[self.index], difference.after[self.index])
        return f"{where}: {quoted(before)} → {quoted(after)}"

    def _hosts(self) -> Iterator[str]:
        """The hosts to which a file leads that it did not lead to before: whoever reviews looks where readers are sent."""
        new = [(change, names) for change in self.review.changes.values if (names := _hosts_of(change.new) - _hosts_of(change.old))]
        if new:
            yield from self.heading(f"{self.say('Tên miền mới', 'New hosts')} ({self.number(len(new))})", 3)
            yield from self.few((f"- {quoted(change.path, 200)}: {', '.join(quoted(name) for name in sorted(names)[:MOST_FIELDS])}"
                                  for change, names in new[:MOST_RECORDS]), len(new) - MOST_RECORDS)


def _hosts_of(values: dict) -> set[str]:
    return {name for names in hosts(values).values() for name in names}
