"""Where a campaign stands in the tree, and how its targets were met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.catalog import Catalog
from generator.records import Record
from generator.records.campaign import STATES, Campaign, Target
from generator.records.fields import Bilingual, PartialDate
from generator.views.gather.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Branch:
    """A campaign, its state on the day, and the campaigns within it."""

    campaign: Campaign
    state: str
    branches: tuple[Branch, ...]

    @property
    def words(self) -> Bilingual:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Measured:
    """A target with its result in percent of the plan (None when one of them is not known or the plan is zero), whether it was
    met (None when not known or too early to say).
    """

    campaign: Campaign
    target: Target
    percent: Decimal | None
    met: bool | None


def gather(catalog: Catalog, record: Campaign, at: datetime) -> Gathered:
    """`state` and its `words`; `left`, the days that remain of one under way when it ends within a year; `above` (the highest first);
    `tree` of the campaigns below; `measured` targets.
    """
    day = at.date()
    above = list(ancestors(catalog, record))
    tree = branches(catalog, record.id, day)
    below = list(flat(tree))
    days = (record.ends.last - day).days if record.ends else None
    left = days if days is not None and days <= 366 and record.state_at(day) == "under_way" else None
    return Gathered(
        {"state": record.state_at(day), "words": record.standing(day), "left": left, "above": above, "tree": tree, "measured": measured(record)},
        [("campaign", item.id) for item in (*above, *(branch.campaign for branch in below))],
        (record.state_at(day), str(left), *(f"{branch.campaign.id}:{branch.state}" for branch in below)),
        all(item.title.en is not None for item in (*above, *(branch.campaign for branch in below))))


def ancestors(catalog: Catalog, record: Campaign) -> Iterator[Campaign]:
    """The public campaigns that a campaign is part of, the highest first."""
    found = {record.id: record}
    while record.parent and record.parent not in found and isinstance(parent := catalog.get("campaign", record.parent), Campaign):
        found[parent.id] = record = parent
    return reversed(list(found.values())[1:])


def branches(catalog: Catalog, parent: str, day: date, above: frozenset[str] = frozenset()) -> tuple[Branch, ...]:
    """The public campaigns within one, in the order of their ids, with all within them, but for those `above`."""
    found = [catalog.get(*key) for key in catalog.incoming.get(("campaign", parent), ()) if key[0] == "campaign"]
    above |= {parent}
    return branched(catalog, (campaign for campaign in found if campaign.parent == parent and campaign.id not in above), day, above)


def branched(catalog: Catalog, campaigns: Iterable[Record], day: date, above: frozenset[str] = frozenset()) -> tuple[Branch, ...]:
    """Campaigns with all that are within them."""
    return tuple(
        Branch(item, item.state_at(day), branches(catalog, item.id, day, above)) for item in sorted(campaigns, key=lambda item: item.id))


def flat(tree: tuple[Branch, ...]) -> Iterator[Branch]:
    """Every branch of a tree, the upper ones first."""
    for branch in tree:
        yield branch
        yield from flat(branch.branches)


def measured(record: Campaign) -> list[Measured]:
    """The targets of a campaign with what came of them, the earliest period first."""
    targets = sorted(record.targets, key=lambda target: (target.period.first, target.period.last))
    return [_measured(record, target) for target in targets]


def by_period(catalog: Catalog) -> list[tuple[PartialDate, list[Measured]]]:
    """The targets of all campaigns by period, the latest end first, of equal ends the longer first."""
    found: dict[PartialDate, list[Measured]] = {}
    for campaign in catalog.of("campaign"):
        for item in measured(campaign) if isinstance(campaign, Campaign) else ():
            found.setdefault(item.target.period, []).append(item)
    return sorted(found.items(), key=lambda pair: (-pair[0].last.toordinal(), pair[0].first, pair[0].text))


def _measured(record: Campaign, target: Target) -> Measured:
    planned, actual = target.planned, target.actual
    if planned is None or actual is None:
        return Measured(record, target, None, None)
    met: bool | None = actual <= planned if target.goal == "at_most" else actual >= planned
    # Counted before the period was over: what grows may have been reached already, everything else is still open.
    if target.as_of.last < target.period.last and (target.goal == "at_most" or not met):
        met = None
    if planned <= 0:
        return Measured(record, target, None, met)
    percent = actual * 100 / planned
    # Rounded so that "100%" is never said of a target that was narrowly missed.
    away = ROUND_CEILING if target.goal == "at_most" else ROUND_FLOOR
    shown = percent.quantize(Decimal(1) if percent >= 10 or percent == 0 else Decimal("0.1"), away)
    return Measured(record, target, shown, met)
