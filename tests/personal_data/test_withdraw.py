"""`withdraw`: what it writes, what it refuses, and what is left of a name on the site."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.build import build, check_root
from generator.catalog import load
from generator.edit.withdraw import withdraw
from generator.ledger import read_ledger
from generator.records import BY_COLLECTION, RECORD_TYPES
from generator.records.fields import HANOI
from generator.visible import Tombstone, visible
from tests.conftest import SHIPPED
from tests.golden.tree import REPOSITORY

REASON = "Theo yêu cầu của người có dữ liệu"
AT = datetime(2026, 1, 2, tzinfo=HANOI)
WHO, NAME = "nguyen-van-duc-1", "Nguyễn Văn Đức"


def run(root: Path, *arguments: str) -> int:
    return main(["withdraw", *arguments, "--root", str(root), "--at", "2026-01-02"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY, tmp_path / "root")
    return tmp_path / "root"


def data_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "data").rglob("*")) if path.is_file()}


def test_a_withdrawn_honouree_leaves_the_site_the_feeds_and_the_data(root, tmp_path, capsys):
    site = tmp_path / "site"
    assert build(root, site, AT, lambda step: None).problems == []
    holding = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and "He builds roads" in path.read_text("utf-8", "ignore")}
    assert {"en/honorees/nguyen-van-duc-1/index.html"} <= holding
    assert run(root, WHO, "--reason", REASON, "--reason-en", "At the request of the person concerned", "--document", "12/BC-BTĐKT") == 0
    assert "Wrote" in capsys.readouterr().err
    text = (root / f"data/honorees/{WHO}.yml").read_text(encoding="utf-8")
    assert NAME not in text
    assert "He builds roads" not in text
    result = build(root, site, AT, lambda step: None)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    for path in site.rglob("*"):
        if path.is_file():
            assert "He builds roads" not in path.read_text("utf-8", "ignore"), path
    page = (site / f"honorees/{WHO}/index.html").read_text(encoding="utf-8")
    assert REASON in page
    assert NAME not in page


def test_a_withdrawn_story_no_longer_says_whose_it_was(root):
    path = root / "data/exemplars/mo-hinh-mau.yml"
    subject = load(root).catalog.get("exemplar", "mo-hinh-mau").subject
    assert run(root, "exemplars/mo-hinh-mau", "--reason", REASON) == 0
    assert subject not in path.read_text(encoding="utf-8")


def test_the_name_leaves_the_lines_of_decisions_and_the_id_stays(root):
    before = load(root).catalog
    lines = {(item.decision.id, item.conferral.line) for item in before.named[WHO]}
    assert run(root, WHO, "--reason", REASON) == 0
    after = load(root).catalog
    assert {(item.decision.id, item.conferral.line) for item in after.named[WHO]} == lines
    assert all(item.conferral.name == "(đã rút)" and not item.conferral.unit and not item.conferral.citation for item in after.named[WHO])
    assert after.get("honoree", WHO).withdrawn.reason.vi == REASON
    others = {(item.decision.id, item.conferral.line): item.conferral for key, named in before.named.items() if key != WHO for item in named}
    kept = {(item.decision.id, item.conferral.line): item.conferral for key, named in after.named.items() if key != WHO for item in named}
    assert others == kept


def test_an_honouree_without_a_file_gets_one(root):
    catalog = load(root).catalog
    name = next(key for key in catalog.named if not catalog.get("honoree", key) and len(catalog.named[key]) >= 1)
    assert run(root, f"honorees/{name}", "--reason", REASON) == 0
    assert load(root).catalog.get("honoree", name).withdrawn
    assert not [problem for problem in check_root(root).problems if problem.severity == "error"]


@pytest.mark.parametrize(("arguments", "code"), [
    (("nguyen-van-duc-11", "--reason", REASON), "P050"),
    ((WHO, "--reason", f"Ông {NAME} yêu cầu"), "P053"),
    ((WHO, "--reason", "Gọi 0990 000 001"), "P053"),
    ((WHO, "--reason", REASON, "--reason-en", "write to mau@gmail.com"), "P053"),
    (("honorees/nguoi-duoc-khen-3", "--reason", REASON), "P052"),
])
def test_what_is_refused_writes_nothing(root, capsys, arguments, code):
    before = data_of(root)
    assert run(root, *arguments) == 1
    output = capsys.readouterr()
    assert code in output.out
    assert data_of(root) == before
    assert "0990" not in output.out
    assert "mau@" not in output.out


def test_an_unknown_id_is_answered_with_the_nearest(root, capsys):
    run(root, "nguyen-van-duc-11", "--reason", REASON)
    assert WHO in capsys.readouterr().out


def test_nothing_is_written_while_other_records_have_errors(root, capsys):
    (root / "data/places/hong.yml").write_text("a: [\n", encoding="utf-8")
    assert run(root, WHO, "--reason", REASON) == 1
    assert "P055" in capsys.readouterr().out


def test_names_in_sentences_are_named_by_their_place(root, capsys):
    news = next((root / "data/news").glob("*.yml"))
    news.write_text(news.read_text(encoding="utf-8") + f"# ok\nunconfirmed:\n  vi: Theo lời {NAME}.\n", encoding="utf-8")
    catalog = load(root).catalog
    for key in [key for key, named in catalog.named.items() if any(item.conferral.name == NAME for item in named)]:
        assert run(root, f"honorees/{key}", "--reason", REASON) == 0
    output = capsys.readouterr().out
    assert f"data/news/{news.name}" in output
    assert "C109" in output
    assert NAME not in output


def test_files_that_nobody_needs_are_named_and_deleted_when_asked(tmp_path, capsys):
    root = tmp_path / "root"
    shutil.copytree(SHIPPED / "data", root / "data")
    shutil.copytree(SHIPPED / "content", root / "content")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(SHIPPED / name, root)
    assert run(root, "decisions/minh-hoa-06-2024", "--reason", "Công bố nhầm", "--delete-files") == 0
    assert "minh-hoa-06-2024.pdf" in capsys.readouterr().err
    assert not (root / "data/files/minh-hoa-06-2024.pdf").exists()
    assert not [problem for problem in check_root(root).problems if problem.severity == "error"]


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_record_of_every_type_can_be_withdrawn_and_loses_its_words(model):
    loaded, ledger = shipped()
    record = next(record for record in loaded.catalog.of(model.type) if not record.withdrawn)
    plan = withdraw(loaded, ledger, f"{model.collection}/{record.id}", {"date": "2026-11-25", "reason": {"vi": REASON}})
    assert plan.problems == []
    text = plan.files[record.path]
    assert REASON in text
    assert not plan.in_full
    assert record.heading.vi not in text


@pytest.mark.parametrize(("entry", "gone"), [
    ("decisions/bang-khen-2025", ()), ("events/le-trao-mau", ()), ("campaigns/phong-trao-xa", ()), ("feedback/phan-anh-mau", ()),
    ("exemplars/mo-hinh-mau", ("organisation", "place"))])
def test_who_follows_what_it_concerned_hears_that_it_is_gone(root, entry, gone):
    """As when only the group `withdrawn` is filled in; but of a story about a person not where that person lives or works."""
    path = root / f"data/{entry}.yml"
    words = path.read_text(encoding="utf-8")
    path.write_text(f"{words}withdrawn:\n  date: 2026-01-02\n  reason:\n    vi: {REASON}\n", encoding="utf-8")
    by_hand = stone(root, entry)
    path.write_text(words, encoding="utf-8")
    assert run(root, entry, "--reason", REASON) == 0
    assert isinstance(by_hand, Tombstone) and by_hand.about
    assert {key for key in by_hand.about if key[0] not in gone} == set(stone(root, entry).about)
    assert not [problem for problem in check_root(root, AT).problems if problem.path == f"data/{entry}.yml"]


def stone(root: Path, entry: str) -> object:
    collection, _, record_id = entry.partition("/")
    return visible(load(root).catalog, AT).get(BY_COLLECTION[collection].type, record_id)


def test_a_withdrawn_decision_names_nobody_in_its_file_and_others_may_name_them_still(root):
    path = root / "data/decisions/bang-khen-2025.yml"
    lines = path.read_text(encoding="utf-8")
    names = {line.name for line in load(root).catalog.get("decision", "bang-khen-2025").conferrals}
    (root / "data/decisions/bang-khen-khac.yml").write_text(lines.replace("12/QĐ-MAU", "13/QĐ-MAU").replace("bang-khen-tinh", "huan-chuong-lao-dong\n    class: 3"), encoding="utf-8")
    before = {problem.code for problem in check_root(root, AT).problems}
    assert run(root, "decisions/bang-khen-2025", "--reason", REASON) == 0
    text = path.read_text(encoding="utf-8")
    assert not [name for name in names if name in text] and "Thôn 1" not in text
    assert {problem.code for problem in check_root(root, AT).problems} <= before


def test_the_word_for_what_is_gone_is_nobodys_name(root, capsys):
    assert run(root, WHO, "--reason", REASON) == 0
    news = next((root / "data/news").glob("*.yml"))
    news.write_text(news.read_text(encoding="utf-8") + "unconfirmed:\n  vi: Hồ sơ đã rút thì ghi rõ.\n", encoding="utf-8")
    assert "C109" not in {problem.code for problem in check_root(root, AT).problems}


_SHIPPED: list = []


def shipped() -> tuple:
    """The shipped records, read once."""
    if not _SHIPPED:
        _SHIPPED.append((load(SHIPPED), read_ledger(SHIPPED)))
    return _SHIPPED[0]
