"""Everything that a pull request shows, gathered once: what differs, what the policy and the checks say, what readers will see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from generator.build import Checked, check_root
from generator.problems import Problem
from generator.review.changes import Change, Changes
from generator.review.files import is_data
from generator.review.policy import judge, needs_second_approval
from generator.review.readers import Effect, effect
from generator.site.handwritten import read_pages


@dataclass(frozen=True)
class Review:
    """What a change comes to. `problems` are those of the whole root, sorted; `effect` is None when the root cannot be read as a whole."""

    changes: Changes
    policy: list[Problem]
    problems: list[Problem]
    checked: Checked
    effect: Effect | None

    @property
    def errors(self) -> int:
        """What stands in the way of merging."""
        return sum(problem.severity == "error" for problem in (*self.policy, *self.problems))

    @property
    def refusals(self) -> list[Problem]:
        return [problem for problem in self.policy if problem.severity == "error"]

    @property
    def reasons(self) -> list[Problem]:
        """Why a second person has to agree."""
        return [problem for problem in self.policy if problem.severity == "warning"]

    @property
    def needs_second_approval(self) -> bool:
        return needs_second_approval(self.policy)

    @cached_property
    def kinds(self) -> dict[str, list[Change]]:
        """The files with values by what happened to them: added, changed, withdrawn, renamed, deleted, rewritten."""
        new_names = set(self.changes.renamed.values())
        found: dict[str, list[Change]] = {kind: [] for kind in ("added", "changed", "withdrawn", "renamed", "deleted", "rewritten")}
        for change in self.changes.values:
            if change.path not in new_names:
                found[self._kind(change)].append(change)
        return found

    def _kind(self, change: Change) -> str:
        if change.path in self.changes.renamed:
            return "renamed"
        if change.before is None or change.after is None:
            return "added" if change.before is None else "deleted"
        if change.says_the_same:
            return "rewritten"
        return "withdrawn" if change.is_record and change.new.get("withdrawn") and not change.old.get("withdrawn") else "changed"

    @property
    def others(self) -> Iterator[str]:
        """The paths of the files that hold no values."""
        known = {change.path for change in self.changes.values}
        return (entry.path for entry in self.changes.entries if entry.path not in known)


def review(root: Path, changes: Changes, at: datetime, with_code: bool = False) -> Review:
    """The review of `changes`, whose newer commit is checked out in `root`."""
    checked = check_root(root, at)
    problems = set(checked.problems)
    if any(is_data(entry.path) and not entry.path.startswith("data/") for entry in changes.entries):
        problems.update(read_pages(root)[1])
    catalog = checked.loaded.catalog
    return Review(changes, judge(changes, at, with_code), sorted(problems), checked, effect(catalog, changes.values, at) if catalog else None)
