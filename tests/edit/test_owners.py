"""CODEOWNERS: who must approve a change of what. The last line that matches decides, as at the host."""

from __future__ import annotations

import fnmatch

import pytest

from generator.edit.owners import written_owners
from generator.problems import KINDS
from generator.read import Source
from generator.records.record import make
from generator.records.settings import Owners

TEXT = written_owners(Owners(content=("@org/content", "@editor"), code=("@org/maintainers",)))
CONTENT, CODE = ["@org/content", "@editor"], ["@org/maintainers"]


def owners(path: str) -> list[str]:
    """The owners of a path, by the part of the host's rules that the file uses: `*`, `/folder/`, `/file`, `name`."""
    found: list[str] = []
    for line in TEXT.splitlines():
        pattern, *who = line.split()
        if pattern == "#":
            continue
        if pattern.startswith("/"):
            matches = path.startswith(pattern[1:]) if pattern.endswith("/") else path == pattern[1:]
        else:
            matches = any(fnmatch.fnmatchcase(part, pattern) for part in path.split("/"))
        if matches:
            found = who
    return found


@pytest.mark.parametrize("path", [
    "data/decisions/a.yml", "data/files/a.pdf", "data/README.md", "data/ledger.txt", "content/vi/about.md", "content/en/x/y.md"])
def test_content_reviewers_own_the_records_and_the_pages(path):
    assert owners(path) == CONTENT


@pytest.mark.parametrize("path", [
    "generator/build.py", ".github/workflows/check.yml", ".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/config.yml", "mkdocs.yml", "mkdocs.en.yml",
    "pyproject.toml", "uv.lock", "Makefile", ".ci/run", "generator/theme/main.html", "tests/conftest.py", "new-folder/x", "x/data/a.yml", "x/content/a.md",
    "data/site.yml", "data/vocabulary/levels.yml", ".gitattributes", "data/.gitattributes", "content/vi/.gitattributes", ".gitmodules", "data/.gitignore",
    "README.md", "database.yml", "contents/a"])
def test_maintainers_own_the_program_its_settings_and_whatever_is_new(path):
    assert owners(path) == CODE


def test_nothing_is_without_owners():
    assert all(len(line.split()) > 1 for line in TEXT.splitlines() if not line.startswith("#"))


@pytest.mark.parametrize(("name", "good"), [
    ("@org/team", True), ("@somebody", True), ("@a-b/c_d", True), ("somebody", False), ("a@b.org", False), ("@org/", False), ("@org/team @other", False),
    ("@-a", False), ("* @other", False), ("@org/team\n* @other", False)])
def test_an_owner_is_an_account_or_a_team(name, good):
    _, problems = make(Owners, Source("data/site.yml", {"content": [name], "code": ["@org/a"]}, ""))
    assert (problems == []) is good
    assert all(problem.code in KINDS for problem in problems)
