"""Rules on who is who, on consent, and on ids that never vanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.catalog import Named
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
    "C042", "có câu chuyện hoặc ảnh nhưng chưa ghi sự đồng ý", "there is a story or a picture but no recorded consent",
    "thêm nhóm consent (kind, date, scope), hoặc bỏ story và pictures",
    "add the group consent (kind, date, scope), or remove story and pictures")
ONE_CONSENT = ProblemKind(
    "C107", "có câu chuyện hoặc ảnh của trẻ em nhưng chưa đủ hai sự đồng ý", "there is a story or a picture of a child, but not both consents",
    "cần cả consent (của trẻ) và representative_consent (của cha, mẹ, người giám hộ); nếu thiếu thì bỏ story và pictures",
    "both consent (the child's) and representative_consent (the parent's or guardian's) are needed; otherwise remove story and pictures")
NAMESAKE = ProblemKind(
    "C108", '"{found}" và "{other}" ({place}) trùng tên, cùng đơn vị hoặc địa phương: có thể là cùng một người hoặc một tập thể',
    '"{found}" and "{other}" ({place}) have the same name and unit or place: they may be one',
    "nếu là một, dùng mã {other} ở mọi dòng và ghi các tên vào other_names; nếu là hai, thêm not_the_same_as: [{other}] vào data/honorees/{found}.yml",
    "if they are one, use the id {other} in every line and list the names in other_names; if they are two, add "
    "not_the_same_as: [{other}] to data/honorees/{found}.yml", "warning")
VANISHED = ProblemKind(
    "C043", 'bản ghi đã công bố "{found}" không còn trong dữ liệu', 'the published record "{found}" is no longer in the data',
    "khôi phục tệp rồi điền nhóm withdrawn để rút; không xóa hay đổi tên tệp đã công bố",
    "restore the file and fill in the group withdrawn; a published file is never deleted or renamed")


_MARKS = re.compile("[\u0300-\u036f]")


def honoree_is_one_subject(subject: Subject) -> Iterator[Problem]:
    """Ensure that one id stands for one subject: the same kind, and only names that its file lists. A withdrawn decision names nobody."""
    for honoree_id, everywhere in subject.catalog.named.items():
        named = [item for item in everywhere if not item.decision.withdrawn]
        if not named:
            continue
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
    """Ensure that an honouree's story and pictures rest on recorded consent: of both the child and its representative for a child."""
    for record in subject.catalog.of("honoree"):
        shown = "story" if record.story else "pictures" if record.pictures else None
        if shown and record.minor and not (record.consent and record.representative_consent):
            yield subject.problem(ONE_CONSENT, record, (shown,))
        elif shown and not record.consent:
            yield subject.problem(NO_CONSENT, record, (shown,))


def namesakes_are_told_apart(subject: Subject) -> Iterator[Problem]:
    """Ensure that two ids of one name, kind, and unit or place are known to be two. They never become one by themselves."""
    apart = {(record.id, other) for record in subject.catalog.of("honoree") for other in record.not_the_same_as}
    apart |= {(other, one) for one, other in apart}
    places: dict[tuple[str, str, str], dict[str, Named]] = {}
    told: set[str] = set()
    for honoree_id, named in sorted(subject.catalog.named.items(), key=lambda item: (item[1][-1].decision.issued, item[0])):
        for item in (item for item in reversed(named) if not item.decision.withdrawn):
            name = _folded(item.conferral.name)
            for where in filter(None, (item.conferral.unit, item.conferral.place)):
                same = places.setdefault((name, item.conferral.kind, _folded(where)), {})
                # Each pair that is passed over here was written down by somebody: this stays linear in what was written.
                other = next((one for one in same if one != honoree_id and (one, honoree_id) not in apart), None)
                if other and honoree_id not in told:
                    told.add(honoree_id)
                    index, first = item.decision.conferrals.index(item.conferral), same[other]
                    place = subject.place(first.decision, ("conferrals", first.decision.conferrals.index(first.conferral), "honoree"))
                    yield subject.problem(NAMESAKE, item.decision, ("conferrals", index, "honoree"), found=honoree_id, other=other, place=place)
                same.setdefault(honoree_id, item)


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    """Without case and marks, as names are compared: NGUYEN VAN DUC is Nguyễn Văn Đức."""
    return " ".join(_MARKS.sub("", unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))).split())


def published_ids_stay(subject: Subject) -> Iterator[Problem]:
    """Ensure that everything ever published still has its record."""
    for line, entry in subject.ledger.entries:
        collection, _, record_id = entry.partition("/")
        if collection not in BY_COLLECTION or not subject.exists(BY_COLLECTION[collection].type, record_id):
            yield VANISHED.at(subject.ledger.path, line, 1, found=entry)
