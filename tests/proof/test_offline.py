"""The bundle works from a disk: every link leads to a file of it or to the web, its pages load nothing from elsewhere, names are found."""

from __future__ import annotations

import posixpath
import re
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from zlib import crc32

import pytest

from generator.build import build
from generator.problems import as_text
from generator.records.fields import parse_instant
from generator.site.offline.pack import Entry, Pack, Packed
from generator.site.staging import Counted
from tests.faults.small import AT, MINIATURE, edit
from tests.proof.conftest import WITHDRAWN

BUNDLE = "offline/site.zip"


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of the site as a reader has it."""
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(site / BUNDLE) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def links(page: Path) -> list[str]:
    return [unescape(found) for found in re.findall(r'\s(?:href|src|action)="([^"]*)"', page.read_text(encoding="utf-8"))]


def test_every_link_leads_to_a_file_of_the_bundle_or_to_the_web(unpacked: Path):
    pages = list(unpacked.rglob("*.html"))
    assert len(pages) > 100
    dead = []
    for page in pages:
        folder = page.relative_to(unpacked).parent.as_posix()
        for link in links(page):
            if re.match(r"(https|mailto|tel|webcal):|#|data:image", link):
                continue
            target = posixpath.normpath(posixpath.join(folder, unquote(re.split("[?#]", link)[0])))
            if not (unpacked / target).is_file():
                dead.append((page.relative_to(unpacked).as_posix(), link))
    assert dead == []


def test_what_is_left_out_and_what_is_there(unpacked: Path, site: Path):
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {path for path in files if "/" not in path} == {"start.html", "manifest.json"}
    files = {path.removeprefix("site/") for path in files}
    assert {"index.html", "en/index.html", "search/index.html", "en/search/index.html", "data/index.html"} <= files
    assert {path.partition("/")[0] for path in files}.isdisjoint({"api", "pagefind", "admin", "cards", "q", "offline", "_headers", "404.html"})
    assert "feeds/index.html" in files  # the page for people, whose feeds are on the web
    assert {path.rpartition(".")[2] for path in files if not path.startswith("files/")} <= {"html", "css", "js", "svg", "woff2", "txt", "json", "jpg", "webp", "avif", "png"}
    for lang in ("", "en/"):
        assert 'href="' + ("../" * (1 + bool(lang))) + 'offline/site.zip"' in (site / lang / "offline/index.html").read_text()


def test_the_bundle_is_a_copy_that_can_be_verified(site: Path, unpacked: Path, verify: Callable, tmp_path: Path):
    assert verify(site / BUNDLE)[0] == 0
    assert verify(unpacked)[0] == 0
    data = bytearray((site / BUNDLE).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "flipped.zip").write_bytes(data)
    assert verify(tmp_path / "flipped.zip")[0] == 1


def test_the_same_site_gives_the_same_bundle_whether_made_anew_or_from_the_last(repository: Path, tmp_path: Path):
    def made(root: Path, site: Path) -> str:
        result = build(root, site, parse_instant(AT), lambda step: None, offline=True)
        assert result.pages, as_text(result.problems, "en")
        return sha256((site / BUNDLE).read_bytes()).hexdigest()

    root = tmp_path / "root"
    shutil.copytree(repository, root)
    first = made(root, tmp_path / "site")
    edit(root / "data/exemplars/mo-hinh-mau.yml", "Con đường chung tay", "Con đường khác")
    shutil.copy(MINIATURE / WITHDRAWN, root / WITHDRAWN)
    second = made(root, tmp_path / "site")
    with zipfile.ZipFile(tmp_path / "site" / BUNDLE) as archive:
        together = b"".join(archive.read(name) for name in archive.namelist())
    assert "Con đường khác".encode() in together
    assert "Tên Không Được Hiện".encode() not in together  # withdrawn: gone here as well
    for file in (root / ".cache").glob("offline-*"):
        file.write_bytes(b"damaged")
    (tmp_path / "site" / BUNDLE).unlink()
    assert made(root, tmp_path / "site") == second != first


def test_a_build_without_the_bundle_says_so(repository: Path, tmp_path: Path):
    assert build(repository, tmp_path / "site", parse_instant(AT), lambda step: None).pages
    assert not (tmp_path / "site" / BUNDLE).exists()
    assert "không kèm gói" in (tmp_path / "site/offline/index.html").read_text(encoding="utf-8")


def test_in_a_browser_from_the_disk(unpacked: Path, chromium: object):
    page = chromium.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    # A page that is left before it is loaded asks no more for its files: that is no failure.
    page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or said.append(f"failed {request.url}"))
    page.goto(f"file://{unpacked}/start.html")
    page.click("section[lang=vi] h2 a")
    for address in ("honorees/nguyen-van-duc-1/index.html", "decisions/bang-khen-2025/index.html", "en/exemplars/mo-hinh-mau/index.html", "measures/index.html",
                    "map/index.html", "data/index.html"):
        page.goto(f"file://{unpacked}/site/{address}")
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
        assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].some(font => font.family.includes('Be Vietnam') && font.status === 'loaded'))")
    page.goto(f"file://{unpacked}/site/honorees/nguyen-van-duc-1/index.html")
    page.click(".md-header__language")
    assert page.url.endswith("/en/honorees/nguyen-van-duc-1/index.html")
    page.fill("input[type=search]", "nguyen van duc")
    page.press("input[type=search]", "Enter")
    page.wait_for_selector("#names li")
    assert "/en/search/index.html?q=" in page.url
    assert page.locator("#names li a", has_text="Nguyễn Văn Đức").count() == 2
    page.locator("#names li a").first.click()
    assert "/en/honorees/nguyen-van-duc-" in page.url
    page.goto(f"file://{unpacked}/site/search/index.html")
    for words, name in (("NGUYỄN văn đức", "Nguyễn Văn Đức"), ("12/QĐ-MAU", "Tặng Bằng khen năm 2025"), ("duc nguyen", "Nguyễn Văn Đức")):
        page.fill("#query", words)
        assert page.locator("#names li a", has_text=name).count(), words
    page.fill("#query", "zzz không có")
    assert "Không tìm thấy" in page.inner_text("#status")
    page.close()
    assert said == []
    assert all(address.startswith((f"file://{unpacked}/", "data:")) for address in asked)


def test_what_did_not_change_is_taken_over_in_small_pieces_and_never_held_whole(tmp_path: Path):
    pieces: list[int] = []

    class Watched(Counted):
        def write(self, data: bytes | bytearray) -> None:
            pieces.append(len(data))
            super().write(data)

    contents = {f"site/files/{number}.png": bytes([number]) * 700_000 for number in range(8)}
    entries = [Entry(path, f"source {path}", crc32(data), len(data), sha256(data).hexdigest(), len(data)) for path, data in contents.items()]
    kept = entries[:2] + entries[3:6] + entries[7:]
    for name, old, new in (("first.zip", [], entries), ("second.zip", kept, []), ("anew.zip", [], kept)):
        with (tmp_path / name).open("wb") as stream, Packed.opened(tmp_path / "first.zip", tmp_path / "memory", "rules") as last:
            pack = Pack(Watched(stream))
            pack.take_over(filter(None, (last.entry(entry.path, entry.source) for entry in old)), last)
            for entry in new:
                pack.add(entry, contents[entry.path])
            pack.finish()
        if name == "first.zip":
            pack.remember(tmp_path / "memory", "rules")
    assert (tmp_path / "second.zip").read_bytes() == (tmp_path / "anew.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "second.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {entry.path: contents[entry.path] for entry in kept}
    assert max(pieces) < 2 << 20
