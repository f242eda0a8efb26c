"""What the sections of the summary share: a review told in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.problems import LANGUAGES
from generator.records import Record
from generator.records.fields import Part
from generator.review.readers import Shown
from generator.review.report import Review
from generator.views.language import number_text
from generator.visible import Tombstone

MOST_RECORDS, MOST_FIELDS, MOST_PROBLEMS = 40, 12, 50
"""What is listed of each before the rest is only counted."""


@dataclass(frozen=True)
class Section:
    """A part of the summary in one language; `lines` are its Markdown."""

    review: Review
    lang: str

    def lines(self) -> Iterator[str]:
        raise NotImplementedError

    @cached_property
    def index(self) -> int:
        return LANGUAGES.index(self.lang)

    def say(self, vi: str, en: str) -> str:
        return en if self.index else vi

    def number(self, count: int) -> str:
        return number_text(count, self.lang)

    def heading(self, text: str, level: int = 2) -> Iterator[str]:
        return iter(("", f"{'#' * level} {text}", ""))

    def few(self, lines: Iterable[str], more: int) -> Iterator[str]:
        """The lines, and how many more there are than these."""
        yield from lines
        if more > 0:
            yield self.rest(more)

    def rest(self, more: int) -> str:
        return f"- {self.say(f'và {self.number(more)} mục nữa', f'and {self.number(more)} more')}"

    def type_of(self, model: type[Part]) -> str:
        return model.label[self.lang] if issubclass(model, Record) else self.say("Danh mục hoặc thiết lập", "Vocabulary or settings")

    def title_of(self, record: Shown) -> str:
        if isinstance(record, Tombstone):
            return record.id
        return record.heading.vi if self.lang == "vi" else record.heading.en or record.heading.vi


def counted(count: int, noun: str) -> str:
    """1 error, 2 errors."""
    return f"{number_text(count, 'en')} {noun}{'' if count == 1 else 's'}"
