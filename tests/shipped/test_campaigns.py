"""The shipped campaigns and exemplary models show every state, and nothing is invented of a real campaign."""

from __future__ import annotations

from datetime import date

import pytest

from generator.build import check_root
from generator.records.exemplar import STAGES
from generator.views.gather.campaign import ancestors, measured
from tests.conftest import SHIPPED

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalog():
    return check_root(SHIPPED).loaded.catalog


def test_every_kind_and_state_of_a_campaign_is_there(catalog):
    campaigns = catalog.of("campaign")
    assert {campaign.state_at(DAY) for campaign in campaigns} == {"planned", "under_way", "due", "summed_up", "unknown"}
    assert {campaign.kind for campaign in campaigns} == {"regular", "by_period", "thematic"}
    assert {campaign.level for campaign in campaigns} == {"central", "provincial", "commune", "unit"}
    assert all(campaign.themes for campaign in campaigns)
    assert max(len(list(ancestors(catalog, campaign))) for campaign in campaigns) == 2


def test_every_outcome_of_a_target_is_there(catalog):
    items = [item for campaign in catalog.of("campaign") for item in measured(campaign)]
    assert {item.met for item in items} == {True, False, None}
    assert {target.goal for target in (item.target for item in items)} == {"at_least", "at_most"}
    assert any(item.percent and item.percent > 200 for item in items) and any(item.percent == 0 for item in items)
    assert any(item.target.planned is None for item in items) and any(item.target.actual is None for item in items)
    assert all(item.target.source for item in items if item.target.actual is not None)


def test_a_real_campaign_has_no_result_and_no_date_that_its_source_does_not_give(catalog):
    for campaign in catalog.of("campaign"):
        if not campaign.illustrative:
            assert not campaign.targets and not campaign.launched and not campaign.closed and campaign.unconfirmed, campaign.path


def test_an_exemplar_stands_at_every_stage_and_most_can_be_copied(catalog):
    exemplars = catalog.of("exemplar")
    assert {exemplar.present.stage for exemplar in exemplars} == set(STAGES)
    assert sum(exemplar.has_sheet for exemplar in exemplars) >= 10
    for exemplar in exemplars:
        assert exemplar.level and exemplar.themes, exemplar.path
        if exemplar.loudspeaker:
            assert len(exemplar.loudspeaker.vi.split()) >= 150, exemplar.path
