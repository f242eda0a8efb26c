"""Each kind of page looks as it was accepted: in one look here, in the opposite one with `make audit`.

`make pictures` accepts what is seen now; look at the pictures that it wrote before you commit them. Where a page looks other than
accepted, what is seen, what was wanted and where they differ are written to `.cache/pictures/`.
"""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from generator.build import build
from generator.problems import as_text
from tests.bench.visits import chromium as program
from tests.conftest import ROOT, SHIPPED
from tests.golden.tree import AT, REPOSITORY
from tests.kinds import LOOKS, Look, chosen
from tests.pictures.camera import camera, picture, taken
from tests.pictures.compare import difference, show

ACCEPTED = Path(__file__).parent / "accepted"
FAULTS = ROOT / ".cache/pictures"
SEARCH = "search/?q=quyết định"
DRAWING = "minh-hoa-nha-rong.png"
PICTURE = f"pictures:\n  - file: {DRAWING}\n    alt:\n      vi: Một bức vẽ.\n      en: A drawing.\n    credit: Người vẽ\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the miniature repository, with a picture in each story."""
    folder = tmp_path_factory.mktemp("pictures")
    root = folder / "repository"
    shutil.copytree(REPOSITORY, root)
    (root / "data/files").mkdir(exist_ok=True)
    shutil.copy(SHIPPED / "data/files" / DRAWING, root / "data/files")
    for record in (root / "data/exemplars").glob("*.yml"):
        record.write_text(record.read_text(encoding="utf-8") + PICTURE, encoding="utf-8")
    result = build(root, folder / "site", AT, lambda step: None)
    assert not result.problems, as_text(result.problems, "en")
    return folder / "site"


LOST = "404.html"
"""The one page that speaks both languages at one address."""


def pages(site: Path, look: Look, opposite: bool = False) -> dict[str, str]:
    """Name of a picture -> address, of the kinds that are seen in a look. The name alone decides which look and its opposite are a kind's."""
    shown = {_name(kind): pages[0] for kind, pages in chosen(site).items()} | {"search-results": SEARCH, "404": LOST}
    turn = LOOKS.index(look) if not opposite else len(LOOKS) - 1 - LOOKS.index(look)
    return {f"{name}.{_told(look)}": path if path == LOST else look.language + path for name, path in shown.items() if crc32(name.encode()) % len(LOOKS) == turn}


def _name(kind: str) -> str:
    return kind.strip("/").replace("*", "x").replace("/", "-") or "home"


def _told(look: Look) -> str:
    return f"{look.language.strip('/') or 'vi'}-{look.scheme}-{look.width}"


@pytest.mark.parametrize("look", LOOKS, ids=_told)
def test_each_kind_of_page_looks_as_it_was_accepted(chromium, serve, site: Path, look: Look):
    look_at(chromium, serve(site), site, look, pages(site, look))


@pytest.mark.audit
@pytest.mark.parametrize("look", LOOKS, ids=_told)
def test_and_in_the_opposite_look_too(chromium, serve, site: Path, look: Look):
    look_at(chromium, serve(site), site, look, pages(site, look, opposite=True))


def look_at(chromium, address: str, site: Path, look: Look, paths: dict[str, str]) -> None:
    """Compare pages with the accepted pictures, or accept what is seen."""
    faults = []
    with camera(chromium, site, look) as page:
        for name, path in paths.items():
            seen, file = picture(page, address + path), ACCEPTED / f"{name}.webp"
            wanted = Image.open(file).convert("RGB") if file.is_file() else None
            found = difference(seen, wanted) if wanted else None
            if wanted and not found:
                continue
            if os.environ.get("ACCEPT"):
                ACCEPTED.mkdir(exist_ok=True)
                seen.save(file, quality=30, method=6)
                continue
            show(FAULTS, name, seen, wanted, found)
            faults.append(f"{name}: {found.words if found else 'nothing was accepted yet'}")
    assert not faults, f"look at {FAULTS.relative_to(ROOT)}/NAME.*.png; make pictures accepts: {faults}"


def test_nothing_is_accepted_that_no_page_has(site: Path):
    names = {f"{name}.webp" for look in LOOKS for opposite in (False, True) for name in pages(site, look, opposite)}
    for file in ACCEPTED.glob("*.webp"):
        if file.name not in names and os.environ.get("ACCEPT"):
            file.unlink()
    assert {file.name for file in ACCEPTED.glob("*.webp")} == names
    assert sum(file.stat().st_size for file in ACCEPTED.glob("*.webp")) < 2_500_000


CHANGES = {
    "another colour of the header": ".md-header { background: #3a1116 }",
    "a heading that is hidden": "main h1 { visibility: hidden }",
    "a heading of another size": "main h1 { font-size: 1.2rem !important }",
    "a field that moved": ".md-header__search { transform: translateX(12px) }",
    "a text of another size": "main p, main li { font-size: 115% }",
    "more room between lines": "main * { line-height: 2 !important }",
    "another font": "html { font-family: monospace !important }",
}
SAME = {
    "nothing": "main { }",
    "letters a hair further right": "main { transform: translateX(.3px) }",
    "a colour that nobody can tell apart": "main p { color: #261e19 }",
}
OTHER_SMOOTHING = ["--no-sandbox", "--font-render-hinting=medium", "--disable-font-subpixel-positioning", "--enable-lcd-text"]


@pytest.fixture(scope="module", params=[LOOKS[0], LOOKS[1]], ids=_told)
def before(request, chromium, serve, site: Path):
    """A story, its address, the picture of it and how it is looked at."""
    address = serve(site) + chosen(site)["exemplars/*/"][0]
    with camera(chromium, site, request.param) as page:
        yield page, address, picture(page, address), request.param


@pytest.mark.parametrize("style", [*CHANGES, *SAME])
def test_a_change_is_seen(before, style: str):
    page, address, wanted, _ = before
    picture(page, address)
    page.add_style_tag(content=(CHANGES | SAME)[style])
    assert bool(difference(taken(page), wanted)) == (style in CHANGES)


def test_other_smoothing_of_letters_is_no_change(before, site: Path):
    _, address, wanted, look = before

    def other() -> Image.Image:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program(), args=OTHER_SMOOTHING, ignore_default_args=["--font-render-hinting=none", "--disable-lcd-text"])
            with camera(browser, site, look) as page:
                return picture(page, address)

    with ThreadPoolExecutor(1) as aside:  # where no other browser has begun
        seen = aside.submit(other).result()
    assert seen.tobytes() != wanted.tobytes()
    assert not difference(seen, wanted)
