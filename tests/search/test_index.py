"""The index: the same bytes for the same documents, every word in reach, made again only when something searched has changed."""

from __future__ import annotations

import gzip
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import cbor2
import pytest

from generator.build import build
from generator.site import search
from generator.site.search import Index, words_of
from generator.views.search import Document
from tests.conftest import AT, copied_root, shipped_site  # noqa: F401
from tests.search.fragments import fragments

NAMES = ("Nguyễn Văn Đức", "Đỗ Thị Ẩn", "Y Ƀrâng", "Trạm Y tế", "A Thŭk", "Ánh", "An", "Ân")
DOCUMENTS = [Document(f"honorees/x-{number}/", name, text="Bằng khen " * 30 + f"số {number}/QĐ-UBND", filters={"year": ("2015", "2020"), "type": ("honoree",)},
                      dated=date(2015, 1, 1 + number)) for number, name in enumerate(NAMES)]


def made(folder: Path, documents=DOCUMENTS, key: str = "k") -> dict[str, bytes]:
    index = Index(lambda: documents, key, folder)
    index.make()
    archive = index.opened()
    assert archive
    return {name: index.read(archive, name) for name in archive.namelist()}


def content(data: bytes) -> object:
    return cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def test_the_same_documents_give_the_same_bytes_in_any_order(tmp_path: Path):
    assert made(tmp_path / "a") == made(tmp_path / "b", DOCUMENTS[::-1])


def test_documents_are_numbered_in_vietnamese_order_of_their_titles(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "index.zip", "w") as archive:
        for name, data in made(tmp_path / "a").items():
            archive.writestr(name, data)
        archive.extractall(tmp_path)
    titles = [document["meta"]["title"] for document in fragments(tmp_path)]
    assert sorted(titles) == sorted(NAMES)
    assert titles.index("An") < titles.index("Ánh") < titles.index("Ân") < titles.index("Trạm Y tế")
    days = json.loads(made(tmp_path / "a")["pagefind/days.json"])
    dated = {document.title: document.dated.toordinal() for document in DOCUMENTS}
    assert days == [dated[title] for title in titles]


def test_every_word_and_every_beginning_of_a_word_has_one_file_that_holds_what_comes_next(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(search, "WORDS_IN_FILE", 60)
    files = made(tmp_path)
    chunks = content(next(data for name, data in files.items() if name.endswith(".pf_meta")))[2]
    assert len(chunks) > 3
    held = {name: [word[0] for word in content(files[f"pagefind/index/{name}.pf_index"])[0]] for _, _, name in chunks}
    words = [word for _, _, name in chunks for word in held[name]]
    assert words == sorted(words)
    for asked in {word[:length] for word in words for length in range(1, len(word) + 1)}:
        [found] = [name for start, end, name in chunks if start <= asked <= end]  # one, or a first search would load two
        assert next(word for word in words if word >= asked) in held[found], asked


def test_the_names_of_files_tell_their_content_apart(tmp_path: Path):
    first = made(tmp_path / "a")
    second = made(tmp_path / "b", [replace(DOCUMENTS[0], text="Khác"), *DOCUMENTS[1:]])
    lasting = {"pagefind/pagefind-entry.json", "pagefind/days.json"}  # asked for anew at each visit, or when they are needed
    assert {name for name in first.keys() & second.keys() if first[name] != second[name]} <= lasting


def test_an_index_is_made_once_and_again_only_when_what_is_searched_has_changed(tmp_path: Path, monkeypatch):
    runs = []
    run = search._run

    async def counted(documents, folder):
        runs.append(len(documents))
        await run(documents, folder)

    monkeypatch.setattr(search, "_run", counted)
    first = made(tmp_path, key="one")
    assert made(tmp_path, key="one") == first
    assert made(tmp_path, key="two") == first  # something changed, but nothing that is searched
    assert [file.name for file in tmp_path.glob("*.zip")] == ["two.zip"]
    assert len(runs) == 1
    made(tmp_path, DOCUMENTS[1:], key="three")
    assert runs == [len(DOCUMENTS), len(DOCUMENTS) - 1]
    assert [file.name for file in tmp_path.iterdir()] == ["three.zip"]


@pytest.mark.parametrize("damage", ["cut", "empty", "changed"])
def test_a_damaged_index_is_never_published_and_the_next_build_makes_it_again(tmp_path: Path, damage: str):
    first = made(tmp_path)
    file = tmp_path / "k.zip"
    data = bytearray(file.read_bytes())
    place = bytes(data).index(first["pagefind/days.json"])
    file.write_bytes({"cut": data[:-40], "empty": b"", "changed": data[:place] + b"X" + data[place + 1:]}[damage])
    if damage == "changed":
        with pytest.raises(OSError, match="k.zip"):
            made(tmp_path)
    assert made(tmp_path) == first


def test_when_pagefind_fails_the_site_stays_and_the_message_says_what_to_do(tmp_path: Path, monkeypatch):
    root, site = copied_root(tmp_path / "root"), tmp_path / "site"

    async def fails(documents, folder):
        raise RuntimeError("pagefind: no answer")

    monkeypatch.setattr(search, "_run", fails)
    result = build(root, site, AT, lambda step: None)
    assert [problem.code for problem in result.problems] == ["S017"]
    assert not site.exists()


def test_a_program_that_dies_is_an_error_and_no_waiting(tmp_path: Path, monkeypatch):
    program = tmp_path / "dies"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises((OSError, RuntimeError)):
        made(tmp_path / "a")


def test_the_words_of_a_hand_written_page():
    assert words_of("<h1>Giới <em>thiệu</em></h1><p>Một&nbsp;trang &lt;b&gt;</p><h1>Hai</h1>") == ("Giới thiệu", "Một trang <b> Hai")


def test_the_index_of_the_site_holds_every_page_that_somebody_wrote(shipped_site: Path):  # noqa: F811
    addresses = {document["url"] for document in fragments(shipped_site)}
    assert {"/about/", "/privacy/", "/contact/", "/honorees/nguyen-van-duc-1/", "/decisions/minh-hoa-16-2026/"} <= addresses
    for address in addresses:
        assert (shipped_site / address.strip("/") / "index.html").is_file()
        assert (shipped_site / "en" / address.strip("/") / "index.html").is_file()
