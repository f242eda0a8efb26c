"""Whether an announcement is past."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.news import News
from generator.views.gather.gathered import Gathered


def gather(catalog: Catalog, record: News, at: datetime) -> Gathered:
    """`past`: whether the last day of the announcement is over."""
    past = record.expires is not None and record.expires < at.date()
    return Gathered({"past": past}, depends=(str(past),))
