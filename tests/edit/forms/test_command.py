"""The command `from-form`, as a person and as the workflow run it: a file or an answer, never half a file, never a traceback."""

from __future__ import annotations

import base64
import io
import json
import sys

import pytest

from generator.__main__ import main
from generator.edit.forms import FORMS
from tests.conftest import copied_root
from tests.edit.forms.sent import GOOD, body


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return copied_root(tmp_path_factory.mktemp("forms") / "root")


@pytest.fixture
def run(root, monkeypatch):
    """Run the command with a text on standard input; returns the exit code."""
    def run(text: str | bytes, *arguments: object) -> int:
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return main(["from-form", "--root", str(root), "--at", "2026-12-01", *map(str, arguments)])

    return run


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}


@pytest.mark.parametrize("form", GOOD)
def test_a_good_form_writes_one_file_or_none(form, run, root, capfd):
    before = files(root)
    assert run(body(form), form) == 0
    new = {path: text for path, text in files(root).items() if before.get(path) != text}
    assert len(new) == (form != "report")
    assert main(["check", "--root", str(root)]) == 0
    printed = capfd.readouterr()
    assert "Cảm ơn bạn" in printed.out
    assert "C247" in printed.out or form == "report"  # somebody must name the day
    for path in new:
        (root / path).unlink()


@pytest.mark.parametrize("text", [
    "", b"\xff\xfe\x00", b"\x00" * 100_000, "x", body("exemplar", title_vi=None), body("exemplar", id="../../mkdocs"), body("report", wanted=None),
    b"a" * 3_000_000, body("feedback") * 3, body("exemplar").encode("utf-16")])
def test_a_bad_form_writes_nothing_and_says_what_is_wrong(text, run, root, capfd):
    before = files(root)
    assert run(text) == 1
    printed = capfd.readouterr()
    assert "form:" in printed.out
    assert "Traceback" not in printed.out + printed.err
    assert files(root) == before


def test_a_second_proposal_of_the_same_title_gets_an_id_of_its_own(run, root):
    before = set(files(root))
    assert run(body("exemplar")) == run(body("exemplar")) == 0
    new = sorted(set(files(root)) - before)
    assert new == ["data/exemplars/ca-thon-trong-lai-rung-dau-suoi-2.yml", "data/exemplars/ca-thon-trong-lai-rung-dau-suoi.yml"]
    for path in new:
        (root / path).unlink()


def event(tmp_path, text, **issue):
    file = tmp_path / "event.json"
    file.write_text(json.dumps({
        "issue": {"number": 12, "body": text, "created_at": "2026-11-30T18:30:00Z", **issue},
        "repository": {"html_url": "https://host.example/org/repo"}}), encoding="utf-8")
    return file


def outputs(file):
    found = dict(line.split("=", 1) for line in file.read_text(encoding="ascii").splitlines())
    return {name: base64.b64decode(value).decode() if name in ("file", "reply") else value for name, value in found.items()}


def test_the_workflow_gets_a_line_for_each_output_and_the_day_is_that_of_viet_nam(run, root, tmp_path):
    before = files(root)
    assert run("", "--event", event(tmp_path, body("feedback")), "--outputs", tmp_path / "outputs") == 0
    found = outputs(tmp_path / "outputs")
    assert found.keys() == {"form", "path", "file", "reply"}
    assert (found["form"], found["path"]) == ("feedback", "data/feedback/hoi-ve-so-bo-ho-so.yml")
    assert "received: 2026-12-01\n" in found["file"]
    assert found["reply"].startswith("Cảm ơn bạn")
    assert files(root) == before


@pytest.mark.parametrize("text", [
    body("exemplar", title_vi="a\npath=data/site.yml\nform=x"), body("exemplar", summary_vi="EOF\nfile=eA==\n::add-mask::x"), body("report", page="https://xau.example/"),
    body("exemplar").replace("\n", "\r\n"), "form=exemplar\npath=data/site.yml"])
def test_no_text_adds_an_output_of_its_own(text, run, tmp_path):
    assert run("", "--event", event(tmp_path, text), "--outputs", tmp_path / "outputs") == 0
    lines = (tmp_path / "outputs").read_text(encoding="ascii").splitlines()
    assert [line.partition("=")[0] for line in lines] == ["form", "path", "file", "reply"]
    found = outputs(tmp_path / "outputs")
    assert found["form"] in {"", *(form.name for form in FORMS)}
    assert found["path"] == "" or found["path"].startswith(("data/exemplars/", "data/feedback/"))


def test_an_issue_that_follows_no_form_is_left_alone_by_the_workflow(run, tmp_path):
    for text in ("Xin chào", "", None):
        assert run("", "--event", event(tmp_path, text), "--outputs", tmp_path / "outputs") == 0
        assert outputs(tmp_path / "outputs")["form"] == ""
        (tmp_path / "outputs").unlink()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"issue": 1}', '{"issue": {"body": "x", "created_at": "hôm nay"}, "repository": {"html_url": ""}}', "[" * 100_000, "\x00"])
def test_what_is_no_event_is_wrong_use(text, run, tmp_path, capfd):
    file = tmp_path / "event.json"
    file.write_text(text, encoding="utf-8")
    assert run("", "--event", file) == 2
    assert "Traceback" not in capfd.readouterr().err


def test_what_goes_to_the_next_job_fits_into_its_environment(run, tmp_path):
    """One variable holds at most 128 KiB, all of them together far less than the longest form could fill."""
    answers = {"title_vi": "Đ" * 250, "summary_vi": "Đường suối. " * 333, "to_copy_method_vi": "Ươm hạt ấy. " * 333, "stages_0_evidence_vi": "Sổ. " * 999,
               "summary_en": "A stream. " * 399}
    assert run("", "--event", event(tmp_path, body("exemplar", **answers)), "--outputs", tmp_path / "outputs") == 0
    found = dict(line.split("=", 1) for line in (tmp_path / "outputs").read_text(encoding="ascii").splitlines())
    assert found["path"]
    assert all(len(value) < 100_000 for value in found.values())
    worst = "\n\n".join(f"### {question.heading}\n\n{'`' * 300}<b>@\u202e\x00" for form in FORMS for question in form.questions)
    (tmp_path / "outputs").unlink()
    assert run("", "--event", event(tmp_path, worst * 3), "--outputs", tmp_path / "outputs") == 0
    assert (tmp_path / "outputs").stat().st_size < 100_000
