"""Rules on what records point at."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.read import names
from generator.records import BY_TYPE
from generator.records.fields import Reference, TermOf
from generator.records.record import Location, Mark, marked
from generator.records.vocabulary import Term

NO_SUCH_RECORD = ProblemKind(
    "C010", 'không có bản ghi "{found}" trong data/{collection}', 'there is no record "{found}" in data/{collection}',
    "có phải là: {close}? Nếu bản ghi chưa có, hãy thêm tệp data/{collection}/{found}.yml",
    "did you mean: {close}? If the record does not exist yet, add the file data/{collection}/{found}.yml")
NOT_HONOURED = ProblemKind(
    "C014", 'không quyết định nào khen thưởng ai có mã "{found}"', 'no decision honours anybody with the id "{found}"',
    "có phải là: {close}? Nếu chưa có, phải có một quyết định nêu mã này ở trường honoree; chỉ thêm tệp trong data/honorees là chưa đủ",
    "did you mean: {close}? If not, a decision must name this id in a field honoree; a file in data/honorees alone is not enough")
NO_SUCH_TERM = ProblemKind(
    "C011", 'không có mục "{found}" trong danh mục data/vocabulary/{vocabulary}.yml',
    'there is no term "{found}" in data/vocabulary/{vocabulary}.yml', "chọn một trong: {close}", "choose one of: {close}")
NO_SUCH_SECTION = ProblemKind(
    "C012", 'văn bản "{document}" không có mục "{found}"', 'the document "{document}" has no section "{found}"',
    "văn bản này có các mục: {close}", "the document has the sections: {close}")
CYCLE = ProblemKind(
    "C013", 'các bản ghi dẫn vòng tròn về nhau: {found}', 'records point at each other in a circle: {found}',
    'sửa hoặc bỏ trường "{field}" ở một trong các bản ghi này', 'change or remove the field "{field}" in one of these records')

HIERARCHIES = (
    ("award", "next_steps"),
    ("campaign", "parent"),
    ("council", "previous"),
    ("document", "amends"),
    ("document", "based_on"),
    ("document", "carries_out"),
    ("document", "followed_by"),
    ("document", "repeals"),
    ("document", "replaced_by"),
    ("event", "previous"),
    ("organisation", "parent"),
    ("organisation", "succession"),
    ("place", "parent"),
    ("place", "succession"),
    ("plan", "carries_out"),
    ("procedure", "replaced_by"),
)
"""The fields that lead from one record to another of the same type and must never lead back."""

TOO_DEEP = ProblemKind(
    "C015", "bản ghi nằm sâu hơn {limit} bậc trong cây của thư mục này", "the record lies more than {limit} levels down in the tree of its folder",
    'đặt trường "parent" thành một bản ghi ở bậc cao hơn', 'let the field "parent" name a record further up')
TREES = ("campaign", "organisation", "place")
"""The types whose records lie within each other by their field `parent`."""
DEEPEST = 20
"""Levels below the top of a tree: the state has five, and a page shows the whole tree around a record."""


def references_resolve(subject: Subject) -> Iterator[Problem]:
    """Ensure that every reference names a record, and every term is in its vocabulary; in the settings of the site, too."""
    catalog = subject.catalog
    for record in catalog.all():
        for kind, location, found in _unresolved(subject, catalog.marks[record.type, record.id]):
            yield subject.problem(kind, record, location, **found)
    settings = subject.sources["data/site.yml"]
    for kind, location, found in _unresolved(subject, marked(catalog.site)):
        yield kind.at(settings.path, *settings.position(location), **found)


def _unresolved(subject: Subject, marks: Iterable[tuple[Location, Mark, str]]) -> Iterator[tuple[ProblemKind, Location, dict[str, Any]]]:
    catalog = subject.catalog
    for location, mark, found in marks:
        if isinstance(mark, Reference) and not subject.exists(mark.type, found):
            known = catalog.records[mark.type]
            if mark.type == "honoree":  # most have no file
                yield NOT_HONOURED, location, {"found": found, "close": _close(found, {**known, **catalog.named})}
            else:
                yield NO_SUCH_RECORD, location, {"found": found, "close": _close(found, known), "collection": BY_TYPE[mark.type].collection}
        elif isinstance(mark, TermOf) and not catalog.term(mark.vocabulary, found):
            terms = catalog.vocabulary[mark.vocabulary].terms
            yield NO_SUCH_TERM, location, {"found": found, "vocabulary": mark.vocabulary, "close": _close_terms(found, terms)}


def citations_name_a_section(subject: Subject) -> Iterator[Problem]:
    """Ensure that a cited section exists, where the record holds the text of the document."""
    for record in subject.catalog.all():
        for location, _, found in subject.catalog.marks[record.type, record.id]:
            if location[-3:-2] not in (("source",), ("legal_basis",)) or location[-1] != "document":
                continue
            section = _at(record, location[:-1]).section
            document = subject.catalog.get("document", found)
            sections = [section.number for section in document.sections] if document else []
            if section and sections and section not in sections:
                yield subject.problem(NO_SUCH_SECTION, record, (*location[:-1], "section"), found=section, document=found,
                                      close=_close(section, sections))


def _at(value: Any, location: Location) -> Any:
    for step in location:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def no_cycles(subject: Subject) -> Iterator[Problem]:
    """Ensure that parents, successors and documents that carry out others never lead back to where they began."""
    catalog = subject.catalog
    for record_type, name in HIERARCHIES:
        edges: dict[str, list[tuple[Location, str]]] = {}
        for record in catalog.of(record_type):
            edges[record.id] = [
                (location, found) for location, mark, found in catalog.marks[record_type, record.id]
                if location[0] == name and isinstance(mark, Reference) and mark.type == record_type]
        for start, location, circle in _circles(edges):
            yield subject.problem(CYCLE, catalog.get(record_type, start), location, found=" -> ".join(circle), field=name)


def trees_are_shallow(subject: Subject) -> Iterator[Problem]:
    """Ensure that a record is within others, and these within others, only so many times."""
    for record_type in TREES:
        records = subject.catalog.records[record_type]
        for record in records.values():
            above, levels = record, 0
            while levels <= DEEPEST + 1 and above and above.parent:
                above, levels = records.get(above.parent), levels + 1
            if levels == DEEPEST + 1:  # those below are too deep only with this one
                yield subject.problem(TOO_DEEP, record, ("parent",), limit=DEEPEST)


def _circles(edges: dict[str, list[tuple[Location, str]]]) -> Iterator[tuple[str, Location, list[str]]]:
    """One report for each circle, at its link that leads back. Every node is entered once, without recursion."""
    finished: set[str] = set()
    for root in edges:
        trail: dict[str, None] = {}
        pending: list[tuple[str, Iterator[tuple[Location, str]]]] = []
        if root not in finished:
            trail[root] = None
            pending.append((root, iter(edges[root])))
        while pending:
            node, rest = pending[-1]
            location, target = next(rest, (None, None))
            if location is None:
                finished.add(node)
                pending.pop()
                trail.popitem()
            elif target in trail:
                steps = list(trail)
                yield node, location, [*steps[steps.index(target):], target]
            elif target in edges and target not in finished:
                trail[target] = None
                pending.append((target, iter(edges[target])))


def _close_terms(found: str, terms: Mapping[str, Term]) -> tuple[str, ...]:
    """Terms that may be meant, with what they are called: the writer knows the word, and not the id."""
    called = {names.suggestion(term.name.vi, folder=True): key for key, term in terms.items()} | {key: key for key in terms}
    close = dict.fromkeys(called[name] for name in difflib.get_close_matches(found, called, n=3, cutoff=0.6))
    return tuple(f"{key} ({terms[key].name.vi})" for key in close or list(terms)[:6])


def _close(found: str, known: Iterable[str]) -> tuple[str, ...]:
    names = list(known)
    return tuple(difflib.get_close_matches(found, names[:20_000], n=3, cutoff=0.5) or names[:6])
