"""The comments of a record file, each with the thing that it stands at. The site never shows them; `format` keeps them.

Beside the middle of the arrow: the parser drops comments, so they are found in what lies between its events.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from generator.read.yaml_events import Location, Step, steps

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][^\n#]*(#[^\n]*)?")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_ALONE = re.compile(r"[ \t:?-]*")


@dataclass(frozen=True)
class Comments:
    """Comments as written, without the blanks around them.

    head: above the first field and apart from it. before: on lines of their own above a field or an item. beside: behind it on its line.
    below: behind the last thing of a group, a list or (`()`) the file.
    """

    head: list[str] = field(default_factory=list)
    before: dict[Location, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Location, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: dict[Location, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def texts(self) -> list[str]:
        """Every comment, sorted; what must be the same before and after."""
        kept = (texts for kind in (self.before, self.beside, self.below) for texts in kind.values())
        return sorted([*self.head, *(text for texts in kept for text in texts)])

    def at(self, location: Location) -> bool:
        """Whether a comment stands at a thing or inside it."""
        return any(place[: len(location)] == location for kind in (self.before, self.beside, self.below) for place in kind)


def comments(text: str) -> Comments:
    """The comments in a text that passed the gate."""
    return _Finder(text).found if "#" in text else Comments()


class _Finder:
    """One walk over a text. Comments on lines of their own wait until the next field or item, or the end of what they stand below."""

    def __init__(self, text: str) -> None:
        self.text, self.found = text, Comments()
        self.waiting: list[tuple[int, int, str]] = []  # offset, column from 1, comment
        self.closed: list[tuple[int, Location]] = []  # what ended since they wait, the innermost first: column from 1, location
        self.columns: dict[Location, int] = {}
        self.last: Location | None = None
        end = 0
        for step in steps(text):
            self._between(end, step.start)
            self._step(step)
            end = max(end, step.end)

    def _between(self, start: int, end: int) -> None:
        for match in _COMMENT.finditer(self.text, start, max(start, end)):
            line = self.text.rfind("\n", 0, match.start()) + 1
            if self.last is None or _ALONE.fullmatch(self.text, line, match.start()):
                # Behind the hyphen of the next item nothing can be about what ended before that hyphen.
                self.waiting.append((match.start(), 0 if self.closed else match.start() - line + 1, match[0].rstrip()))
            else:
                self.found.beside[self.last].append(match[0].rstrip())

    def _step(self, step: Step) -> None:
        if step.part == "close" and step.flow:
            if self.waiting:
                self.found.below[step.location] += self._waited()
            self.last = step.location
        elif step.part == "close":
            self.closed.append((self.columns[step.location], step.location))
        elif step.part == "end":
            self._settle(0, ())
        else:
            if self.last is None:
                self._take_head(step.start)
            is_item = isinstance(step.location[-1] if step.location else "", int)
            # What stands above the first thing of a group or a list belongs to that thing. An item begins at its hyphen, as its list does.
            if step.part != "open" or is_item:
                self._settle(self.columns[step.location[:-1]] if is_item else step.place[1], step.location)
            if step.part == "open":
                self.columns[step.location] = step.place[1]
            elif step.flow and (header := _HEADER.match(self.text, step.start)) and header[1]:
                self.found.beside[step.location].append(header[1].rstrip())
            self.last = step.location or self.last

    def _take_head(self, first: int) -> None:
        """What a blank line separates from the first field is about the file."""
        apart = max((match.end() for match in _BLANK_LINE.finditer(self.text, 0, first)), default=0)
        self.found.head.extend(comment for offset, _, comment in self.waiting if offset < apart)
        self.waiting = [waiting for waiting in self.waiting if waiting[0] >= apart]

    def _settle(self, column: int, location: Location) -> None:
        """Give the waiting comments to what ended, as far as they are indented more than what comes now; the rest to that."""
        while self.waiting:
            _, at, comment = self.waiting[0]
            ended = [place for ended_at, place in self.closed if column < at and ended_at <= at]
            if not ended and location:
                self.found.before[location] += self._waited()
            else:
                self.found.below[ended[0] if ended else ()].append(comment)
                del self.waiting[0]
        self.closed.clear()

    def _waited(self) -> list[str]:
        comments = [comment for _, _, comment in self.waiting]
        self.waiting.clear()
        return comments
