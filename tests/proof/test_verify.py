"""A copy of the site is held against its manifest: whatever was changed is named, and nothing in it can do harm."""

from __future__ import annotations

import json
import os
import re
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import KINDS
from generator.site import copies
from generator.site.publish import NotOurs, publication
from tests.proof.conftest import key

Verify = Callable[..., tuple[int, str]]


def rewritten(copy: Path, data: bytes) -> Path:
    (copy / "manifest.json").unlink()
    (copy / "manifest.json").write_bytes(data)
    return copy


def zipped(folder: Path, target: Path, top: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, top + path.relative_to(folder).as_posix())
    return target


def test_a_copy_is_as_it_was_published(copy: Path, verify: Verify, tmp_path: Path):
    files = len(json.loads((copy / "manifest.json").read_text())["files"])
    for place in (copy, zipped(copy, tmp_path / "site.zip"), zipped(copy, tmp_path / "below.zip", "site/")):
        code, said = verify(place)
        assert (code, f"{files} files are as they were published" in said) == (0, True)


@pytest.mark.parametrize("path", ["index.html", "en/honorees/nguyen-van-duc-1/index.html", "data/decisions.json"])
def test_a_flipped_byte_names_the_file(copy: Path, verify: Verify, tmp_path: Path, path: str):
    data = bytearray((copy / path).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / path).unlink()
    (copy / path).write_bytes(data)
    for place in (copy, zipped(copy, tmp_path / "site.zip")):
        code, said = verify(place)
        assert code == 1
        assert [line.split(":")[0] for line in said.splitlines() if ": S0" in line] == [path]


def test_what_is_missing_added_or_no_file_is_named(copy: Path, verify: Verify):
    (copy / "robots.txt").unlink()
    (copy / "sitemap.xml").unlink()
    (copy / "sitemap.xml").symlink_to("/etc/passwd")
    (copy / "decisions/added.html").write_text("x")
    (copy / "elsewhere").symlink_to("/etc")
    os.mkfifo(copy / "pipe")
    (copy / ".htaccess").unlink()
    code, said = verify(copy)
    found = {line.split(":")[0]: line.split(": ")[1].split(" ")[0] for line in said.splitlines() if ": S0" in line}
    assert code == 1
    assert found == {"robots.txt": "S033", "sitemap.xml": "S036", "decisions/added.html": "S035", "elsewhere": "S036", "pipe": "S036", ".htaccess": "S034"}


HOSTILE = {
    "nothing": b"", "no JSON": b"{", "a list": b"[]", "not UTF-8": b'{"files":{"\xff":[1,"a"]}}', "deep": b"[" * 100_000, "NaN": b'{"files":{},"a":NaN}',
    "no files": b'{"generator":"honours-site"}', "of another form": b'{"format":99,"files":{}}',
    "twice": b'{"files":{"a":{"size":1,"sha256":"%s"},"a":{"size":1,"sha256":"%s"}}}' % (b"0" * 64, b"1" * 64),
    **{name: json.dumps({"files": {path: {"size": 1, "sha256": "0" * 64}}}).encode() for name, path in {
        "above": "../../etc/passwd", "from the root": "/etc/passwd", "a drive": "C:\\x", "back": "a/../../b", "dots": "a/./b", "empty": "", "a line": "a\nb",
        "itself": "manifest.json", "a half": "\ud800"}.items()},
    **{f"size {size!r}": json.dumps({"files": {"a": {"size": size, "sha256": "0" * 64}}}).encode() for size in (-1, 1.5, "1", None, True)},
    "digest": json.dumps({"files": {"a": {"size": 1, "sha256": "x"}}}).encode(), "long number": b'{"files":{"a":[' + b"9" * 5000 + b',"a"]}}',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_damaged_or_hostile_manifest_is_refused(tmp_path: Path, verify: Verify, data: bytes):
    (tmp_path / "manifest.json").write_bytes(data)
    code, said = verify(tmp_path)
    assert code == 1
    assert said.startswith("manifest.json:1:1: S031")


def test_a_large_manifest_is_read_by_lines_and_says_the_same(copy: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch):
    data = (copy / "manifest.json").read_bytes()
    whole = copies.read_manifest(data, 10_000)
    assert len(whole["files"]) > 100
    monkeypatch.setattr(copies, "BY_LINES", 0)
    read = copies.read_manifest(data, 10_000)
    assert read["files"] == whole["files"] and read["site"] == whole["site"]
    assert verify(copy)[0] == 0
    with pytest.raises(ValueError, match="> 99"):
        copies.read_manifest(data, 99)
    for harmed in (data[:-4], data.replace(b'"files":{', b'"others":{'), data + b'"files":{\n}}', data.replace(b'"size"', b'"sise"'),
                   re.sub(rb'(\n"index.html":[^\n]*)', rb"\1\1", data), data.replace(b"\n", b"")):
        with pytest.raises(ValueError, match=r"[a-z]"):
            copies.read_manifest(harmed, 10_000)


@pytest.mark.parametrize("line", [b"[]," * 2_000_000, b'"a":[[],[],[]],\n' * 400_000, b'"a%d":{"size":1,"sha256":"' + b"0" * 64 + b'"},\n', b"\n" * 1_500_000],
                         ids=["one line", "no entries", "files that are not there", "nothing"])
def test_a_small_zip_cannot_make_it_take_much_memory(tmp_path: Path, line: bytes):
    lines = b"".join(line % number for number in range(60_000)) if b"%d" in line else line
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b'{"format":2,\n"files":{\n' + lines + b"}}\n")
    tracemalloc.start()
    compared = copies.compare(tmp_path / "bomb.zip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [problem.code for problem in compared.problems] == (["S031"] if lines.strip() else [])
    assert peak < 4 * len(lines) + 4_000_000


def test_what_is_no_copy_at_all(tmp_path: Path, verify: Verify):
    assert verify(tmp_path)[0] == 1
    assert verify(tmp_path / "nowhere")[0] == 2
    (tmp_path / "not.zip").write_bytes(b"PK\x03\x04 no zip")
    code, said = verify(tmp_path / "not.zip")
    assert (code, "S038" in said) == (1, True)
    code, said = verify("https://example.org/")
    assert (code, "E040" in said, "wget --mirror" in said) == (2, True, True)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/manifest.json").symlink_to("/etc/passwd")
    code, said = verify(tmp_path / "linked")
    assert (code, "S030" in said) == (1, True)


def test_a_hostile_zip(copy: Path, verify: Verify, tmp_path: Path):
    bad = zipped(copy, tmp_path / "bad.zip")
    with zipfile.ZipFile(bad, "a") as archive:
        archive.writestr("../out.html", "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("index.html", "x")
        link = zipfile.ZipInfo("a-link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    code, said = verify(bad)
    assert code == 1
    assert {line.split(":")[0] for line in said.splitlines() if ": S0" in line} == {"../out.html", "index.html", "a-link"}
    whole = zipped(copy, tmp_path / "cut.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    assert verify(tmp_path / "cut.zip")[0] == 1


def test_a_signature_that_is_no_signature_is_a_problem_and_not_a_missing_one(copy: Path, verify: Verify, tmp_path: Path):
    signature = copy / "manifest.json.sig"
    signature.write_bytes(b"x" * 70_000)
    assert verify(copy)[0] == 1 and "manifest.json.sig:1:1: S037" in verify(copy)[1]
    signature.unlink()
    signature.symlink_to("/etc/passwd")
    assert verify(copy)[0] == 1 and "manifest.json.sig:1:1: S036" in verify(copy)[1]


def test_a_damaged_entry_of_any_method_is_a_problem(copy: Path, verify: Verify, tmp_path: Path):
    page = "index.html"
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        bad = tmp_path / f"{method}.zip"
        with zipfile.ZipFile(bad, "w", method) as archive:
            archive.write(copy / "manifest.json", "manifest.json", zipfile.ZIP_STORED)
            archive.write(copy / page, page)
            place = archive.getinfo(page)
        data = bytearray(bad.read_bytes())
        begin = place.header_offset + 30 + len(page)
        data[begin: begin + place.compress_size] = bytes(byte ^ 0xFF for byte in data[begin: begin + place.compress_size])
        bad.write_bytes(data)
        assert verify(bad)[0] == 1, method


def test_messages_are_in_both_languages_and_may_be_json(copy: Path, verify: Verify):
    (copy / "robots.txt").unlink()
    code, said = verify(copy, "--format", "json")
    problem = json.loads(said[: said.rindex("}") + 1])["problems"][0]
    assert (code, problem["path"], problem["code"]) == (1, "robots.txt", "S033")
    assert " / " in problem["message"]
    assert all(KINDS[code].hint_vi and KINDS[code].hint_en for code in KINDS if code.startswith("S03"))


def test_a_manifest_of_the_first_form_still_counts(copy: Path, verify: Verify):
    content = json.loads((copy / "manifest.json").read_text())
    first = {"generator": "honours-site", "files": {path: [entry["size"], entry["sha256"]] for path, entry in content["files"].items()}}
    assert verify(rewritten(copy, json.dumps(first).encode()))[0] == 0


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed: this test did not run")
def test_the_signature_of_a_copy(copy: Path, verify: Verify, tmp_path: Path):
    from generator.site.signing import SigningKey, sign

    good, other = key(tmp_path), key(tmp_path, "other")
    signature, problems = sign((copy / "manifest.json").read_bytes(), SigningKey(good, "ssh-keygen"), ())
    assert [problem.code for problem in problems] == ["S043"]
    (copy / "manifest.json.sig").write_bytes(signature)
    signers = tmp_path / "signers"
    signers.write_text(f"office {good.with_suffix('.pub').read_text()}")
    code, said = verify(copy, "--signers", signers)
    assert (code, "signed by office" in said) == (0, True)
    signers.write_text(f"office {other.with_suffix('.pub').read_text()}")
    code, said = verify(copy, "--signers", signers)
    assert (code, "S044" in said) == (1, True)
    signers.write_text(f"office {good.with_suffix('.pub').read_text()}")
    rewritten(copy, (copy / "manifest.json").read_bytes().replace(b'"format":2', b'"format": 2'))
    code, said = verify(copy, "--signers", signers)
    assert (code, "S044" in said) == (1, True)
    (copy / "manifest.json.sig").unlink()
    code, said = verify(copy, "--signers", signers)
    assert (code, "E042" in said) == (1, True)


def test_a_release_whose_manifest_is_of_the_first_form_is_taken_over(tmp_path: Path):
    def publish() -> dict:
        with publication(tmp_path / "site", lambda process: None) as (staging, done):
            staging.put("index.html", b"same")
            staging.records["index.html"] = ("news/",)
            done()
        return json.loads((tmp_path / "site/manifest.json").read_text())

    now = publish()
    assert now["files"]["index.html"]["records"] == ["news/"]
    inode = (tmp_path / "site/index.html").stat().st_ino
    entry = now["files"]["index.html"]
    (tmp_path / "site/manifest.json").write_text(json.dumps({"generator": "honours-site", "files": {"index.html": [entry["size"], entry["sha256"]]}}))
    assert publish() == now
    assert (tmp_path / "site/index.html").stat().st_ino == inode  # linked, not written anew
    (tmp_path / "site/manifest.json").write_text('{"generator": "honours-site", "files": {"index.html": [Infinity, "a"]}}')
    with pytest.raises(NotOurs):
        publish()
