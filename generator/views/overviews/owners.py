"""Who does what in each plan: a matrix of owners and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog
from generator.records.plan import Plan
from generator.records.record import is_translated
from generator.views.gather.gathered import Gathered
from generator.views.gather.tasks import Progress, Share, progress_of, shares
from generator.views.overviews.overview import Overview


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plan, how far each of its tasks is, and the share of each unit."""

    plan: Plan
    progress: dict[str, Progress]
    shares: list[Share]


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`matrices`: one for each plan, those that stand above others first."""
    plans = sorted((plan for plan in catalog.of("plan") if isinstance(plan, Plan)), key=lambda plan: (bool(plan.carries_out), plan.id))
    matrices = []
    for plan in plans:
        progress = progress_of(plan, at.date())
        matrices.append(Matrix(plan, progress, shares(plan, progress)))
    return Gathered({"matrices": matrices}, translated=all(is_translated(plan) for plan in plans))


OWNERS = Overview(
    name="owners", address="owners", chapter="oversight",
    title={"vi": "Đơn vị và nhiệm vụ", "en": "Units and tasks"},
    purpose={"vi": "Mỗi đơn vị chủ trì, phối hợp nhiệm vụ nào của từng kế hoạch; việc nào đã xong, việc nào quá hạn.",
             "en": "Which tasks of each plan a unit leads or helps with; which are done and which are overdue."},
    gather=gather)
