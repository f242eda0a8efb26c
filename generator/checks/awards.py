"""Rules on conferrals: what an award admits, who may decide it and when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.award import Award
from generator.records.decision import TAKEN_BACK, Conferral, Decision
from generator.records.fields import covers

CLASS_MISSING = ProblemKind(
    "C030", '"{form}" phải ghi hạng', '"{form}" needs a class', 'thêm "class: …", chọn một trong: {allowed}', 'add "class: …", one of: {allowed}')
CLASS_NOT_ALLOWED = ProblemKind(
    "C031", '"{form}" không có hạng "{found}"', '"{form}" has no class "{found}"', "hạng dùng được: {allowed}; dấu - là không có hạng, khi đó bỏ dòng class",
    "classes that exist: {allowed}; - means none, then delete the line class")
WRONG_SUBJECT = ProblemKind(
    "C032", '"{form}" không dành cho "{found}"', '"{form}" is not for "{found}"', "hình thức này dành cho: {allowed}", "this form is for: {allowed}")
LINE_TWICE = ProblemKind(
    "C033", 'số thứ tự {found} đã dùng ở dòng {other} của tệp', 'list number {found} already stands on line {other} of the file',
    "đánh lại số thứ tự như trong quyết định", "number the list as in the decision")
AWARD_TWICE = ProblemKind(
    "C034", '"{found}" nhận cùng một hình thức hai lần trong một quyết định (dòng {other} của tệp)',
    '"{found}" receives the same form twice in one decision (line {other} of the file)',
    "bỏ dòng thừa; nếu là hai người trùng tên, đặt hai mã khác nhau", "delete one; if they are two people of one name, give them two ids")
NOT_VALID = ProblemKind(
    "C100", '"{form}" không được tặng vào ngày {found}', '"{form}" cannot be granted on {found}',
    "hình thức này có từ {first} đến {last}; xem lại ngày ký và form, hoặc sửa valid_from, valid_to của data/awards/{id}.yml",
    "it exists from {first} to {last}; check the date and the form, or put valid_from and valid_to of data/awards/{id}.yml right")
NOT_ENTITLED = ProblemKind(
    "C101", '"{found}" không có thẩm quyền quyết định "{form}" vào ngày {day}', '"{found}" has no power to decide "{form}" on {day}',
    "ngày đó hình thức này do: {allowed} quyết định; xem lại authority và ngày ký, hoặc decides_as của data/organisations/{found}.yml",
    "on that day it is decided by: {allowed}; check authority and date, or decides_as of data/organisations/{found}.yml")
RESTORED_WHAT = ProblemKind(
    "C106", "phục hồi nhưng trước đó chưa bị thu hồi, hủy bỏ hoặc tước", "restored, but never revoked, cancelled or stripped before",
    "thêm lần thu hồi trước đó vào changes, hoặc đổi status của mục này",
    "add the earlier revocation to changes, or change the status of this one")


def _lines(subject: Subject) -> Iterator[tuple[Decision, int, Conferral, Award]]:
    for decision in subject.catalog.of("decision"):
        for index, line in enumerate(decision.conferrals):
            form = subject.catalog.get("award", line.form)
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


def award_is_valid(subject: Subject) -> Iterator[Problem]:
    """Ensure that an award exists on the day of the decision that grants it. Said once for each award of a decision."""
    for decision, index, award in _granted(subject):
        if not award.is_valid_on(decision.issued):
            yield subject.problem(NOT_VALID, decision, ("conferrals", index, "form"), form=award.name.vi, found=decision.issued, id=award.id,
                                  first=award.valid_from.text if award.valid_from else "…", last=award.valid_to.text if award.valid_to else "…")


def authority_may_decide(subject: Subject) -> Iterator[Problem]:
    """Ensure that the authority of a decision may decide its awards on that day, where the award says who may."""
    names = subject.catalog.vocabulary["deciding-authorities"].terms
    for decision, index, award in _granted(subject):
        authority = subject.catalog.get("organisation", decision.authority)
        if not authority or not award.decided_by:
            continue
        allowed = [item.authority for item in award.decided_by if covers(item.valid_from, item.valid_to, decision.issued)]
        if not set(allowed) & set(authority.decides_as):
            words = tuple(f"{item} ({names[item].name.vi})" if item in names else item for item in dict.fromkeys(allowed))
            yield subject.problem(NOT_ENTITLED, decision, ("conferrals", index, "form"), form=award.name.vi, found=decision.authority,
                                  day=decision.issued, allowed=words)


def _granted(subject: Subject) -> Iterator[tuple[Decision, int, Award]]:
    """The awards of each decision, each once, with the first line that grants it."""
    for decision in subject.catalog.of("decision"):
        first: dict[str, int] = {}
        for index, line in enumerate(decision.conferrals):
            first.setdefault(line.form, index)
        for form, index in first.items():
            award = subject.catalog.get("award", form)
            if award:
                yield decision, index, award


def what_is_restored_was_taken_back(subject: Subject) -> Iterator[Problem]:
    """Ensure that a decision or a line is restored only after it was taken back."""
    for decision in subject.catalog.of("decision"):
        logs = [(("changes",), decision.changes)]
        logs += [(("conferrals", index, "changes"), line.changes) for index, line in enumerate(decision.conferrals) if line.changes]
        for location, changes in logs:
            taken = False
            for index, change in enumerate(changes):
                if change.status == "restored" and not taken:
                    yield subject.problem(RESTORED_WHAT, decision, (*location, index, "status"))
                taken = change.status in TAKEN_BACK or (taken and change.status != "restored")
