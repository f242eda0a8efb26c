"""The section on what people must look at: refusals, reasons for a second approval, missing English, and what the checks say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from generator.checks import formalism
from generator.problems import Problem
from generator.review.fields import label_of
from generator.review.hosts import field_of
from generator.review.quoting import literal, quoted
from generator.review.summary.words import MOST_FIELDS, MOST_PROBLEMS, MOST_RECORDS, Section

GROUPS: dict[str, tuple[str, str]] = {
    "F": ("Tệp và tên tệp", "Files and their names"),
    "Y": ("Cách viết YAML", "How YAML is written"),
    "T": ("Ký tự", "Characters"),
    "R": ("Các trường của bản ghi", "Fields of records"),
    "C": ("Quy tắc giữa các bản ghi", "Rules across records"),
    "P": ("Dữ liệu cá nhân", "Personal data"),
    "S": ("Trang viết tay", "Hand-written pages"),
}
"""The groups of checks by the letter of their codes."""
FORMALISM = frozenset({formalism.COPIED.code, formalism.FAR_MORE.code})


class ChecksSection(Section):
    def lines(self) -> Iterator[str]:
        yield from self._policy()
        yield from self._english()
        yield from self._checks()

    def _policy(self) -> Iterator[str]:
        if self.review.refusals:
            yield from self.heading(self.say('Thay đổi không được nhận', 'What is not accepted'))
            yield from self._problems(self.review.refusals)
        if self.review.reasons:
            yield from self.heading(self.say('Vì sao cần người thứ hai phê duyệt', 'Why a second person must agree'))
            yield from self._problems(self.review.reasons)

    def _english(self) -> Iterator[str]:
        effect = self.review.effect
        if effect is None:
            return
        yield from self.heading(self.say('Còn thiếu tiếng Anh', 'English missing'))
        for record, missing in effect.without_english[:MOST_RECORDS]:
            labels = list(dict.fromkeys(label_of(type(record), field_of(location))[self.index] for location in missing))
            more = f" … (+{len(labels) - MOST_FIELDS})" if len(labels) > MOST_FIELDS else ""
            yield f"- {quoted(record.path, 200)}: {', '.join(islice(labels, MOST_FIELDS))}{more}"
        if len(effect.without_english) > MOST_RECORDS:
            yield self.rest(len(effect.without_english) - MOST_RECORDS)
        if not effect.without_english:
            yield self.say("Các bản ghi trong thay đổi này đã đủ tiếng Anh.", "The records of this change have all their English.")
        waiting = self.review.checked.without_english
        yield ""
        yield self.say(f"Cả trang còn {self.number(waiting)} trên {self.number(self.review.checked.records)} bản ghi chờ bản tiếng Anh.",
                       f"On the whole site {self.number(waiting)} of {self.number(self.review.checked.records)} records wait for English.")

    def _checks(self) -> Iterator[str]:
        problems = self.review.problems
        yield from self.heading(self.say('Kiểm tra dữ liệu', 'Checks of the data'))
        counts = Counter((problem.code[0], problem.severity) for problem in problems)
        yield f"| {self.say('Nhóm', 'Group')} | {self.say('Lỗi', 'Errors')} | {self.say('Cảnh báo', 'Warnings')} |"
        yield "| --- | ---: | ---: |"
        for letter in dict.fromkeys((*GROUPS, *sorted(letter for letter, _ in counts))):
            name = GROUPS.get(letter, (letter, letter))[self.index]
            yield f"| {name} | {self.number(counts[letter, 'error'])} | {self.number(counts[letter, 'warning'])} |"
        personal = [problem for problem in problems if problem.code.startswith("P")]
        formal = [problem for problem in problems if problem.code in FORMALISM]
        others = [problem for problem in problems if problem not in {*personal, *formal}]
        others.sort(key=lambda problem: (problem.severity != "error", problem.path not in self.review.changes.entry, problem))
        for title, some in ((self.say("Lỗi và cảnh báo", "Errors and warnings"), others),
                            (self.say("Dữ liệu cá nhân", "Personal data"), personal),
                            (self.say("Dấu hiệu hình thức", "Signs of formalism"), formal)):
            if some:
                yield from self.heading(f"{title} ({self.number(len(some))})", 3)
                yield from self._problems(some)

    def _problems(self, problems: list[Problem]) -> Iterator[str]:
        yield from self.few((f"- {self._problem(problem)}" for problem in problems[:MOST_PROBLEMS]), len(problems) - MOST_PROBLEMS)

    def _problem(self, problem: Problem) -> str:
        severity = self.say("lỗi", "error") if problem.severity == "error" else self.say("cảnh báo", "warning")
        return (f"{problem.code} ({severity}) {quoted(f'{problem.path}:{problem.line}', 220)}: "
                f"{literal(problem.message(self.lang))} → {literal(problem.hint(self.lang))}")
