"""What holds for every workflow, read from the files themselves: least rights, pinned actions, nothing of strangers in a script."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from generator.__main__ import parser
from tests.conftest import ROOT

FILES = {file.stem: file.read_text(encoding="utf-8") for file in sorted((ROOT / ".github/workflows").glob("*.yml"))}
PARSED = {name: yaml.safe_load(text) for name, text in FILES.items()}
JOBS = {(name, job): body for name, parsed in PARSED.items() for job, body in parsed["jobs"].items()}
STEPS = [(name, job, step) for (name, job), body in JOBS.items() for step in body["steps"]]
TRIGGERS = {
    "check": {"pull_request", "push"}, "policy": {"pull_request"}, "form": {"issues"},
    "deploy": {"push", "schedule", "workflow_dispatch"}, "weekly": {"schedule", "workflow_dispatch"},
    "release": {"schedule", "workflow_dispatch"}}
MAY_WRITE = {
    ("form", "propose"): {"contents", "pull-requests"}, ("form", "answer"): {"issues"},
    ("release", "release"): {"contents"},
    ("deploy", "deploy"): {"pages", "id-token"}, ("deploy", "ledger"): {"contents", "pull-requests"}}
"""The jobs that may write, and what."""


def test_nothing_starts_them_but_what_is_meant_to():
    assert {name: set(parsed[True]) for name, parsed in PARSED.items()} == TRIGGERS  # YAML 1.1 reads `on` as true


def test_rights_are_given_job_by_job_and_none_above():
    assert all(parsed["permissions"] == {} for parsed in PARSED.values())
    assert all("permissions" in body for body in JOBS.values())
    writing = {job: {name for name, right in body["permissions"].items() if right == "write"} for job, body in JOBS.items()}
    assert {job: rights for job, rights in writing.items() if rights} == MAY_WRITE


@pytest.mark.parametrize("job", MAY_WRITE)
def test_who_may_write_runs_no_code_but_ours_and_reads_no_form(job):
    for step in JOBS[job]["steps"]:
        assert "make" not in step.get("run", "").split()
        assert "python" not in step.get("run", "")
        assert "github.event.issue.body" not in str(step)
        assert "github.event.issue.title" not in str(step)


def test_every_job_ends_in_time_and_no_two_runs_meet():
    assert all(body["timeout-minutes"] <= 60 for body in JOBS.values())
    assert all(parsed["concurrency"]["group"] for parsed in PARSED.values())
    assert PARSED["deploy"]["concurrency"]["cancel-in-progress"] is False


def test_every_action_is_pinned_by_its_whole_commit_with_its_version_beside_it():
    used = re.findall(r"uses: (.+)", "\n".join(FILES.values()))
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in used)
    assert len({line.split("@")[0]: line for line in used}) == len(set(used))  # one version of each


def test_no_checkout_leaves_its_token_behind():
    checkouts = [step for _, _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_no_script_holds_an_expression():
    assert [step["run"] for _, _, step in STEPS if "${{" in step.get("run", "")] == []


def test_the_only_secret_is_the_signing_key_in_the_step_that_signs():
    assert "".join(FILES.values()).count("secrets.") == 1
    signing = [(name, step) for name, _, step in STEPS if "secrets." in str(step)]
    assert [(name, step["env"]) for name, step in signing] == [("deploy", {"SIGNING_KEY": "${{ secrets.SIGNING_KEY }}"})]
    script = signing[0][1]["run"]
    assert script.index("test -n") < script.index("trap 'rm -f \"$key\"' EXIT") < script.index("umask 077") < script.index("> \"$key\"") < script.index("generator build")
    assert "echo" not in script
    assert "pull_request" not in PARSED["deploy"][True]


def test_the_site_is_built_from_the_whole_history():
    checkout = PARSED["deploy"]["jobs"]["build"]["steps"][0]
    assert checkout["with"]["fetch-depth"] == 0


def test_what_is_published_is_built_once():
    scripts = "\n".join(step.get("run", "") for step in PARSED["deploy"]["jobs"]["build"]["steps"])
    assert len(re.findall(r"make site|generator build", scripts)) == 1


def test_no_other_token_than_that_of_the_run_is_used():
    assert {job for job in JOBS if "github.token" in str(JOBS[job])} == set(MAY_WRITE) - {("deploy", "deploy")}


def test_they_name_no_province_and_no_repository():
    together = "".join(FILES.values()).lower()
    assert not re.search(r"kon ?tum|quảng ngãi|example\.org|github\.com/", together)


def test_the_site_is_published_each_day_just_after_midnight_in_viet_nam():
    minute, hour, *rest = PARSED["deploy"][True]["schedule"][0]["cron"].split()
    assert (int(hour) + 7) % 24 == 0
    assert 0 < int(minute) < 30
    assert rest == ["*", "*", "*"]


def test_only_main_is_published_whoever_starts_it():
    assert JOBS["deploy", "build"]["if"] == "github.ref == 'refs/heads/main'"
    assert "build" in str(JOBS["deploy", "deploy"]["needs"])


def test_every_command_of_ours_is_one_that_there_is():
    """With the options that it takes; what the runner fills in is put in its place."""
    commands = [line for _, _, step in STEPS for line in re.sub(r"\\\n\s*", "", step.get("run", "")).splitlines() if "-m generator" in line]
    assert len(commands) >= 5
    for command in commands:
        words = command.partition("-m generator ")[2].partition(" >> ")[0].partition(" || ")[0].replace('${WITH_CODE:+"$WITH_CODE"}', "--with-code").replace('${key:+--sign "$key"}', '--sign "$key"')
        arguments = [word.replace("$GITHUB_OUTPUT", "outputs").replace("$GITHUB_EVENT_PATH", "event") for word in shlex.split(words)]
        assert parser().parse_args(arguments).run, command


def test_new_versions_wait_for_a_week():
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"uv", "pip", "npm", "github-actions"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)
