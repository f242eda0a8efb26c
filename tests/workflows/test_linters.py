"""The workflows, without a network: three linters find nothing in ours, and each finds the holes that are planted for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROGRAMS = Path(sys.executable).parent
GITHUB = ROOT / ".github"
SCHEMAS = {
    "github-workflows": sorted(GITHUB.glob("workflows/*.yml")),
    "dependabot": [GITHUB / "dependabot.yml"],
    "github-issue-forms": sorted(GITHUB.glob("ISSUE_TEMPLATE/[0-9]*.yml")),
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
}
GOOD = """\
name: Good
on:
  pull_request:
permissions: {}
concurrency:
  group: good-${{ github.ref }}
  cancel-in-progress: true
jobs:
  look:
    name: Look
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read # to read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - name: Look
        run: make check
"""
HOLES = {
    "the code of a stranger runs with the rights of the repository": (
        (("  pull_request:\n", "  pull_request_target:\n"), ("persist-credentials: false", "ref: ${{ github.event.pull_request.head.sha }}"),
         ("contents: read", "contents: write")), "dangerous-triggers", "dangerous-triggers"),
    "the title of a pull request becomes a part of a script": (
        (("run: make check", 'run: echo "${{ github.event.pull_request.title }}"'),), "template-injection", "template-injection"),
    "the body of an issue becomes a part of a script": (
        (("run: make check", 'run: echo "${{ github.event.issue.body }}"'), ("  pull_request:\n", "  issues:\n")), "template-injection", "template-injection"),
    "an action may be changed behind its tag": (
        (("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),), "unpinned-uses", "unpinned-uses"),
    "the token stays where later steps can read it": (
        (("          persist-credentials: false\n", "          fetch-depth: 2\n"),), "artipacked", "artipacked"),
    "every job may write everything": (
        (("permissions: {}", "permissions: write-all"), ("    permissions:\n      contents: read # to read\n", "")), "excessive-permissions", "excessive-permissions"),
    "a job that is not there is waited for": ((("    runs-on:", "    needs: nobody\n    runs-on:"),), "", "nobody"),
    "an expression names what is not there": ((("make check", "make ${{ github.branch }}"),), "", "branch"),
}
"""What is planted -> replacements in the good workflow, and the words of zizmor and of jactionlint about it."""


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAMS / program, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)


def zizmor(*files: Path) -> subprocess.CompletedProcess[str]:
    return run("zizmor", "--offline", "--no-progress", "--persona=pedantic", "--format=plain", *files)


def jactionlint(*files: Path) -> subprocess.CompletedProcess[str]:
    return run("jactionlint", "--shellcheck=", *files)


def test_zizmor_has_no_finding_at_its_strictest():
    found = zizmor(GITHUB)
    assert found.returncode == 0, found.stdout


def test_jactionlint_has_no_finding():
    found = jactionlint(*SCHEMAS["github-workflows"])
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_files_of_the_host_have_the_form_that_it_reads(schema):
    assert SCHEMAS[schema]
    found = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *SCHEMAS[schema])
    assert found.returncode == 0, found.stdout


def test_the_workflow_in_which_holes_are_planted_has_none(tmp_path):
    file = tmp_path / "good.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert zizmor(file).returncode == 0
    assert jactionlint(file).returncode == 0


@pytest.mark.parametrize("hole", HOLES)
def test_a_planted_hole_is_found(hole, tmp_path):
    changes, first, second = HOLES[hole]
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = tmp_path / "bad.yml"
    file.write_text(text, encoding="utf-8")
    if first:
        found = zizmor(file)
        assert found.returncode != 0
        assert first in found.stdout
    found = jactionlint(file)
    assert found.returncode != 0
    assert second in found.stdout


def test_a_workflow_with_an_unknown_key_has_not_the_form(tmp_path):
    file = tmp_path / "bad.yml"
    file.write_text(GOOD.replace("timeout-minutes", "time-out-minutes"), encoding="utf-8")
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", file).returncode != 0
