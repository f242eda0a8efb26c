"""What the page of a record shows beyond the record and its links, for the types that need more. `GATHERERS` is the registry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from generator.catalog import Catalog
from generator.views.gather import campaign, exemplar, honoree, plan
from generator.views.gather.gathered import Gathered

GATHERERS: dict[str, Callable[[Catalog, Any, datetime], Gathered]] = {
    "campaign": campaign.gather,
    "exemplar": exemplar.gather,
    "honoree": honoree.gather,
    "plan": plan.gather,
}
"""The type of a record -> what gathers for its page."""
