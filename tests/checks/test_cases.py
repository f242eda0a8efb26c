"""The rules, case by case: each file of `cases` is laid over the minimal root and gives exactly the problems that it lists.

A case says what it is about in its name. One without problems may name the codes that it stays clear of (`accepts`).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import generator.build  # every module that has kinds of problems registers them
from generator.catalog import load
from generator.checks import CHECKS
from generator.checks.subject import Subject
from generator.ledger import read_ledger
from generator.problems import KINDS
from generator.records.fields import parse_instant

CASES = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))}
OURS = {code for code in KINDS if code[0] in "RC"}


def at_of(case):
    """The instant of a case in which time decides."""
    return parse_instant(str(case["at"])) if "at" in case else None


@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_exactly_its_problems(name, lay):
    found = generator.build.check_root(lay(CASES[name]["files"]), at_of(CASES[name])).problems
    expected = [(problem["path"], problem["line"], problem["column"], problem["code"]) for problem in CASES[name]["problems"]]
    assert [(problem.path, problem.line, problem.column, problem.code) for problem in found] == expected
    for problem in found:
        assert all(problem.messages)
        assert all(problem.hints)
        assert not re.search(r"\{\w*\}", "".join(problem.messages + problem.hints))


def test_every_code_is_refused_in_a_case():
    assert {problem["code"] for case in CASES.values() for problem in case["problems"]} >= OURS


def test_every_code_is_accepted_in_a_case():
    accepting = [case for case in CASES.values() if not case["problems"]]
    assert {code for case in accepting for code in case.get("accepts", ())} == OURS
    assert all("accepts" in case for case in accepting)


def test_every_rule_speaks_up_in_a_case(tmp_path, lay):
    silent = {rule.__name__ for rule in CHECKS}
    for number, case in enumerate(CASES.values()):
        if not any(problem["code"][0] in "CP" for problem in case["problems"]):
            continue
        root = lay(case["files"])
        loaded = load(root)
        if loaded.catalog:
            subject = Subject(loaded.catalog, loaded.sources, read_ledger(root), loaded.refused, at=at_of(case))
            silent -= {rule.__name__ for rule in CHECKS if next(rule(subject), None)}
        root.rename(tmp_path / str(number))
    assert silent == set()


def test_one_broken_file_tells_everything_at_once():
    problems = CASES["a_decision_with_everything_wrong"]["problems"]
    assert len(problems) > 20
    assert len({problem["code"] for problem in problems}) > 10
