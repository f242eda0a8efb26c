"""The summary of a change for the people who read it before it is merged: Markdown in Vietnamese and English, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import LANGUAGES
from generator.review.quoting import fitted
from generator.review.report import Review
from generator.review.summary.changes import ChangesSection
from generator.review.summary.checks import ChecksSection
from generator.review.summary.readers import ReadersSection
from generator.review.summary.words import Section, counted

MOST_BYTES = 1_000_000
"""Bytes of a whole summary; GitHub takes 1 MiB from one step."""


def summary(review: Review, lang: str | None = None) -> str:
    """The summary in one language, or in both, Vietnamese first."""
    langs = LANGUAGES if lang is None else (lang,)
    return "\n".join(fitted(_Summary(review, one).lines(), MOST_BYTES // len(langs), TOO_LONG[one]) for one in langs)


TOO_LONG = {"vi": "\n**Phần còn lại quá dài nên không hiện ở đây.**", "en": "\n**The rest is too long to be shown here.**"}


class _Summary(Section):
    def lines(self) -> Iterator[str]:
        yield f"# {self.say('Thay đổi này và người đọc', 'This change and its readers')}"
        yield ""
        yield self._verdict()
        for section in (ChangesSection, ReadersSection, ChecksSection):
            yield from section(self.review, self.lang).lines()

    def _verdict(self) -> str:
        errors, reasons = self.review.errors, len(self.review.reasons)
        warnings = sum(problem.severity == "warning" for problem in self.review.problems)
        if errors:
            return self.say(f"**Chưa gộp được: {self.number(errors)} lỗi phải sửa.**", f"**Cannot be merged yet: {counted(errors, 'error')} to put right.**")
        told = self.say(f"{self.number(warnings)} cảnh báo", counted(warnings, "warning"))
        if reasons:
            return self.say(f"**Cần người thứ hai phê duyệt** ({self.number(reasons)} lý do, ghi bên dưới). Không có lỗi, {told}.",
                            f"**A second person must agree** ({counted(reasons, 'reason')}, see below). No errors, {told}.")
        return self.say(f"**Gộp được:** không có lỗi, {told}.", f"**Can be merged:** no errors, {told}.")
