"""What tells apart, for ever, the things of one record that have no id of their own: the day, as long as nobody corrects it.

A place in the list would not last: what is put in before would pass its id to another, and who has subscribed would be told wrong things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date


def by_day(days: Iterable[date]) -> list[str]:
    """A name for each of some days, in their order: the day, and a number for the second and each later one of the same day."""
    seen: Counter[date] = Counter()
    names = []
    for day in days:
        seen[day] += 1
        names.append(f"{day.isoformat()}-{seen[day]}" if seen[day] > 1 else day.isoformat())
    return names
