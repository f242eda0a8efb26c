"""What stays in other words when somebody was withdrawn: `visible` takes names out of lists, never out of sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checks.subject import Subject, texts
from generator.problems import Problem, ProblemKind
from generator.records import Record
from generator.records.decision import Decision
from generator.records.exemplar import Exemplar
from generator.records.press_item import PressItem
from generator.records.record import GONE, Location

# The message says who by the id: what a check says is public, and the name is to be forgotten.
STILL_NAMED = ProblemKind(
    "C109", 'chỗ này vẫn nêu tên của "{found}", bản ghi đã rút', 'this still has the name of "{found}", whose record is withdrawn',
    "bỏ tên khỏi câu này; nếu là tên của người, nơi khác thì không phải sửa gì",
    "take the name out of the text; when it is the name of somebody or something else, nothing needs to change", "warning")

_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


def withdrawn_names_are_gone(subject: Subject) -> Iterator[Problem]:
    """Ensure that the name of a withdrawn honouree stands in no other words of the record, and not in the reason either."""
    names = _names(subject)
    if not names:
        return
    # Family names are everywhere, so names are looked for by their last word.
    by_last: dict[str, list[Words]] = defaultdict(list)
    for name in names:
        by_last[name[-1].casefold()].append(name)
    catalog = subject.catalog
    removed = {record.id for record in catalog.of("honoree") if record.withdrawn}
    stories = {record.id for record in catalog.of("exemplar") if record.honoree in removed}
    for record in catalog.all():
        source = subject.sources[record.path]
        if by_last.keys().isdisjoint(_WORD.findall(source.data.decode().casefold())):
            continue
        for location, text in texts(source.value):
            for name in () if _is_gone(record, location, removed, stories) else _found(text, by_last):
                yield subject.problem(STILL_NAMED, record, location, found=names[name])


def _names(subject: Subject) -> dict[Words, str]:
    """Every name of a withdrawn honouree -> its id, without those that others have too."""
    gone: dict[Words, str] = {}
    others: set[Words] = set()
    catalog = subject.catalog
    if not any(record.withdrawn for record in catalog.of("honoree")):
        return gone
    for key in sorted({*catalog.named, *catalog.records["honoree"]}):
        record = catalog.get("honoree", key)
        known = [item.conferral.name for item in catalog.named.get(key, ())] + ([record.name, *record.other_names] if record else [])
        words = {found for name in known if name != GONE["vi"] and (found := _words(name))}
        if record and record.withdrawn:
            gone.update(dict.fromkeys(words, key))
        else:
            others |= words
    return {name: key for name, key in gone.items() if name not in others}


def _words(text: str) -> Words:
    """The words of a text. One that stands alone keeps its case: Lan is somebody, lan an orchid."""
    found = tuple(_WORD.findall(text))
    return tuple(_WORD.findall(text.casefold())) if len(found) > 1 else found


def _found(text: str, by_last: dict[str, list[Words]]) -> Iterator[Words]:
    """The names that stand in a text, each once."""
    as_written, folded = _WORD.findall(text), _WORD.findall(text.casefold())
    yield from dict.fromkeys(
        name for index, word in enumerate(folded, 1) for name in by_last.get(word, ())
        if tuple((folded if len(name) > 1 else as_written)[max(0, index - len(name)): index]) == name)


def _is_gone(record: Record, location: Location, removed: set[str], stories: set[str]) -> bool:
    """Whether the public never sees a text: it left the site with the honouree, or with its own record."""
    if location[0] == "withdrawn":
        return False
    if record.withdrawn or (isinstance(record, Exemplar) and record.id in stories):
        return True
    if isinstance(record, PressItem):
        return not stories.isdisjoint(record.exemplars)
    return isinstance(record, Decision) and location[0] == "conferrals" and record.conferrals[location[1]].honoree in removed
