"""Which of the awards that somebody holds is the highest, as far as the records say."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalog import Catalog, Named
from generator.records.award import Award
from generator.records.fields import covers

Form = tuple[str, str | None]
"""An award and its class."""


def highest(catalog: Catalog, held: Sequence[Named]) -> list[Named]:
    """Those of the conferrals above which no other stands, each form and class once: the first conferral of it in the order given.

    An award stands above another to which its ladder leads up, and above one that is decided by a lower authority (they stand in
    their order in the vocabulary). Nothing else is compared: an order and a medal of the President are both named. An award of which
    it is not recorded who decides it is never called the highest beside others, unless it is the only one.
    """
    each: dict[Form, Named] = {}
    for item in held:
        each.setdefault((item.conferral.form, item.conferral.award_class), item)
    if len(each) < 2:
        return list(each.values())
    leads = {form: _upwards(catalog, form) for form, _ in each}
    ranks = {form: rank(catalog, item) for form, item in each.items()}

    def above(one: Form, other: Form) -> bool:
        if one[0] == other[0]:
            return bool(one[1] and other[1] and one[1] < other[1])
        if one[0] in leads[other[0]] or other[0] in leads[one[0]]:
            return one[0] in leads[other[0]]
        return ranks[one] < ranks[other]

    top = [form for form in each if not any(above(other, form) for other in each)]
    known = len(catalog.vocabulary["deciding-authorities"].terms)
    return [each[form] for form in top] if len(top) < 2 or all(ranks[form] < known for form in top) else []


def rank(catalog: Catalog, item: Named) -> int:
    """The place of the highest authority that may decide the award: on the day of the decision, or else at any time. The number of all
    authorities when none is recorded."""
    authorities = list(catalog.vocabulary["deciding-authorities"].terms)
    award = catalog.get("award", item.conferral.form)
    decided_by = award.decided_by if isinstance(award, Award) else ()
    then = [entry for entry in decided_by if covers(entry.valid_from, entry.valid_to, item.decision.issued)]
    places = [authorities.index(entry.authority) for entry in then or decided_by if entry.authority in authorities]
    return min(places, default=len(authorities))


def _upwards(catalog: Catalog, form: str) -> set[str]:
    """The awards to which one leads, directly or by others."""
    found: set[str] = set()
    waiting = [form]
    while waiting:
        award = catalog.get("award", waiting.pop())
        steps = {step.award for step in award.next_steps} if isinstance(award, Award) else set()
        waiting.extend(steps - found)
        found |= steps
    return found - {form}
