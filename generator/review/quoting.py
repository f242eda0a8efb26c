"""Texts that anybody may have written, as they may stand in Markdown on the page of a pull request: literal, short, and leading nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.problems import shown

SHORT = 120
"""Characters of a quoted text."""
WHOLE = 10_000
"""Characters of the longest text that a record holds."""
AROUND = 24
"""Characters shown before the place where two texts begin to differ."""
EMPTY = "∅"


def quoted(text: object, limit: int = SHORT) -> str:
    """A text as a code span: nothing in it is markup, a mention or a link. Long numbers, control and bidi characters are replaced."""
    return literal(shown(_on_one_line(text), limit))


def literal(text: str) -> str:
    """A text that may be shown as it is, such as the message of a problem, as a code span."""
    plain = text or EMPTY
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", plain)), default=0))
    pad = " " if "`" in (plain[0], plain[-1]) else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def apart(before: object, after: object) -> tuple[str, str]:
    """Two texts as they may be shown, long ones from shortly before the place where they begin to differ."""
    old, new = (shown(_on_one_line(text), WHOLE) for text in (before, after))
    if max(len(old), len(new)) <= SHORT:
        return old, new
    same = next((index for index, (one, other) in enumerate(zip(old, new)) if one != other), min(len(old), len(new)))
    start = max(0, same - AROUND)
    return ("…" * (start > 0) + old[start:]), ("…" * (start > 0) + new[start:])


def _on_one_line(text: object) -> str:
    return re.sub(r"\s*\n\s*", " ⏎ ", str(text).strip())


def fitted(lines: Iterable[str], most: int, ending: str) -> str:
    """Lines as one text of at most `most` bytes; what does not fit is left out, and `ending` says so."""
    found: list[str] = []
    size = len(ending.encode()) + 1
    for line in lines:
        if not line and not (found and found[-1]):  # one empty line is enough
            continue
        size += len(line.encode()) + 1
        if size > most:
            found.append(ending)
            break
        found.append(line)
    return "".join(f"{line}\n" for line in found)
