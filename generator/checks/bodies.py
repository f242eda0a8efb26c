"""Rules on units, councils, their meetings and their contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from generator.checks.dates import is_outside, ordered
from generator.checks.subject import Subject, dotted
from generator.problems import Problem, ProblemKind
from generator.records import Record
from generator.records.contact import Contact
from generator.records.council import Council
from generator.records.record import untranslated

NO_ENGLISH = ProblemKind(
    "C160", 'trường "{field}" chưa có tiếng Anh', 'the field "{field}" has no English',
    "thêm dòng en: cơ cấu, chức năng, nhiệm vụ, quyền hạn và đầu mối liên hệ của cơ quan nhà nước phải có tiếng Anh "
    "(Nghị định số 42/2022/NĐ-CP, Điều 7)",
    "add a line en: structure, functions, tasks, powers and contacts of a state body must be in English too "
    "(Decree 42/2022/NĐ-CP, Article 7)")
MEMBER_OUTSIDE_TERM = ProblemKind(
    "C161", "thời gian tham gia ({found}) nằm ngoài nhiệm kỳ của Hội đồng (từ {starts} đến {ends})",
    "this membership ({found}) is outside the term of the council (from {starts} to {ends})",
    "xem lại ngày; người tham gia nhiệm kỳ khác thì ghi ở bản ghi của nhiệm kỳ đó",
    "check the day; a member of another term belongs in the record of that term")
TERM_BEFORE_PREVIOUS = ProblemKind(
    "C162", 'nhiệm kỳ này bắt đầu ({found}) trước khi nhiệm kỳ trước "{other}" kết thúc ({ended})',
    'this term begins ({found}) before the previous one, "{other}", ends ({ended})',
    "xem lại starts của nhiệm kỳ này, ends của nhiệm kỳ trước, hoặc trường previous",
    "check starts of this term, ends of the previous one, or the field previous")
MEETING_OUTSIDE_TERM = ProblemKind(
    "C163", 'ngày họp {found} nằm ngoài nhiệm kỳ của Hội đồng "{council}" (từ {starts} đến {ends})',
    'the meeting of {found} is outside the term of the council "{council}" (from {starts} to {ends})',
    "xem lại ngày họp, hoặc chọn bản ghi của nhiệm kỳ có ngày này", "check the day, or name the record of the term that has this day")
MORE_APPROVED = ProblemKind(
    "C164", "số được thông qua ({found}) nhiều hơn số hồ sơ xét ({limit})", "more were approved ({found}) than were considered ({limit})",
    "xem lại hai số theo biên bản", "check both numbers against the minutes")
UNOFFICIAL_HOST = ProblemKind(
    "C165", 'tên miền "{found}" không phải của cơ quan', 'the host "{found}" is not that of an office',
    "dùng hộp thư, trang trên tên miền .gov.vn; tên miền khác của cơ quan thì thêm vào official_hosts trong data/site.yml; "
    "không dùng hộp thư cá nhân",
    "use a mailbox or page on a .gov.vn host; add another host of the office to official_hosts in data/site.yml; never use a private mailbox")

IN_ENGLISH_TOO = {"organisation": ("functions", "tasks", "powers", "structure"), "council": ("functions", "duties", "members")}
"""Record type -> the fields that the decree wants in English. Of a contact it is every field of its own."""


def state_bodies_speak_english(subject: Subject) -> Iterator[Problem]:
    """Ensure that what the decree wants in English has English: of state bodies, councils and contacts."""
    kinds = subject.catalog.vocabulary["organisation-kinds"].terms
    for record in subject.catalog.of("organisation"):
        kind = kinds.get(record.kind)
        if kind and kind.group == "state":
            yield from _in_english(subject, record, IN_ENGLISH_TOO["organisation"])
    for record in subject.catalog.of("council"):
        yield from _in_english(subject, record, IN_ENGLISH_TOO["council"])
    own = tuple(name for name in Contact.model_fields if name not in Record.model_fields)
    for record in subject.catalog.of("contact"):
        yield from _in_english(subject, record, own)


def _in_english(subject: Subject, record: Record, names: tuple[str, ...]) -> Iterator[Problem]:
    for location in untranslated(record):
        if location[0] in names:
            yield subject.problem(NO_ENGLISH, record, location, field=dotted(location))


def members_sit_within_the_term(subject: Subject) -> Iterator[Problem]:
    """Ensure that nobody sits on a council before its term or after it, or leaves before joining."""
    for council in subject.catalog.of("council"):
        for index, member in enumerate(council.members):
            at = ("members", index)
            if member.starts and _outside(council, member.starts.first, member.starts.last):
                yield subject.problem(MEMBER_OUTSIDE_TERM, council, (*at, "starts"), found=member.starts.text, **_term(council))
            if member.ends and _outside(council, member.ends.first, member.ends.last):
                yield subject.problem(MEMBER_OUTSIDE_TERM, council, (*at, "ends"), found=member.ends.text, **_term(council))
            yield from ordered(subject, council, (*at, "starts"), member.starts, (*at, "ends"), member.ends)


def terms_follow_each_other(subject: Subject) -> Iterator[Problem]:
    """Ensure that a council's term begins when the previous one is over."""
    for council in subject.catalog.of("council"):
        other = subject.catalog.get("council", council.previous) if council.previous else None
        if other and other.ends and council.starts and council.starts.last < other.ends.first:
            yield subject.problem(TERM_BEFORE_PREVIOUS, council, ("starts",), found=council.starts.text, other=other.id, ended=other.ends.text)


def meetings_are_within_the_term(subject: Subject) -> Iterator[Problem]:
    """Ensure that a council meets during its term."""
    for meeting in subject.catalog.of("meeting"):
        council = subject.catalog.get("council", meeting.council)
        if council and _outside(council, meeting.date, meeting.date):
            yield subject.problem(MEETING_OUTSIDE_TERM, meeting, ("date",), found=meeting.date.isoformat(), council=council.id,
                                  **_term(council))


def no_more_are_approved_than_considered(subject: Subject) -> Iterator[Problem]:
    """Ensure that a meeting approves no more nominations than it considers."""
    for meeting in subject.catalog.of("meeting"):
        for index, item in enumerate(meeting.considered):
            if item.approved > item.considered:
                yield subject.problem(MORE_APPROVED, meeting, ("considered", index, "approved"), found=item.approved, limit=item.considered)


def contacts_are_official(subject: Subject) -> Iterator[Problem]:
    """Ensure that a contact's mailbox and page are on the host of an office."""
    hosts = ("gov.vn", *subject.catalog.site.official_hosts)
    for contact in subject.catalog.of("contact"):
        found = {"email": contact.email and contact.email.partition("@")[2],
                 "web_address": contact.web_address and urlsplit(contact.web_address).hostname}
        for name, host in found.items():
            if host and not any(host == official or host.endswith(f".{official}") for official in hosts):
                yield subject.problem(UNOFFICIAL_HOST, contact, (name,), found=host)


def _outside(council: Council, first: date, last: date) -> bool:
    return is_outside(council.starts, council.ends, first, last)


def _term(council: Council) -> dict[str, str]:
    return {"starts": council.starts.text if council.starts else "…", "ends": council.ends.text if council.ends else "…"}
