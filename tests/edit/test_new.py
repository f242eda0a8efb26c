"""`new`: a skeleton in canonical form that `check` refuses, field by field, until it is filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.catalog import typed
from generator.commands.common import OK, WRONG_USE, record_type
from generator.edit.canonical import written
from generator.read import Source, parse, read_file
from generator.read.comments import comments
from generator.read.limits import DEFAULT
from generator.records import RECORD_TYPES
from generator.records.record import Record
from generator.records.shape import shapes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_check_names_every_required_field_of_a_new_record(model: type[Record], root: Path):
    assert main(["new", "--root", str(root), model.type, "ban-ghi-moi", "--at", "2026-09-02"]) == OK
    source, problems = read_file(root, f"data/{model.collection}/ban-ghi-moi.yml")
    assert source is not None
    assert not problems
    assert source.value["publish_at"] == "2026-09-02"
    assert written(model, source.value, comments(source.text)) == source.text
    record, problems = typed(source)
    assert record is None
    said = " ".join(problem.message("vi") for problem in problems)
    for shape in shapes(model):
        if shape.required and shape.name != "publish_at":
            first = source.position((shape.name,), key=True)[0]
            last = min((line for name in source.value if (line := source.position((name,), key=True)[0]) > first), default=10_000)
            assert f'"{shape.name}"' in said or any(first <= problem.line < last for problem in problems), shape.name
            assert f"# {shape.label['vi']}" in source.text


def test_filled_in_it_is_a_record(root: Path):
    assert main(["new", "--root", str(root), "news", "thu-moi", "--at", "2026-09-02 08:00"]) == OK
    text = (root / "data/news/thu-moi.yml").read_text(encoding="utf-8")
    assert "publish_at: 2026-09-02 08:00\n# Tiêu đề: Nói ngay điều chính\ntitle:\n  vi: ''\n" in text
    assert "Loại: Tin, thông báo, mời, đính chính – mã trong data/vocabulary/news-kinds.yml\nkind: ''\n" in text
    filled = text.replace("kind: ''", "kind: notice").replace("''", "Nội dung")
    value, problems = parse("data/news/thu-moi.yml", filled.encode(), DEFAULT)
    assert not problems
    assert typed(Source("data/news/thu-moi.yml", value, "", filled.encode()))[1] == []


def test_without_an_id_the_day_makes_one_that_is_free(root: Path, capsys: pytest.CaptureFixture[str]):
    (root / "data/ledger.txt").write_text("news/news-2026-09-02-2\n", encoding="ascii")
    for name in ("news-2026-09-02", "news-2026-09-02-3"):
        assert main(["new", "--root", str(root), "news", "--at", "2026-09-02"]) == OK
        said = capsys.readouterr()
        assert said.out == f"data/news/{name}.yml\n"
        assert "đổi tên tệp" in said.err
        assert "generator check" in said.err


def test_without_an_instant_it_is_published_from_today(root: Path):
    assert main(["new", "--root", str(root), "news", "hom-nay"]) == OK
    today = read_file(root, "data/news/hom-nay.yml")[0].value["publish_at"]
    assert abs((date.fromisoformat(today) - date.today()).days) <= 1


@pytest.mark.parametrize(("arguments", "code", "hint"), [
    (["exemplr", "a"], "E010", "exemplar"), (["xyz", "a"], "E010", "exemplar, decision"), (["news", "Thư mời"], "R014", "thu-moi"),
    (["news", "../a"], "R014", "a"), (["news", "index"], "R014", "index-1"), (["news", "a" * 81], "R014", "a" * 80),
    (["news", "co-roi"], "E011", "co-roi-2"), (["news", "da-cong-bo"], "E012", "da-cong-bo-2"),
])
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(arguments: list[str], code: str, hint: str, root: Path, capsys: pytest.CaptureFixture[str]):
    (root / "data/news").mkdir()
    (root / "data/news/co-roi.yml").write_text("a: b\n")
    (root / "data/ledger.txt").write_text("news/da-cong-bo\n", encoding="ascii")
    before = sorted(root.rglob("*"))
    assert main(["new", "--root", str(root), *arguments]) == WRONG_USE
    said = capsys.readouterr().out
    assert f" {code} " in said
    assert hint in said
    assert sorted(root.rglob("*")) == before
    assert (root / "data/news/co-roi.yml").read_text() == "a: b\n"


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_type_is_known_by_its_name_its_folder_and_what_it_is_called(model: type[Record]):
    for name in (model.type, model.type.replace("_", "-"), model.collection, model.label["vi"], model.label["vi"].upper()):
        assert record_type(name) == model.type


@pytest.mark.parametrize("arguments", [
    ["build", "--jobs", "0"], ["build", "--jobs", "-3"], ["build", "--jobs", "٣"], ["serve", "--port", "65536"], ["template", "khong-co"],
    ["import", "a.xlsx", "--type", "khong-co"]])
def test_an_option_that_means_nothing_is_refused_before_anything_is_done(arguments: list[str], root: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--root", str(root)])
    assert left.value.code == WRONG_USE
    assert arguments[-1] in capsys.readouterr().err
