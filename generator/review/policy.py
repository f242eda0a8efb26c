"""changes -> problems: what may not be merged at all (errors), and what a second person has to agree to (warnings)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from generator.problems import Problem
from generator.review.approval import reasons
from generator.review.changes import Changes
from generator.review.files import files_are_data


def judge(changes: Changes, at: datetime, with_code: bool = False) -> list[Problem]:
    """What the policy says of a change, sorted. `at`: the instant that decides what is published already; `with_code`: a maintainer
    permitted that the change has both data and other things."""
    return sorted({*files_are_data(changes, with_code), *reasons(changes, at)})


def needs_second_approval(problems: Iterable[Problem]) -> bool:
    """Whether what `judge` found asks for it."""
    return any(problem.severity == "warning" for problem in problems)
