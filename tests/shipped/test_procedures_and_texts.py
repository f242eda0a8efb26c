"""What the shipped procedures, texts and answers promise: nothing invented looks real, and every state of a record is seen once."""

from __future__ import annotations

import pytest

from generator.build import check_root
from generator.records.document import Document
from generator.records.explainer import Explainer
from generator.records.fields import Choices
from generator.records.procedure import Procedure, Way
from generator.views.overviews import legal_chain
from tests.conftest import AT, SHIPPED

PLAN = "ke-hoach-ubnd-tinh-kon-tum-thuc-hien-ke-hoach-80-kh-tu"


@pytest.fixture(scope="module")
def catalog():
    return check_root(SHIPPED).loaded.catalog


def choices(model, name: str) -> set[str]:
    return set(next(mark.words for mark in model.model_fields[name].metadata if isinstance(mark, Choices)))


@pytest.mark.parametrize(("model", "name"), [
    (Procedure, "status"), (Procedure, "nature"), (Procedure, "online_level"), (Procedure, "day_kind"), (Document, "status")])
def test_every_choice_is_used(catalog, model, name):
    assert {getattr(record, name) for record in catalog.of(model.type)} == choices(model, name)


def test_every_channel_is_used(catalog):
    assert {way.channel for record in catalog.of("procedure") for way in record.ways} == choices(Way, "channel")


def test_only_an_invented_procedure_says_that_it_is_in_force(catalog):
    """The decision that publishes the procedures of today was not found: no real one may look as if it had been."""
    for record in catalog.of("procedure"):
        assert record.illustrative or record.unconfirmed, record.path
        if record.illustrative:
            assert record.id.startswith("minh-hoa-") and record.code is None, record.path
        else:
            assert record.status != "in_force" and not record.quality, record.path


def test_every_answer_rests_on_a_text_and_says_what_is_not_confirmed(catalog):
    answers: list[Explainer] = catalog.of("explainer")
    assert len(answers) >= 8
    for record in answers:
        assert record.legal_basis and record.unconfirmed and record.answer.en, record.path
        assert record.checked_on is None, "no unit has checked it; nobody may seem to have"


def test_the_chain_of_the_plan_goes_up_to_the_directive(catalog):
    chain = next(chain for chain in legal_chain.gather(catalog, AT).values["chains"] if PLAN in {item.id for item in chain.documents})
    assert [top.id for top in chain.tops] == ["chi-thi-34-ct-tw"]
    assert {item.id for item in chain.documents} == {"chi-thi-34-ct-tw", "ke-hoach-19-kh-hdtdkt", "ke-hoach-80-kh-tu", PLAN}
    assert chain.draw("vi", "Sơ đồ").count("<rect") == 4


def test_the_laws_that_the_plan_names_are_said_to_be_over(catalog):
    for key in ("luat-15-2003-qh11", "luat-39-2013-qh13", "nghi-dinh-91-2017"):
        assert catalog.get("document", key).state_at(AT.date()) == "ended"
    assert catalog.get("document", "luat-06-2022-qh15").state_at(AT.date()) == "in_force"
