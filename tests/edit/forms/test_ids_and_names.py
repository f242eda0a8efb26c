"""Which id a proposal gets, and which record a name means: never one that is or was another's, never one of two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.edit.forms.form import Given
from generator.edit.forms.proposal import proposal
from generator.edit.forms.values import folded
from generator.ledger import Ledger
from generator.problems import has_errors
from tests.conftest import AT
from tests.edit.forms.sent import body, records, sent


def test_the_id_of_a_record_that_was_published_once_is_not_given_again():
    loaded = records()
    ledger = Ledger("data/ledger.txt", ((1, "exemplars/ca-thon-trong-lai-rung-dau-suoi"), (2, "campaigns/ca-thon-trong-lai-rung-dau-suoi-2")))
    came = proposal(body("exemplar"), loaded, ledger, Given(loaded.catalog, AT))
    assert came.path == "data/exemplars/ca-thon-trong-lai-rung-dau-suoi-2.yml"
    asked = proposal(body("exemplar", id="ca-thon-trong-lai-rung-dau-suoi"), loaded, ledger, Given(loaded.catalog, AT))
    assert [problem.code for problem in asked.problems] == ["E218"]


def test_an_id_has_no_name_of_a_person_unless_the_title_has():
    assert sent(body("exemplar", subject="Nguyễn Văn Ví Dụ", subject_kind="Cá nhân / Individual")).path == "data/exemplars/ca-thon-trong-lai-rung-dau-suoi.yml"


@pytest.mark.parametrize(("title", "expected"), [
    ("!!!", "ban-ghi-1"), ("Đ" * 200, "d" * 80), ("index", "index-1"), ("Con", "con-1"), ("page 2", "page-2-1"), ("田中", "ban-ghi-1"), ("../../mkdocs", "mkdocs")])
def test_every_title_gives_an_id_that_may_be_one(title, expected):
    assert sent(body("exemplar", title_vi=title)).path == f"data/exemplars/{expected}.yml"


@pytest.mark.parametrize("name", ["xa-dak-minh-hoa", "Xã Đăk Minh Hòa (minh họa)", "Xã Đăk Minh Hòa", "xa dak minh hoa", "XÃ ĐĂK  MINH HOÀ"])
def test_a_place_is_found_by_its_id_and_by_its_name_however_it_is_typed(name):
    assert "place: xa-dak-minh-hoa\n" in sent(body("exemplar", place=name)).text


def test_of_two_places_with_one_name_none_is_chosen():
    loaded = records()
    places = loaded.catalog.records["place"]
    other = places["xa-dak-minh-hoa"].model_copy(update={"id": "xa-dak-minh-hoa-2"})
    catalog = loaded.catalog.showing({**loaded.catalog.records, "place": {**places, other.id: other}})
    came = proposal(body("exemplar", place="Xã Đăk Minh Hòa"), replace(loaded, catalog=catalog), Ledger("", ()), Given(catalog, AT))
    assert [problem.code for problem in came.problems] == ["E215"]
    assert "xa-dak-minh-hoa, xa-dak-minh-hoa-2" in came.problems[0].hints[0]
    came = proposal(body("exemplar", place="xa-dak-minh-hoa"), replace(loaded, catalog=catalog), Ledger("", ()), Given(catalog, AT))
    assert not has_errors(came.problems)


def test_what_is_compared_is_letters_and_digits():
    assert folded("Tặng “Chiến sĩ thi đua”, cấp  TỈNH!") == folded("tang chien si thi dua cap tinh")


def test_without_settings_for_it_no_feedback_is_taken():
    loaded = records()
    catalog = replace(loaded.catalog, site=loaded.catalog.site.model_copy(update={"forms": None}))
    came = proposal(body("feedback"), loaded, Ledger("", ()), Given(catalog, AT))
    assert (came.path, {problem.code for problem in came.problems}) == ("", {"E220"})
