"""The review as JSON, for other programs."""

from __future__ import annotations

import json
from typing import Any

from generator.problems import Problem, shown
from generator.problems import as_json as problems_as_json
from generator.read.names import printable
from generator.records import BY_TYPE
from generator.review.readers import Effect
from generator.review.report import Review

PAGES = ("new", "changed", "withdrawn", "returned", "gone", "later")


def as_json(review: Review, lang: str | None) -> str:
    """`{"base", "head", "errors", "second_approval", "files": {"added": [path, ...], ...}, "pages": {"new": [address, ...], ...},
    "lists": {address: [before, after]}, "feeds": {name: new entries}, "without_english": [path, ...], "policy": [problem, ...],
    "problems": [problem, ...]}`; a problem is as in `check --format json`. The parts about pages are null when the root cannot be read."""
    return json.dumps({
        "base": review.changes.base, "head": review.changes.head, "errors": review.errors, "second_approval": review.needs_second_approval,
        "files": {**{kind: [change.path for change in changes] for kind, changes in review.kinds.items()},
                  "other": [shown(printable(path), 200) for path in review.others]},
        **(_effect(review.effect) if review.effect else dict.fromkeys(("pages", "lists", "feeds", "without_english"))),
        "policy": _problems(review.policy, lang), "problems": _problems(review.problems, lang)}, ensure_ascii=False, indent=2) + "\n"


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "pages": {name: [f"/{record.collection}/{record.id}/" for record in getattr(effect, name)] for name in PAGES},
        "lists": {f"/{BY_TYPE[record_type].collection}/": lines for record_type, lines in effect.lists.items()},
        "feeds": effect.feeds, "without_english": [record.path for record, _ in effect.without_english]}


def _problems(problems: list[Problem], lang: str | None) -> Any:
    return json.loads(problems_as_json(problems, lang))["problems"]
