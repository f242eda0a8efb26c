"""What each part of a record means, from the models: the words that guide the staff help the readers too."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records import BY_TYPE, RECORD_TYPES, Record
from generator.records.shape import KINDS, shapes
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`types`: every record type with its own fields; `common`: the fields that all types have."""
    common = shapes(Record)
    shared = {shape.name for shape in common}
    types = [(model, [shape for shape in shapes(model) if shape.name not in shared]) for model in RECORD_TYPES]
    return Gathered({"types": types, "common": common, "kinds": KINDS, "by_type": BY_TYPE, "vocabulary": catalog.vocabulary})


FIELDS = Overview(
    name="fields", address="fields", chapter="organisation",
    title={"vi": "Giải thích các mục thông tin", "en": "What each part of a record means"},
    purpose={"vi": "Mỗi loại hồ sơ có những mục nào, mỗi mục cho biết điều gì. Cán bộ nhập liệu và người đọc dùng chung bảng này.",
             "en": "The parts of each type of record and what they say. Staff and readers share this guide."},
    gather=gather)
