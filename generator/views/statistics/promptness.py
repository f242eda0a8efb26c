"""How prompt awards are: the days between the steps of a decision, and whether it was published in time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from generator.catalog import Catalog
from generator.records.decision import Decision
from generator.records.fields import HANOI, Bilingual
from generator.views.statistics.awards import decisions
from generator.views.statistics.statistic import YEAR, Column, Key, Row, Statistic, Table, share, table, year_key

STEPS = {
    ("achieved", "proposed"): Bilingual(vi="Từ khi lập thành tích đến ngày đề nghị", en="From the achievement to the proposal"),
    ("proposed", "decided"): Bilingual(vi="Từ ngày đề nghị đến ngày ký", en="From the proposal to the signing"),
    ("decided", "published"): Bilingual(vi="Từ ngày ký đến ngày công bố", en="From signing to publication"),
    ("published", "presented"): Bilingual(vi="Từ ngày công bố đến ngày trao tặng", en="From publication to presentation"),
}
"""The steps between two dates of a decision, with their words."""


def dates_of(decision: Decision) -> dict[str, date]:
    """The known dates of a decision: the name of each as STEPS has it -> the day. An achievement of a year is counted from the year's end."""
    achieved = max((line.achieved.last for line in decision.conferrals if line.achieved), default=None)
    dates = {"achieved": achieved, "proposed": decision.proposed, "decided": decision.issued, "published": _published(decision),
             "presented": decision.presented}
    return {name: day for name, day in dates.items() if day}


def _published(decision: Decision) -> date:
    return decision.published or decision.publish_at.astimezone(HANOI).date()


def by_step(catalog: Catalog, at: datetime) -> Table:
    """The median of days of each step by year, of the decisions of which both dates are known."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    counted = decisions(catalog)
    for decision in counted:
        dates = dates_of(decision)
        for number, step in enumerate(STEPS):
            first, last = (dates.get(name) for name in step)
            if first and last and first <= last:
                found[-decision.issued.year, number].append((last - first).days)
    steps = [Key("_to_".join(step), words) for step, words in STEPS.items()]
    rows = [Row((year_key(-year), steps[number]), (len(days), _whole(median(days)))) for (year, number), days in sorted(found.items())]
    return table(
        [YEAR, ("step", Bilingual(vi="Bước", en="Step"))],
        [Column("decisions", Bilingual(vi="Số quyết định", en="Decisions")),
         Column("median_days", Bilingual(vi="Số ngày (trung vị)", en="Days (median)"), "days")], rows, counted)


def _whole(value: float) -> int | Decimal:
    """A median of two is a fraction for Python even when it is none."""
    return int(value) if value == int(value) else Decimal(str(value))


def publication(catalog: Catalog, at: datetime) -> Table:
    """How many decisions of each year kept to the period for their publication, of those for which there was one."""
    years: dict[int, list[bool]] = defaultdict(list)
    counted = []
    for decision in decisions(catalog):
        periods = catalog.legal_periods.of("publication", decision.issued)
        limits = [day for period in periods if (day := period.last_day_after(decision.issued, catalog.holidays))]
        if limits:
            counted.append(decision)
            years[decision.issued.year].append(_published(decision) <= min(limits))
    rows = [Row((year_key(year),), (kept.count(True), kept.count(False), len(kept), share(kept.count(True), len(kept))))
            for year, kept in sorted(years.items(), reverse=True)]
    return table(
        [YEAR],
        [Column("in_time", Bilingual(vi="Đúng hạn", en="In time")), Column("late", Bilingual(vi="Chậm", en="Late")),
         Column("decisions", Bilingual(vi="Số quyết định", en="Decisions")),
         Column("in_time_share", Bilingual(vi="Tỷ lệ đúng hạn", en="Share in time"), "percent")], rows, counted)


_EACH = ("decisions/", Bilingual(vi="Xem từng quyết định", en="See each decision"))

PROMPTNESS = Statistic(
    name="promptness",
    title=Bilingual(vi="Số ngày giữa các bước khen thưởng", en="Days between the steps of an award"),
    purpose=Bilingual(vi="Khen thưởng có kịp thời không: từ khi lập thành tích đến khi đề nghị, ký, công bố, trao tặng.",
                      en="Whether awards are prompt: from the achievement to the proposal, the signing, the publication and the presentation."),
    method=Bilingual(
        vi="Số ngày theo lịch giữa hai ngày ghi ở quyết định; trung vị nghĩa là một nửa số quyết định nhanh hơn, một nửa chậm hơn. Quyết định "
           "thiếu một trong hai ngày không được tính ở bước đó. Ngày công bố là ngày ghi ở quyết định, nếu không có là ngày đăng trên trang này. "
           "Thành tích của cả năm được tính từ ngày cuối năm.",
        en="Calendar days between two dates of a decision; half of the decisions were quicker than the median, and half slower. A decision "
           "without one of the two dates is not counted in that step. It was published on the day that it states, or else on the day on which "
           "it came to this site. An achievement of a whole year is counted from the end of that year."),
    count=by_step, collections=("decisions",), drawn=("median_days",), more=_EACH)

PUBLICATION = Statistic(
    name="publication-in-time",
    title=Bilingual(vi="Công bố quyết định đúng hạn", en="Decisions published in time"),
    purpose=Bilingual(vi="Bao nhiêu quyết định được công bố trong thời hạn đặt ra.", en="How many decisions were published within the period that is set."),
    method=Bilingual(
        vi="So ngày công bố với thời hạn công bố áp dụng vào ngày ký, theo bảng thời hạn của trang này. Không tính quyết định ký khi chưa có "
           "thời hạn, hoặc khi chưa biết ngày nghỉ của năm đó.",
        en="The day of publication against the period for publication that was in force on the day of the signing, as the site's table of periods "
           "has it. Decisions signed when there was none, or in a year of which the holidays are not known, are left out."),
    count=publication, collections=("decisions",), drawn=("in_time", "late"), stacked=True, more=_EACH,
    duty="publication", palette="standing")
