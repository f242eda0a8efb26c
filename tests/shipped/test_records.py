"""What the shipped records promise: the plan is transcribed whole, and nothing invented looks real."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import check_root
from generator.records import RECORD_TYPES
from generator.records.decision import STATUSES
from tests.conftest import SHIPPED

SCAN = Path(__file__).parent / "plan_as_scanned.txt"
PLAN = "ke-hoach-ubnd-tinh-kon-tum-thuc-hien-ke-hoach-80-kh-tu"


@pytest.fixture(scope="module")
def catalog():
    checked = check_root(SHIPPED)
    assert checked.problems == []
    return checked.loaded.catalog


def test_as_many_records_as_files(catalog):
    for model in RECORD_TYPES:
        assert len(catalog.of(model.type)) == len(list((SHIPPED / "data" / model.collection).glob("*.yml")))


def test_the_number_and_the_date_of_the_plan_are_said_to_be_unknown(catalog):
    plan = catalog.get("document", PLAN)
    assert (plan.number, plan.issued) == (None, None)
    assert plan.unconfirmed and plan.corrections


def test_the_scan_with_the_corrections_is_the_transcription_word_for_word(catalog):
    plan = catalog.get("document", PLAN)
    scan = SCAN.read_text(encoding="utf-8").replace("KẾ HOẠCH", "Kế hoạch", 1).replace("CHỦ TỊCH", "Chủ tịch", 1)
    for correction in plan.corrections:
        printed = correction.printed.replace(" [ngắt đoạn] ", "\n\n")
        assert scan.count(printed) == 1, correction
        scan = scan.replace(printed, correction.read_as)
    record = [plan.title.vi]
    for section in plan.sections:
        record += [part for part in (section.heading, section.text) if part]
    record += [plan.signer.signed_as, plan.signer.post.vi, plan.signer.name]
    assert _words("\n".join(record)) == _words(scan)


def _words(text: str) -> str:
    lines = (re.sub(r"^(?:[IVX]+\.|\d(?:\.\d)?\.|-)\s+", "", line.replace("*", "").strip()) for line in text.splitlines())
    return re.sub(r"\s+", "", "".join(lines))


def test_every_task_of_part_three_is_there_with_an_owner_a_deadline_and_what_shows_it(catalog):
    plan = catalog.get("plan", "ke-hoach-thuc-hien-chi-thi-34")
    numbers = [task.number for task in plan.tasks]
    assert numbers == [*(f"III.1.{n}" for n in range(1, 9)), *(f"III.2.{n}" for n in range(1, 5)), "III.3a", "III.3b", "III.4"]
    sections = {section.number for section in catalog.get("document", PLAN).sections}
    for task in plan.tasks:
        assert task.number in sections
        assert task.owners and task.shown_by.vi and task.shown_by.en
        assert task.deadline or task.recurrence in ("yearly", "none_stated"), task.number
    assert [task.number for task in plan.tasks if task.recurrence == "none_stated"] == ["III.1.7", "III.4"]
    assert {report.period for report in plan.reports} == {"half_year", "year"}


def test_decisions_exemplars_and_honourees_are_all_marked_as_invented_and_decided_by_invented_authorities(catalog):
    for record_type in ("decision", "exemplar", "honoree"):
        for record in catalog.of(record_type):
            assert record.illustrative, record.path
    for decision in catalog.of("decision"):
        assert catalog.get("organisation", decision.authority).illustrative, decision.path
        assert not decision.number or decision.number.startswith("MH-"), decision.path


def test_the_illustrative_records_look_like_life(catalog):
    decisions, lines = catalog.of("decision"), [line for d in catalog.of("decision") for line in d.conferrals]
    assert len(decisions) >= 12 and len(lines) >= 150 and len(catalog.of("exemplar")) == 12
    assert {line.kind for line in lines} == {"individual", "collective", "household", "foreign-individual", "foreign-organisation"}
    assert any(line.posthumous for line in lines) and {line.status for line in lines} == {"in_force", *STATUSES} and any(line.award_class for line in lines)
    assert any(d.withdrawn for d in decisions) and any(d.status == "corrected" for d in decisions)
    assert {d.commendation for d in decisions} == set(catalog.vocabulary["commendation-types"].terms)


def test_the_end_of_districts_is_not_passed_off_as_checked(catalog):
    ends = [(award.id, power) for award in catalog.of("award") for power in award.decided_by
            if power.authority == "district-chair" and power.valid_to]
    assert ends
    assert [award for award, power in ends if not (power.unconfirmed or catalog.get("award", award).unconfirmed)] == []
