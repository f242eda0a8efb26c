"""`.github/propose.sh`, run with a `gh` that only remembers what it was asked: what it does, and what it refuses to touch."""

from __future__ import annotations

import base64
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, SHIPPED, missing
from tests.edit.forms import sent

SCRIPT = ROOT / ".github/propose.sh"
GH = """#!/usr/bin/env bash
absent() { echo '{"message":"Not Found","status":"404"}'; exit 1; }  # as gh does
printf '%s\\n' "$*" >> "$CALLS"
for argument in "$@"; do case "$argument" in content=@*) cp "${argument#content=@}" "$CALLS.content";; esac; done
case "$*" in
  *git/ref/heads/main*) echo 1111111111111111111111111111111111111111;;
  *git/ref/heads/*) test -e "$CALLS.branch" || absent;;
  *"contents/"*"ref=main"*) test -e "$CALLS.there" || absent; echo 2222;;
  *"contents/"*"ref="*) cat "$CALLS.blob" 2> /dev/null || absent;;
  "issue comment"*) cp "${@: -1}" "$CALLS.comment";;
  "pr list"*) cat "$CALLS.open" 2> /dev/null || true;;
  "pr create"*) test ! -e "$CALLS.forbidden" || absent; echo https://host/org/repo/pull/7;;
esac
"""
PATH = "data/exemplars/trong-rung.yml"
FORM = yaml.safe_load((ROOT / ".github/workflows/form.yml").read_text(encoding="utf-8"))["jobs"]


class Run:
    """One run of the script in a folder; `set_up` are the names of marks that the false `gh` looks at, with their text."""

    def __init__(self, folder: Path) -> None:
        if not all(map(shutil.which, ("bash", "git", "base64"))):
            missing("bash, git or base64")
        self.folder = folder
        (folder / "gh").write_text(GH, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        self.file = folder / "file"
        self.file.write_text("title:\n  vi: Trồng rừng\n", encoding="utf-8")
        (folder / "body").write_text("…", encoding="utf-8")

    def mark(self, name: str, text: str = "") -> None:
        (self.folder / f"calls.{name}").write_text(text, encoding="utf-8")

    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.folder}:{os.environ['PATH']}", "CALLS": str(self.folder / "calls"), "GITHUB_OUTPUT": str(self.folder / "outputs"), "BASE": "main",
                "GITHUB_REPOSITORY": "org/repo", "GITHUB_SERVER_URL": "https://host", "HOME": str(self.folder), "RUNNER_TEMP": str(self.folder)}

    def __call__(self, mode: str = "keep", branch: str = "form/issue-12", path: str = PATH) -> tuple[int, str, list[str]]:
        """The exit code, the address that was found, and the calls of `gh`."""
        calls, outputs = self.folder / "calls", self.folder / "outputs"
        calls.unlink(missing_ok=True)
        outputs.unlink(missing_ok=True)
        done = subprocess.run(
            [SCRIPT, mode, branch, path, self.file, "Biểu mẫu / Form #12", self.folder / "body"], capture_output=True, text=True, check=False,
            env=self.environment())
        return (done.returncode, outputs.read_text(encoding="utf-8").strip() if outputs.exists() else "",
                calls.read_text(encoding="utf-8").splitlines() if calls.exists() else [])


@pytest.fixture
def propose(tmp_path):
    return Run(tmp_path)


def test_a_new_file_gets_a_branch_from_main_and_a_pull_request(propose):
    code, address, calls = propose()
    assert (code, address) == (0, "address=https://host/org/repo/pull/7")
    assert "api repos/org/repo/git/refs -f ref=refs/heads/form/issue-12 -f sha=1111111111111111111111111111111111111111" in calls
    put = next(call for call in calls if "--method PUT" in call)
    assert f"api repos/org/repo/contents/{PATH} --method PUT -f message=Biểu mẫu / Form #12 -f branch=form/issue-12" in put
    assert "sha=" not in put
    assert base64.b64decode((propose.folder / "calls.content").read_bytes()) == propose.file.read_bytes()
    assert any(call.startswith("pr create --repo org/repo --base main --head form/issue-12") for call in calls)


def test_a_branch_on_which_people_may_have_worked_is_left_alone(propose):
    propose.mark("branch")
    propose.mark("open", "https://host/org/repo/pull/5")
    code, address, calls = propose()
    assert (code, address) == (0, "address=https://host/org/repo/pull/5")
    assert not [call for call in calls if "PUT" in call or "git/refs -f" in call or call.startswith("pr create")]
    assert any(call.startswith("pr list") and "--state all" in call for call in calls)  # what people have closed is not opened again


def step(job: str) -> str:
    """The script of the last step of a job of form.yml."""
    return FORM[job]["steps"][-1]["run"]


def run_step(propose: Run, job: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step(job)], cwd=ROOT, env={**propose.environment(), **more}, capture_output=True, text=True,
                          check=False)


def test_what_the_form_became_is_what_is_proposed_and_answered(propose):
    """From the event to the pull request and the answer, with the scripts of form.yml as they are."""
    text = sent.body("exemplar", summary_vi="Chữ có dấu: đường, suối; \"trích\" và $HOME `id` \\n hết.")
    event = {"issue": {"body": text, "created_at": "2026-12-01T01:00:00Z"}, "repository": {"html_url": "https://host/org/repo"}}
    (propose.folder / "event").write_text(json.dumps(event), encoding="utf-8")
    command = step("read").replace(".venv/bin/python", shlex.quote(sys.executable)) + f" --root {shlex.quote(str(SHIPPED))}"
    done = subprocess.run(["bash", "-e", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False,
                          env={**os.environ, **propose.environment(), "GITHUB_EVENT_PATH": str(propose.folder / "event")})
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in (propose.folder / "outputs").read_text(encoding="ascii").splitlines())
    (propose.folder / "outputs").unlink()
    done = run_step(propose, "propose", ISSUE="12", FILE_PATH=outputs["path"], FILE=outputs["file"])
    assert done.returncode == 0, done.stderr
    record = base64.b64decode((propose.folder / "calls.content").read_bytes())
    assert record == base64.b64decode(outputs["file"])
    assert "$HOME `id` \\n hết." in record.decode()
    assert (propose.folder / "body").read_text(encoding="utf-8").startswith("Closes #12\n\nĐề nghị này do máy lập")
    address = (propose.folder / "outputs").read_text(encoding="utf-8").strip().removeprefix("address=")
    done = run_step(propose, "answer", ISSUE="12", REPLY=outputs["reply"], ADDRESS=address)
    assert done.returncode == 0, done.stderr
    answer = (propose.folder / "calls.comment").read_text(encoding="utf-8")
    assert answer.startswith("Cảm ơn bạn. Biểu mẫu đã được kiểm tra")
    assert answer.endswith("https://host/org/repo/pull/7\n")


@pytest.mark.parametrize("file", ["", "không phải base64", "%%%"])
def test_a_damaged_file_is_not_proposed(file, propose):
    done = run_step(propose, "propose", ISSUE="12", FILE_PATH=PATH, FILE=file)
    assert done.returncode != 0
    assert not (propose.folder / "calls").exists()


def test_the_ledger_is_renewed_on_its_branch(propose):
    propose.mark("branch")
    propose.mark("blob", "3333333333333333333333333333333333333333")
    propose.mark("open", "https://host/org/repo/pull/5")
    code, _, calls = propose("renew", "ledger", "data/ledger.txt")
    assert code == 0
    assert [call for call in calls if "--method PUT" in call and "sha=3333333333333333333333333333333333333333" in call]
    assert any(call.startswith("pr list") and "--state open" in call for call in calls)


def test_the_same_ledger_is_not_written_again(propose):
    propose.mark("branch")
    propose.mark("blob", subprocess.run(["git", "hash-object", propose.file], capture_output=True, text=True, check=True).stdout)
    code, _, calls = propose("renew", "ledger", "data/ledger.txt")
    assert code == 0
    assert not [call for call in calls if "PUT" in call]


def test_where_workflows_may_open_no_pull_request_a_person_gets_the_address_to_do_it(propose):
    propose.mark("forbidden")
    code, address, _ = propose()
    assert (code, address) == (0, "address=https://host/org/repo/compare/main...form/issue-12?expand=1")


def test_a_record_that_is_there_is_never_written_over(propose):
    propose.mark("there")
    code, _, calls = propose()
    assert code == 1
    assert not [call for call in calls if "PUT" in call or "git/refs -f" in call]


@pytest.mark.parametrize("path", [
    ".github/workflows/check.yml", "generator/build.py", "mkdocs.yml", "data/site.yml", "data/vocabulary/levels.yml", "data/ledger.txt",
    "data/decisions/a.yml", "data/exemplars/../site.yml", "data/exemplars/../../Makefile", "/etc/passwd", "data/exemplars/a.yml/../../b",
    "data/exemplars/A.yml", "data/exemplars/a b.yml", "data/exemplars/a.yaml", "data/exemplars/.yml", "data/exemplars/-a.yml", "data/exemplars/a.yml\n",
    "data/exemplars/a.yml\nx", "data/exemplars/$(id).yml", "data/exemplars/`id`.yml", "data/exemplars/đ.yml", "data/exemplars/" + "a" * 200 + ".yml",
    "data/exemplars/a.yml?ref=main", "data/exemplars/a%2e%2e.yml", "", "-", "--help",
])
def test_no_other_path_is_touched(path, propose):
    code, _, calls = propose(path=path)
    assert (code, calls) == (1, [])


@pytest.mark.parametrize("branch", ["main", "form/issue-", "form/issue-1x", "form/issue-12/../../main", "refs/heads/main", "gh-pages", "", "form/issue-1\n", "ledger/x"])
def test_no_other_branch_is_touched(branch, propose):
    code, _, calls = propose(branch=branch)
    assert (code, calls) == (1, [])


@pytest.mark.parametrize("size", [0, 65_537])
def test_an_empty_or_too_large_file_is_refused(size, propose):
    propose.file.write_bytes(b"a" * size)
    code, _, calls = propose()
    assert (code, calls) == (1, [])
