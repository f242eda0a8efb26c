"""The ledger of corrections, and the standing of feedback and recommendations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache

import pytest

from generator.catalog import Catalog, load
from generator.records import Record
from generator.records.decision import STATUSES
from generator.records.fields import HANOI
from generator.views import views
from generator.views.gather import GATHERERS
from generator.views.overviews import corrections
from generator.visible import visible
from tests.conftest import SHIPPED

AT = datetime(2026, 11, 25, 12, tzinfo=HANOI)


@cache
def public() -> Catalog:
    return visible(load(SHIPPED).catalog, AT)


def changed(record_type: str, key: str, **values: object) -> Catalog:
    records = {kind: dict(found) for kind, found in public().records.items()}
    records[record_type][key] = records[record_type][key].model_copy(update=values)
    return replace(public(), records=records)


def standing(**values: object) -> tuple[date, str]:
    catalog = changed("feedback", "minh-hoa-2026-01", **values)
    found = GATHERERS["feedback"](catalog, catalog.get("feedback", "minh-hoa-2026-01"), AT).values
    return found["due"], found["standing"]


@pytest.mark.parametrize(("values", "expected"), [
    ({"answered": date(2026, 9, 28)}, "on_time"), ({"answered": date(2026, 9, 29)}, "late"),
    ({"answered": None, "state": "received"}, "overdue"),
    ({"answered": date(2026, 9, 29), "state": "forwarded"}, "late"),
])
def test_feedback_is_due_after_the_working_days_of_its_period(values, expected):
    assert standing(**values) == (date(2026, 9, 28), expected)


def test_feedback_waits_until_the_end_of_its_last_day():
    catalog = changed("feedback", "minh-hoa-2026-01", state="received", answered=None, received=date(2026, 11, 23), period="tra-loi-ve-du-lieu-ca-nhan")
    record = catalog.get("feedback", "minh-hoa-2026-01")  # 24 November is a day off
    for at, expected in ((datetime(2026, 11, 26, 23, 59, tzinfo=HANOI), "waiting"), (datetime(2026, 11, 27, tzinfo=HANOI), "overdue")):
        found = GATHERERS["feedback"](catalog, record, at)
        assert (found.values["due"], found.values["standing"]) == (date(2026, 11, 26), expected)
        assert expected in found.depends


def test_a_recommendation_is_late_after_its_last_day():
    record = public().get("oversight", "minh-hoa-2025-01")
    assert GATHERERS["oversight"](public(), record, datetime(2026, 6, 30, tzinfo=HANOI)).values["late"] == ()
    assert GATHERERS["oversight"](public(), record, datetime(2026, 7, 1, tzinfo=HANOI)).values["late"] == (2,)
    assert GATHERERS["oversight"](public(), record, datetime(2027, 1, 1, tzinfo=HANOI)).depends == ("2", "3")


def test_the_list_of_feedback_is_made_again_when_something_becomes_overdue():
    depends = []
    for at in (datetime(2026, 11, 22, tzinfo=HANOI), AT):
        depends.append(next(page.depends for page in views(visible(load(SHIPPED).catalog, at), at).pages if page.address == "feedback/"))
    assert depends[0] != depends[1]


def test_the_ledger_has_every_change_the_newest_first_and_names_nobody():
    found = corrections.changes(public())
    assert [change.date for change in found] == sorted((change.date for change in found), reverse=True)
    kinds = [change.what.en for change in found]
    assert {"Corrected", *(en for _, en in STATUSES.values()), "Withdrawn from the site", "Transcription corrected"} <= set(kinds)
    body = next(page for page in views(public(), AT).pages if page.lang == "vi" and page.address == "corrections/").make().body
    for decision in public().of("decision"):
        if isinstance(decision, Record):
            for line in decision.conferrals:
                assert not line.name or f"{line.name}" not in body, line.name
    assert "honorees/" not in body
    assert 'href="../decisions/minh-hoa-10-2025/">Hồ sơ đã rút</a>' in body


def test_each_type_of_commendation_has_its_feed_with_its_decisions_and_every_withdrawal():
    made = {file.path: file for file in views(public(), AT).files}
    sudden = made["feeds/decisions-sudden.rss"].make().decode()
    for decision in public().of("decision"):
        inside = not isinstance(decision, Record) or decision.commendation == "sudden"
        assert (f"/decisions/{decision.id}/" in sudden) is inside, decision.id
    for term in public().vocabulary["commendation-types"].terms:
        assert {f"feeds/decisions-{term}.rss", f"en/feeds/decisions-{term}.atom"} <= set(made)
    body = next(page for page in views(public(), AT).pages if page.lang == "vi" and page.address == "decisions/").make().body
    assert 'href="../feeds/decisions-sudden.rss"' in body
