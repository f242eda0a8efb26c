"""Rules on conferrals: what a form of award admits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.decision import Conferral, Decision
from generator.records.vocabulary import Term

CLASS_MISSING = ProblemKind(
    "C030", '"{form}" phải ghi hạng', '"{form}" needs a class', 'thêm "class: …", chọn một trong: {allowed}', 'add "class: …", one of: {allowed}')
CLASS_NOT_ALLOWED = ProblemKind(
    "C031", '"{form}" không có hạng "{found}"', '"{form}" has no class "{found}"', "hạng dùng được: {allowed}", "classes that exist: {allowed}")
WRONG_SUBJECT = ProblemKind(
    "C032", '"{form}" không dành cho "{found}"', '"{form}" is not for "{found}"', "hình thức này dành cho: {allowed}", "this form is for: {allowed}")
LINE_TWICE = ProblemKind(
    "C033", 'số thứ tự {found} đã dùng ở dòng {other} của tệp', 'list number {found} already stands on line {other} of the file',
    "đánh lại số thứ tự như trong quyết định", "number the list as in the decision")
AWARD_TWICE = ProblemKind(
    "C034", '"{found}" nhận cùng một hình thức hai lần trong một quyết định (dòng {other} của tệp)',
    '"{found}" receives the same form twice in one decision (line {other} of the file)',
    "bỏ dòng thừa; nếu là hai người trùng tên, đặt hai mã khác nhau", "delete one; if they are two people of one name, give them two ids")


def _lines(subject: Subject) -> Iterator[tuple[Decision, int, Conferral, Term]]:
    for decision in subject.catalog.of("decision"):
        for index, line in enumerate(decision.conferrals):
            form = subject.catalog.term("award-forms", line.form)
            if form:
                yield decision, index, line, form


def _kind(subject: Subject, term_id: str) -> str:
    term = subject.catalog.term("subject-kinds", term_id)
    return f"{term_id} ({term.name.vi})" if term else term_id


def class_fits_form(subject: Subject) -> Iterator[Problem]:
    """Ensure that a class is given exactly when the form has classes."""
    for decision, index, line, form in _lines(subject):
        allowed = form.classes
        if form.classes and line.award_class is None:
            yield subject.problem(CLASS_MISSING, decision, ("conferrals", index), form=form.name.vi, allowed=allowed)
        elif line.award_class is not None and line.award_class not in form.classes:
            yield subject.problem(CLASS_NOT_ALLOWED, decision, ("conferrals", index, "class"), form=form.name.vi,
                                  found=line.award_class, allowed=allowed)


def subject_fits_form(subject: Subject) -> Iterator[Problem]:
    """Ensure that a title or form goes to the kind of subject that it is for."""
    for decision, index, line, form in _lines(subject):
        known = subject.catalog.term("subject-kinds", line.kind)  # that it is unknown is said by another rule
        if known and form.subjects and line.kind not in form.subjects:
            yield subject.problem(WRONG_SUBJECT, decision, ("conferrals", index, "kind"), form=form.name.vi,
                                  found=_kind(subject, line.kind), allowed=tuple(_kind(subject, kind) for kind in form.subjects))


def lines_are_unique(subject: Subject) -> Iterator[Problem]:
    """Ensure that no list number stands twice in a decision."""
    for decision in subject.catalog.of("decision"):
        first: dict[int, int] = {}
        for index, line in enumerate(decision.conferrals):
            if line.line in first:
                other = subject.sources[decision.path].position(("conferrals", first[line.line], "line"))[0]
                yield subject.problem(LINE_TWICE, decision, ("conferrals", index, "line"), found=line.line, other=other)
            first.setdefault(line.line, index)


def one_award_once(subject: Subject) -> Iterator[Problem]:
    """Ensure that a decision does not give one subject the same form twice. Two names of one id are another rule's."""
    for decision in subject.catalog.of("decision"):
        first: dict[tuple[str, str, str], int] = {}
        for index, line in enumerate(decision.conferrals):
            key = (line.honoree, line.name, line.form)
            if key in first:
                other = subject.sources[decision.path].position(("conferrals", first[key]))[0]
                yield subject.problem(AWARD_TWICE, decision, ("conferrals", index, "honoree"), found=line.honoree, other=other)
            first.setdefault(key, index)
