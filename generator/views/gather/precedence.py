"""How high an award stands, as far as the records say: by who decides it and where its ladder leads. There is no other rank in the law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
    leads = {form: upwards(catalog, form) for form, _ in each}
    ranks = {form: authority(catalog, form[0], item.decision.issued) for form, item in each.items()}

    def above(one: Form, other: Form) -> bool:
        if one[0] == other[0]:
            return bool(one[1] and other[1] and one[1] < other[1])
        if one[0] in leads[other[0]] or other[0] in leads[one[0]]:
            return one[0] in leads[other[0]]
        return ranks[one] < ranks[other]

    top = [form for form in each if not any(above(other, form) for other in each)]
    known = len(catalog.vocabulary["deciding-authorities"].terms)
    return [each[form] for form in top] if len(top) < 2 or all(ranks[form] < known for form in top) else []


def deciders(award: Award, day: date) -> list[str]:
    """The authorities that may decide an award on a day, as terms of deciding-authorities."""
    return [item.authority for item in award.decided_by if covers(item.valid_from, item.valid_to, day)]


def authority(catalog: Catalog, form: str, day: date) -> int:
    """The place of the highest authority that may decide an award: on a day, or else at any time. The number of all authorities when none is
    recorded."""
    authorities = list(catalog.vocabulary["deciding-authorities"].terms)
    award = catalog.get("award", form)
    names = deciders(award, day) or [item.authority for item in award.decided_by] if isinstance(award, Award) else []
    return min((authorities.index(name) for name in names if name in authorities), default=len(authorities))


def upwards(catalog: Catalog, form: str, kind: str = "") -> set[str]:
    """The awards to which one leads, directly or by others; with `kind`, only by and to public ones of that kind."""
    found: set[str] = set()
    waiting = [form]
    while waiting:
        award = catalog.get("award", waiting.pop())
        steps = {step.award for step in award.next_steps} if isinstance(award, Award) else set()
        if kind:
            steps = {key for key in steps if isinstance(above := catalog.get("award", key), Award) and above.kind == kind}
        waiting.extend(steps - found)
        found |= steps
    return found - {form}
