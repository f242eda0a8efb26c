"""The names of nominees: on the two pages of an open docket and nowhere else, and nowhere at all before and after."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.build import build
from generator.problems import as_text
from generator.records.fields import HANOI

REPOSITORY = Path(__file__).parents[1] / "golden" / "repository"
DOCKET = "data/consultations/lay-y-kien-dang-mo.yml"
NAME = "Trạm Thử Bên Suối"
OPENED, CLOSED = datetime(2025, 12, 22, tzinfo=HANOI), datetime(2026, 1, 7, tzinfo=HANOI)
SECOND = timedelta(seconds=1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPOSITORY, tmp_path / "root"))


def built(root: Path, site: Path, at: datetime) -> dict[str, bytes]:
    """Every file of the site of a root at an instant, its name with it."""
    result = build(root, site, at, lambda step: None)
    assert not result.problems, as_text(result.problems, "en")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def naming(files: dict[str, bytes]) -> list[str]:
    """The files in which some form of the name stands: as written, escaped, without marks, as an id."""
    forms = re.compile("|".join((NAME, NAME.upper(), "tram thu ben suoi", "tram-thu-ben-suoi", NAME.encode("unicode_escape").decode().replace("\\", "\\\\"),
                                 "Built roads for the docket")), re.IGNORECASE)
    return [path for path, data in files.items() if forms.search(path + "\n" + data.decode(errors="replace"))]


def test_names_stand_on_the_two_pages_of_an_open_docket_and_nowhere_else(root, tmp_path):
    for at in (OPENED, OPENED.astimezone(None), CLOSED - SECOND):
        files = built(root, tmp_path / "site", at)
        assert naming(files) == ["consultations/lay-y-kien-dang-mo/index.html", "en/consultations/lay-y-kien-dang-mo/index.html"]
        for path in naming(files):
            text = files[path].decode()
            assert '<meta name="robots" content="noindex">' in text
            assert NAME not in text[: text.index("<body")]
        assert b"consultations/lay-y-kien-dang-mo" not in files["sitemap.xml"]
        assert b'"nominees"' not in files["data/consultations.json"]


@pytest.mark.parametrize("at", [OPENED - SECOND, CLOSED, CLOSED + timedelta(days=400)])
def test_names_stand_nowhere_before_and_after(root, tmp_path, at):
    """The site and all that is kept from one build to the next are those of an open docket when the other build begins."""
    assert naming(built(root, tmp_path / "site", OPENED))
    files = built(root, tmp_path / "site", at)
    assert naming(files) == []
    assert "consultations/lay-y-kien-dang-mo/index.html" in files


def test_a_closed_docket_gives_the_bytes_of_one_without_a_list(root, tmp_path):
    closed = built(root, tmp_path / "site", CLOSED)
    text = (root / DOCKET).read_text(encoding="utf-8")
    bare = text[: text.index("nominees:")] + text[text.index("publish_at:"):]
    assert NAME not in bare
    (root / DOCKET).write_text(bare, encoding="utf-8")
    other = built(root, tmp_path / "other", CLOSED)
    assert sorted(closed) == sorted(other)
    for path, data in closed.items():
        assert data == other[path], path


def test_the_days_that_are_left_are_counted_from_the_instant(root, tmp_path):
    words = []
    for at in (OPENED, CLOSED - timedelta(days=2), CLOSED - SECOND, CLOSED):
        page = built(root, tmp_path / "site", at)["en/consultations/lay-y-kien-dang-mo/index.html"].decode()
        words.append(re.sub(r"<[^>]+>|\s+", " ", page[page.index("</h1>"):]))
    for text, expected in zip(words, ("11 working days left", "2 working days left", "today is the last day", "Closed"), strict=True):
        assert expected in " ".join(text.split())
