"""Who is honoured and where: direct workers, and the border, remote and difficult communes (II.3c of the plan).

These count people of a group in a year, by what is said of them (the role) or of where they live (the class of the area). Neither stands in
the signed list, and in a small commune a small count is a person: counts from 1 to 9 are hidden, and so is what would tell them. Counts
over all years are not given, because a year could be worked out from them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime

from generator.catalog import Catalog
from generator.records.fields import Bilingual
from generator.records.place import Place
from generator.views.small_cells import Hidden, suppressed
from generator.views.statistics.awards import decisions, lines
from generator.views.statistics.statistic import (
    TOTAL,
    YEAR,
    Cell,
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


def by_role(catalog: Catalog, at: datetime) -> Table:
    """Conferrals to people by year and role group, and the share of direct workers."""
    found = [decision for decision in decisions(catalog) if any(line.role for line in decision.conferrals)]
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for decision, line in lines(catalog, found):
        if line.role:
            years[decision.issued.year][line.role.replace("-", "_")] += 1
    columns = term_columns(catalog, "role-groups", (line.role for _, line in lines(catalog, found) if line.role))
    names = [column.name for column in columns]
    share_column = Column("direct_worker_share", Bilingual(vi="Tỷ lệ người lao động trực tiếp", en="Share of direct workers"), "percent")
    rows = []
    for year, counter in sorted(years.items(), reverse=True):
        counts = suppressed([counter[name] for name in names])
        workers = counts.cells[names.index("direct_worker")] if "direct_worker" in names else 0
        rows.append(Row((year_key(year),), (*counts.cells, _total(counts.total), share(workers, _total(counts.total)))))
    return table([YEAR], [*columns, TOTAL, share_column], rows, found)


def by_area(catalog: Catalog, at: datetime) -> Table:
    """Conferrals in places of each area class, of all whose place is known. One place may be of several classes, so each class is a count
    of its own: those of the class, those that are not, and the total."""
    years: dict[int, Counter[str]] = defaultdict(Counter)
    totals: Counter[int] = Counter()
    counted = {}
    for decision, line in lines(catalog, decisions(catalog)):
        place = catalog.get("place", line.place) if line.place else None
        if isinstance(place, Place):
            counted[decision.id] = decision
            totals[decision.issued.year] += 1
            years[decision.issued.year].update(set(place.areas_on(decision.issued)))
    used = {term for counter in years.values() for term in counter}
    terms = [(term_id, term) for term_id, term in catalog.vocabulary["area-classes"].terms.items() if term_id in used]
    rows = []
    for year in sorted(totals, reverse=True):
        pairs = [suppressed((years[year][term_id], totals[year] - years[year][term_id])) for term_id, _ in terms]
        total = totals[year] if all(pair.total is not None for pair in pairs) else None
        rows += [Row((year_key(year), Key(term_id, term.name)), (pair.cells[0], _total(total), share(pair.cells[0], _total(total))))
                 for (term_id, term), pair in zip(terms, pairs)]
    return table(
        [YEAR, ("area", Bilingual(vi="Đặc điểm địa bàn", en="Area class"))],
        [Column("awards", Bilingual(vi="Lượt khen thưởng", en="Awards")),
         Column("awards_in_all_places", Bilingual(vi="Ở mọi địa bàn", en="In all places")),
         Column("share", Bilingual(vi="Tỷ lệ", en="Share"), "percent")], rows, list(counted.values()))


def _total(total: int | None) -> Cell:
    return Hidden.WITHHELD if total is None else total


BY_ROLE = Statistic(
    name="awards-by-role",
    title=Bilingual(vi="Khen thưởng theo nhóm đối tượng", en="Awards by role group"),
    purpose=Bilingual(vi="Người lao động trực tiếp, nông dân, chiến sĩ được khen nhiều hay ít so với người lãnh đạo.",
                      en="Whether direct workers, farmers and soldiers are honoured, and not leaders alone."),
    method=Bilingual(
        vi="Tính các lượt khen thưởng còn hiệu lực có ghi nhóm đối tượng, theo năm ký quyết định; tỷ lệ tính trên tổng các lượt này.",
        en="Conferrals that stand and state a role group, by the year of the signing; the share is of all of these."),
    count=by_role, collections=("decisions",),
    drawn=("leader", "official", "direct_worker", "farmer", "armed_forces", "militia", "commune_police", "other"), stacked=True, people=True)

BY_AREA = Statistic(
    name="awards-by-area",
    title=Bilingual(vi="Khen thưởng ở biên giới, vùng sâu, vùng khó khăn", en="Awards in border, remote and difficult areas"),
    purpose=Bilingual(vi="Bao nhiêu phần trăm lượt khen thưởng đến với xã biên giới, vùng sâu, vùng xa, vùng đặc biệt khó khăn.",
                      en="What share of the awards goes to border, remote, ethnic-minority and specially difficult communes."),
    method=Bilingual(
        vi="Tính theo địa phương lúc được khen và đặc điểm của địa phương vào ngày ký, không theo con người. Tỷ lệ tính trên các lượt có ghi "
           "địa phương. Một xã có thể thuộc nhiều loại nên các tỷ lệ không cộng lại thành 100%.",
        en="By the place at the time and its class on the day of the signing, never by the person. The share is of the conferrals that name a "
           "place. A commune may be of several classes, so the shares do not add up to 100%."),
    count=by_area, collections=("decisions", "places"), drawn=("share",), people=True,
    more=("places/", Bilingual(vi="Xem từng địa phương", en="See each place")))
