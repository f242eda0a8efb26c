"""Tasks, milestones, reports, statistics and announcements at a day: what the pages say follows from the records and the day alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest

from generator.catalog import Catalog, load
from generator.checks.statistics import SENSITIVE, can_be_told, smallest
from generator.records.fields import HANOI, Bilingual, _partial_date
from generator.records.plan import Evidence, Milestone, Plan, StatusChange, Task
from generator.records.record import Withdrawal
from generator.records.report import Received, Report, _reporting_period
from generator.records.statistic import SMALLEST_COUNT
from generator.views import views
from generator.views.gather.plan import milestone_state
from generator.views.gather.receipts import counted, receipts
from generator.views.gather.tasks import Progress, progress, shares
from generator.views.language import partial_text
from generator.views.overviews import owners, press, reporting
from generator.views.templates import Templates
from generator.visible import Tombstone, visible
from tests.conftest import AT, SHIPPED

WORDS = Bilingual(vi="Việc", en="Task")


def task(**values) -> Task:
    return Task.model_construct(**{
        "number": "1", "title": WORDS, "owners": ("so-mot",), "partners": (), "recurrence": "once", "deadline": None, "due_each_year": (),
        "status": "under_way", "history": (), "evidence": (), **values})


def plan(*tasks: Task, starts: str | None = None, ends: str | None = None) -> Plan:
    return Plan.model_construct(tasks=tasks, starts=starts and _partial_date(starts), ends=ends and _partial_date(ends))


def stands(one: Task, day: date, **period) -> Progress:
    return progress(plan(one, **period), one, day)


def shown(day: date) -> tuple[Evidence, ...]:
    return (Evidence.model_construct(text=WORDS, date=day),)


def test_a_task_is_late_from_the_day_after_its_deadline():
    one = task(deadline=_partial_date("2015-Q1"))
    assert stands(one, date(2015, 3, 31)) == Progress("under_way", date(2015, 3, 31))
    assert stands(one, date(2015, 4, 1)) == Progress("late", date(2015, 3, 31), 1)


@pytest.mark.parametrize("status", ["not_started", "under_way", "no_information", "done", "cancelled"])
def test_only_what_is_closed_is_never_late(status):
    found = stands(task(status=status, deadline=_partial_date("2015")), date(2020, 1, 1)).state
    assert found == (status if status in ("done", "cancelled") else "late")


def test_a_recurring_task_is_late_when_nothing_shows_the_round_that_ended():
    rounds = {"recurrence": "yearly", "due_each_year": ("06-15", "12-15")}
    assert stands(task(**rounds), date(2026, 6, 16)) == Progress("late", date(2026, 6, 15), 1)
    sent = task(**rounds, evidence=shown(date(2026, 6, 12)))
    assert stands(sent, date(2026, 6, 16)) == Progress("under_way", date(2026, 12, 15))
    assert stands(sent, date(2026, 12, 15)).state == "under_way"
    assert stands(sent, date(2026, 12, 16)) == Progress("late", date(2026, 12, 15), 1)
    # what was shown for the round before, on its own last day, is not for this one
    assert stands(task(**rounds, evidence=shown(date(2025, 12, 15))), date(2026, 6, 16)).state == "late"
    done = (StatusChange.model_construct(date=date(2026, 6, 20), status="done"),)
    assert stands(task(**rounds, history=done), date(2026, 6, 21)).state == "under_way"
    assert stands(task(**rounds, history=done), date(2026, 6, 19)).state == "late"


def test_a_recurring_task_falls_due_within_the_plan_only():
    rounds = task(recurrence="yearly", due_each_year=("06-15",))
    assert stands(rounds, date(2026, 7, 1), starts="2026-07", ends="2026") == Progress("under_way", None)
    assert stands(rounds, date(2030, 7, 1), ends="2026") == Progress("under_way", None)
    assert stands(task(recurrence="yearly"), date(2030, 1, 1)) == Progress("under_way", None)


def test_the_share_of_a_unit_counts_its_own_tasks():
    one, two = task(status="done"), task(number="2", owners=("so-hai",), partners=("so-mot",), deadline=_partial_date("2015"))
    whole = plan(one, two)
    found = {item.number: progress(whole, item, date(2016, 1, 1)) for item in whole.tasks}
    first, second = shares(whole, found)
    assert (first.organisation, first.owned, first.partner, first.done, first.late) == ("so-mot", ("1",), ("2",), ("1",), ())
    assert (second.organisation, second.owned, second.partner, second.done, second.late) == ("so-hai", ("2",), (), (), ("2",))


def test_a_milestone_is_reached_ahead_or_not_known():
    milestone = Milestone.model_construct(title=WORDS, date=_partial_date("2026-07"), reached=date(2026, 7, 20))
    assert [milestone_state(milestone, date(2026, 7, day)) for day in (19, 20)] == ["ahead", "reached"]
    open_one = milestone.model_copy(update={"reached": None})
    assert [milestone_state(open_one, day) for day in (date(2026, 7, 31), date(2026, 8, 1))] == ["ahead", "unknown"]


def test_a_report_is_in_time_late_waited_for_or_overdue():
    report = Report.model_construct(due=date(2026, 7, 10), owed_by=("a", "b", "c"), received=(
        Received.model_construct(organisation="a", date=date(2026, 7, 10)), Received.model_construct(organisation="b", date=date(2026, 7, 22))))
    states = {day: [(item.state, item.days) for item in receipts(report, day)] for day in (
        date(2026, 7, 9), date(2026, 7, 10), date(2026, 7, 11), date(2026, 7, 22))}
    assert list(states.values()) == [
        [("waiting", 0)] * 3,
        [("on_time", 0), ("waiting", 0), ("waiting", 0)],
        [("on_time", 0), ("overdue", 1), ("overdue", 1)],
        [("on_time", 0), ("late", 12), ("overdue", 12)]]
    assert counted(receipts(report, date(2026, 7, 22))) == {"on_time": 1, "late": 1, "waiting": 0, "overdue": 1}


@pytest.mark.parametrize(("text", "vi", "en", "first", "last"), [
    ("2026-H1", "6 tháng đầu năm 2026", "first half of 2026", date(2026, 1, 1), date(2026, 6, 30)),
    ("2026-H2", "6 tháng cuối năm 2026", "second half of 2026", date(2026, 7, 1), date(2026, 12, 31)),
    ("2026", "2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
])
def test_a_reporting_period_is_a_half_year_or_a_year(text, vi, en, first, last):
    period = _reporting_period(text)
    assert (period.first, period.last) == (first, last)
    assert (partial_text(period, "vi"), partial_text(period, "en")) == (vi, en)
    assert partial_text(_partial_date("2026-Q4"), "vi") == "quý IV/2026"


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return load(SHIPPED).catalog


@pytest.fixture(scope="module")
def page(shipped) -> Callable[[str, str], str]:
    made = {(found.lang, found.address): found for found in views(visible(shipped, AT), AT).pages}
    return lambda lang, address: made[lang, address].make().body


def test_the_half_year_is_machine_readable_as_its_year(shipped):
    html = Templates("en", shipped).day(_reporting_period("2026-H1"))
    assert html == '<time datetime="2026">first half of 2026</time>'


def test_the_page_of_a_plan_shows_which_units_have_a_plan_of_their_own(page):
    html = page("en", "plans/minh-hoa-01-2026/")
    own = html[html.index("own plans</h2>"):]
    assert "With a plan: 2. Without a plan on this site: 3." in own
    assert "../../plans/minh-hoa-02-2026/" in own
    assert own.count("status--unknown") == 3
    assert "Overdue" in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_counts_of_a_plan_are_those_of_its_rows_and_the_late_ones_stand_first(shipped, page, lang):
    for plan in shipped.of("plan"):
        html = page(lang, f"plans/{plan.id}/")
        counted = re.findall(r'<li class="status--(\w+)">(?:<a href="#(\w+)">)?<strong>(\d+)</strong> ([^<]+)', html)
        groups = re.findall(r'<h3 id="(\w+)"><span class="status status--(\w+)">[^<]+</span> \((\d+)\)</h3>\n<ul class="tasks">(.*?)\n</ul>', html, re.DOTALL)
        assert {(state, sign): int(number) for state, sign, number, _ in groups} == {
            (state, sign): int(number) for sign, state, number, _ in counted if state}
        assert all(rows.count('<li id="task-') == int(number) for *_, number, rows in groups)
        assert sum(int(number) for _, _, number, _ in counted) == len(plan.tasks)
        assert all(words.strip() for *_, words in counted), "no state is shown by colour alone"
        drawn = re.findall(r'<rect class="share__(\w*)" x="\d+" width="(\d+)"', html)
        assert drawn == [(sign, number) for sign, _, number, _ in counted if number != "0"]
        if any(state == "late" for state, *_ in groups):
            assert groups[0][0] == "late"


def test_the_page_of_a_plan_is_made_again_when_a_task_becomes_late(shipped):
    def depends(at: datetime) -> tuple[str, ...]:
        return next(page.depends for page in views(visible(shipped, at), at).pages if page.address == "plans/minh-hoa-03-2026/")

    before, on_the_day, after = (datetime(2026, 12, day, tzinfo=HANOI) for day in (19, 20, 21))
    assert depends(before) == depends(on_the_day) != depends(after)


def test_the_matrix_of_reports_has_every_state_and_says_who_is_late(shipped, page):
    found = reporting.gather(visible(shipped, AT), AT).values
    (compliance,) = found["plans"]
    assert [report.period.text for report in compliance.periods] == ["2026-H1", "2026-H2", "2026"]
    assert all(compliance.counts.values())
    assert [(report.id, item.organisation) for report, item in found["overdue"]] == [("minh-hoa-2026-h1", "minh-hoa-ubnd-xa-ya-lo-moi")]
    assert compliance.units["minh-hoa-ubnd-phuong-song-bla-ha"][0] is None
    html = page("en", "reporting/")
    for words in ("In time", "Late by 12 days", "Not yet due", "Owed, overdue by 144 days", "not owed"):
        assert words in html


def test_only_the_newest_periods_are_in_the_matrix(shipped):
    records = {kind: dict(found) for kind, found in shipped.records.items()}
    report = records["report"]["minh-hoa-2026"]
    for year in range(2018, 2026):
        text = str(year)
        records["report"][text] = report.model_copy(update={"id": text, "period": _reporting_period(text)})
    (compliance,) = reporting.gather(shipped.showing(records), AT).values["plans"]
    assert len(compliance.periods) == reporting.NEWEST
    assert compliance.periods[-1].period.text == "2026"
    assert compliance.older == 5


def test_the_matrix_of_owners_names_every_owner_and_partner_of_every_plan(shipped, page):
    matrices = owners.gather(visible(shipped, AT), AT).values["matrices"]
    assert [bool(matrix.plan.carries_out) for matrix in matrices] == [False, False, True, True]
    for matrix in matrices:
        named = {unit for one in matrix.plan.tasks for unit in (*one.owners, *one.partners)}
        assert {share.organisation for share in matrix.shares} == named
    html = page("vi", "owners/")
    assert '../plans/minh-hoa-01-2026/#task-4">4</a>' in html


def test_columns_stand_in_the_order_of_their_newest_item(shipped, page):
    found = press.gather(visible(shipped, AT), AT).values
    newest = [items[0].date for _, items, _ in found["columns"] if items]
    assert newest == sorted(newest, reverse=True)
    assert [item.column for item in found["others"]] == [None] * 2
    assert "No item has been recorded yet." in page("en", "press/")


def test_a_withdrawn_column_takes_nothing_but_itself_away(shipped):
    records = {kind: dict(found) for kind, found in visible(shipped, AT).records.items()}
    records["press_column"].pop("minh-hoa-01")
    found = press.gather(shipped.showing(records), AT).values
    assert "minh-hoa-01" not in {column.id for column, _, _ in found["columns"]}


def test_a_suppressed_count_is_said_to_be_so_and_stands_nowhere_in_the_data(shipped, page):
    html = page("en", "statistics/minh-hoa-dan-toc-2021-2025/")
    assert html.count("<em>not published</em>") == 2
    assert "people could be identified from small counts" in html
    assert "people could be told" not in page("en", "statistics/minh-hoa-gioi-tinh-2025/")


def test_a_backlog_is_shown_place_by_place_and_together(page):
    html = page("en", "statistics/minh-hoa-ton-dong-khang-chien-2026/")
    together = html[html.index("All places</h3>"):html.index("xa-dak-minh-hoa")]
    assert [word in together for word in ("<strong>117</strong>", "<strong>75</strong>", "<strong>38</strong>")] == [True] * 3


def test_an_announcement_says_that_it_is_past_and_stays(shipped):
    day = datetime(2026, 11, 22, 12, tzinfo=HANOI)
    for at, past in ((day, False), (AT, True)):
        made = next(found for found in views(visible(shipped, at), at).pages if (found.lang, found.address) == ("en", "news/minh-hoa-02/"))
        assert ("This announcement was valid until" in made.make().body) is past
        listed = next(found for found in views(visible(shipped, at), at).pages if (found.lang, found.address) == ("en", "news/"))
        assert listed.make().body.count(">past</span>") == past


def test_a_press_item_on_somebody_who_withdrew_is_gone(shipped):
    records = {kind: dict(found) for kind, found in shipped.records.items()}
    exemplar = next(record for record in shipped.of("exemplar") if record.honoree and shipped.get("honoree", record.honoree))
    withdrawal = Withdrawal(date="2026-11-30", reason={"vi": "Theo yêu cầu"})
    records["honoree"][exemplar.honoree] = shipped.get("honoree", exemplar.honoree).model_copy(update={"withdrawn": withdrawal})
    item = shipped.get("press_item", "minh-hoa-02")
    records["press_item"]["minh-hoa-02"] = item.model_copy(update={"exemplars": (exemplar.id,)})
    public = visible(shipped.showing(records), AT)
    assert isinstance(public.get("press_item", "minh-hoa-02"), Tombstone)
    assert not isinstance(public.get("press_item", "minh-hoa-03"), Tombstone)


def test_the_protected_dimensions_are_those_of_persons(shipped):
    terms = shipped.vocabulary["statistic-dimensions"].terms
    assert {"sex", "age-band", "ethnicity", "religion", "party-membership"} <= SENSITIVE & set(terms)
    for name, term in terms.items():
        assert smallest(name, term) == (0 if name in ("award-form", "backlog") else SMALLEST_COUNT)
    assert smallest("sex", terms["backlog"]) == SMALLEST_COUNT
    assert smallest("of-a-new-kind", None) == SMALLEST_COUNT
    assert [can_be_told(rest, 2, 10) for rest in (0, 9, 10, 16, 17, 18, 19, 40)] == [True, True, False, False, True, True, False, False]
    assert can_be_told(500, 1, 10)
