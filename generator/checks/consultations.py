"""Rules on dockets of nominations open for public comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.subject import Subject, texts
from generator.problems import Problem, ProblemKind
from generator.read import names
from generator.records.record import OWN_FIELDS

YEAR_UNKNOWN = ProblemKind(
    "C180", "chưa có ngày nghỉ lễ, tết của năm {found} nên không tính được ngày làm việc",
    "the public holidays of {found} are not known, so working days cannot be counted",
    "thêm năm {found} vào data/vocabulary/holidays.yml theo thông báo nghỉ của cơ quan nhà nước",
    "add the year {found} to data/vocabulary/holidays.yml, as the State announced it")
TOO_SHORT = ProblemKind(
    "C181", "thời gian lấy ý kiến ngắn hơn mức tối thiểu {days} ngày theo cách tính của quy định ({law})",
    "the time for comments is shorter than the minimum of {days} days as the law counts them ({law})",
    "sớm nhất là closes: {earliest}, tính cả ngày bắt đầu và ngày kết thúc",
    "the earliest is closes: {earliest}, both the first and the last day counted")
COUNCIL_TOO_SOON = ProblemKind(
    "C182", "Hội đồng họp ({found}) khi chưa hết hạn lấy ý kiến ({other})", "the Council meets ({found}) before the time for comments is over ({other})",
    "sửa council_meets: ngày họp phải sau ngày closes", "put council_meets right: the meeting must be after closes")
FORM_NOT_CLEAR = ProblemKind(
    "C183", 'không rõ đề nghị tặng "{name}" danh hiệu, hình thức nào', 'it is not clear what "{name}" is proposed for',
    "thêm form cho dòng này, chọn một trong các danh hiệu, hình thức của đợt: {allowed}", "give this line a form, one of those of the consultation: {allowed}")
TOTAL_DIFFERS = ProblemKind(
    "C184", "total là {found}, nhưng danh sách có {other} dòng", "total is {found}, but the list has {other} lines",
    "viết total: {other}, hoặc bổ sung danh sách", "write total: {other}, or complete the list")
NAME_OUTSIDE = ProblemKind(
    "C185", 'tên "{found}" còn đứng ở "{field}", là nơi tên không tự rời đi khi hết hạn',
    'the name "{found}" also stands in "{field}", from where it does not leave when the consultation closes',
    "bỏ tên ở đó; tên chỉ đứng trong nominees, và tên tệp không chứa tên người",
    "take it out there: names stand in nominees only, and never in the name of the file")
OUTCOME_DIFFERS = ProblemKind(
    "C186", "kết quả có {found} trường hợp, nhưng total là {other}", "the outcome has {found} nominations, but total is {other}",
    "sửa để upheld + returned = total", "let upheld + returned be total")
OUTCOME_EARLY = ProblemKind(
    "C187", "kết quả ({found}) có trước khi hết hạn lấy ý kiến ({other})", "the outcome ({found}) comes before the time for comments is over ({other})",
    "ghi outcome sau ngày closes", "give the outcome after the day closes")
NOMINEE_TWICE = ProblemKind(
    "C188", "số thứ tự {found} đã dùng ở dòng {other} của tệp", "list number {found} already stands on line {other} of the file",
    "đánh lại số thứ tự như trong danh sách đề nghị", "number the list as in the proposal")
UNKNOWN_GROUP = ProblemKind(
    "C189", 'thời hạn "{name}" dành cho "{found}", không có trong data/awards và danh mục award-kinds', 'the period "{name}" is for "{found}", which is neither in data/awards nor in award-kinds',
    "chọn một trong: {allowed}", "choose one of: {allowed}")


def periods_are_for_known_forms(subject: Subject) -> Iterator[Problem]:
    """Ensure that the forms and groups of forms that a period is for exist: a misspelt one would ask for nothing."""
    source = subject.sources["data/vocabulary/legal-periods.yml"]
    known = {"forms": tuple(subject.catalog.records["award"]), "form_groups": tuple(subject.catalog.vocabulary["award-kinds"].terms)}
    for term_id, period in subject.catalog.legal_periods.terms.items():
        for name, allowed in known.items():
            for index, found in enumerate(getattr(period, name)):
                if found not in allowed:
                    yield UNKNOWN_GROUP.at(source.path, *source.position(("terms", term_id, name, index)), name=term_id, found=found,
                                           allowed=allowed)


def dockets_are_long_enough(subject: Subject) -> Iterator[Problem]:
    """Ensure that a docket stays open for as long as the law of its first day asks for what it proposes."""
    catalog = subject.catalog
    for docket in subject.catalog.of("consultation"):
        if docket.closes < docket.opened:
            continue  # another rule says so
        unknown = catalog.holidays.unknown(docket.opened, docket.closes)
        if unknown:
            yield subject.problem(YEAR_UNKNOWN, docket, ("closes",), found=tuple(map(str, unknown)))
            continue
        period = catalog.legal_periods.least_comment(docket.opened, catalog.kinds_of(docket.forms))
        if not period:
            continue
        earliest = period.last_day(docket.opened, catalog.holidays)
        if earliest is None:
            yield subject.problem(YEAR_UNKNOWN, docket, ("closes",), found=str(catalog.holidays.next_unknown(docket.opened)))
        elif docket.closes < earliest:
            yield subject.problem(TOO_SHORT, docket, ("closes",), days=period.days, law=period.legal_basis or period.name.vi, earliest=earliest)


def council_meets_after_comments(subject: Subject) -> Iterator[Problem]:
    """Ensure that the Council meets, and the outcome is settled, only when the time for comments is over."""
    for docket in subject.catalog.of("consultation"):
        if docket.council_meets and docket.council_meets <= docket.closes:
            yield subject.problem(COUNCIL_TOO_SOON, docket, ("council_meets",), found=docket.council_meets, other=docket.closes)
        if docket.outcome and docket.outcome.date <= docket.closes:
            yield subject.problem(OUTCOME_EARLY, docket, ("outcome", "date"), found=docket.outcome.date, other=docket.closes)


def nominees_are_proposed_for_something(subject: Subject) -> Iterator[Problem]:
    """Ensure that every nominee is proposed for one form of the docket, on a line of its own."""
    for docket in subject.catalog.of("consultation"):
        first: dict[int, int] = {}
        for index, nominee in enumerate(docket.nominees):
            if (nominee.form or len(docket.forms) > 1) and nominee.form not in docket.forms:
                yield subject.problem(FORM_NOT_CLEAR, docket, ("nominees", index), name=nominee.name, allowed=docket.forms)
            if nominee.line in first:
                other = subject.sources[docket.path].position(("nominees", first[nominee.line], "line"))[0]
                yield subject.problem(NOMINEE_TWICE, docket, ("nominees", index, "line"), found=nominee.line, other=other)
            first.setdefault(nominee.line, index)


def dockets_add_up(subject: Subject) -> Iterator[Problem]:
    """Ensure that the list and the outcome have as many nominations as the docket says."""
    for docket in subject.catalog.of("consultation"):
        if docket.nominees and len(docket.nominees) != docket.total:
            yield subject.problem(TOTAL_DIFFERS, docket, ("total",), found=docket.total, other=len(docket.nominees))
        if docket.outcome and docket.outcome.upheld + docket.outcome.returned != docket.total:
            yield subject.problem(OUTCOME_DIFFERS, docket, ("outcome",), found=docket.outcome.upheld + docket.outcome.returned, other=docket.total)


def nominees_are_named_only_in_the_list(subject: Subject) -> Iterator[Problem]:
    """Ensure that no nominee's name stands where it would stay after the docket has closed: in other words of the record, or in its id."""
    for docket in subject.catalog.of("consultation"):
        words = list(texts(docket.model_dump(exclude={"nominees", *OWN_FIELDS}))) if docket.nominees else []
        for index, nominee in enumerate(docket.nominees):
            plain = names.suggestion(nominee.name, folder=True)
            # A name of one syllable may be an ordinary word when it is not written as a name.
            whole = re.compile(rf"(?<!\w){re.escape(nominee.name)}(?!\w)", re.IGNORECASE if " " in nominee.name else 0)
            places = [location[0] for location, text in words if whole.search(text)]
            if f"-{plain}-" in f"-{docket.id}-" and "-" in plain:
                places.append("id")
            for place in places:
                yield subject.problem(NAME_OUTSIDE, docket, ("nominees", index, "name"), found=nominee.name, field=place)
