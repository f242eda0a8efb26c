"""Problems: what is wrong with the input, where, and what to write instead.

Every stage below the command line yields `Problem`s; only the command line prints them.
A `ProblemKind` stands next to the rule that it reports and holds its code and its words in both languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.personal_data import masked

LANGUAGES = ("vi", "en")
KINDS: dict[str, ProblemKind] = {}

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")
_ASKED = re.compile(r"(?:có phải là|did you mean): \{close\}\? (?=\S)")
"""What a hint does not ask when nothing is close, as long as it has more to say."""
_LONG_NUMBER = re.compile(r"(?<!\d)(?!\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:|$))\d(?:(?:[^\w,;:]|_){0,3}\d){8,}")


def shown(value: object, limit: int = 80) -> str:
    """`value` as it may stand in a message: short, printable, without long numbers and other personal data.

    The output of a check is public, so what may be a person's is never repeated in full. Nor is anything in it a command to the runner of
    a workflow, which looks for "##[" in every line of a log, and for "::" where one begins.
    """
    text = str(value)[: 20 * limit]
    text = masked(text, leaving=_LONG_NUMBER)
    text = _LONG_NUMBER.sub(lambda match: f"{match[0][:4]}…({sum(c.isdigit() for c in match[0])} số/digits)", text)
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return _CONTROL.sub(lambda match: f"U+{ord(match[0]):04X}", text).replace("##[", "## [")


def has_long_number(text: str) -> bool:
    """Whether there are nine digits or more in a row, which may be a person's number."""
    return _LONG_NUMBER.search(text) is not None


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One way in which input can be wrong. `vi`, `en` and the hints are `str.format` templates."""

    code: str
    vi: str
    en: str
    hint_vi: str
    hint_en: str
    severity: str = "error"

    def __post_init__(self) -> None:
        if self.code in KINDS:
            raise ValueError(f"problem code {self.code} is used twice")
        KINDS[self.code] = self

    def at(self, path: str, line: int = 1, column: int = 1, **found: object) -> Problem:
        """The problem of this kind at a place; `line` and `column` count from 1. What was found may be a tuple of choices."""
        hint_vi, hint_en = (_ASKED.sub("", hint) if found.get("close") == () else hint for hint in (self.hint_vi, self.hint_en))
        values = {name: shown(", ".join(value) or "-", 500) if isinstance(value, tuple) else shown(value) for name, value in found.items()}
        return Problem(
            path, line, column, self.code, self.severity,
            (self.vi.format(**values), self.en.format(**values)),
            (hint_vi.format(**values), hint_en.format(**values)),
        )


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A place (path relative to the root, line and column from 1) and what is wrong there, in (vi, en)."""

    path: str
    line: int
    column: int
    code: str
    severity: str
    messages: tuple[str, str]
    hints: tuple[str, str]

    def message(self, lang: str | None) -> str:
        """The message in one language, or in both when `lang` is None."""
        return self.messages[LANGUAGES.index(lang)] if lang else " / ".join(self.messages)

    def hinting(self, before: tuple[str, str] = ("", ""), after: tuple[str, str] = ("", "")) -> Problem:
        """The same problem with more words around its hint, in (vi, en)."""
        hints = tuple(first + hint + last for first, hint, last in zip(before, self.hints, after, strict=True))
        return replace(self, hints=hints)

    def hint(self, lang: str | None) -> str:
        """What to write instead, in one language or in both."""
        return self.hints[LANGUAGES.index(lang)] if lang else " / ".join(self.hints)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem stops a build; warnings do not."""
    return any(problem.severity == "error" for problem in problems)


def as_text(problems: Iterable[Problem], lang: str | None) -> str:
    """One line a problem: `path:line:column: CODE message -> hint`."""
    indexes = range(len(LANGUAGES)) if lang is None else [LANGUAGES.index(lang)]
    return "".join(
        f"{'./' * p.path.startswith(':')}{shown(p.path, 200)}:{p.line}:{p.column}: {p.code} "
        + " / ".join(f"{p.messages[i]} -> {p.hints[i]}" for i in indexes) + "\n"
        for p in problems
    )


def as_json(problems: Iterable[Problem], lang: str | None) -> str:
    """`{"problems": [{"path", "line", "column", "code", "severity", "message", "hint"}, ...]}`."""
    rows = [
        {"path": shown(p.path, 200), "line": p.line, "column": p.column, "code": p.code, "severity": p.severity,
         "message": p.message(lang), "hint": p.hint(lang)}
        for p in problems
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem], lang: str | None) -> str:
    """Workflow commands that GitHub shows as annotations on the changed lines."""
    return "".join(
        f"::{p.severity} file={_property(shown(p.path, 200))},line={p.line},col={p.column},title={_property(p.code)}"
        f"::{_data(f'{p.message(lang)} -> {p.hint(lang)}')}\n"
        for p in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
