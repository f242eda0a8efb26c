"""Rules on what an award is given for: one achievement one award, no award before its campaign, the steps of the ladder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.catalog import Named
from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind
from generator.records.fields import PartialDate

ONE_ACHIEVEMENT = ProblemKind(
    "C102", '"{found}" đã được khen cho chính thành tích này ở {other}', '"{found}" was already honoured for this very achievement at {other}',
    "một thành tích chỉ khen một lần; bỏ một dòng, hoặc ghi đúng achieved, field_of_work, campaign của từng thành tích",
    "one achievement brings one award; delete one line, or give achieved, field_of_work and campaign of each achievement as they were")
BEFORE_LAUNCH = ProblemKind(
    "C103", 'quyết định ngày {found} nhưng phong trào "{campaign}" đến {launched} mới phát động',
    'decided on {found}, but the campaign "{campaign}" was launched in {launched}',
    "xem lại campaign và ngày ký, hoặc launched của data/campaigns/{campaign}.yml",
    "check campaign and date, or launched of data/campaigns/{campaign}.yml")
STEP_MISSING = ProblemKind(
    "C104", '"{found}" được tặng "{award}" nhưng dữ liệu chưa có đủ {times} lần trước đó: {allowed}',
    '"{found}" receives "{award}", but the data does not have the {times} earlier awards: {allowed}',
    "bổ sung các quyết định trước đó nếu còn thiếu, hoặc kiểm tra lại dòng này",
    "add the earlier decisions if they are missing, or check this line", "warning")


def _lines(subject: Subject) -> Iterator[tuple[Named, int]]:
    """Every line of every decision with its index, the oldest decision first."""
    for decision in sorted(subject.catalog.of("decision"), key=lambda decision: (decision.issued, decision.id)):
        for index, line in enumerate(decision.conferrals):
            yield Named(decision, line), index


def one_achievement_one_award(subject: Subject) -> Iterator[Problem]:
    """Ensure that nobody receives two awards for one achievement: the same period, and the same field or campaign.

    Awards that may stand beside others, such as yearly titles, are let be; so is a line that does not say what it is for.
    """
    seen: dict[tuple[str, str, str | None, str | None], str] = {}
    for item, index in _lines(subject):
        line, award = item.conferral, subject.catalog.get("award", item.conferral.form)
        campaign = line.campaign or item.decision.campaign
        if not line.achieved or not (line.field_of_work or campaign or _is_a_day(line.achieved)) or not award or award.beside_others or not line.stands:
            continue
        key = (line.honoree, line.achieved.text, line.field_of_work, campaign)
        if key in seen:
            yield subject.problem(ONE_ACHIEVEMENT, item.decision, ("conferrals", index, "achieved"), found=line.honoree, other=seen[key])
        else:
            seen[key] = subject.place(item.decision, ("conferrals", index))


def _is_a_day(value: PartialDate) -> bool:
    return value.first == value.last


def nothing_is_decided_before_its_campaign(subject: Subject) -> Iterator[Problem]:
    """Ensure that no decision is dated before the campaign that it commends was launched."""
    for decision in subject.catalog.of("decision"):
        named = [(("campaign",), decision.campaign)]
        named += [(("conferrals", index, "campaign"), line.campaign) for index, line in enumerate(decision.conferrals) if line.campaign]
        for location, campaign_id in named:
            campaign = subject.catalog.get("campaign", campaign_id) if campaign_id else None
            if campaign and campaign.launched and decision.issued < campaign.launched.first:
                yield subject.problem(BEFORE_LAUNCH, decision, location, found=decision.issued, campaign=campaign.id,
                                      launched=campaign.launched.text)


def steps_come_before(subject: Subject) -> Iterator[Problem]:
    """Ensure that who receives an award has, in the data, the earlier ones that its ladder asks for."""
    below: dict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
    for award in subject.catalog.of("award"):
        for step in award.next_steps:
            if step.times:
                below[step.award][award.id] = (step.times, step.consecutive)
    if not below:
        return
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    for item, index in _lines(subject):
        line = item.conferral
        steps = below.get(line.form, {})
        if steps and not any(_reached(years[line.honoree, form], *step) for form, step in steps.items()):
            award = subject.catalog.get("award", line.form)
            yield subject.problem(STEP_MISSING, item.decision, ("conferrals", index, "form"), found=line.honoree,
                                  award=award.name.vi if award else line.form, times=min(times for times, _ in steps.values()), allowed=tuple(steps))
        if line.stands and item.decision.stands:
            years[line.honoree, line.form].add(line.achieved.first.year if line.achieved else item.decision.issued.year)


def _reached(years: set[int], times: int, consecutive: bool) -> bool:
    """Whether there are so many years, in a row when they must be."""
    if not consecutive:
        return len(years) >= times
    return any(all(year + more in years for more in range(times)) for year in years)
