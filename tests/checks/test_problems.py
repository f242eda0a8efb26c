"""What is printed of a problem: complete in both languages, one line each, and never a person's number in full."""

from __future__ import annotations

import json
import re
import string

import pytest

import generator.build  # noqa: F401 - every module that has kinds of problems registers them
from generator.build import check_root
from generator.problems import FORMATS, KINDS, LANGUAGES, ProblemKind, shown

NATIONAL_ID = "012345670123"
WRITINGS = [
    NATIONAL_ID, "012 345 670 123", "012.345.670.123", "0123-4567-0123", f"số {NATIONAL_ID} cấp ngày", "０１２３４５６７０１２３", "x" * 70 + NATIONAL_ID,
    "+84 912 345 678",
]
ATTACKS = [
    "x\n::error file=data/site.yml,line=1::forged", "x\r\n::warning::forged", "x\rdata/site.yml:1:1: C001 forged", "x\x1b[2K\x1b[1Aforged",
    "x%0A::error::forged", "::error::forged", "x\x85forged", "x\u202egrofed", "x\u2066forged", "x\x00forged", "x\x08\x08forged", "x\x9b31mforged",
    "x\ud800forged", "x\U000e0041forged", "x\u200bforged", "##[error]forged", "x\n##[add-mask]forged", "\n::set-output name=a::b",
]


def fields_of(kind: ProblemKind) -> dict[str, set[str]]:
    """Which values each text of a kind asks for."""
    texts = {"vi": kind.vi, "en": kind.en, "hint_vi": kind.hint_vi, "hint_en": kind.hint_en}
    return {name: {field for _, field, _, _ in string.Formatter().parse(text) if field} for name, text in texts.items()}


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_says_the_same_in_both_languages(code):
    kind = KINDS[code]
    fields = fields_of(kind)
    english_only = {"yaml"}  # the YAML reader's own words
    assert fields["vi"] == fields["en"] - english_only
    assert fields["vi"] | fields["hint_vi"] == fields["en"] | fields["hint_en"] - english_only or fields["en"] & english_only
    assert kind.vi.strip()
    assert kind.en.strip()
    assert kind.vi != kind.en
    assert kind.hint_vi.strip()
    assert kind.hint_en.strip()
    assert kind.severity in ("error", "warning")
    assert not set().union(*fields.values()) & {"self", "path", "line", "column"}  # what `at` takes itself


@pytest.mark.parametrize("lang", [None, *LANGUAGES])
@pytest.mark.parametrize("code", KINDS)
def test_a_kind_leaves_no_place_unfilled(code, lang):
    names = set().union(*fields_of(KINDS[code]).values())
    problem = KINDS[code].at("data/x.yml", 3, 5, **dict.fromkeys(names, "FOUND"))
    for text in (problem.message(lang), problem.hint(lang), *(form([problem], lang) for form in (FORMATS["text"], FORMATS["github"]))):
        assert text.strip()
        assert not re.search(r"\{\w*\}", text)
    assert "FOUND" in problem.message(None) + problem.hint(None) or not names


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("code", KINDS)
def test_a_long_number_is_never_repeated_in_full(code, form):
    names = set().union(*fields_of(KINDS[code]).values())
    for number in WRITINGS:
        for value in (number, (number, "other")):
            problem = KINDS[code].at(f"data/{number}.yml", 3, 5, **dict.fromkeys(names, value))
            printed = FORMATS[form]([problem], None)
            assert number not in printed
            assert NATIONAL_ID not in "".join(c for c in printed if c.isalnum())
            assert "345670123" not in "".join(c for c in printed if c.isalnum())


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_found_value_cannot_forge_a_line(form, attack):
    for kind in KINDS.values():
        names = set().union(*fields_of(kind).values())
        for value in (attack, (attack,)):
            problem = kind.at(f"data/{attack}.yml", 3, 5, **dict.fromkeys(names, value))
            printed = FORMATS[form]([problem], None)
            assert printed.encode("utf-8")
            assert all(character.isprintable() for character in printed.replace("\n", "")), kind.code
            if form == "json":
                assert len(json.loads(printed)["problems"]) == 1
            else:
                assert printed.count("\n") == 1
                assert printed.endswith("\n")
            if form == "github":
                command, _, message = printed[2:].partition("::")
                assert command.startswith(f"{kind.severity} file=data/")
                assert command.count(",") == 3
                assert "::" not in command
                assert "%0A" not in message.replace("%250A", "")


def test_braces_in_a_found_value_stay_as_they_are():
    problem = KINDS["R002"].at("x", field="{allowed} {0} {}", allowed=("a", "{field}"))
    assert "{allowed} {0} {}" in problem.message("vi")
    assert "a, {field}" in problem.hint("en")


@pytest.mark.parametrize(("value", "expected"), [
    ("short", "short"), ("x" * 80, "x" * 80), ("x" * 81, "x" * 79 + "…"), ("a\tb", "aU+0009b"), ("2015-03-31", "2015-03-31"), ("1.012379", "1.012379"),
    ("12345678", "12345678"), ("123456789", "1234…(9 số/digits)"), (None, "None"), (12, "12"),
])
def test_what_is_shown_of_a_value(value, expected):
    assert shown(value) == expected


PLANTED = {
    "data/organisations/012345670123.yml": "publish_at: 012345670123\n012345670123: x\nkind: 012345670123\nlevel: [012345670123]\nname: 012345670123\n",
    "data/organisations/so-mau.yml": (
        "publish_at: 2015-01-01\nname:\n  vi: Sở\nkind: '012345670123'\nlevel: provincial\nparent: 012-345-670-123\n"
        "web_address: tel:012345670123\nended: 012345670123\nsummary: 012345670123\nsource: 012345670123\n"),
    "data/organisations/so-hai.yml": "publish_at: 2015-01-01\nname:\n  vi: Sở\nkind: '012345670123'\nlevel: '012345670123'\nparent: '012345670123'\n",
    "data/procedures/a.yml": "code: 012345670123\nways:\n  - days: 012345670123x\n    channel: 012345670123\n",
    "data/012345670123/a.yml": "a: 1\n",
    "data/honorees/a.yml": "publish_at: 2015-01-01\nname: Νam 012345670123\nkind: individual\nillustrative: 012345670123\n",
    "data/ledger.txt": "012345670123\nhonorees/012345670123\n",
}


@pytest.mark.parametrize("form", FORMATS)
def test_numbers_planted_in_the_files_do_not_come_out(lay, form):
    problems = check_root(lay(PLANTED)).problems
    assert len(problems) > 20
    assert NATIONAL_ID not in FORMATS[form](problems, None).replace("-", "").replace(" ", "")


def test_a_hint_asks_for_nothing_that_is_not_there(lay):
    """What may be meant, with what it is called; nothing when there is nothing."""
    decision = (
        "publish_at: 2015-05-06\ntitle: {vi: Tặng bằng khen}\nnumber: 1/QĐ\nissued: 2015-05-05\nauthority: hoi-dong\ncommendation: dot-xuat\n"
        "conferrals:\n- {line: 1, honoree: y-blon, name: Y Blơn, kind: ca-nhan, form: bang-khen}\npdf: {file: a.pdf, title: {vi: Quyết định}}\n")
    hints = {problem.code + problem.message("en")[-20:]: problem.hint("vi") for problem in check_root(lay({"data/decisions/qd.yml": decision})).problems}
    assert "Nếu tệp chưa có, hãy đưa nó vào data/files" in hints.values()
    assert "chọn một trong: individual (Cá nhân)" in hints.values(), hints
