"""The exemplary models by stage, and where and when they were copied. They are published by name, each with its story: no count is hidden."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime

from generator.catalog import Catalog
from generator.records.exemplar import STAGES, Exemplar
from generator.records.fields import Bilingual
from generator.views.statistics.statistic import YEAR, Column, Key, Row, Statistic, Table, table, year_key


def _exemplars(catalog: Catalog) -> list[Exemplar]:
    return [record for record in catalog.of("exemplar") if isinstance(record, Exemplar)]


def by_stage(catalog: Catalog, at: datetime) -> Table:
    """How many exemplars stand at each stage, and of how many the log has it."""
    found = _exemplars(catalog)
    present = Counter(record.present.stage for record in found)
    logged = Counter(stage for record in found for stage in {reached.stage for reached in record.stages})
    rows = [Row((Key(stage, Bilingual(vi=words[0], en=words[1])),), (present[stage], logged[stage])) for stage, words in STAGES.items()]
    return table(
        [("stage", Bilingual(vi="Bước", en="Stage"))],
        [Column("exemplars", Bilingual(vi="Đang ở bước này", en="At this stage")),
         Column("passed", Bilingual(vi="Đã ghi nhận bước này", en="With this stage in their log"))], rows if found else [], found)


def replications(catalog: Catalog, at: datetime) -> Table:
    """How often exemplars were copied in each year, of how many exemplars, and in how many places."""
    years: dict[int, list[tuple[str, str]]] = defaultdict(list)
    found = [record for record in _exemplars(catalog) if record.replications]
    for record in found:
        for copy in record.replications:
            years[copy.date.first.year].append((record.id, copy.place))
    rows = [Row((year_key(year),), (len(copies), len({exemplar for exemplar, _ in copies}), len({place for _, place in copies})))
            for year, copies in sorted(years.items(), reverse=True)]
    return table(
        [YEAR],
        [Column("replications", Bilingual(vi="Lượt làm theo", en="Times copied")), Column("exemplars", Bilingual(vi="Số điển hình", en="Exemplary models")),
         Column("places", Bilingual(vi="Số địa phương", en="Places"))], rows, found)


_EACH = ("pipeline/", Bilingual(vi="Xem từng điển hình và nơi làm theo", en="See each model and the places that copied it"))

EXEMPLARS = Statistic(
    name="exemplars-by-stage",
    title=Bilingual(vi="Điển hình tiên tiến theo bước", en="Exemplary models by stage"),
    purpose=Bilingual(vi="Bao nhiêu điển hình được phát hiện, bồi dưỡng, tổng kết, nhân rộng.",
                      en="How many models have been discovered, nurtured, summed up and replicated."),
    method=Bilingual(vi="Mỗi điển hình được tính ở bước xa nhất đã ghi nhận. Không phải điển hình nào cũng được ghi đủ các bước.",
                     en="A model stands at the furthest stage in its log. Not every log has all the stages."),
    count=by_stage, collections=("exemplars",), drawn=("exemplars",), more=_EACH)

REPLICATIONS = Statistic(
    name="replications",
    title=Bilingual(vi="Nhân rộng điển hình theo năm", en="Replications by year"),
    purpose=Bilingual(vi="Mỗi năm các điển hình được bao nhiêu nơi làm theo.", en="How often exemplary models were copied in each year, and in how many places."),
    method=Bilingual(vi="Mỗi nơi làm theo một điển hình là một lượt, tính vào năm bắt đầu.", en="Each place that copies a model counts once, in the year in which it began."),
    count=replications, collections=("exemplars",), drawn=("replications",), more=_EACH)
