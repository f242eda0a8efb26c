"""Rules on who is who, on consent, and on ids that never vanish."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records import BY_COLLECTION

OTHER_SUBJECT = ProblemKind(
    "C040", 'mã "{found}" ở đây là "{name}", nhưng ở {other} là "{other_name}"', 'the id "{found}" is "{name}" here, but "{other_name}" at {other}',
    "hai người khác nhau phải có hai mã; nếu là một người đổi tên, thêm tên vào other_names của data/honorees/{found}.yml",
    "two people need two ids; if it is one person under two names, add the name to other_names in data/honorees/{found}.yml")
NOT_NAMED = ProblemKind(
    "C041", 'không quyết định nào nêu tên "{found}"', 'no decision names "{found}"',
    "kiểm tra xem tên tệp có trùng với trường honoree của một dòng khen thưởng hay không; khi chưa có quyết định thì trang này chưa hiện",
    "check that the file name equals the honoree field of a conferral; until then there is no page", "warning")
NO_CONSENT = ProblemKind(
    "C042", "có câu chuyện nhưng chưa ghi sự đồng ý", "there is a story but no recorded consent",
    "thêm nhóm consent (kind, date, scope), hoặc bỏ story", "add the group consent (kind, date, scope), or remove the story")
VANISHED = ProblemKind(
    "C043", 'bản ghi đã công bố "{found}" không còn trong dữ liệu', 'the published record "{found}" is no longer in the data',
    "khôi phục tệp rồi điền nhóm withdrawn để rút; không xóa hay đổi tên tệp đã công bố",
    "restore the file and fill in the group withdrawn; a published file is never deleted or renamed")


def honoree_is_one_subject(subject: Subject) -> Iterator[Problem]:
    """Ensure that one id stands for one subject: the same kind, and only names that its file lists."""
    for honoree_id, named in subject.catalog.named.items():
        record = subject.catalog.get("honoree", honoree_id)
        oldest = named[-1]
        names = {record.name, *record.other_names} if record else {oldest.conferral.name}
        kind = record.kind if record else oldest.conferral.kind
        for item in named:
            if item.conferral.name in names and item.conferral.kind == kind:
                continue
            index = item.decision.conferrals.index(item.conferral)
            first = oldest.decision.conferrals.index(oldest.conferral)
            other = f"{record.path}:1" if record else subject.place(oldest.decision, ("conferrals", first, "name"))
            yield subject.problem(
                OTHER_SUBJECT, item.decision, ("conferrals", index, "honoree"), found=honoree_id, other=other,
                name=f"{item.conferral.name} ({item.conferral.kind})",
                other_name=f"{record.name if record else oldest.conferral.name} ({kind})")


def honoree_is_named_somewhere(subject: Subject) -> Iterator[Problem]:
    """Ensure that a file of an honouree belongs to somebody whom a decision names."""
    for record in subject.catalog.of("honoree"):
        if record.id not in subject.catalog.named and subject.knows_all_honorees:
            yield subject.problem(NOT_NAMED, record, (), found=record.id)


def story_has_consent(subject: Subject) -> Iterator[Problem]:
    """Ensure that an honouree's story rests on recorded consent."""
    for record in subject.catalog.of("honoree"):
        if record.story and not record.consent:
            yield subject.problem(NO_CONSENT, record, ("story",))


def published_ids_stay(subject: Subject) -> Iterator[Problem]:
    """Ensure that everything ever published still has its record."""
    for line, entry in subject.ledger.entries:
        collection, _, record_id = entry.partition("/")
        if collection not in BY_COLLECTION or not subject.exists(BY_COLLECTION[collection].type, record_id):
            yield VANISHED.at(subject.ledger.path, line, 1, found=entry)
