"""The settings of the web editor: every field of every type, with its words and rules, for Sveltia CMS and for Decap CMS alike."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.catalog import Catalog, load
from generator.edit.editor import configuration, hosts, policy
from generator.read import parse
from generator.read.limits import limits_for
from generator.records import RECORD_TYPES
from generator.records.fields import Part
from generator.records.settings import Editor, SiteSettings
from generator.records.shape import Shape, shapes
from tests.conftest import ROOT

DECAP = json.loads(Path(__file__).with_name("decap.json").read_text(encoding="utf-8"))
GITHUB = Editor(service="github", repository="tinh-vi-du/thi-dua")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return load(ROOT, tmp_path_factory.mktemp("cache") / "records.json").catalog


def _made(catalog: Catalog, editor: Editor = GITHUB, lang: str = "vi") -> dict:
    return json.loads(configuration(replace(catalog, site=catalog.site.model_copy(update={"editor": editor})), lang))


@pytest.fixture(scope="module")
def made(catalog: Catalog) -> dict:
    return _made(catalog)


def _fields(shown: list[dict], fields: tuple[Shape, ...], path: str) -> Iterator[tuple[str, dict, Shape]]:
    assert [field["name"] for field in shown] == [shape.name for shape in fields], path
    for field, shape in zip(shown, fields, strict=True):
        yield f"{path}.{shape.name}", field, shape
        if shape.parts:
            yield from _fields(field["fields"], shape.parts, f"{path}.{shape.name}")


def _all(made: dict) -> Iterator[tuple[str, dict, Shape]]:
    for model, collection in zip(RECORD_TYPES, made["collections"], strict=False):
        assert collection["folder"] == f"data/{model.collection}"
        yield from _fields(collection["fields"], shapes(model), model.collection)
    yield from _fields(made["collections"][-1]["files"][0]["fields"], shapes(SiteSettings), "site")


def test_every_field_of_every_type_is_there_in_its_order_with_its_words(made: dict):
    for path, field, shape in _all(made):
        assert field["label"] and (not shape.label or field["label"] == shape.label["vi"]), path
        assert field.get("hint", "") == shape.help.get("vi", ""), path
        assert field["required"] == shape.required or field["widget"] == "boolean", path


def test_the_same_settings_are_valid_for_decap(catalog: Catalog):
    for editor in (GITHUB, Editor(service="practice"), Editor(service="gitlab", repository="a/b", application="1")):
        for lang in ("vi", "en"):
            settings = _made(catalog, editor, lang)
            jsonschema.validate(settings, DECAP, jsonschema.Draft7Validator)
            names = [collection["name"] for collection in settings["collections"]]
            assert len(names) == len(set(names))


def test_settings_that_decap_refuses_are_found(made: dict):
    broken = json.loads(json.dumps(made))
    broken["collections"][0]["slug"] = {"template": "{{title}}"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, DECAP, jsonschema.Draft7Validator)


def test_records_are_made_and_changed_but_never_deleted_and_changes_are_reviewed(made: dict):
    assert made["publish_mode"] == "editorial_workflow"
    assert all((collection["create"], collection["delete"], collection["publish"]) == (True, False, False) for collection in made["collections"][:-1])
    assert [collection["name"] for collection in made["collections"][:-1]] == [model.collection for model in RECORD_TYPES]


def test_terms_choices_and_records_are_picked(made: dict, catalog: Catalog):
    for path, field, shape in _all(made):
        if shape.kind == "term":
            assert [option["value"] for option in field["options"]] == list(catalog.vocabulary[shape.target].terms), path
        elif shape.kind == "choice":
            assert [option["value"] for option in field["options"]] == [value for value, _ in shape.choices], path
        elif shape.kind == "reference" and shape.target != "honoree":
            assert (field["widget"], field["value_field"]) == ("relation", "{{slug}}"), path
        if shape.kind in ("term", "choice") or field["widget"] == "relation":
            assert field.get("multiple", False) == shape.many, path


def test_a_closed_line_of_a_list_says_which_it_is(made: dict):
    fields = {path: field for path, field, _ in _all(made)}
    assert fields["decisions.conferrals"]["summary"] == "{{fields.line}} · {{fields.name}}"
    assert fields["exemplars.stages"]["summary"] == "{{fields.stage}} · {{fields.date}}"
    assert fields["exemplars.short_steps"]["summary"] == "{{fields.vi}}"


def test_a_term_whose_time_is_over_says_so(made: dict):
    levels = next(field for path, field, _ in _all(made) if path == "exemplars.level")
    assert {"label": "Cấp huyện (đến 2025-06-30)", "value": "district"} in levels["options"]


def test_a_text_is_checked_by_the_rule_of_its_field_and_told_what_to_write(made: dict):
    fields = {path: field for path, field, _ in _all(made)}
    assert fields["exemplars.publish_at"]["pattern"][1] == 'viết 2026-09-02 hoặc "2026-09-02 08:00" (giờ Việt Nam)'
    accepted = {
        "exemplars.publish_at": ["2026-09-02", "2026-09-02 08:00"], "exemplars.stages.date": ["2015", "2015-Q1", "2015-03", "2015-03-31"],
        "procedures.days": ["unknown", "30"], "statistics.rows.count": ["suppressed", "0", "1200"], "decisions.conferrals.honoree": ["a-1"],
        "site.editor.repository": ["tinh-vi-du/thi-dua", "a/b/c.d"], "procedures.code": ["unknown", "1.012379", "1.012379.H13"],
    }
    refused = {
        "exemplars.publish_at": ["30/11/2026", "2026-9-2", "2026-09-02x"], "exemplars.stages.date": ["3/2015", "2015-Q5", " 2015"],
        "procedures.days": ["khoảng 30", "-1", "03"], "statistics.rows.count": ["1.200", "nhiều"], "decisions.conferrals.honoree": ["A 1", "a--1"],
        "site.editor.repository": ["thi-dua", "https://github.com/a/b", "a/b c"], "procedures.code": ["1012379"],
    }
    for path, texts in accepted.items():
        assert all(re.search(fields[path]["pattern"][0], text) for text in texts), path
    for path, texts in refused.items():
        assert not any(re.search(fields[path]["pattern"][0], text) for text in texts), path


def test_no_text_of_the_shipped_records_is_refused_by_a_form(made: dict):
    shown = {collection["name"]: collection["fields"] for collection in made["collections"][:-1]}
    looked_at = 0

    def look(values: object, fields: list[dict], path: str) -> None:
        nonlocal looked_at
        for field in fields:
            for value in _several(values.get(field["name"])):
                if isinstance(value, dict):
                    look(value, field["fields"], path)
                elif pattern := (field.get("field") or field).get("pattern"):
                    looked_at += 1
                    assert re.search(pattern[0], value), (path, field["name"], value)

    for model in RECORD_TYPES:
        for file in sorted((ROOT / "data" / model.collection).glob("*.yml")):
            path = file.relative_to(ROOT).as_posix()
            look(parse(path, file.read_bytes(), limits_for(path))[0], shown[model.collection], path)
    assert looked_at > 500


def test_no_emphasis_of_a_shipped_text_goes_over_the_end_of_a_line():
    # The editor would take such stars for stars when it saves the text.
    broken = re.compile(r"(\*{1,2}|_{1,2})(?=\S)[^*_`]*?\n[^*_`\n]*\1")

    def look(values: object, fields: tuple[Shape, ...], path: str) -> None:
        for shape in fields:
            for value in _several(values.get(shape.name)):
                if isinstance(value, dict):
                    look(value, shape.parts, path)
                    for text in value.values() if shape.kind == "rich" else ():
                        assert not broken.search(text), (path, broken.search(text))

    for model in RECORD_TYPES:
        for file in sorted((ROOT / "data" / model.collection).glob("*.yml")):
            path = file.relative_to(ROOT).as_posix()
            look(parse(path, file.read_bytes(), limits_for(path))[0], shapes(model), path)


def _several(value: object) -> list:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def test_the_form_of_a_value_is_one_that_browsers_read_the_same():
    for model in (*RECORD_TYPES, SiteSettings):
        for shape in _deep(shapes(model)):
            assert not re.search(r"\(\?(?!:)|\\[AZzG]|(?<!\\)[$^](?!\])", shape.pattern.replace("[^", "[")), shape.name


def _deep(fields: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in fields:
        yield shape
        yield from _deep(shape.parts)


def test_a_no_that_may_be_left_out_means_no():
    # The editor writes no such "no": the field must mean it by itself.
    found = [(model, name, info) for model in RECORD_TYPES for part in _parts(model) for name, info in part.model_fields.items()
             if info.annotation is bool]
    assert len(found) > len(RECORD_TYPES)
    assert all(info.default is False for _, _, info in found), found


def _parts(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
        for info in annotation.model_fields.values():
            yield from _parts(info.annotation)
    for argument in typing.get_args(annotation):
        yield from _parts(argument)


def test_pictures_and_documents_are_kept_by_their_bare_names_within_the_limits(made: dict):
    fields = {path: field for path, field, _ in _all(made)}
    for path, endings in (("exemplars.pictures.file", ".jpg,.jpeg,.png,.webp"), ("decisions.pdf.file", ".pdf,.docx,.xlsx,.odt,.ods")):
        field = fields[path]
        assert (field["accept"], field["media_folder"], field["public_folder"], field["choose_url"]) == (endings, "/data/files", "", False)
        assert field["media_libraries"]["default"]["config"]["slugify_filename"]
        assert field["media_libraries"]["default"]["config"]["max_file_size"] <= 30_000_000


def test_where_changes_go_and_how_staff_sign_in(catalog: Catalog):
    def backend(**settings: str) -> dict:
        return _made(catalog, Editor(**settings))["backend"]

    github = backend(service="github", repository="a/b")
    assert (github["name"], github["repo"], github["branch"], github["auth_methods"]) == ("github", "a/b", "main", ["token"])
    proxied = backend(service="github", repository="a/b", sign_in_address="https://dang-nhap.example.gov.vn/")
    assert (proxied["base_url"], proxied["auth_methods"]) == ("https://dang-nhap.example.gov.vn", ["oauth", "token"])
    own = backend(service="gitlab", repository="a/b/c", service_address="https://git.example.gov.vn/", application="ab12")
    assert (own["api_root"], own["auth_type"], own["app_id"]) == ("https://git.example.gov.vn/api/v4", "pkce", "ab12")
    assert backend(service="practice") == {"name": "test-repo"}


def test_the_page_may_ask_the_chosen_service_and_no_other():
    for settings, asked in (
        ({"service": "practice"}, ()),
        ({"service": "github", "repository": "a/b"}, ("https://api.github.com",)),
        ({"service": "gitlab", "repository": "a/b"}, ("https://gitlab.com",)),
        ({"service": "gitlab", "repository": "a/b", "service_address": "https://git.example.gov.vn/x;y"}, ("https://git.example.gov.vn",)),
    ):
        editor = Editor(**settings)
        assert hosts(editor) == asked
        assert re.findall(r"https://[^ ;]+", policy(editor)) == list(asked)
        assert "script-src 'self';" in policy(editor)


def test_the_words_are_english_for_who_wants_them(catalog: Catalog):
    english = _made(catalog, GITHUB, "en")
    assert english["collections"][0]["label"] == "Exemplary models"
    assert {path: field["label"] for path, field, _ in _all(english)}["exemplars.subject"] == "Person or collective"
