"""What of `data/files` reaches the public: only what a public record names, pictures made anew, documents byte for byte."""

from __future__ import annotations

import shutil
from datetime import datetime
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import build as stages
from generator.problems import as_text
from generator.read.media import apart
from generator.read.media.faults import TOO_COSTLY, Refused
from generator.records.fields import HANOI
from tests.media import made

MINIATURE = Path(__file__).parent.parent / "golden/repository"
EARLY, LATE = datetime(2026, 3, 1, tzinfo=HANOI), datetime(2027, 1, 1, tzinfo=HANOI)
EXEMPLAR = """\
publish_at: {publish_at}
title: {{vi: Mô hình}}
subject: Tổ mẫu
subject_kind: collective
fields_of_work: [production]
stages: [{{stage: discovered, date: 2015}}]
summary: {{vi: Tóm tắt}}
story: {{vi: Câu chuyện}}
pictures:
  - file: {picture}
    alt: {{vi: 'Bức tranh "A" & <b>'}}
    credit: Tổ mẫu
"""
DECISION = """\
publish_at: 2026-02-10
title: {{vi: Tặng bằng khen}}
number: unknown
issued: 2026-02-05
authority: ubnd-mau
commendation: regular-merit
conferrals:
  - {{line: 1, honoree: y-blan, name: Y Blan, kind: individual, form: bang-khen-tinh}}
pdf:
  file: {pdf}
  title: {{vi: Toàn văn, en: Full text}}
"""
WITHDRAWN = "publish_at: 2026-02-10\nname: Y Blan\nkind: individual\nwithdrawn: {date: 2026-06-01, reason: {vi: Theo yêu cầu}}\n"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with pictures and documents in `root/`, and its site beside it; for reading only."""
    target = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("warm") / "root", ignore=shutil.ignore_patterns("files")))
    made.root(target, now__png=made.picture("PNG", (700, 500)), later__jpg=made.picture(size=(300, 200)), van_ban__pdf=made.pdf())
    write(target, "exemplars/nay.yml", EXEMPLAR.format(publish_at="2026-02-01", picture="now.png"))
    write(target, "exemplars/sau.yml", EXEMPLAR.format(publish_at="2026-06-01", picture="later.jpg"))
    write(target, "decisions/bang-khen.yml", DECISION.format(pdf="van-ban.pdf"))
    built(target)
    return target


@pytest.fixture
def root(warm: Path, tmp_path: Path) -> Path:
    """A root of the test's own, of which everything is remembered but its pictures and pages."""
    return copied(warm, tmp_path, "shell", "templates", "search")


@pytest.fixture
def encoded(warm: Path, tmp_path: Path) -> Path:
    """The same with its pictures remembered."""
    return copied(warm, tmp_path, "shell", "templates", "search", "media")


def copied(warm: Path, folder: Path, *remembered: str) -> Path:
    target = Path(shutil.copytree(warm, folder / "root", ignore=shutil.ignore_patterns(".cache")))
    for name in remembered:
        shutil.copytree(warm / ".cache" / name, target / ".cache" / name)
    return target


def write(root: Path, path: str, text: str) -> None:
    (root / "data" / path).parent.mkdir(parents=True, exist_ok=True)
    (root / "data" / path).write_text(text, encoding="utf-8")


def built(root: Path, at: datetime = LATE, jobs: int = 1) -> Path:
    site = root.parent / "site"
    done = stages.build(root, site, at, lambda step: None, jobs)
    assert done.pages, as_text(done.problems, "en")
    return site


def paths(site: Path, folder: str) -> list[str]:
    return sorted(path.name for path in (site / folder).glob("*"))


def pictures(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for folder in ("media", "cards") for path in (site / folder).iterdir()}


class Elements(HTMLParser):
    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))

    def all(self, tag: str, **having: str) -> list[dict[str, str | None]]:
        return [item for name, item in self.found if name == tag and all(item.get(key) == value for key, value in having.items())]


@pytest.mark.parametrize(("prefix", "up", "lang"), [("", "../../", None), ("en/", "../../../", "vi")])
def test_a_page_shows_its_picture_without_moving_when_it_comes(warm, prefix, up, lang):
    page = Elements(warm.parent / "site" / f"{prefix}exemplars/nay/index.html")
    image = page.all("img", fetchpriority="high")[0]  # the first of the page, which is not waited for
    assert (image["width"], image["height"], image.get("loading")) == ("700", "500", None)
    assert (image["alt"], image.get("lang")) == ('Bức tranh "A" & <b>', lang)
    source = page.all("source", type="image/avif")[0]
    for candidates, form in ((image["srcset"], "webp"), (source["srcset"], "avif")):
        addresses = [candidate.split() for candidate in candidates.split(", ")]
        assert [words[1] for words in addresses] == ["480w", "700w"]
        for address, width in addresses:
            file = warm.parent / "site" / address.removeprefix(up)
            assert made.opened(file.read_bytes()).width == int(width[:-1])
            assert file.suffix == f".{form}"


@pytest.mark.parametrize(("prefix", "up", "words"), [("", "../../", "Toàn văn (PDF, {} byte)"), ("en/", "../../../", "Full text (PDF, {} bytes)")])
def test_a_page_links_to_its_document_with_kind_size_and_digest(warm, prefix, up, words):
    site = warm.parent / "site"
    data = (warm / "data/files/van-ban.pdf").read_bytes()
    assert (site / "files/van-ban.pdf").read_bytes() == data
    html = (site / f"{prefix}decisions/bang-khen/index.html").read_text(encoding="utf-8")
    assert f'<a href="{up}files/van-ban.pdf" type="application/pdf" download>{words.format(len(data))}</a>' in html
    assert sha256(data).hexdigest() in html


def test_nothing_of_an_embargoed_record_comes_out_and_its_picture_is_not_even_encoded(root):
    early = built(root, EARLY)
    assert {name.split("-")[0] for name in paths(early, "media")} == {"now"}
    assert not list((root / ".cache/media").glob("later*"))
    write(root, "exemplars/sau.yml", EXEMPLAR.format(publish_at="2026-06-01", picture="now.png"))
    before = {path: path.read_bytes() for path in early.rglob("*") if path.is_file()}
    assert {path: path.read_bytes() for path in built(root, EARLY).rglob("*") if path.is_file()} == before
    write(root, "exemplars/sau.yml", EXEMPLAR.format(publish_at="2026-06-01", picture="later.jpg"))
    assert {name.split("-")[0] for name in paths(built(root, LATE), "media")} == {"now", "later"}


def test_a_file_that_nobody_names_is_a_warning_and_stays_at_home(root):
    made.root(root, orphan__png=made.picture("PNG"), orphan__pdf=made.pdf("/X 1"))
    site = root.parent / "site"
    done = stages.build(root, site, LATE, lambda step: None)
    assert [(problem.path, problem.code, problem.severity) for problem in done.problems] == [
        ("data/files/orphan.pdf", "C222", "warning"), ("data/files/orphan.png", "C222", "warning")]
    assert paths(site, "files") == ["van-ban.pdf"]
    assert not any(name.startswith("orphan") for name in paths(site, "media"))


def test_the_signed_paper_goes_with_a_name_that_was_withdrawn(encoded):
    write(encoded, "honorees/y-blan.yml", WITHDRAWN)
    site = built(encoded)
    assert paths(site, "files") == []
    assert "van-ban.pdf" not in (site / "decisions/bang-khen/index.html").read_text(encoding="utf-8")
    assert "van-ban.pdf" not in (site / "data/decisions.json").read_text(encoding="utf-8")


def test_a_changed_file_makes_the_pages_anew_that_show_it_and_no_others(root):
    site = built(root)
    before = {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    made.root(root, now__png=made.picture("PNG", (700, 500), mode="L"), van_ban__pdf=made.pdf("/Lang (vi)"))
    site = built(root)
    assert (site / "files/van-ban.pdf").read_bytes() == made.pdf("/Lang (vi)")
    now = {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    changed = {path for path, inode in now.items() if before.get(path) != inode and not path.startswith("media/")}
    assert {"files/van-ban.pdf", "feeds/exemplars.json"} <= changed
    shown = ("", "exemplars/", "exemplars/nay/", "exemplars/nay/sheet/", "decisions/bang-khen/", "decisions/bang-khen/press/", "honorees/y-blan/")
    assert {path for path in changed if path.endswith("index.html")} == {f"{prefix}{page}index.html" for prefix in ("", "en/") for page in shown}
    assert not {path for path in before if path.startswith("media/now")} & set(now)
    assert {path for path in before if path.startswith("media/later")} <= set(now)


@pytest.mark.parametrize("damage", [b"", b"\x00", b"cut"])
def test_a_damaged_encoded_picture_is_made_again_and_never_published(encoded, warm, damage):
    for kept in (encoded / ".cache/media").rglob("*.*"):
        data = kept.read_bytes()
        kept.write_bytes(data[:-9] if damage == b"cut" else data[:-1] + bytes([data[-1] ^ 1]) if damage else b"")
    assert pictures(built(encoded)) == pictures(warm.parent / "site")


def test_one_encoded_picture_is_not_taken_for_another(encoded, warm):
    kept = sorted((encoded / ".cache/media").glob("*.webp"))
    shutil.copy(kept[0], kept[1])
    assert pictures(built(encoded)) == pictures(warm.parent / "site")


def test_a_folder_that_cannot_be_written_costs_only_time(root):
    (root / ".cache/media").write_text("in the way")
    assert len(paths(built(root), "media")) == 6


def test_pictures_are_encoded_once_and_what_is_of_no_picture_any_more_is_not_kept(encoded, monkeypatch):
    monkeypatch.setattr(apart.Helper, "encode", lambda *_: pytest.fail("encoded again"))
    kept = {file.name for file in (encoded / ".cache/media").iterdir()}
    (encoded / ".cache/media/gone-1234567890-480.webp").write_bytes(b"x")
    (encoded / ".cache/media/folder").mkdir()
    (encoded / ".cache/media/folder/file").write_bytes(b"x")
    assert len(paths(built(encoded, jobs=2), "media")) == 6
    assert {file.name for file in (encoded / ".cache/media").iterdir()} == kept


def test_a_picture_that_cannot_be_encoded_is_a_problem_of_its_file_and_the_site_stays(root, monkeypatch):
    site = built(root, EARLY)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def fails(*_: object) -> None:
        raise Refused(TOO_COSTLY)

    monkeypatch.setattr(apart.Helper, "encode", fails)
    done = stages.build(root, site, LATE, lambda step: None)
    assert [(problem.path, problem.code) for problem in done.problems] == [("data/files/later.jpg", "F037")]
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
