"""Rules on exemplary models: the log of their stages, consent, and whether what is to be copied is short and safe to read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind, has_long_number
from generator.records import Record
from generator.records.fields import Bilingual
from generator.records.record import Location

COPIED_TOO_EARLY = ProblemKind(
    "C122", "nơi này làm theo từ {found}, trước khi điển hình được tổng kết ({other})", "this place copied it in {found}, before it was summed up ({other})",
    "xem lại hai mốc thời gian; chỉ nhân rộng điều đã được tổng kết", "check the two dates; only what has been summed up is replicated")
COPIED_UNFINISHED = ProblemKind(
    "C134", "có nơi làm theo nhưng điển hình chưa được tổng kết", "it was copied, but it was never summed up",
    'thêm mục "stage: summed_up" kèm thời gian vào stages', 'add "stage: summed_up" with its date to stages')
COPIED_NOWHERE = ProblemKind(
    "C123", 'bước "replicated" chưa có nơi nào làm theo', 'the stage "replicated" has no place that copied it',
    "thêm ít nhất một mục vào replications (place, date, result)", "add at least one entry to replications (place, date, result)", "warning")
STAGE_NOT_RECORDED = ProblemKind(
    "C124", 'có nơi làm theo nhưng quá trình chưa ghi bước "replicated"', 'it was copied, but the log has no stage "replicated"',
    'thêm mục "stage: replicated" kèm thời gian vào stages', 'add "stage: replicated" with its date to stages', "warning")
STORY_WITHOUT_CONSENT = ProblemKind(
    "C125", 'có câu chuyện về "{found}" nhưng chưa ghi sự đồng ý', 'there is a story about a subject of the kind "{found}" but no recorded consent',
    "thêm nhóm consent (kind, date, scope), hoặc bỏ story", "add the group consent (kind, date, scope), or remove the story")
SCRIPT_TOO_LONG = ProblemKind(
    "C126", "bài đọc có {found} tiếng, đọc lâu hơn hai phút", "the script has {found} words and takes longer than two minutes to read",
    "rút gọn còn không quá {limit} tiếng", "shorten it to {limit} words at most", "warning")
TOO_MANY_STEPS = ProblemKind(
    "C127", '"{field}" có {found} bước', '"{field}" has {found} steps', "gộp lại còn không quá {limit} bước",
    "bring them down to {limit} at most", "warning")
STEP_TOO_LONG = ProblemKind(
    "C128", "bước này dài {found} tiếng", "this step has {found} words", "viết lại trong không quá {limit} tiếng, hoặc tách làm hai bước",
    "say it in {limit} words at most, or make it two steps", "warning")
NUMBER_READ_ALOUD = ProblemKind(
    "C133", "phần để in và đọc trước mọi người có dãy từ 9 chữ số trở lên, có thể là số điện thoại hoặc số của một người",
    "what is printed and read aloud holds nine digits or more in a row, which may be a telephone number or a person's number",
    "bỏ dãy số đi; ghi tên đơn vị nhận hướng dẫn ở shown_by", "take the number out; name the body that helps in shown_by")

GROUPS = frozenset({"collective", "foreign-organisation"})
"""The kinds of subject whose story is nobody's own. A kind that the vocabulary gains later needs consent until it stands here."""

SCRIPT_WORDS = 250
"""A village loudspeaker echoes, so it is read slowly, at some 125 syllables a minute: two minutes. Longer, and people stop listening."""
STEPS = 7
"""As many steps as people keep in mind, and as a sheet of paper holds in large type."""
STEP_WORDS = 30
"""A step that is said in one breath."""


def only_what_is_summed_up_is_copied(subject: Subject) -> Iterator[Problem]:
    """Ensure that nothing is replicated before it was summed up, or at the latest before it is said to be replicated."""
    for exemplar in subject.catalog.of("exemplar"):
        reached = {stage.stage: stage for stage in reversed(exemplar.stages)}
        base = reached.get("summed_up") or reached.get("replicated")
        for index, copy in enumerate(exemplar.replications):
            if base is None:
                yield subject.problem(COPIED_UNFINISHED, exemplar, ("replications", index))
            elif copy.date.last < base.date.first:
                yield subject.problem(COPIED_TOO_EARLY, exemplar, ("replications", index, "date"), found=copy.date.text, other=base.date.text)


def replicated_is_a_stage_and_a_place(subject: Subject) -> Iterator[Problem]:
    """Ensure that an exemplar is at the stage `replicated` exactly when there is a place that copied it."""
    for exemplar in subject.catalog.of("exemplar"):
        if exemplar.withdrawn:  # nobody learns from it any more, and it has lost its words
            continue
        stage = next((index for index, reached in enumerate(exemplar.stages) if reached.stage == "replicated"), None)
        if stage is not None and not exemplar.replications:
            yield subject.problem(COPIED_NOWHERE, exemplar, ("stages", stage, "stage"))
        if stage is None and exemplar.replications:
            yield subject.problem(STAGE_NOT_RECORDED, exemplar, ("replications",))


def story_of_a_person_has_consent(subject: Subject) -> Iterator[Problem]:
    """Ensure that the story of a person or a household rests on recorded consent."""
    for exemplar in subject.catalog.of("exemplar"):
        if exemplar.story and not exemplar.consent and exemplar.subject_kind not in GROUPS:
            yield subject.problem(STORY_WITHOUT_CONSENT, exemplar, ("story",), found=exemplar.subject_kind)


def script_is_read_in_two_minutes(subject: Subject) -> Iterator[Problem]:
    """Ensure that a loudspeaker script is short enough to be listened to."""
    for exemplar in subject.catalog.of("exemplar"):
        for lang, text in _languages(exemplar.loudspeaker):
            if (found := len(text.split())) > SCRIPT_WORDS:
                yield subject.problem(SCRIPT_TOO_LONG, exemplar, ("loudspeaker", lang), found=found, limit=SCRIPT_WORDS)


def steps_are_few_and_short(subject: Subject) -> Iterator[Problem]:
    """Ensure that the steps of an exemplar and of a campaign are few, and each short."""
    for record, name, steps in _steps(subject):
        if len(steps) > STEPS:
            yield subject.problem(TOO_MANY_STEPS, record, (name,), field=name, found=len(steps), limit=STEPS)
        for index, step in enumerate(steps):
            for lang, text in _languages(step):
                if (found := len(text.split())) > STEP_WORDS:
                    yield subject.problem(STEP_TOO_LONG, record, (name, index, lang), found=found, limit=STEP_WORDS)


def nothing_read_aloud_holds_a_number(subject: Subject) -> Iterator[Problem]:
    """Ensure that what is printed on a sheet or read over a loudspeaker holds no telephone number or number of a person."""
    for record, location, text in _read_aloud(subject):
        for lang, words in _languages(text):
            if has_long_number(words):
                yield subject.problem(NUMBER_READ_ALOUD, record, (*location, lang))


def _steps(subject: Subject) -> Iterator[tuple[Record, str, tuple[Bilingual, ...]]]:
    yield from ((record, "short_steps", record.short_steps) for record in subject.catalog.of("exemplar"))
    yield from ((record, "how_to", record.how_to) for record in subject.catalog.of("campaign"))


def _read_aloud(subject: Subject) -> Iterator[tuple[Record, Location, Bilingual | None]]:
    for record, name, steps in _steps(subject):
        yield from ((record, (name, index), step) for index, step in enumerate(steps))
    for exemplar in subject.catalog.of("exemplar"):
        yield exemplar, ("loudspeaker",), exemplar.loudspeaker
        if exemplar.to_copy:
            yield from ((exemplar, ("to_copy", name), getattr(exemplar.to_copy, name)) for name in ("conditions", "method", "cost"))
    for campaign in subject.catalog.of("campaign"):
        yield campaign, ("poster",), campaign.poster


def _languages(text: Bilingual | None) -> Iterator[tuple[str, str]]:
    """The words of a text in each language that it has."""
    if text:
        yield from ((lang, words) for lang, words in (("vi", text.vi), ("en", text.en)) if words)
