"""From a file's values to a record: where each problem is, what its hint names first, and what a record points at."""

from __future__ import annotations

import pytest

from generator.read import DEFAULT, Source, parse
from generator.records import RECORD_TYPES
from generator.records.campaign import Campaign
from generator.records.decision import Decision
from generator.records.document import Document
from generator.records.event import Event
from generator.records.fields import Reference
from generator.records.organisation import Organisation
from generator.records.record import OWN_FIELDS, make, marked, untranslated
from generator.records.vocabulary import Vocabulary

DECISION = """\
publish_at: 2015-05-10
title:
  vi: Tặng bằng khen
  en: Certificates
number: 15/QĐ-UBND
issued: 2015-05-05
authority: hoi-dong
commendation: regular
signer:
  name: Y Blơn
  post:
    vi: Chủ tịch
source:
  - document: ke-hoach
    section: I.1
conferrals:
  - line: 1
    honoree: y-blon
    name: Y Blơn
    kind: individual
    form: bang-khen
  - line: 2
    honoree: a-thuk
    name: A Thŭk
    kind: individual
    form: bang-khen
    place: xa-mau
    citation:
      vi: Thành tích
      en: Merit
"""


def event(field: str, text: str) -> str:
    """An event of which one field says something."""
    values = {"starts": "2026-09-02", "status": "planned", field: text}
    return "publish_at: 2026-01-01\ntitle: {vi: Lễ}\nkind: ceremony\nlevel: provincial\n" + "".join(f"{name}: {value}\n" for name, value in values.items())


def made(model, text: str):
    """The record of a text, and its problems as (line, column, code, hint in English)."""
    value, problems = parse("data/x.yml", text.encode(), DEFAULT)
    assert problems == []
    own = {"id": "x", "path": "data/x.yml", "digest": "d"} if model in RECORD_TYPES else {}
    record, found = make(model, Source("data/x.yml", value, "d", text.encode()), **own)
    return record, [(p.line, p.column, p.code, p.hint("en")) for p in sorted(found)]


def test_a_decision_is_made():
    record, problems = made(Decision, DECISION)
    assert problems == []
    assert record.conferrals[1].place == "xa-mau"
    assert (record.id, record.path, record.status, record.conferrals[0].posthumous) == ("x", "data/x.yml", "in_force", False)


@pytest.mark.parametrize(("old", "new", "place"), [
    ("number: 15/QĐ-UBND\n", "", (1, 1, "R001")),
    ("  vi: Tặng bằng khen\n", "", (3, 3, "R001")),
    ("    name: Y Blơn\n", "", (17, 5, "R001")),
    ("    honoree: a-thuk\n", "", (22, 5, "R001")),
    ("      vi: Thành tích\n", "", (29, 7, "R001")),
    ("      vi: Thành tích\n", "      vi: ''\n", (29, 7, "R023")),
    ("    vi: Chủ tịch\n", "    en: Chair\n", (12, 5, "R001")),
    ("issued:", "isued:", (6, 1, "R002")),
    ("    kind: individual\n    form: bang-khen\n    place", "    kinds: individual\n    form: bang-khen\n    place", (25, 5, "R002")),
    ("      en: Merit", "      eng: Merit", (30, 7, "R002")),
    ("    section:", "    sections:", (15, 5, "R002")),
    ("    place: xa-mau", "    place: [xa-mau]", (27, 12, "R003")),
    ("      vi: Thành tích", "      vi:\n        a: b", (30, 9, "R003")),
    ("    citation:\n      vi: Thành tích\n      en: Merit\n", "    citation: Thành tích\n", (28, 15, "R004")),
    ("  - line: 1\n    honoree: y-blon\n    name: Y Blơn\n    kind: individual\n    form: bang-khen\n", "  - dòng một\n", (17, 5, "R004")),
    ("  - document: ke-hoach\n    section: I.1\n", "  document: ke-hoach\n", (14, 3, "R005")),
    ("  - line: 2", "  - line: hai", (22, 11, "R011")),
    ("    honoree: a-thuk", "    honoree: A Thuk", (23, 14, "R014")),
])
def test_a_problem_stands_at_its_line_and_column(old, new, place):
    assert DECISION.count(old) == 1
    record, problems = made(Decision, DECISION.replace(old, new))
    assert record is None
    assert place in [problem[:3] for problem in problems]
    assert {problem[0] for problem in problems} <= {place[0], *(() if place[2] != "R002" else (1, 17, 22, 29))}


@pytest.mark.parametrize(("model", "text", "first"), [
    (Campaign, "tilte: x\n", "title"), (Organisation, "abreviation: x\n", "abbreviation"), (Organisation, "publishat: x\n", "publish_at"),
    (Organisation, "webaddress: x\n", "web_address"), (Organisation, "parents: x\n", "parent"), (Campaign, "launch: x\n", "launched"),
    (Decision, "conferral: x\n", "conferrals"), (Decision, "conferrals:\n  - honouree: x\n", "honoree"),
    (Decision, "conferrals:\n  - klass: x\n", "class"), (Decision, "conferrals:\n  - award_class: x\n", "class"),
    (Decision, "conferrals:\n  - citation:\n      v: x\n", "vi"), (Decision, "signer:\n  nam: x\n", "name"),
    (Decision, "conferrals:\n  - changes:\n      - documents: x\n", "document"), (Decision, "Ngày ký: x\n", "issued"),
    (Decision, "NUMBER: x\n", "number"), (Decision, "title:\n  VI: x\n", "vi"),
])
def test_the_hint_names_the_close_field_first(model, text, first):
    hints = [hint for *_, code, hint in made(model, text)[1] if code == "R002"]
    assert hints[0].startswith(f"did you mean: {first}? fields that may stand here: ")


def test_a_field_under_a_wrong_name_is_one_problem():
    for old, new, place in (("    form: bang-khen\n    place", "    forms: bang-khen\n    place", (26, 5)), ("issued:", "isued:", (6, 1))):
        _, problems = made(Decision, DECISION.replace(old, new))
        assert [problem[:3] for problem in problems] == [(*place, "R002")]
    _, problems = made(Decision, DECISION.replace("    name: Y Blơn\n    kind: individual\n", "    kinds: individual\n"))
    assert [problem[:3] for problem in problems] == [(17, 5, "R001"), (19, 5, "R002")]
    _, problems = made(Decision, DECISION.replace("issued:", "isued:").replace("    form: bang-khen\n    place", "    place"))
    assert [problem[:3] for problem in problems] == [(6, 1, "R002"), (22, 5, "R001")]  # of the same name, but of another group


def test_the_hint_for_what_is_missing_says_what_to_write():
    def hint(model, name):
        return next(hint for *_, code, hint in made(model, "x: y\n")[1] if code == "R001" and f'"{name}:' in hint)

    assert hint(Decision, "number") == 'add a line "number: …"; write unknown when it is not known'
    assert hint(Document, "issued") == 'add a line "issued: 2026-09-02"; write unknown when it is not known'
    assert hint(Decision, "issued") == 'add a line "issued: 2026-09-02"'
    assert hint(Decision, "publish_at") == 'add a line "publish_at: 2026-09-02"'
    assert hint(Decision, "authority") == 'add a line "authority: …"'
    assert hint(Decision, "title") == 'add a line "title:"; below it write its fields (vi, en), indented by two spaces'
    assert hint(Decision, "conferrals") == 'add a line "conferrals: …"'


@pytest.mark.parametrize(("written", "meant"), [
    ("2/9/2026", "2026-09-02"), ("02-09-2026", "2026-09-02"), ("2026/9/2", "2026-09-02"), ("ngày 02 tháng 9 năm 2026", "2026-09-02"),
    ("2026-09-02 00:00:00", "2026-09-02"), ("46267", "2026-09-02"), ("18/11/26", "2026-09-02"), ("31/2/2026", "2026-09-02"), ("99999", "2026-09-02")])
def test_the_hint_shows_the_day_that_was_meant(written, meant):
    _, problems = made(Decision, DECISION.replace(next(line for line in DECISION.splitlines() if line.startswith("issued:")), f"issued: {written}"))
    assert [problem[2:] for problem in problems] == [("R007", f"write year-month-day, for example {meant}")]


@pytest.mark.parametrize(("written", "meant"), [
    ("9/2026", "2026-09"), ("tháng 9 năm 2026", "2026-09"), ("quý III/2026", "2026-Q3"), ("Quý 3 năm 2026", "2026-Q3"), ("năm 2026", "2026"),
    ("2/9/2026", "2026-09-02"), ("13/2026", "2015-03-31"), ("đầu năm", "2015-03-31")])
def test_the_hint_shows_the_time_that_was_meant(written, meant):
    _, problems = made(Event, event("starts", written))
    assert [problem[2:] for problem in problems] == [("R009", f"write 2015, 2015-Q1, 2015-03 or {meant}")]


@pytest.mark.parametrize(("written", "meant"), [("8h30", "08:30"), ("14 giờ", "14:00"), ("7 giờ 5 phút", "07:05"), ("7:30:00", "07:30"), ("25h", "07:30"), ("sáng", "07:30")])
def test_the_hint_shows_the_hour_that_was_meant(written, meant):
    _, problems = made(Event, event("start_hour", f'"{written}"'))
    assert [(problem[2], problem[3][-5:]) for problem in problems] == [("R117", meant)]


def test_choices_are_named_with_their_words():
    _, problems = made(Event, event("status", "sắp diễn ra"))
    assert problems[0][2:] == ("R006", "choose one of: " + ", ".join(f"{key} ({words[1]})" for key, words in Event.model_fields["status"].metadata[0].words.items()))


def test_what_is_left_empty_is_to_be_filled_in_where_it_stands():
    _, problems = made(Decision, DECISION.replace(next(line for line in DECISION.splitlines() if line.startswith("authority:")), "authority:"))
    assert [problem[2:] for problem in problems] == [("R023", 'fill in this line: "authority: …"')]


def test_the_hint_names_every_field_and_none_that_is_the_files_own():
    hint = next(hint for *_, code, hint in made(Decision, "x: y\n")[1] if code == "R002")
    listed = set(hint.removeprefix("fields that may stand here: ").split(", "))
    assert listed == set(Decision.model_fields) - set(OWN_FIELDS)
    hint = next(hint for *_, code, hint in made(Decision, "conferrals:\n  - x: y\n")[1] if code == "R002")
    assert "class" in hint
    assert "award_class" not in hint


@pytest.mark.parametrize("key", ["id", "path", "digest", "type", "collection", "heading", "function-x", "'[key]'", "0"])
def test_what_the_file_itself_tells_may_not_stand_in_it(key):
    record, problems = made(Decision, f"{DECISION}{key}: y\n")
    assert record is None
    assert [problem[:3] for problem in problems] == [(31, 1, "R002")]


def test_a_key_that_cannot_be_an_id_is_the_place_of_its_problem():
    record, problems = made(Vocabulary, "title:\n  vi: Cấp\nterms:\n  Cấp xã:\n    name:\n      vi: Cấp xã\n  b:\n    name: x\n")
    assert record is None
    assert [problem[:3] for problem in problems] == [(4, 3, "R014"), (8, 11, "R004")]


def test_a_text_in_braces_that_its_comma_cuts_is_a_problem_and_an_empty_field_is_none():
    record, problems = made(Vocabulary, "title: {vi: Cấp, ngành, en: }\nterms: {}\n")
    assert record is None
    assert [problem[:3] for problem in problems] == [(1, 18, "R002")]
    assert made(Vocabulary, "title: {vi: Cấp, en: }\nterms: {}\n")[1] == []


def test_a_list_whose_items_are_all_refused_is_not_called_empty():
    _, problems = made(Decision, DECISION[:DECISION.index("conferrals")] + "conferrals:\n  - a\n  - b\n")
    assert [problem[:3] for problem in problems] == [(17, 5, "R004"), (18, 5, "R004")]


@pytest.mark.parametrize("model", RECORD_TYPES)
def test_every_field_has_a_label_in_both_languages(model):
    def walk(part):
        for name, info in part.model_fields.items():
            if name not in OWN_FIELDS and part.__name__ not in ("Bilingual", "RichBilingual"):
                extra = info.json_schema_extra
                assert all(extra["label"].values()), name
                assert len(extra["help"]) == 2
                assert bool(extra["help"]["vi"]) == bool(extra["help"]["en"]), name
    walk(model)


def test_what_a_decision_points_at():
    record, _ = made(Decision, DECISION)
    found = {location: (mark, target) for location, mark, target in marked(record)}
    assert found["authority",] == (Reference("organisation"), "hoi-dong")
    assert found["source", 0, "document"] == (Reference("document"), "ke-hoach")
    assert found["conferrals", 1, "place"] == (Reference("place"), "xa-mau")
    assert found["conferrals", 0, "form"] == (Reference("award"), "bang-khen")
    assert not any(location[-1] == "honoree" for location in found)


def test_what_waits_for_its_translation():
    record, _ = made(Decision, DECISION)
    assert list(untranslated(record)) == [("signer", "post")]
