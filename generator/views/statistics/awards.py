"""How many awards were conferred: by level, by type of commendation, by form.

A conferral is an act that the decision makes public with its whole list, so small counts stand: they tell nobody anything that the list
does not. Conferrals that were taken back are not counted, nor decisions of which nothing is left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime

from generator.catalog import Catalog
from generator.records.award import Award
from generator.records.decision import Conferral, Decision
from generator.records.fields import Bilingual
from generator.records.organisation import Organisation
from generator.views.statistics.statistic import (
    TOTAL,
    YEAR,
    Column,
    Key,
    Row,
    Statistic,
    Table,
    share,
    table,
    term_columns,
    year_key,
)

GRASSROOTS = ("commune", "unit")
"""The levels that decide nearest to those who are honoured."""


def decisions(catalog: Catalog) -> list[Decision]:
    """The public decisions of which at least one line stands."""
    return [record for record in catalog.of("decision") if isinstance(record, Decision) and catalog.standing[record.id]]


def lines(catalog: Catalog, found: list[Decision]) -> Iterator[tuple[Decision, Conferral]]:
    """Every conferral that stands, with its decision."""
    return ((decision, line) for decision in found for line in catalog.standing[decision.id])


def by_level(catalog: Catalog, at: datetime) -> Table:
    """Conferrals by year and by the level of the authority that decided, with the share of the grassroots."""
    found = decisions(catalog)
    authorities = {name: catalog.get("organisation", name) for name in {decision.authority for decision in found}}
    levels = {name: body.level for name, body in authorities.items() if isinstance(body, Organisation)}
    known = [decision for decision in found if decision.authority in levels]
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for decision in known:
        years[decision.issued.year][levels[decision.authority].replace("-", "_")] += len(catalog.standing[decision.id])
    columns = term_columns(catalog, "levels", levels.values())
    share_column = Column("grassroots_share", Bilingual(vi="Tỷ lệ cấp xã và cơ sở", en="Share of communes and units"), "percent")
    rows = [
        Row((year_key(year),), (*(counter[column.name] for column in columns), total := counter.total(),
                                share(sum(counter[level] for level in GRASSROOTS), total)))
        for year, counter in sorted(years.items(), reverse=True)]
    return table([YEAR], [*columns, TOTAL, share_column], rows, known)


def by_type(catalog: Catalog, at: datetime) -> Table:
    """Conferrals by year and type of commendation."""
    found = decisions(catalog)
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for decision in found:
        years[decision.issued.year][decision.commendation.replace("-", "_")] += len(catalog.standing[decision.id])
    columns = term_columns(catalog, "commendation-types", (decision.commendation for decision in found))
    rows = [Row((year_key(year),), (*(counter[column.name] for column in columns), counter.total()))
            for year, counter in sorted(years.items(), reverse=True)]
    return table([YEAR], [*columns, TOTAL], rows, found)


def by_form(catalog: Catalog, at: datetime) -> Table:
    """Conferrals of each title and form, all years together and year by year; the most frequent first."""
    found = decisions(catalog)
    forms: dict[str, Counter[int]] = defaultdict(Counter)
    for decision, line in lines(catalog, found):
        forms[line.form][decision.issued.year] += 1
    years = sorted({decision.issued.year for decision in found}, reverse=True)
    columns = [TOTAL, *(Column(f"year_{year}", Bilingual(vi=str(year), en=str(year))) for year in years)]
    awards = {form: catalog.get("award", form) for form in forms}
    rows = [
        Row((Key(form, award.name if isinstance(award, Award) else Bilingual(vi=form)),), (forms[form].total(), *(forms[form][year] for year in years)))
        for form, award in sorted(awards.items(), key=lambda item: (-forms[item[0]].total(), item[0]))]
    return table([("form", Bilingual(vi="Danh hiệu, hình thức", en="Title or form"))], columns, rows, found)


_COUNTED = Bilingual(
    vi="Mỗi dòng còn hiệu lực trong danh sách kèm theo một quyết định là một lượt; một người được tặng hai lần là hai lượt. "
       "Năm là năm ký quyết định. Không tính lượt đã bị thu hồi, hủy bỏ hoặc tước, quyết định đã rút.",
    en="Each line that stands in the list of a decision is one conferral; a person honoured twice counts twice. "
       "The year is that of the signing. Conferrals that were revoked, cancelled or stripped and withdrawn decisions are left out.")
_EACH = ("decisions/", Bilingual(vi="Xem từng quyết định", en="See each decision"))

BY_LEVEL = Statistic(
    name="awards-by-level",
    title=Bilingual(vi="Lượt khen thưởng theo cấp quyết định", en="Awards by the level that decides"),
    purpose=Bilingual(vi="Mỗi năm có bao nhiêu lượt khen thưởng, và bao nhiêu do cấp xã, cơ sở quyết định.",
                      en="How many awards were conferred in each year, and how many of them by communes and units."),
    method=Bilingual(vi=f"{_COUNTED.vi} Cấp là cấp của cơ quan quyết định; cấp huyện không còn từ ngày tổ chức chính quyền địa phương hai cấp.",
                     en=f"{_COUNTED.en} The level is that of the deciding authority; districts are no longer part of the two-tier local government."),
    count=by_level, collections=("decisions", "organisations"), drawn=("central", "provincial", "district", "commune", "unit"), stacked=True, more=_EACH)

BY_TYPE = Statistic(
    name="awards-by-type",
    title=Bilingual(vi="Lượt khen thưởng theo loại hình", en="Awards by type of commendation"),
    purpose=Bilingual(vi="Từng năm có bao nhiêu lượt khen theo công trạng, đột xuất, theo phong trào và các loại hình khác.",
                      en="How many awards of each year were for regular merit, for sudden achievements, in campaigns and of other types."),
    method=Bilingual(vi=f"{_COUNTED.vi} Loại hình là loại ghi ở quyết định.", en=f"{_COUNTED.en} The type is the one that the decision states."),
    count=by_type, collections=("decisions",), drawn=("regular_merit", "sudden", "campaign", "long_service", "seniority", "external"),
    stacked=True, more=_EACH)

BY_FORM = Statistic(
    name="awards-by-form",
    title=Bilingual(vi="Lượt khen thưởng theo danh hiệu, hình thức", en="Awards by title and form"),
    purpose=Bilingual(vi="Danh hiệu thi đua, hình thức khen thưởng nào được tặng nhiều, được tặng ít.",
                      en="Which emulation titles and commendation forms are conferred often, and which seldom."),
    method=_COUNTED, count=by_form, collections=("decisions", "awards"), drawn=("total",), more=("awards/", Bilingual(
        vi="Xem từng danh hiệu, hình thức", en="See each title and form")))
