"""The index: the same bytes for the same documents, every word in reach, made again only when something searched has changed."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import cbor2
import pytest

from generator.build import build
from generator.site.search import index as index_module
from generator.site.search import packing
from generator.site.search.index import Index, Program, files, make_all
from generator.site.search.words import words_of
from generator.views import search as views_search
from generator.views.search import Document, part_of
from tests.conftest import AT, built_site, copied_root
from tests.faults.small import copied
from tests.search.fragments import fragments

NAMES = ("Nguyễn Văn Đức", "Đỗ Thị Ẩn", "Y Ƀrâng", "Trạm Y tế", "A Thŭk", "Ánh", "An", "Ân")
DOCUMENTS = [Document(f"honorees/x-{number}/", name, text="Bằng khen " * 30 + f"số {number}/QĐ-UBND", filters={"year": ("2015", "2020"), "type": ("honoree",)},
                      dated=date(2015, 1, 1 + number)) for number, name in enumerate(NAMES)]


def made(folder: Path, documents=DOCUMENTS, key: str = "k") -> dict[str, bytes]:
    indexes = [Program(folder), Index(0, lambda: documents, key, folder)]
    make_all(indexes)
    return {path: read() for path, _, read in files(indexes)}


def content(data: bytes) -> object:
    return cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def test_the_same_documents_give_the_same_bytes_in_any_order(tmp_path: Path):
    assert made(tmp_path / "a") == made(tmp_path / "b", DOCUMENTS[::-1])


def test_documents_are_numbered_in_vietnamese_order_of_their_titles(tmp_path: Path):
    for name, data in made(tmp_path / "a").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = fragments(tmp_path)
    titles = [document["meta"]["title"] for document in found]
    assert sorted(titles) == sorted(NAMES)
    assert titles.index("An") < titles.index("Ánh") < titles.index("Ân") < titles.index("Trạm Y tế")
    dated = {document.title: document.dated.toordinal() for document in DOCUMENTS}
    assert [document["day"] for document in found] == [dated[title] for title in titles]


def test_every_word_and_every_beginning_of_a_word_has_one_file_that_holds_what_comes_next(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(packing, "WORDS_IN_FILE", 60)
    packed = made(tmp_path)
    chunks = content(next(data for name, data in packed.items() if name.endswith(".pf_meta")))[2]
    assert len(chunks) > 3
    held = {name: [word[0] for word in content(packed[f"pagefind/0/index/{name}.pf_index"])[0]] for _, _, name in chunks}
    words = [word for _, _, name in chunks for word in held[name]]
    assert words == sorted(words)
    for asked in {word[:length] for word in words for length in range(1, len(word) + 1)}:
        found = [name for start, end, name in chunks if start <= asked <= end]
        assert len(found) == 1
        assert next(word for word in words if word >= asked) in held[found[0]], asked


def test_the_names_of_files_tell_their_content_apart(tmp_path: Path):
    first = made(tmp_path / "a")
    second = made(tmp_path / "b", [replace(DOCUMENTS[0], text="Khác"), *DOCUMENTS[1:]])
    lasting = {"pagefind/0/pagefind-entry.json", "pagefind/order.json"}  # asked for anew at each visit, or when they are needed
    assert {name for name in first.keys() & second.keys() if first[name] != second[name]} <= lasting


def test_an_index_is_made_once_and_again_only_when_what_is_searched_has_changed(tmp_path: Path, monkeypatch):
    runs = []
    run = index_module.indexed

    def counted(documents):
        runs.append(len(documents))
        return run(documents)

    Program(tmp_path).make()
    monkeypatch.setattr(index_module, "indexed", counted)
    first = made(tmp_path, key="one")
    assert made(tmp_path, key="one") == first
    assert made(tmp_path, key="two") == first  # something changed, but nothing that is searched
    assert [file.name for file in tmp_path.iterdir() if "program" not in file.name] == ["two.zip"]
    assert len(runs) == 1
    made(tmp_path, DOCUMENTS[1:], key="three")
    assert runs == [len(DOCUMENTS), len(DOCUMENTS) - 1]
    assert [file.name for file in tmp_path.iterdir() if "program" not in file.name] == ["three.zip"]


@pytest.mark.parametrize("damage", ["cut", "empty", "changed"])
def test_a_damaged_index_is_never_published_and_the_next_build_makes_it_again(tmp_path: Path, damage: str):
    first = made(tmp_path)
    file = tmp_path / "k.zip"
    data = bytearray(file.read_bytes())
    place = bytes(data).index(first["pagefind/0/pagefind-entry.json"])
    file.write_bytes({"cut": data[:-40], "empty": b"", "changed": data[:place] + b"X" + data[place + 1:]}[damage])
    if damage == "changed":
        with pytest.raises(OSError, match="k.zip"):
            made(tmp_path)
    assert made(tmp_path) == first


def test_when_pagefind_fails_the_site_stays_and_the_message_says_what_to_do(tmp_path: Path, monkeypatch):
    root, site = copied(tmp_path / "root"), tmp_path / "site"

    def fails(documents):
        raise RuntimeError("pagefind: no answer")

    monkeypatch.setattr(index_module, "indexed", fails)
    result = build(root, site, AT, lambda step: None)
    assert [problem.code for problem in result.problems] == ["S017"]
    assert not site.exists()


def test_what_another_build_of_the_same_root_removes_is_not_missed(tmp_path: Path, monkeypatch):
    first = [Program(tmp_path), Index(0, lambda: DOCUMENTS, "a", tmp_path)]
    make_all(first)
    made(tmp_path, DOCUMENTS[:3], key="b")
    assert not (tmp_path / "a.zip").exists()
    assert sum(".pf_fragment" in path for path, _, read in files(first) if read()) == len(DOCUMENTS)
    gone = [Program(tmp_path), Index(0, lambda: DOCUMENTS, "c", tmp_path)]
    monkeypatch.setattr(Index, "keep", lambda *given: None)
    with pytest.raises(FileNotFoundError):
        make_all(gone)


def test_a_program_that_dies_is_an_error_and_no_waiting(tmp_path: Path, monkeypatch):
    program = tmp_path / "dies"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises((OSError, RuntimeError)):
        made(tmp_path / "a")


def test_the_words_of_a_hand_written_page():
    assert words_of("<h1>Giới <em>thiệu</em></h1><p>Một&nbsp;trang &lt;b&gt;</p><h1>Hai</h1>") == ("Giới thiệu", "Một trang <b> Hai")


def test_the_index_of_the_site_holds_every_page_that_somebody_wrote(shipped_site: Path):
    addresses = {document["url"] for document in fragments(shipped_site)}
    assert {"/about/", "/privacy/", "/contact/", "/honorees/nguyen-van-duc-1/", "/decisions/minh-hoa-16-2026/"} <= addresses
    for address in (address.partition("#")[0] for address in addresses):
        assert (shipped_site / address.strip("/") / "index.html").is_file()
        assert (shipped_site / "en" / address.strip("/") / "index.html").is_file()


def test_a_changed_record_makes_one_part_anew_and_of_its_documents_one_block(tmp_path: Path, shipped_memory: Path, monkeypatch):
    monkeypatch.setattr(views_search, "IN_PART", 100)
    monkeypatch.setattr(packing, "IN_BLOCK", 8)
    root, site = copied_root(tmp_path / "root", shipped_memory), tmp_path / "site"

    def parts() -> list[tuple[set[str], set[str]]]:
        """Of each part its releases and its blocks."""
        found = [({path.name for path in part.glob("index/*")}, {path.name for path in part.glob("fragment/*")}) for part in sorted(site.glob("pagefind/[0-9]*"))]
        return [(releases, blocks) for releases, blocks in found if blocks]

    built_site(root, site)
    before = parts()
    assert len(before) > 3
    assert min(len(blocks) for _, blocks in before) > 3
    file = root / "data/exemplars/tu-chu-biet-di.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Tủ chữ biết đi", "Tủ chữ biết bay"), encoding="utf-8")
    built_site(root, site)
    assert [document["meta"]["title"] for document in fragments(site)].count("Tủ chữ biết bay") == 1
    assert len(list((root / ".cache/search").iterdir())) == len(before) + 1  # and the program
    changed = [(was, now) for was, now in zip(before, parts(), strict=True) if was != now]
    assert [len(releases) for (_, (releases, _)) in changed] == [1]
    assert [(len(was - now), len(now - was)) for (_, was), (_, now) in changed] == [(1, 1)]


def test_what_comes_goes_or_changes_leaves_all_other_blocks_as_they_are(monkeypatch):
    monkeypatch.setattr(packing, "IN_BLOCK", 4)
    documents = [Document(f"honorees/x-{number}/", f"Name {number}") for number in range(400)]
    before = {name for name, _ in packing.blocks(documents)}
    assert 60 < len(before) < 150
    assert [document for _, block in packing.blocks(documents) for document in block] == documents
    for others in (documents[:200] + documents[201:], [*documents[:200], Document("honorees/new/", "Name"), *documents[200:]],
                   [*documents[:200], replace(documents[200], text="new"), *documents[201:]]):
        after = {name for name, _ in packing.blocks(others)}
        assert len(before - after) <= 2
        assert len(after - before) <= 2


def test_each_page_is_in_one_part_which_stays_the_same():
    found = [part_of(f"honorees/x-{number}/", 6) for number in range(3000)]
    assert set(found) == set(range(6))
    assert max(map(found.count, range(6))) < 1.3 * 500
    assert part_of("honorees/nguyen-van-duc-1/", 6) == 5
