"""Reading a whole folder: order, what is left alone, bombs, and speed."""

import os
import time

import pytest

from generator.read import LIMITS, Limits, files, limits_for, names, parse, read_folder
from generator.read.yaml_events import build

ROOMY = Limits(bytes=10**8, nodes=10**7)
ALIAS_BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n".encode() for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = b"a0: &a0 {x: 1}\n" + b"".join(f"a{n + 1}: &a{n + 1} {{<<: [*a{n}, *a{n}]}}\n".encode() for n in range(40))
BOMBS = {
    "nine levels of aliases": (ALIAS_BOMB, "Y010", 1),
    "forty levels of merges": (MERGE_BOMB, "Y010", 1),
    "merges without anchors": (b"<<: {<<: {<<: {a: 1}}}\n", "Y013", 1),
    "a million brackets": (b"[" * 1_000_000, "Y003", 1),
    "a million brackets below a field": (b"a:\n " + b"[" * 1_000_000, "Y017", 2),
    "a million braces": (b"a: " + b"{a: " * 250_000, "Y017", 1),
    "two hundred thousand dashes": (b"- " * 200_000, "Y003", 1),
    "two hundred thousand dashes below a field": (b"a:\n " + b"- " * 200_000, "Y017", 2),
    "a hundred thousand question marks": (b"? " * 100_000, "Y014", 1),
    "four million nodes": (b"a: [" + b"x," * 4_000_000, "Y018", 1),
}


@pytest.mark.parametrize(("data", "code", "line"), BOMBS.values(), ids=list(BOMBS))
def test_a_bomb_is_refused_at_once_even_where_files_may_be_large(data, code, line):
    limits = Limits(bytes=10**8, nodes=10_000) if code == "Y018" else ROOMY
    began = time.perf_counter()
    value, problems = parse("x.yml", data, limits)
    assert time.perf_counter() - began < 0.3  # 0.01 to 0.03 s; a busy machine is slower
    assert value is None
    assert (problems[0].code, problems[0].line) == (code, line)


N = 2_000_000
HEAVY = {
    "dashes": "-" * N,
    "dashes before a colon": "-" * N + ": a",
    "dashes and spaces": "a:\n" + "- " * N,
    "letters": "a" * N + ": 1",
    "a line of dashes above a colon": "a: b\n" + "-" * N + "\n c: d",
    "spaces above a colon": "a: b\n" + " " * N + "c: d: e",
    "spaces": "a: " + " " * N,
    "line ends": "a: x" + "\n" * N,
    "carriage returns": "\r" * N,
    "commas": "a: [" + "x," * 60_000 + "]",
    "colons": "a: {" + "x: " * 600_000,
    "duplicates": "a: 1\n" * 400_000,
    "markers": "=======\n" * 250_000,
    "tabs": "a:\t1\n" * 400_000,
    "hidden characters": "a: |\n" + " \u200b\n" * 400_000,
    "odd spaces": "\u00a0a: 1\n" * 250_000,
    "exclamation marks": "a: " + "!" * N,
    "escapes": 'a: "' + "\\0" * 900_000 + '"',
    "words and an accent": "- " * 900_000 + "é",
    "empty keys": '"": 1\n' * 300_000,
    "comments": "#\n" * 900_000,
    "open quotation": 'a: "' + "x\n" * 900_000,
    "ends of documents": "---\n" * 450_000,
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=list(HEAVY))
def test_two_megabytes_of_anything_are_read_or_refused_in_time(text):
    data = text.encode()[: LIMITS["data/decisions"].bytes]
    began = time.perf_counter()
    value, problems = parse("data/decisions/x.yml", data, LIMITS["data/decisions"])
    assert time.perf_counter() - began < 1  # 0.02 to 0.2 s; a busy machine is slower
    assert value is not None or problems
    assert len(problems) <= 101


def test_fifty_megabytes_are_refused_without_being_read(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    with open(tmp_path / "data" / "x.yml", "wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(files.os, "read", lambda *_: pytest.fail("it was read"))
    _, [problem] = read_folder(tmp_path, "data")
    assert problem.code == "F007"
    assert "50000000" in problem.message("vi")


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.yml").write_text("a: 1\n")
    monkeypatch.setattr(files.os, "read", lambda *_: b"#" * 1000)
    assert [p.code for p in read_folder(tmp_path, "data")[1]] == ["F007"]


def test_a_file_that_became_a_link_or_a_pipe_after_it_was_seen_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.yml").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "data" / "y.yml")
    regular = os.stat(__file__)
    monkeypatch.setattr(files.os, "lstat", lambda *_, **__: regular)
    found, problems = read_folder(tmp_path, "data")
    assert (found, [p.code for p in problems]) == ([], ["F003", "F004"])


def test_a_folder_that_became_a_link_after_it_was_seen_is_not_entered(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yml").write_text("a: 1\n")
    (tmp_path / "data" / "folder").symlink_to(tmp_path / "elsewhere")
    status = os.stat(tmp_path)
    monkeypatch.setattr(files.os, "lstat", lambda *_, **__: status)
    found, [problem] = read_folder(tmp_path, "data")
    assert (found, problem.path) == ([], "data/folder")


def test_reading_stops_when_more_problems_are_found_than_are_listed():
    for text in ("a: 1\n" * 5000, 'a: "' + "\\0" * 5000 + '"', "a: [" + "!x y," * 5000 + "]"):
        value, problems, _ = build("x.yml", text, ROOMY)
        assert value is None
        assert len(problems) == ROOMY.problems + 1


def test_files_are_sorted_by_path_and_so_are_their_problems(tmp_path):
    paths = ["data/b.yml", "data/a.yml", "data/a/z.yml", "data/a-b/c.yml", "data/a/1.yml"]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"path: {path}\n")
        (tmp_path / path.replace(".yml", "-bad.yml")).write_text("a: 1\na: 2\nb: &x 1\n")
    found, problems = read_folder(tmp_path, "data")
    assert [source.path for source in found] == sorted(paths)
    assert [source.value["path"] for source in found] == sorted(paths)
    assert problems == sorted(problems)
    assert [p.code for p in problems] == ["Y015", "Y010"] * 5


def test_what_belongs_beside_the_records_is_left_alone(tmp_path):
    for folder in ("people", "files"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    for name in ("README.md", "ledger.txt", ".gitkeep", "people/.gitkeep", "files/a.jpg", "files/a.jpeg", "files/a.png",
                 "files/a.webp", "files/a.pdf", "files/a.docx", "files/a.ods"):
        (tmp_path / "data" / name).write_bytes(b"\xff\x00 not looked at")
    assert read_folder(tmp_path, "data") == ([], [])


def test_a_long_list_of_conferrals_may_be_one_file():
    assert limits_for("data/decisions/2026/x.yml") is LIMITS["data/decisions"]
    assert limits_for("data/decisions.yml") == limits_for("data/decisions-2/x.yml") == Limits()
    fields = "".join(f"    field-{f}: text {f}\n" for f in range(11))
    rows = "".join(f"  - name: Nguyễn Thị Hoa {i}\n{fields}" for i in range(200))
    data = f"conferrals:\n{rows}".encode()
    assert len(data) < LIMITS["data/decisions"].bytes
    began = time.perf_counter()
    value, problems = parse("data/decisions/x.yml", data, limits_for("data/decisions/x.yml"))
    assert time.perf_counter() - began < 0.2  # about 0.01 s
    assert problems == []
    assert len(value["conferrals"]) == 200


@pytest.mark.parametrize(("name", "better"), {
    "Đặng Văn Đức.yml": "dang-van-duc.yml", "Ảnh 1.JPG": "anh-1.jpg", "index.yml": "index-1.yml", "x.yaml": "x.yml",
    "!!!.yml": "ban-ghi-1.yml", "hoa\u0300.yml": "hoa.yml", "x\udcff.yml": "x.yml", ".yml": "yml.yml",
    "A" * 200 + ".yml": "a" * 80 + ".yml", "a.yml.txt": "a.yml", "Đức 1.YAML.txt": "duc-1.yml", "a--b.yml": "a-b.yml",
    "page-2.yml": "page-2-1.yml", "page.yml": "page-1-1.yml", f"page-{'1' * 75}.yml": f"page-{'1' * 73}-1.yml",
}.items())
def test_the_name_that_is_proposed_is_allowed_and_near(name, better):
    assert names.suggestion(name) == better
    assert names.is_record(better) or names.is_media(better)


def test_the_folder_that_is_proposed_is_allowed():
    for name in ("Xã Tân Lập", "a.b", "!", "Đ" * 100, "con", "a--b", "a.yml.txt"):
        assert names.folder_fault(names.suggestion(name, folder=True)) is None


@pytest.mark.parametrize("stem", ["a", "0", "xa-dak-minh", "page-two", "page-2-1", "pages-2", "a" * 80])
def test_a_stem_that_is_an_id(stem):
    assert names.is_id(stem)
    assert names.is_record(f"{stem}.yml")
    assert names.is_media(f"{stem}.jpg")


@pytest.mark.parametrize("stem", ["", "a--b", "-a", "a-", "A", "a.b", "a\n", "page-2", "page", "index", "con", "a" * 81])
def test_a_stem_that_is_no_id(stem):
    assert not names.is_id(stem)
    assert not names.is_record(f"{stem}.yml")
    assert not names.is_media(f"{stem}.jpg")
