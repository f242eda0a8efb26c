"""The letters of the site: all that it shows, under names that change with their bytes, from the package that uv.lock pins."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import unicodedata
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.site.policy import host_files
from generator.site.shell import THEME
from tests.conftest import ROOT, SHIPPED

FONTS = sorted((THEME / "assets/fonts").glob("*.woff2"))
_TEXT = re.compile(r"<script\b.*?</script>|<[^>]+>", re.DOTALL)


@cache
def letters(font: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(font).getBestCmap()))


def test_the_committed_files_are_what_the_script_makes_of_the_pinned_package():
    found = importlib.util.spec_from_file_location("fonts", ROOT / ".ci/fonts.py")
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    made = script.made()
    there = {path.relative_to(THEME).as_posix(): path.read_bytes() for path in THEME.rglob("*") if "fonts" in path.as_posix() and path.is_file()}
    assert sorted(made) == sorted(there)
    assert not [name for name, data in made.items() if there[name] != data], "python .ci/fonts.py"


def test_a_name_tells_the_bytes_so_hosts_may_keep_it_for_ever():
    for font in FONTS:
        assert hashlib.sha256(font.read_bytes()).hexdigest().startswith(font.name.split(".")[1])
    for name, data in host_files("default-src 'none'", None, "/").items():
        assert (b"immutable" in data) == (name in ("_headers", "headers.nginx.conf", "assets/fonts/.htaccess")), name
        assert b"no-store" not in data


def test_all_latin_letters_of_the_records_and_of_the_pages_are_there(shipped_site: Path):
    wanted = {letter for path in (SHIPPED / "data").rglob("*.yml") for letter in path.read_text(encoding="utf-8")}
    for page in shipped_site.glob("**/index.html"):
        wanted |= set(unescape(_TEXT.sub("", page.read_text(encoding="utf-8"))))
    for font in FONTS:
        assert not {letter for letter in wanted if unicodedata.name(letter, "").startswith(("LATIN", "DIGIT", "COMBINING"))} - letters(font)


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_vietnamese_and_the_languages_of_the_highlands_are_there(font: Path):
    wanted = "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸÝđĐ" + "ĕĭŏŭƀčñĔĬŎŬɃČÑ" + "\u0300\u0301\u0302\u0303\u0306\u0309\u0323"
    assert set(wanted + wanted.lower()) <= letters(font)
    assert {feature.FeatureTag for feature in TTFont(font)["GPOS"].table.FeatureList.FeatureRecord} >= {"kern", "mark", "mkmk"}
    assert "tnum" in {feature.FeatureTag for feature in TTFont(font)["GSUB"].table.FeatureList.FeatureRecord}
    assert font.stat().st_size < 20_000


def test_every_page_asks_for_them_early_and_for_no_others(shipped_site: Path):
    for page, up in (("index.html", ""), ("en/honorees/index.html", "../../"), ("404.html", "/"), ("about/index.html", "../")):
        html = (shipped_site / page).read_text(encoding="utf-8")
        preloads = re.findall(r'<link rel="preload" href="([^"]+)" as="font" type="font/woff2" crossorigin>', html)
        assert preloads == [f"{up}assets/fonts/{font.name}" for font in FONTS], page
    sheet = (shipped_site / "assets/stylesheets/site.css").read_text(encoding="utf-8")
    assert sorted(re.findall(r"url\([\"']?\.\./fonts/([^\"')]+)", sheet)) == [font.name for font in FONTS]
