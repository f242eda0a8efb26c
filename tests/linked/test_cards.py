"""What a shared link shows: the tags of every page, and the cards that they name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from generator.kept import keep
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.views.cards import card as look
from generator.views.cards import photo
from generator.views.cards.card import HEIGHT, WIDTH, Card
from generator.views.cards.drawing import draw
from generator.views.cards.letters import plain
from generator.views.cards.lines import titled
from generator.views.cards.photo import fitted
from generator.views.output import Page, Parts, Trail
from generator.views.social import social
from tests.kinds import addresses

SITE = "Thi đua - Khen thưởng tỉnh Kon Tum"
LONG = ("Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho các tập thể, cá nhân, hộ gia đình có thành tích xuất sắc trong phong trào "
        "thi đua “Cả nước chung sức xây dựng nông thôn mới” giai đoạn 2011 - 2015 trên địa bàn tỉnh")
_TAG = re.compile(r'<meta (?:name="description" )?(?:property|name)="((?:og|article|twitter):[^"]*)" content="([^"]*)">')


@pytest.fixture(scope="module")
def tags(shipped_site: Path) -> dict[str, dict[str, str]]:
    """The tags of every page by its address."""
    return {f"{lang}{address}": dict(_TAG.findall((shipped_site / lang / address / "index.html").read_text(encoding="utf-8")))
            for lang in ("", "en/") for address in addresses(shipped_site)}


def test_every_page_says_how_it_is_shown(shipped_site, tags):
    root = tags[""]["og:url"]
    for address, found in tags.items():
        for name in ("title", "type", "url", "site_name", "locale", "image", "image:alt"):
            assert found[f"og:{name}"], (address, name)
        assert (found["og:image:width"], found["og:image:height"], found["twitter:card"]) == (str(WIDTH), str(HEIGHT), "summary_large_image"), address
        assert found["og:url"] in (root + address, root + address.removeprefix("en/")), address
        assert found["og:locale"] == ("en_GB" if address.startswith("en/") else "vi_VN"), address
        assert ("article:published_time" in found) == (found["og:type"] == "article"), address
        assert (shipped_site / found["og:image"].removeprefix(root)).is_file(), address


def test_every_record_has_a_card_of_its_own(tags):
    collections = {model.collection for model in RECORD_TYPES}
    shown: dict[str, set[str]] = {}
    for address, found in tags.items():
        parts = address.removeprefix("en/").split("/")
        if parts[0] in collections and len(parts) == 3 and not parts[1].startswith("page-"):
            shown.setdefault(found["og:image"], set()).add(found["og:image:alt"])
    assert len(shown) > 500
    assert all(len(words) == 1 for words in shown.values())


def test_every_card_is_a_picture_of_its_size_without_anything_else(shipped_site):
    files = sorted((shipped_site / "cards").iterdir())
    for file in files:
        data = file.read_bytes()
        assert re.fullmatch(r"[a-p]{16}\.png", file.name)
        assert data[16:24] == WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big"), file.name
        assert {data[found.start():found.end()] for found in re.finditer(rb"(?:tEXt|iTXt|zTXt|tIME|eXIf|iCCP|pHYs)", data[:200])} == set(), file.name
        assert len(data) < 300_000, file.name
    assert sum(file.stat().st_size for file in files) < 11_000 * len(files)
    with Image.open(BytesIO(files[0].read_bytes())) as image:
        image.load()


def ink(card: Card) -> tuple[int, int, int, int]:
    """The bounds of what is drawn between the band and the foot."""
    with Image.open(BytesIO(draw(card))) as image:
        assert image.size == (WIDTH, HEIGHT)
        box = image.crop((0, look.BAND + 6, WIDTH, HEIGHT - 10)).getbbox()
        assert box
        return box[0], box[1] + look.BAND + 6, box[2], box[3] + look.BAND + 6


@pytest.mark.parametrize("title", [
    "A Hŏi", LONG, LONG * 5, "Ĕ ĕ Ŏ ŏ Ŭ ŭ Ĭ ĭ Ƀ ƀ ơ̆ ư̆ ê̆ â̆ Ế̆", "W" * 500, "Nghiêng" * 60, "Ễ Ậ Ọ gypqj " * 40, "漢字😀Привет", "½ ② ﬁ № 𝔘 ſ", " ", "", "x" * 9_000, "x " * 5_000,
    "\u0306", "a" + "\u0306\u0323" * 40, "\u202e\u200f\u2066x", "x\u00a0" * 300,
])
def test_nothing_is_cut(title: str):
    for label, note, warning in (("Quyết định khen thưởng", "Số 1/QĐ-UBND · 02/9/2015", "Dữ liệu minh họa"), (LONG, LONG, LONG[:40]), ("", "", "")):
        left, top, right, bottom = ink(Card(SITE, label, title, note, warning))
        assert left >= look.MARGIN - 8 and right <= WIDTH - look.MARGIN + 8
        assert top > look.BAND + 8 and bottom < HEIGHT - 12


@pytest.mark.parametrize("title", [LONG, LONG * 3, "Nguyễn Thị Hồng Nhung", "W" * 200])
def test_a_title_stands_above_the_foot_and_as_much_of_it_as_has_room(title: str):
    width = WIDTH - 2 * look.MARGIN
    letters, lines = titled(title, width)
    assert len(lines) <= dict(look.TITLES)[letters.size]
    assert all(letters.wide(line) <= width for line in lines)
    assert ink(Card(SITE, "", title))[3] < look.BELOW - 30
    said = "".join(lines).replace(" ", "")
    assert said == title.replace(" ", "") or said.endswith("…") and title.replace(" ", "").startswith(said[:-1])


def test_letters_of_the_highlands_are_there_and_what_is_lacking_is_never_a_box():
    for letter in "ĔĕŎŏŬŭĬĭɃƀĐđƯưƠơỄễ":
        assert plain(letter) == letter
    assert plain("漢字😀 x № ﬁ ½") in ("x No fi ½", "x № fi ½", "x No fi 1⁄2")
    assert plain("😀") == ""


def test_a_mark_without_a_letter_of_its_own_stands_above_its_letter():
    plain, marked = ink(Card(SITE, "", "ơ")), ink(Card(SITE, "", "ơ\u0306"))
    assert marked[1] < plain[1] and marked[0] == plain[0] and marked[2] == plain[2]


def test_the_same_card_is_the_same_bytes_at_the_same_address_and_another_is_another():
    first = Card(SITE, "Cá nhân · Individual", "A Hŏi")
    again = Card(SITE, "Cá nhân · Individual", "A Hŏi")
    assert first.path == again.path and draw(first) == draw(again)
    others = [Card(SITE, "Cá nhân", "A Hŏi"), Card(SITE, "", "Cá nhân · IndividualA Hŏi"), Card(SITE, "Cá nhân · Individual", "A Hŏi", "", "x")]
    assert len({card.path for card in (first, *others)}) == 4


def test_a_card_is_the_same_in_another_process_whatever_was_drawn_before():
    cards = [Card(SITE, "Cá nhân", name, "Số 1", "Dữ liệu minh họa") for name in ("A Hŏi", "Nguyễn Thị Hồng Nhung", LONG)]
    program = ("import sys; from hashlib import sha256; from generator.views.cards import Card; from generator.views.cards.drawing import draw\n"
               f"for card in {[(card.site, card.label, card.title, card.note, card.warning) for card in reversed(cards)]!r}:\n"
               "    print(sha256(draw(Card(*card))).hexdigest())")
    told = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C"}, cwd=Path(__file__).parents[2],
                          capture_output=True, text=True, check=True).stdout.split()
    assert told == [sha256(draw(card)).hexdigest() for card in reversed(cards)]


def test_a_picture_stands_beside_the_words(tmp_path: Path):
    picture = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((640, 480)).save(picture, "WEBP")
    shown = fitted(picture.getvalue())
    card = Card(SITE, "Điển hình", LONG, "02/9/2015", "Dữ liệu minh họa")
    data = draw(card, shown)
    assert data == draw(card, shown)
    with Image.open(BytesIO(data)) as image:
        assert image.size == (WIDTH, HEIGHT)
        words, beside = (image.convert("RGB").crop((left, look.BAND + 6, right, HEIGHT - 10)) for left, right in (
            (0, WIDTH - look.PICTURE), (WIDTH - look.PICTURE, WIDTH)))
        assert len(beside.getcolors(1000)) > 100
        assert len(words.getcolors(1000)) < 16
    assert len(data) < 300_000


def test_the_photo_of_a_card_is_chosen_once_and_again_when_what_was_kept_is_not_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    data = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((640, 480)).save(data, "WEBP")
    asked: list[object] = []
    monkeypatch.setattr(photo, "renditions", lambda picture: {"webp": [SimpleNamespace(name="x.webp", width=640)]})
    monkeypatch.setattr(photo, "made", lambda *source: asked.append(source) or data.getvalue())
    first = photo.photo(None, tmp_path)
    assert photo.photo(None, tmp_path) == first == fitted(data.getvalue()) and len(asked) == 1
    stored, = tmp_path.iterdir()
    whole = stored.read_bytes()
    for count, spoil in enumerate((lambda: stored.write_bytes(whole[:-7] + b"damaged"), lambda: keep(stored, b"another program's"), lambda: stored.write_bytes(b"")), 2):
        spoil()
        assert photo.photo(None, tmp_path) == first and len(asked) == count
        assert stored.read_bytes() == whole


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_words_stay_in_their_tags(lang: str):
    nasty = "\"><script>alert(1)</script> & ' <!-- \u2028"
    page = Page(lang, "x/", "x", (), lambda: Parts("", "", Trail(), ""), kind="article")
    html = social(page, Parts(nasty, nasty, Trail(), ""), nasty, "https://example.org/", "https://example.org/x/", Card(nasty, nasty, nasty))
    assert "<script" not in html and html.count("<") == len(html.split("\n"))
