"""Problems as annotations of a pull request: the most important first, since GitHub shows only the first ten of a kind."""

from __future__ import annotations

from generator.problems import Problem, ProblemKind, as_github
from generator.review.changes import Changes, is_new
from generator.review.git import FILE, NOTHING, Refused

MORE = ProblemKind(
    "G040", "và {count} lỗi nữa; danh sách đầy đủ ở bản tóm tắt", "and {count} more errors; the summary lists them",
    "mở trang Summary của lần chạy này", "open the Summary of this run")
MORE_WARNINGS = ProblemKind(
    "G041", "và {count} cảnh báo nữa; danh sách đầy đủ ở bản tóm tắt", "and {count} more warnings; the summary lists them",
    "mở trang Summary của lần chạy này", "open the Summary of this run", "warning")

SHOWN = 10
"""Annotations of one severity that GitHub shows for one step."""
FILES_COMPARED = 40
"""Changed files with problems of which the changed lines are looked up."""


def annotations(changes: Changes, policy: list[Problem], problems: list[Problem], lang: str | None) -> str:
    """Workflow commands: for each severity the policy first, then problems on changed lines, in changed files, elsewhere."""
    ranks = _ranks(changes, problems)
    ordered = [*policy, *sorted(problems, key=lambda problem: (ranks[problem], problem))]
    return "".join(_limited([problem for problem in ordered if problem.severity == severity], more, lang)
                   for severity, more in (("error", MORE), ("warning", MORE_WARNINGS)))


def _limited(problems: list[Problem], more: ProblemKind, lang: str | None) -> str:
    if len(problems) <= SHOWN:
        return as_github(problems, lang)
    return as_github([*problems[: SHOWN - 1], more.at(problems[SHOWN - 1].path, count=len(problems) - SHOWN + 1)], lang)


def _ranks(changes: Changes, problems: list[Problem]) -> dict[Problem, int]:
    """Problem -> 0 on a changed line, 1 in a changed file, 2 elsewhere."""
    entries = {path: changes.entry[path] for path in dict.fromkeys(problem.path for problem in problems) if path in changes.entry}
    lines: dict[str, list[range]] = {}
    for path, entry in list(entries.items())[:FILES_COMPARED]:
        if entry.after_mode == FILE and entry.before_mode == FILE:
            try:
                lines[path] = changes.git.changed_lines(entry.before, entry.after)
            except Refused:  # only the order suffers
                lines[path] = []
        elif entry.after_mode != NOTHING and is_new(entry):
            lines[path] = [range(1, 1 << 31)]

    def rank(problem: Problem) -> int:
        if problem.path not in entries:
            return 2
        return 0 if any(problem.line in changed for changed in lines.get(problem.path, ())) else 1

    return {problem: rank(problem) for problem in problems}
