"""The words of the field in both languages, from the vocabulary."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`tables`: every vocabulary, by name."""
    tables = dict(sorted(catalog.vocabulary.items()))
    return Gathered({"tables": tables})


GLOSSARY = Overview(
    name="glossary", address="glossary", chapter="organisation",
    title={"vi": "Thuật ngữ", "en": "Glossary"},
    purpose={"vi": "Các tên gọi dùng trên trang này, bằng tiếng Việt và tiếng Anh, kèm căn cứ.",
             "en": "The terms used on this site, in Vietnamese and English, with their sources."},
    gather=gather)
