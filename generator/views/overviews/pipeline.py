"""The exemplary models by stage, and every place that copied one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.records.exemplar import STAGES, Exemplar, Replication
from generator.records.record import is_translated
from generator.views.gather.gathered import Gathered
from generator.views.language import SortKey, sort_key
from generator.views.overviews.overview import Overview


@dataclass(frozen=True, slots=True)
class Copied:
    """An exemplar and one place that copied it."""

    exemplar: Exemplar
    replication: Replication


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`columns`: (stage, its words, the exemplars that stand there, those that reached it last first). `copied`: every replication by
    place, the earliest first.
    """
    exemplars = [record for record in catalog.of("exemplar") if isinstance(record, Exemplar)]
    columns = [(stage, words, sorted((item for item in exemplars if item.present.stage == stage), key=_latest_first)) for stage, words in STAGES.items()]
    copied = [Copied(exemplar, replication) for exemplar in exemplars for replication in exemplar.replications]
    copied.sort(key=lambda item: (_place(catalog, item.replication.place), item.replication.date.first, item.exemplar.id))
    translated = all(item.title.en for item in exemplars) and all(is_translated(item.replication) for item in copied)
    return Gathered({"columns": columns, "copied": copied}, translated=translated)


def _latest_first(exemplar: Exemplar) -> tuple[int, str]:
    return -exemplar.present.date.first.toordinal(), exemplar.id


def _place(catalog: Catalog, place_id: str) -> tuple[SortKey, str]:
    place = catalog.get("place", place_id)
    return sort_key(place.heading.vi) if place else (), place_id


PIPELINE = Overview(
    name="pipeline", address="pipeline", chapter="honours",
    title={"vi": "Từ phát hiện đến nhân rộng", "en": "From discovery to replication"},
    purpose={"vi": "Mỗi điển hình đang ở bước nào, từ bao giờ, và những nơi nào đã làm theo.",
             "en": "The stage at which each exemplary model stands, since when, and the places that have copied it."},
    gather=gather)
