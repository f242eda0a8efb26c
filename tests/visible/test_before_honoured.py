"""A model is told of without its honouree while the decision that honours is under embargo: an id can be a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from generator.catalog import load
from generator.visible import visible
from tests.conftest import AT, SHIPPED


def test_the_honouree_of_a_model_is_not_named_before_the_decision():
    catalog = load(SHIPPED).catalog
    model = next(record for record in catalog.of("exemplar") if record.honoree and not record.withdrawn)
    later = {key: record.model_copy(update={"publish_at": AT + timedelta(days=1)}) if any(line.honoree == model.honoree for line in record.conferrals) else record
             for key, record in catalog.records["decision"].items()}
    before = visible(replace(catalog, records={**catalog.records, "decision": later}), AT)
    assert visible(catalog, AT).get("exemplar", model.id).honoree == model.honoree
    shown = before.get("exemplar", model.id)
    assert shown.honoree is None and shown.digest != model.digest and shown.subject == model.subject
    assert before.get("honoree", model.honoree) is None and model.honoree not in {key for _, key in before.outgoing["exemplar", model.id]}
