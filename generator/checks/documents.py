"""Rules on legal texts: what replaces, amends, repeals and carries out what, and what rests on a text that has ended."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.document import Document

REPLACEMENT_EARLIER = ProblemKind(
    "C150", 'văn bản "{found}" ({other}) có trước văn bản này nên không thể thay thế hay tiếp nối', '"{found}" ({other}) is earlier than this text and cannot replace or follow it',
    "ghi replaced_by, followed_by ở văn bản cũ, không ghi ở văn bản mới; hoặc xem lại ngày ban hành (issued)",
    "write replaced_by or followed_by in the older text, not in the newer one; or check the dates of issue (issued)")
NOT_REPLACED = ProblemKind(
    "C151", "văn bản ghi là đã được thay thế mà không nói bởi văn bản nào", "the text is said to be replaced, but not by what",
    'thêm "replaced_by"; nếu bị bãi bỏ mà không có văn bản thay thế, ghi status: repealed',
    'add "replaced_by"; if it was repealed and nothing replaces it, write status: repealed')
POINTS_AT_LATER = ProblemKind(
    "C152", 'văn bản này không thể dựa vào, thực hiện hay sửa "{found}" ({other}), là văn bản có sau nó',
    'this text cannot rest on, carry out or change "{found}" ({other}), which is later',
    'xem lại trường "{field}" và ngày ban hành của hai văn bản', 'check the field "{field}" and the dates of issue of both')
REPEALED_IN_FORCE = ProblemKind(
    "C153", 'văn bản này bãi bỏ "{found}", nhưng {other} ghi là còn hiệu lực', 'this text repeals "{found}", but {other} says that it is in force',
    "sửa status của văn bản kia thành repealed, hoặc bỏ văn bản đó khỏi repeals", "change status of the other text to repealed, or take it out of repeals", "warning")
STATUS_AGAINST_DATES = ProblemKind(
    "C154", 'tình trạng ghi "còn hiệu lực" mà hiệu lực từ {found} đến {other}', 'the state says "in force", but it is so from {found} to {other}',
    "sửa status, in_force_from hoặc in_force_to", "put status, in_force_from or in_force_to right", "warning")
ANSWER_ENDED = ProblemKind(
    "C155", 'câu trả lời dựa vào "{found}", văn bản này đã hết hiệu lực', 'the answer rests on "{found}", which is no longer in force',
    "đối chiếu lại câu trả lời với văn bản hiện hành ({close}), sửa căn cứ và ngày kiểm tra",
    "compare the answer with the text in force now ({close}), put the basis and the day of the check right", "warning")


def _documents(subject: Subject) -> Iterator[Document]:
    yield from subject.catalog.of("document")


def _earlier(one: Document, other: Document) -> bool:
    """Whether a text was issued before another, as far as both dates tell."""
    return bool(one.issued and other.issued and one.issued.last < other.issued.first)


def replacement_is_later(subject: Subject) -> Iterator[Problem]:
    """Ensure that what replaces or follows a text was issued later, and that a replaced text says what replaced it."""
    for record in _documents(subject):
        for name in ("replaced_by", "followed_by"):
            for index, found in enumerate(getattr(record, name)):
                other = subject.catalog.get("document", found)
                if other and _earlier(other, record):
                    yield subject.problem(REPLACEMENT_EARLIER, record, (name, index), found=found, other=other.issued.text)
        if record.status == "replaced" and not record.replaced_by:
            yield subject.problem(NOT_REPLACED, record, ("status",))


def documents_point_back(subject: Subject) -> Iterator[Problem]:
    """Ensure that a text carries out, rests on, amends and repeals only texts that were there when it was issued."""
    for record in _documents(subject):
        for name in ("carries_out", "based_on", "amends", "repeals"):
            for index, found in enumerate(getattr(record, name)):
                other = subject.catalog.get("document", found)
                if other and _earlier(record, other):
                    yield subject.problem(POINTS_AT_LATER, record, (name, index), found=found, other=other.issued.text, field=name)


def repealed_is_not_in_force(subject: Subject) -> Iterator[Problem]:
    """Ensure that a text which another in force repeals is not said to be in force."""
    for record in _documents(subject):
        for index, found in enumerate(record.repeals if record.status == "in_force" else ()):
            other = subject.catalog.get("document", found)
            if other and other.status == "in_force":
                yield subject.problem(REPEALED_IN_FORCE, record, ("repeals", index), found=found, other=subject.place(other, ("status",)))


def status_agrees_with_dates(subject: Subject) -> Iterator[Problem]:
    """Ensure that a text said to be in force is so by its dates on the day for which the record speaks."""
    for record in _documents(subject):
        first, last, day = record.in_force_from, record.in_force_to, record.changed.date()
        if record.status == "in_force" and (first and day < first or last and day > last):
            yield subject.problem(STATUS_AGAINST_DATES, record, ("status",), found=first or "…", other=last or "…")


def answer_rests_on_law_in_force(subject: Subject) -> Iterator[Problem]:
    """Ensure that what an explainer rests on was in force when it was last checked."""
    for record in subject.catalog.of("explainer"):
        for index, basis in enumerate(record.legal_basis):
            document = subject.catalog.get("document", basis.document)
            if document and (document.ended or document.state_at(record.stated) == "ended"):
                yield subject.problem(ANSWER_ENDED, record, ("legal_basis", index, "document"), found=basis.document,
                                      close=(*document.replaced_by, *document.followed_by))
