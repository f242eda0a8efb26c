"""What the page of a record shows beyond the record and its links, for the types that need more. `GATHERERS` is the registry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from generator.catalog import Catalog
from generator.views.gather import honoree, news, plan, report, statistic
from generator.views.gather.gathered import Gathered

GATHERERS: dict[str, Callable[[Catalog, Any, datetime], Gathered]] = {
    "honoree": honoree.gather,
    "news": news.gather,
    "plan": plan.gather,
    "report": report.gather,
    "statistic": statistic.gather,
}
"""The type of a record -> what gathers for its page."""
