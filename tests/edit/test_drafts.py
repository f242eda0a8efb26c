"""Files that are still to be written are checked with the records that there are, and blamed for nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.edit.drafts import drafted
from generator.ledger import Ledger
from tests.edit.forms.sent import records

NEWS = {"publish_at": "2026-11-22", "title": {"vi": "Tin mới", "en": "News"}, "kind": "notice", "summary": {"vi": "Một câu.", "en": "A sentence."},
        "text": {"vi": "Nội dung.", "en": "Content."}}
PATH = "data/news/tin-moi.yml"


def codes(drafts):
    return [(problem.path, problem.code) for problem in drafts.problems]


def test_a_good_draft_has_its_text_and_no_problem():
    drafts = drafted({PATH: NEWS}, records(), Ledger("", ()))
    assert drafts.problems == []
    assert drafts.texts[PATH].startswith("publish_at: 2026-11-22\ntitle:\n  vi: Tin mới\n")


def test_a_fault_of_the_type_and_one_of_the_rules_are_found_at_their_places():
    drafts = drafted({PATH: {**NEWS, "publish_at": "mai"}}, records(), Ledger("", ()))
    assert codes(drafts) == [(PATH, "R010")]
    assert drafts.location(drafts.problems[0]) == ("publish_at",)
    drafts = drafted({PATH: {**NEWS, "kind": "khong-co"}}, records(), Ledger("", ()))
    assert codes(drafts) == [(PATH, "C011")]
    assert drafts.location(drafts.problems[0]) == ("kind",)


def test_two_drafts_may_need_each_other():
    organisation = {"publish_at": "2026-11-22", "name": {"vi": "Đơn vị mới", "en": "A new unit"}, "kind": "state-agency", "level": "provincial"}
    parent = {**organisation, "name": {"vi": "Đơn vị trên", "en": "The unit above"}}
    files = {"data/organisations/moi.yml": {**organisation, "parent": "tren"}, "data/organisations/tren.yml": parent}
    assert "C010" not in {code for _, code in codes(drafted(files, records(), Ledger("", ())))}
    del files["data/organisations/tren.yml"]
    assert ("data/organisations/moi.yml", "C010") in codes(drafted(files, records(), Ledger("", ())))


def test_what_is_wrong_without_the_draft_is_not_its_fault():
    loaded = records()
    site = loaded.catalog.site.model_copy(update={"publisher": "khong-co"})
    assert codes(drafted({PATH: NEWS}, replace(loaded, catalog=replace(loaded.catalog, site=site)), Ledger("", ()))) == []


def test_without_the_rules_only_the_file_itself_is_looked_at():
    assert drafted({PATH: {**NEWS, "kind": "khong-co"}}, records(), Ledger("", ()), rules=False).problems == []


@pytest.mark.parametrize("text", ["", "\x07", "a" * 20_000])
def test_a_text_that_the_gate_refuses_is_refused(text):
    drafts = drafted({PATH: {**NEWS, "summary": {"vi": text or "\u202e"}}}, records(), Ledger("", ()))
    assert drafts.problems
    assert all(problem.path == PATH for problem in drafts.problems)
