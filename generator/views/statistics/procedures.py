"""Days and papers cut from the administrative procedures, year by year."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from generator.catalog import Catalog
from generator.records.fields import HANOI, Bilingual
from generator.records.procedure import Procedure, Version
from generator.views.statistics.statistic import YEAR, Column, Row, Statistic, Table, table, year_key


def simplified(catalog: Catalog, at: datetime) -> Table:
    """What the changes in force took away, by the year in which they took effect. A change whose days are not known counts as none."""
    today = at.astimezone(HANOI).date()
    years: dict[int, list[tuple[Procedure, Version]]] = defaultdict(list)
    counted = {}
    for record in catalog.of("procedure"):
        for version in record.versions if isinstance(record, Procedure) else ():
            if version.date <= today:
                years[version.date.year].append((record, version))
                counted[record.id] = record
    rows = [
        Row((year_key(year),), (
            _days(changes, "working"), _days(changes, "calendar"), sum(version.papers_cut for _, version in changes), len(changes),
            len({record.id for record, _ in changes})))
        for year, changes in sorted(years.items(), reverse=True)]
    return table(
        [YEAR],
        [Column("working_days_cut", Bilingual(vi="Ngày làm việc cắt giảm", en="Working days cut"), "days"),
         Column("calendar_days_cut", Bilingual(vi="Ngày theo lịch cắt giảm", en="Calendar days cut"), "days"),
         Column("papers_cut", Bilingual(vi="Giấy tờ cắt giảm", en="Papers cut")),
         Column("changes", Bilingual(vi="Lần thay đổi", en="Changes")),
         Column("procedures", Bilingual(vi="Số thủ tục", en="Procedures"))], rows, list(counted.values()))


def _days(changes: list[tuple[Procedure, Version]], kind: str) -> int:
    return sum(version.days_cut or 0 for record, version in changes if record.day_kind == kind)


SIMPLIFIED = Statistic(
    name="procedures-simplified",
    title=Bilingual(vi="Đơn giản hóa thủ tục theo năm", en="Procedures made simpler by year"),
    purpose=Bilingual(vi="Mỗi năm cắt giảm bao nhiêu ngày, bao nhiêu giấy tờ của các thủ tục.", en="How many days and papers were cut from the procedures in each year."),
    method=Bilingual(
        vi="Cộng số ngày và giấy tờ của các thay đổi đã có hiệu lực, theo năm có hiệu lực; thời gian dài thêm được trừ đi. Thay đổi chưa rõ số "
           "ngày trước hoặc sau được tính là 0 ngày. Ngày làm việc và ngày theo lịch không cộng với nhau.",
        en="Days and papers of the changes that have taken effect, by the year in which they did; days added are taken off. A change of which the "
           "days before or after are not known counts as no day. Working days and calendar days are not added up."),
    count=simplified, collections=("procedures",), drawn=("working_days_cut", "calendar_days_cut"),
    more=("simplified/", Bilingual(vi="Xem từng thay đổi", en="See each change")))
