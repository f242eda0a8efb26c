"""The calendars as programs read them: by icalendar, and by vobject as a second opinion; what they say of each day, and what never gets into them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from generator.records import Record
from generator.records.fields import HANOI
from generator.views.calendar.files import calendar_files
from generator.views.calendar.ics import Agenda, Component, written
from generator.views.calendar.occasions import occasions, undated
from generator.views.frame import Frame
from generator.views.overviews.calendar import CALENDAR
from generator.views.templates import Templates
from tests.conftest import AT as SHIPPED_AT

AT = datetime(2026, 6, 1, tzinfo=HANOI)
EVENT = "publish_at: 2026-01-01\ntitle: {vi: Lễ trao tặng, en: Ceremony}\nkind: ceremony\nlevel: provincial\nstatus: confirmed\n"
ORGANISATION = "publish_at: 2015-01-01\nname: {vi: Hội đồng}\nkind: agency\nlevel: provincial\n"
WITHDRAWN = "withdrawn: {date: 2026-05-20, reason: {vi: Nhập nhầm, en: Entered by mistake}}\n"
CONSULTATION = """\
publish_at: 2026-05-01
title: {vi: Đợt tháng 5, en: The round of May}
forms: [bang-khen]
proposing_body: hoi-dong
receiving_body: hoi-dong
total: 1
opened: 2026-05-18
closes: 2026-05-31
how_to_comment: {vi: Bằng văn bản, en: In writing}
nominees: [{line: 1, name: Ten Bí mật, kind: individual}]
"""
CAMPAIGN = "publish_at: 2026-01-01\ntitle: {vi: Phong trào, en: Campaign}\nkind: by_period\nlevel: provincial\nsummary: {vi: Tóm tắt, en: Summary}\n"
PLAN = """\
publish_at: 2026-01-01
title: {vi: Kế hoạch, en: Plan}
document: van-ban
issuer: hoi-dong
starts: 2026-03
ends: 2028-06-15
summary: {vi: Tóm tắt, en: Summary}
tasks:
- {number: III.1, title: {vi: Mở lớp, en: Courses}, owners: [hoi-dong], recurrence: yearly, due_each_year: [06-15, 12-15], shown_by: {vi: Báo cáo, en: Report}, status: under_way}
- {number: "IV, 2", title: {vi: Làm xong, en: Done}, owners: [hoi-dong], recurrence: once, deadline: 2026-09-30, shown_by: {vi: Báo cáo, en: Report}, status: cancelled}
- {number: V, title: {vi: Trong quý, en: In a quarter}, owners: [hoi-dong], recurrence: once, deadline: 2026-Q3, shown_by: {vi: Báo cáo, en: Report}, status: not_started}
milestones: [{title: {vi: Sơ kết, en: Review}, date: 2027-01-31}]
"""


def files(public, lang: str = "vi") -> dict[str, bytes]:
    """Name of a calendar -> its bytes."""
    templates = {name: Templates(name, public) for name in ("vi", "en")}
    made = calendar_files(public, templates, {name: Frame(public, templates[name]) for name in templates})
    start = "calendar/" if lang == "vi" else "en/calendar/"
    return {file.path.removeprefix(start).removesuffix(".ics"): file.make() for file in made if file.path.startswith(start)}


def events(data: bytes) -> list:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def only(data: bytes):
    found, = events(data)
    return found


@pytest.fixture(scope="module")
def shipped(shipped_site: Path) -> dict[str, bytes]:
    return {path.relative_to(shipped_site).as_posix(): path.read_bytes() for path in shipped_site.rglob("*.ics")}


def test_every_calendar_is_read_alike_by_two_programs(shipped: dict):
    assert len(shipped) > 40
    for path, data in shipped.items():
        lines = data.split(b"\r\n")
        assert lines[-1] == b"" and b"\n" not in data.replace(b"\r\n", b"") and all(len(line) <= 75 for line in lines), path
        data.decode()
        one, other = Calendar.from_ical(data), vobject.readOne(data.decode())
        assert not one.errors and not any(part.errors for part in one.walk()), path
        assert [str(item["UID"]) for item in one.walk("VEVENT")] == [item.uid.value for item in other.contents.get("vevent", [])], path
        assert [str(item["SUMMARY"]) for item in one.walk("VEVENT")] == [item.summary.value for item in other.contents.get("vevent", [])], path
        assert one["VERSION"] == "2.0" and one["PRODID"] and other.contents["x-wr-calname"][0].value == other.contents["name"][0].value and "METHOD" not in one
        assert str(one["SOURCE"]) == f"https://example.org/{path}"
        assert one.subcomponents, "RFC 5545 asks for a component in every calendar"


def test_a_calendar_holds_what_outlook_and_apple_look_for(shipped: dict):
    text = shipped["calendar/all.ics"].decode()
    for line in ("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh", "TZOFFSETTO:+0700", "URL:https://example.org/calendar/"):
        assert f"{line}\r\n" in text
    for item in events(shipped["calendar/all.ics"]):
        assert item["DTSTAMP"].dt.tzinfo and item["LAST-MODIFIED"].dt == item["DTSTAMP"].dt and item["SEQUENCE"] >= 0
        assert str(item["URL"]).startswith("https://example.org/") and item["CATEGORIES"].cats and item["TRANSP"] == "TRANSPARENT"
        assert not item.walk("VALARM")
        if "minh-hoa" in item["UID"]:
            assert "[Minh họa]" in item["SUMMARY"]


def test_everything_with_a_day_is_once_in_each_calendar_that_it_belongs_to(shipped: dict, see):
    from generator.catalog import load
    from generator.visible import visible
    from tests.conftest import SHIPPED

    public = visible(load(SHIPPED).catalog, SHIPPED_AT)
    for prefix in ("", "en/"):
        uids = {path.removeprefix(f"{prefix}calendar/").removesuffix(".ics"): Counter(str(item["UID"]) for item in events(data))
                for path, data in shipped.items() if path.startswith(f"{prefix}calendar/")}
        assert all(set(counts.values()) <= {1} for counts in uids.values())
        for record in public.all():
            if record.type in ("event", "consultation", "meeting", "report") and isinstance(record, Record):
                uid = f"example.org/2026/{record.type}/{record.id}"
                vague = record.type == "event" and not (record.starts and len(record.starts.text) >= 7 and "Q" not in record.starts.text)
                assert uids["all"][uid] == uids[record.collection][uid] == (0 if vague else 1), uid
                if record.type == "event":
                    assert {name for name, found in uids.items() if name.startswith("events-") and found[uid]} == (set() if vague else {f"events-{record.kind}"})
        assert {name for name in uids if "/" not in name} == {
            "all", "events", "campaigns", "consultations", "meetings", "reports", "plans", *(f"events-{term}" for term in public.vocabulary["event-kinds"].terms)}
        assert sum(uids["all"].values()) == len(occasions(public))


@pytest.mark.parametrize(("days", "starts", "ends"), [
    ("starts: 2026-08-31", date(2026, 8, 31), date(2026, 9, 1)),
    ("starts: 2026-12-31", date(2026, 12, 31), date(2027, 1, 1)),
    ("starts: 2028-02-28\nends: 2028-02-29", date(2028, 2, 28), date(2028, 3, 1)),
    ("starts: 2026-08-25\nends: 2026-08", date(2026, 8, 25), date(2026, 8, 26)),
    ("starts: 2026-02", date(2026, 2, 1), date(2026, 3, 1)),
    ("starts: 9999-12-31", date(9999, 12, 31), None),
    ("starts: 1948-06-11\nstart_hour: '08:00'", date(1948, 6, 11), date(1948, 6, 12)),
    ("starts: 2026-08-25\nend_hour: '11:00'", date(2026, 8, 25), date(2026, 8, 26)),
    ("starts: 2026-08-25\nends: 2026-08-26\nstart_hour: '07:30'", date(2026, 8, 25), date(2026, 8, 27)),
    ("starts: 2026-08-25\nstart_hour: '07:30'", datetime(2026, 8, 25, 0, 30, tzinfo=UTC), None),
    ("starts: 2026-08-25\nstart_hour: '06:30'\nend_hour: '11:00'", datetime(2026, 8, 24, 23, 30, tzinfo=UTC), datetime(2026, 8, 25, 4, tzinfo=UTC)),
    ("starts: 2026-08-25\nends: 2026-08-26\nstart_hour: '07:30'\nend_hour: '11:00'", datetime(2026, 8, 25, 0, 30, tzinfo=UTC), datetime(2026, 8, 26, 4, tzinfo=UTC)),
    ("starts: 2026-08-25\nstart_hour: '11:30'\nend_hour: '11:00'", date(2026, 8, 25), date(2026, 8, 26)),
])
def test_the_days_of_an_event_are_right(see, days: str, starts: date, ends: date | None):
    item = only(files(see({"events/le": EVENT + days + "\n"}, AT))["events-ceremony"])
    found = [item[name].dt if name in item else None for name in ("DTSTART", "DTEND")]
    assert [value.astimezone(UTC) if isinstance(value, datetime) else value for value in found] == [starts, ends]
    assert ("hour" in days) == ("Giờ: " in str(item.get("DESCRIPTION", "")))
    assert ("chưa rõ ngày" in item["SUMMARY"]) == (days == "starts: 2026-02")


@pytest.mark.parametrize("when", ["2026", "2026-Q3", "unknown"])
def test_an_event_of_no_day_is_on_the_page_and_in_no_calendar(see, when: str):
    public = see({"events/le": EVENT + f"starts: {when}\n"}, AT)
    made = files(public)
    assert "events/le" not in made and not events(made["all"]) and b"VTIMEZONE" in made["all"]
    assert [record.id for record in undated(public)] == ["le"] == [record.id for record in CALENDAR.gather(public, AT).values["undated"]]


@pytest.mark.parametrize(("status", "said", "mark"), [
    ("planned", "TENTATIVE", ""), ("confirmed", "CONFIRMED", ""), ("held", "CONFIRMED", ""), ("unknown", None, ""),
    ("postponed", "TENTATIVE", "[Hoãn] "), ("cancelled", "CANCELLED", "[Hủy] "),
])
def test_how_an_event_stands(see, status: str, said: str | None, mark: str):
    text = EVENT.replace("confirmed", status) + "starts: 2026-08-25\nupdated: 2026-03-01\nillustrative: true\nstatus_note: {vi: Vì bão}\n"
    item = only(files(see({"events/le": text}, AT))["all"])
    assert (item.get("STATUS"), str(item["SUMMARY"]), int(item["SEQUENCE"])) == (said, f"[Minh họa] {mark}Lễ trao tặng", 59 * 24 * 60)
    assert "Vì bão" in item["DESCRIPTION"] and item["DTSTAMP"].dt == datetime(2026, 2, 28, 17, tzinfo=UTC)


def test_a_withdrawn_event_is_called_off_under_the_same_id_and_says_nothing_more_of_itself(see):
    before = files(see({"events/le": EVENT + "starts: 2026-08-25\nvenue: {vi: NƠI BÍ MẬT}\n"}, AT))
    made = files(see({"events/le": EVENT + "starts: 2026-08-25\nvenue: {vi: NƠI BÍ MẬT}\n" + WITHDRAWN}, AT))
    old = only(before["events-ceremony"])
    for name in ("all", "events", "events-ceremony", "events/le"):
        item = only(made[name])
        assert (item["UID"], item["STATUS"], str(item["SUMMARY"])) == (old["UID"], "CANCELLED", "[Đã rút] le")
        assert item["SEQUENCE"] > old["SEQUENCE"] and item["LAST-MODIFIED"].dt > old["LAST-MODIFIED"].dt
        assert "Nhập nhầm" in item["DESCRIPTION"] and "BÍ MẬT" not in made[name].decode() and "20260825" not in made[name].decode()
    assert CALENDAR.gather(see({}, AT), AT).values["lately"] == []


def test_the_ids_stay_when_everything_else_changes_and_are_those_of_the_other_language(see):
    first = files(see({"events/le": EVENT + "starts: 2026-08-25\n"}, AT))
    public = see({"events/le": EVENT.replace("Lễ trao tặng", "Tên khác").replace("kind: ceremony", "kind: congress") + "starts: 2027-01-01\n"}, AT)
    uids = {str(only(data)["UID"]) for data in (first["all"], files(public)["events-congress"], files(public, "en")["events/le"])}
    assert uids == {"example.org/2026/event/le"}


def test_a_docket_stands_from_its_first_to_its_last_day_and_names_nobody(see):
    made = files(see({"organisations/hoi-dong": ORGANISATION, "consultations/dot": CONSULTATION}, datetime(2026, 5, 20, tzinfo=HANOI)))
    item = only(made["consultations"])
    assert (item["DTSTART"].dt, item["DTEND"].dt, str(item["SUMMARY"])) == (date(2026, 5, 18), date(2026, 6, 1), "Lấy ý kiến nhân dân: Đợt tháng 5")
    assert "Bí mật" not in made["consultations/dot"].decode()


@pytest.mark.parametrize(("dates", "found"), [
    ("launched: 2026-02-20\nends: 2026-05-31\n", [(date(2026, 2, 20), date(2026, 6, 1))]),
    ("launched: 2026\nends: 2026\n", [(date(2026, 1, 1), date(2027, 1, 1))]),
    ("launched: 2021-03-21\nends: 2025-12-31\n", [(date(2021, 3, 21), date(2021, 3, 22)), (date(2025, 12, 31), date(2026, 1, 1))]),
    ("launched: 2021-03-21\n", [(date(2021, 3, 21), date(2021, 3, 22))]), ("launched: 2011\nends: 2015\n", []), ("", []),
])
def test_a_campaign_is_a_stretch_or_its_two_ends(see, dates: str, found: list):
    assert [(item["DTSTART"].dt, item["DTEND"].dt) for item in events(files(see({"campaigns/thi-dua": CAMPAIGN + dates}, AT))["campaigns"])] == found


def test_the_deadlines_of_a_plan_are_those_that_are_days(see):
    document = "publish_at: 2026-01-01\ntitle: {vi: Văn bản}\nnumber: 1/KH\nkind: plan\nissued: 2026-01-01\nissuer: hoi-dong\nstatus: in_force\n"
    public = see({"organisations/hoi-dong": ORGANISATION, "documents/van-ban": document, "plans/ke-hoach": PLAN}, AT)
    found = {str(item["UID"]).removeprefix("example.org/2026/plan/ke-hoach/"): item for item in events(files(public)["plans"])}
    assert {name: (item["DTSTART"].dt, "RRULE" in item) for name, item in found.items()} == {
        "task-III.1-06-15": (date(2026, 6, 15), True), "task-III.1-12-15": (date(2026, 12, 15), True), "task-IV%2C%202": (date(2026, 9, 30), False),
        "milestone-2027-01-31": (date(2027, 1, 31), False)}
    rule = found["task-III.1-06-15"]["RRULE"]
    assert (rule["FREQ"], rule["UNTIL"]) == (["YEARLY"], [date(2028, 6, 15)])
    assert found["task-IV%2C%202"]["STATUS"] == "CANCELLED"
    values = CALENDAR.gather(public, datetime(2028, 1, 1, tzinfo=HANOI)).values
    assert [(item.title.vi, item.first) for _, items in values["months"] for item in items] == [("Mở lớp", date(2028, 6, 15))], "in December it is over"


def test_a_milestone_that_is_put_in_before_changes_the_id_of_no_other(see):
    document = "publish_at: 2026-01-01\ntitle: {vi: Văn bản}\nnumber: 1/KH\nkind: plan\nissued: 2026-01-01\nissuer: hoi-dong\nstatus: in_force\n"

    def named(milestones: str) -> dict[str, str]:
        plan = PLAN.replace("milestones: [", f"milestones: [{milestones}")
        public = see({"organisations/hoi-dong": ORGANISATION, "documents/van-ban": document, "plans/ke-hoach": plan}, AT)
        return {str(item["UID"]): str(item["SUMMARY"]) for item in events(files(public)["plans"])}

    before = named("")
    after = named("{title: {vi: Trước}, date: 2026-02-02}, {title: {vi: Không rõ ngày}, date: 2026-03}, {title: {vi: Cùng ngày}, date: 2026-02-02}, ")
    assert before.items() < after.items()
    assert sorted(key.rpartition("/")[2] for key in after.keys() - before.keys()) == ["milestone-2026-02-02", "milestone-2026-02-02-2"]


BAD = "Lễ\r\nBEGIN:VALARM\r\nACTION:AUDIO\nEND:VALARM\r=cmd|' /C calc'!A0;,\\\"\x00\x0b\u2028\ud83d\ude00<script>"


def test_nothing_that_a_text_holds_becomes_a_line_of_its_own():
    """The gate of texts refuses most of this. What writes must not rely on it."""
    bad = BAD.encode("utf-16", "surrogatepass").decode("utf-16")
    now = datetime(2026, 1, 1, tzinfo=HANOI)
    item = Component("a/b", "https://example.org/", bad, "vi", bad, bad, bad, "CONFIRMED", date(2026, 1, 1), date(2026, 1, 2), (None, None), None, False, now, now)
    data = written(Agenda("a", "vi", bad, bad, "https://example.org/", "https://example.org/a.ics", (item, item)))
    assert len(events(data)) == 2 and not Calendar.from_ical(data).walk("VALARM")
    assert not re.search(rb"^(BEGIN:VALARM|ACTION)", data, re.MULTILINE) and b"\r" not in data.replace(b"\r\n", b"")


def test_texts_of_records_come_back_as_they_were(see):
    title = "Lễ; \\\\n, \\\"BEGIN:VALARM\\\" : =1+1 – " + "đ" * 200
    made = files(see({"events/le": EVENT.replace("vi: Lễ trao tặng", f'vi: "{title}"') + "starts: 2026-08-25\n"}, AT))
    assert str(only(made["all"])["SUMMARY"]) == title.replace("\\\\", "\\").replace('\\"', '"')
    assert vobject.readOne(made["all"].decode()).vevent.summary.value == str(only(made["all"])["SUMMARY"])


@pytest.mark.parametrize("instant", ["0001-01-01", "1800-01-01", "9999-12-31"])
def test_no_instant_stops_the_writer(see, instant: str):
    public = see({"events/le": EVENT.replace("publish_at: 2026-01-01", f"publish_at: {instant}") + "starts: 0001-01-01\n"}, datetime.max.replace(tzinfo=HANOI))
    assert only(files(public)["all"])["DTSTART"].dt == date(1, 1, 1)


def test_the_page_shows_the_months_and_every_calendar_with_its_addresses(shipped_site: Path):
    for prefix, words in (("", ("Sắp tới", "Tháng 12/2026", "Chép địa chỉ")), ("en/", ("Coming", "December 2026", "Copy address"))):
        page = (shipped_site / f"{prefix}calendar/index.html").read_text(encoding="utf-8")
        assert all(word in page for word in words)
        for path in (shipped_site / f"{prefix}calendar").glob("*.ics"):
            assert f'href="webcal://example.org/{prefix}calendar/{path.name}"' in page and f'data-copy="https://example.org/{prefix}calendar/{path.name}"' in page
        assert 'href="calendar/"' in (shipped_site / f"{prefix}index.html").read_text(encoding="utf-8")
    assert "calendar/events/minh-hoa-le-trao-quoc-khanh-2027.ics" in (shipped_site / "events/minh-hoa-le-trao-quoc-khanh-2027/index.html").read_text(encoding="utf-8")
