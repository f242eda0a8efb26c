"""The guide for the staff, data/README.md, keeps up with the program."""

from __future__ import annotations

import re

from generator.records import BY_COLLECTION, RECORD_TYPES
from tests.conftest import ROOT

GUIDE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_every_collection_has_its_row_in_both_languages_in_the_order_of_the_registry():
    rows = re.findall(r"^\| `([a-z-]+)/` \| (.+) / (.+) \|$", GUIDE, re.MULTILINE)
    assert [folder for folder, _, _ in rows] == [model.collection for model in RECORD_TYPES]
    assert all(vi.strip() and en.strip() for _, vi, en in rows)


def test_only_contacts_have_a_field_for_a_telephone_or_a_mailbox():
    having = {name for name, model in BY_COLLECTION.items() if {"phone", "hotline", "email"} & set(model.model_fields)}
    assert having == {"contacts"}
    assert "chỉ có trong `contacts/`" in GUIDE
    assert "stand in `contacts/` only" in " ".join(GUIDE.split())
