"""Working days: Saturdays, Sundays, public holidays and days made up for, year by year. The days are data, in `data/vocabulary/holidays.yml`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from generator.records.fields import Bilingual, Day, Id, Part, WholeNumber, field
from generator.records.vocabulary import Term, Vocabulary

_SATURDAY = 5


class NamedDay(Part):
    date: Day = field("Ngày", "Day", "Ngày dương lịch", "The calendar day")
    name: Bilingual = field("Tên ngày", "Name", "Vì sao nghỉ hoặc vì sao làm bù", "Why it is a day off, or what it makes up for")


class YearOfHolidays(Term):
    """The public holidays of one year that fall on Mondays to Fridays, and the weekend days worked in exchange (làm bù)."""

    year: WholeNumber = field("Năm", "Year", "Năm dương lịch; năm chưa có ở đây thì máy không tính ngày làm việc",
                              "The calendar year; working days of a year that is not here cannot be counted")
    days_off: tuple[NamedDay, ...] = field(
        "Ngày nghỉ", "Days off", "Ngày nghỉ lễ, tết và ngày nghỉ hoán đổi, kể cả nghỉ bù", "Public holidays and days off in exchange",
        min_length=1)
    days_worked: tuple[NamedDay, ...] = field(
        "Ngày làm bù", "Days made up for", "Thứ Bảy, Chủ nhật phải đi làm để bù", "Weekend days worked in exchange", default=())


class Holidays(Vocabulary):
    """The years of which the holidays are known, and the clock of working days that follows from them."""

    terms: dict[Id, YearOfHolidays] = field("Các năm", "Years", "Mỗi năm một mục", "One entry a year")

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset(day.date for year in self.terms.values() for day in year.days_off)

    @cached_property
    def _worked(self) -> frozenset[date]:
        return frozenset(day.date for year in self.terms.values() for day in year.days_worked)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of which the holidays are known."""
        return frozenset(year.year for year in self.terms.values())

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day of a known year."""
        return day in self._worked or (day.weekday() < _SATURDAY and day not in self._off)

    def unknown(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` of which the holidays are not known, at most three of them."""
        return tuple(year for year in range(first.year, min(last.year, first.year + len(self.years) + 3) + 1) if year not in self.years)[:3]

    def next_unknown(self, day: date) -> int:
        """The first year from that of `day` on of which the holidays are not known."""
        year = day.year
        while year in self.years:
            year += 1
        return year

    def count(self, first: date, last: date) -> int | None:
        """The working days from `first` to `last`, both counted; None when the holidays of a year between them are not known."""
        if self.unknown(first, last):
            return None
        return sum(self.is_working(first + timedelta(days)) for days in range((last - first).days + 1))

    def nth(self, first: date, number: int) -> date | None:
        """The `number`-th working day from `first` on, `first` being the first when it is one; None when that leads to an unknown year."""
        day = first
        while day.year in self.years:
            number -= self.is_working(day)
            if number <= 0:
                return day
            if day == date.max:
                break
            day += timedelta(1)
        return None
