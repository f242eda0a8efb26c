"""The periods that the law or the office sets: how long a docket stays open, by when feedback is answered. Data, each with its time of validity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from generator.records.fields import Id, WholeNumber, covers, field, one_of
from generator.records.vocabulary import Term, Vocabulary
from generator.records.working_days import Holidays


class LegalPeriod(Term):
    """One period. It holds for what begins from `valid_from` to `valid_to`."""

    duty: one_of(
        public_comment=("Lấy ý kiến nhân dân: mở ít nhất", "Public consultation: open for at least"),
        answer=("Trả lời: chậm nhất", "Answer: within"), publication=("Công bố quyết định: chậm nhất", "Publication of a decision: within"),
        act=("Thực hiện yêu cầu về dữ liệu cá nhân: chậm nhất", "Action on a request about personal data: within"),
        extension=("Gia hạn: thêm nhiều nhất", "Extension: at most another"),
    ) = field("Dùng cho việc", "Duty", "Thời hạn này áp dụng cho việc gì", "What the period is for")
    days: WholeNumber = field("Số ngày", "Days", "Từ 1 đến 366", "From 1 to 366", ge=1, le=366)
    day_kind: one_of(working=("ngày làm việc", "working days"), calendar=("ngày", "days")) = field(
        "Loại ngày", "Kind of day", "Ngày làm việc hay ngày theo lịch", "Working days or calendar days", default="working")
    forms: tuple[Id, ...] = field("Hình thức", "Forms", "Chỉ với các danh hiệu, hình thức này; bỏ trống là mọi hình thức",
                                  "Only for these titles and forms; for all when neither forms nor groups are given", default=())
    form_groups: tuple[Id, ...] = field("Nhóm hình thức", "Groups of forms", "Chỉ với các nhóm hình thức này, ví dụ order",
                                        "Only for these groups of forms, for example order", default=())

    def holds_on(self, day: date) -> bool:
        """Whether the period is in force on a day."""
        return covers(self.valid_from, self.valid_to, day)

    def is_for(self, form: str, group: str | None) -> bool:
        """Whether the period is for a form of a group."""
        return not (self.forms or self.form_groups) or form in self.forms or group in self.form_groups

    def last_day(self, first: date, holidays: Holidays) -> date | None:
        """The last day of the period when `first` is its first; None when the holidays of a year are not known."""
        if self.day_kind == "working":
            return holidays.nth(first, self.days)
        return first + timedelta(self.days - 1) if date.max.toordinal() - first.toordinal() >= self.days else None

    def last_day_after(self, event: date, holidays: Holidays) -> date | None:
        """The last day of the period that begins on the day after an event, as the time to answer does."""
        return self.last_day(event + timedelta(1), holidays) if event < date.max else None


class LegalPeriods(Vocabulary):
    terms: dict[Id, LegalPeriod] = field("Các thời hạn", "Periods", "Mỗi thời hạn một mục, kèm căn cứ", "One entry a period, with its basis")

    def of(self, duty: str, day: date) -> list[LegalPeriod]:
        """The periods for a duty that are in force on a day."""
        return [term for term in self.terms.values() if term.duty == duty and term.holds_on(day)]

    def least_comment(self, opened: date, forms: Mapping[str, str | None]) -> LegalPeriod | None:
        """The longest minimum for a docket that opens on a day; `forms` are form -> its group. None when the law of that day sets none."""
        found = [term for term in self.of("public_comment", opened) if any(term.is_for(form, group) for form, group in forms.items())]
        # Ten working days are longer than ten days of the calendar.
        return max(found, key=lambda term: (term.days, term.day_kind == "working"), default=None)
