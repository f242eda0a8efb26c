"""The forms that the host shows are made from the record types, say that they are public, and lead who asks about own data elsewhere."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.catalog import load
from generator.edit.forms import FORMS
from generator.edit.forms.template import contact_page, templates
from generator.edit.generated import renew, stale
from generator.edit.hosted import OWNED, hosted
from generator.records.shape import shapes
from tests.conftest import ROOT, SHIPPED
from tests.edit.forms.sent import records

TEMPLATES = {path.rpartition("-")[2].removesuffix(".yml"): yaml.safe_load(text)
             for path, text in templates(records().catalog).items() if "config" not in path}


def test_what_is_committed_is_what_the_records_give():
    assert stale(ROOT, hosted(load(ROOT).catalog), OWNED) == [], "run python -m generator github"


def test_a_form_of_a_type_asks_for_its_fields_in_their_own_words():
    for form in FORMS:
        fields = {shape.name: shape for shape in shapes(form.model)} if form.model else {}
        for question in form.questions:
            if question.location:
                shape = fields[question.location[0]]
                assert shape.label["vi"] in question.label[0] or question.location[0] == "stages"
                assert question.required or not shape.required or question.location[-1] == "en" or shape.kind == "group"


def test_every_required_field_is_asked_for_or_set_by_the_form():
    form = next(form for form in FORMS if form.name == "exemplar")
    asked = {question.location[0] for question in form.questions if question.location}
    assert {shape.name for shape in shapes(form.model) if shape.required} - asked == {"publish_at"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_host_can_tell_the_questions_apart(name):
    elements = [element for element in TEMPLATES[name]["body"] if element["type"] != "markdown"]
    plain = [re.sub("[^a-z0-9]+", "-", element["attributes"]["label"].lower()) for element in elements]
    assert len(set(plain)) == len(plain)
    assert len({element["id"] for element in elements}) == len(elements)
    for element in elements:
        options = [str(option) for option in element["attributes"].get("options", ())]
        assert len(set(options)) == len(options)
        assert not {"none", "None"} & set(options)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_form_says_first_that_it_is_public_and_where_to_go_with_own_data(name):
    above = TEMPLATES[name]["body"][0]
    assert above["type"] == "markdown"
    text = above["attributes"]["value"]
    assert text.index("Ai cũng đọc được") < text.index("Everybody can read")
    assert text.count(f"]({contact_page(records().catalog)})") == 2
    labels = [option["label"] for element in TEMPLATES[name]["body"] if element["type"] == "checkboxes" for option in element["attributes"]["options"]]
    assert any(label.startswith("Tôi không ghi số định danh") for label in labels)
    assert all(option["required"] for element in TEMPLATES[name]["body"] if element["type"] == "checkboxes" for option in element["attributes"]["options"])


def test_there_is_no_form_without_questions_and_a_private_way_beside_them():
    config = yaml.safe_load(templates(records().catalog)[".github/ISSUE_TEMPLATE/config.yml"])
    assert config["blank_issues_enabled"] is False
    assert [link["url"] for link in config["contact_links"]] == [contact_page(records().catalog)]


def test_everything_is_said_in_both_languages():
    for form in FORMS:
        for pair in (form.title, form.about, form.warning, *(question.label for question in form.questions)):
            assert all(pair)
            assert pair[0] != pair[1]


def test_renewing_writes_what_is_stale_takes_away_what_is_gone_and_nothing_else(tmp_path):
    files = hosted(load(SHIPPED).catalog)
    assert set(renew(tmp_path, files, OWNED)) == set(files)
    assert renew(tmp_path, files, OWNED) == []
    (tmp_path / ".github/ISSUE_TEMPLATE/9-old.yml").write_text("", encoding="utf-8")
    (tmp_path / ".github/CODEOWNERS").write_text("* @somebody\n", encoding="utf-8")
    assert renew(tmp_path, files, OWNED) == [".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/9-old.yml"]
    assert stale(tmp_path, files, OWNED) == []
