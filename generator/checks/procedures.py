"""Rules on procedures: the faults that such pages gather over the years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.fields import Bilingual
from generator.records.procedure import Procedure
from generator.records.record import Location

BASIS_ENDED = ProblemKind(
    "C140", 'thủ tục đang áp dụng mà căn cứ "{found}" đã hết hiệu lực', 'the procedure is in force, but its basis "{found}" no longer is',
    "thay bằng văn bản hiện hành ({close}) trong legal_basis, hoặc sửa status của thủ tục",
    "name the text that is in force now ({close}) in legal_basis, or put status of the procedure right", "warning")
LEVEL_ENDED = ProblemKind(
    "C141", 'thủ tục đang áp dụng mà có bước ở cấp "{found}", cấp này đã kết thúc ({ended})',
    'the procedure is in force, but it needs the level "{found}", which ended ({ended})',
    "sửa level thành cấp nay làm bước này, hoặc sửa status của thủ tục", "change level to the one that does it now, or put status of the procedure right", "warning")
DISTRICT_NAMED = ProblemKind(
    "C142", 'thủ tục đang áp dụng mà còn nhắc "{found}", trong khi cấp huyện đã kết thúc ({ended})',
    'the procedure is in force, but it names "{found}", while districts have ended ({ended})',
    "ghi cơ quan nay làm việc này, hoặc sửa status của thủ tục", "name who does it now, or put status of the procedure right", "warning")
STEPS_DISORDERED = ProblemKind(
    "C143", 'bước {found} đứng sau bước {other}', "step {found} stands after step {other}",
    "xếp lại các bước theo thứ tự; không cần ghi số, trang tự đánh số", "put the steps in order; no numbers are needed, the page counts")
WAYS_DIFFER = ProblemKind(
    "C144", 'cách nộp này ghi {found} ngày, nơi khác trong tệp ghi {other} ngày, mà không nói vì sao',
    "this way takes {found} days, elsewhere the file says {other}, and nothing says why",
    'bỏ dòng days ở đây, hoặc nói lý do ở trường "note"', 'delete the line days here, or say why in the field "note"')
NORMS_DIFFER = ProblemKind(
    "C145", "định mức các bước cộng lại là {found} ngày, thời gian giải quyết là {other} ngày",
    "the norms of the steps add up to {found} days, the time of the procedure is {other} days",
    "xem lại định mức từng bước và trường days của thủ tục", "check the norm of each step and the field days of the procedure")
SUMMARY_DIFFERS = ProblemKind(
    "C146", "tóm tắt ghi {found} ngày, không có thời hạn nào như vậy trong tệp ({allowed})",
    "the summary says {found} days, and no time in the file does ({allowed})",
    "sửa tóm tắt theo trường days", "make the summary agree with the field days", "warning")
BAD_FEE = ProblemKind(
    "C147", 'phí, lệ phí chỉ ghi "{found}"', 'the fee says only "{found}"',
    'viết "Không", hoặc số tiền kèm đơn vị, ví dụ "20.000 đồng/hồ sơ"', 'write "Không", or the sum with its unit, for example "20.000 đồng/hồ sơ"')
SETS_AS_PAPER = ProblemKind(
    "C148", '"{found}" không phải là giấy tờ', '"{found}" is no paper',
    'ghi số bộ vào trường "sets" và bỏ mục này', 'give the number of sets in the field "sets" and delete this item')
VERSION_DIFFERS = ProblemKind(
    "C149", "lần thay đổi mới nhất còn {found} ngày, thời gian giải quyết ghi {other} ngày",
    "the newest change leaves {found} days, the time of the procedure says {other}",
    "sửa một trong hai, hoặc ghi thêm lần thay đổi sau đó", "put one of the two right, or add the change that came later")

DISTRICT = "district"
"""The term of the vocabulary `levels` whose `valid_to` says when districts ended."""
DISTRICT_WORDS = re.compile(r"\b(?:Ủy ban nhân dân|UBND)?\s*(?:cấp huyện|huyện|quận|thị xã)\b", re.IGNORECASE)
"""How a Vietnamese text names a district or one of its bodies."""
_NUMBERED = re.compile(r"\s*(?:Bước\s+(\d{1,3})\b|(\d{1,3})[.)/])", re.IGNORECASE)
_DAYS_VI = re.compile(r"\b(\d{1,4})\s+ngày\b", re.IGNORECASE)


def _procedures(subject: Subject, in_force: bool = False) -> Iterator[Procedure]:
    for record in subject.catalog.of("procedure"):
        if not in_force or record.status == "in_force":
            yield record


def procedure_rests_on_law_in_force(subject: Subject) -> Iterator[Problem]:
    """Ensure that the basis of a procedure in force is itself in force on the day for which the record speaks."""
    for record in _procedures(subject, in_force=True):
        for index, basis in enumerate(record.legal_basis):
            document = subject.catalog.get("document", basis.document)
            if document and (document.ended or document.state_at(record.stated) == "ended"):
                yield subject.problem(BASIS_ENDED, record, ("legal_basis", index, "document"), found=basis.document,
                                      close=(*document.replaced_by, *document.followed_by))


def level_still_exists(subject: Subject) -> Iterator[Problem]:
    """Ensure that a procedure in force needs no level of government that has ended by the day for which the record speaks."""
    terms = subject.catalog.vocabulary["levels"].terms
    for record in _procedures(subject, in_force=True):
        levels: list[tuple[Location, str | None]] = [(("level",), record.level)]
        levels += [(("steps", index, "level"), step.level) for index, step in enumerate(record.steps)]
        for location, level in levels:
            term = terms.get(level or "")
            if term and term.valid_to and term.valid_to.last < record.stated:
                yield subject.problem(LEVEL_ENDED, record, location, found=term.name.vi, ended=term.valid_to.text)


def district_is_not_named(subject: Subject) -> Iterator[Problem]:
    """Ensure that no step and no body of a procedure in force is of a district once districts have ended."""
    term = subject.catalog.vocabulary["levels"].terms.get(DISTRICT)
    if not term or not term.valid_to:
        return
    for record in _procedures(subject, in_force=True):
        if term.valid_to.last < record.stated and record.level != DISTRICT:
            for location, text in _places_of_bodies(record):
                if found := DISTRICT_WORDS.search(text.vi):
                    yield subject.problem(DISTRICT_NAMED, record, (*location, "vi"), found=found[0].strip(), ended=term.valid_to.text)


def _places_of_bodies(record: Procedure) -> Iterator[tuple[Location, Bilingual]]:
    for index, step in enumerate(record.steps):
        if step.level != DISTRICT:  # that is said already
            for name in ("title", "text", "by"):
                if text := getattr(step, name):
                    yield ("steps", index, name), text
    for name in ("executing_body", "deciding_body", "delegated_body", "coordinating_body"):
        if (body := getattr(record, name)) and body.name:
            yield (name, "name"), body.name
    if record.receiving_place:
        yield ("receiving_place",), record.receiving_place


def steps_are_in_order(subject: Subject) -> Iterator[Problem]:
    """Ensure that steps that carry numbers stand in their order."""
    for record in _procedures(subject):
        before = 0
        for index, step in enumerate(record.steps):
            if match := _NUMBERED.match(step.title.vi):
                number = int(match[1] or match[2])
                if number <= before:
                    yield subject.problem(STEPS_DISORDERED, record, ("steps", index, "title"), found=number, other=before)
                before = max(before, number)


def times_agree(subject: Subject) -> Iterator[Problem]:
    """Ensure that a file does not give several times for one procedure without saying why."""
    for record in _procedures(subject):
        yield from _ways(subject, record)
        norms = [step.days for step in record.steps if step.days is not None]
        total = sum(norms)
        if norms and record.days is not None and (total > record.days or total < record.days and len(norms) == len(record.steps)):
            yield subject.problem(NORMS_DIFFER, record, ("days",), found=total, other=record.days)
        newest = max((version for version in record.versions if version.days_after is not None), key=lambda version: version.date, default=None)
        if newest and record.days is not None and newest.days_after != record.days:
            location = ("versions", record.versions.index(newest), "days_after")
            yield subject.problem(VERSION_DIFFERS, record, location, found=newest.days_after, other=record.days)


def _ways(subject: Subject, record: Procedure) -> Iterator[Problem]:
    timed = [(index, way) for index, way in enumerate(record.ways) if way.days is not None]
    first = (record.days, record.day_kind) if record.days is not None else (timed[0][1].days, timed[0][1].day_kind) if timed else None
    for index, way in timed:
        if (way.days, way.day_kind) != first and way.note is None:
            yield subject.problem(WAYS_DIFFER, record, ("ways", index, "days"), found=way.days, other=first[0])


def summary_agrees_with_the_times(subject: Subject) -> Iterator[Problem]:
    """Ensure that a number of days in the summary is one of the times of the file."""
    for record in _procedures(subject):
        known = {part.days for part in (record, *record.ways) if part.days is not None}
        if not known:
            continue
        known |= {step.days for step in record.steps if step.days is not None}
        for found in _DAYS_VI.findall(record.summary.vi):
            if int(found) not in known:
                yield subject.problem(SUMMARY_DIFFERS, record, ("summary", "vi"), found=found, allowed=tuple(map(str, sorted(known))))


def fee_is_in_words(subject: Subject) -> Iterator[Problem]:
    """Ensure that a fee is more than one letter or digit, which tells nobody anything."""
    for record in _procedures(subject):
        places = [((name,), getattr(record, name)) for name in ("fee", "charge")]
        places += [(("ways", index, name), getattr(way, name)) for index, way in enumerate(record.ways) for name in ("fee", "charge")]
        for location, text in places:
            if text and len(text.vi.strip(" .,-")) <= 1:
                yield subject.problem(BAD_FEE, record, (*location, "vi"), found=text.vi)


def papers_are_papers(subject: Subject) -> Iterator[Problem]:
    """Ensure that the number of sets does not stand among the papers."""
    for record in _procedures(subject):
        for index, paper in enumerate(record.papers):
            if paper.name.vi.lower().startswith(("số lượng", "số bộ")):
                yield subject.problem(SETS_AS_PAPER, record, ("papers", index, "name"), found=paper.name.vi)
