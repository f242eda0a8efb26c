"""The honours board: each conferral that stands has its place in its year, once, under what it gave, from the highest to the lowest."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from importlib import import_module

import pytest

from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records.fields import HANOI
from generator.views.alphabet import Alphabet
from generator.views.output import Page
from generator.views.overviews.honours import HONOURS
from generator.views.pages.overview_pages import overview_pages
from generator.views.templates import Templates
from generator.visible import visible
from tests.bench.data import make_root
from tests.conftest import SHIPPED

board_pages = import_module("generator.views.pages.board_pages")

AT = datetime(2026, 11, 25, 12, tzinfo=HANOI)
HEAD = """\
publish_at: {0}
title: {{vi: Tặng bằng khen, en: Diplomas}}
number: {1}
issued: {0}
authority: hoi-dong
commendation: regular
conferrals:
"""
TITLE = "publish_at: 2015-01-01\nname: {{vi: {0}}}\nkind: diploma\ndecided_by: [{{authority: {1}}}]\n"


def line(number: int, name: str, form: str = "bang-khen", kind: str = "individual", more: str = "") -> str:
    return f"  - {{line: {number}, honoree: nguoi-{number}, name: {name}, kind: {kind}, form: {form}{more}}}\n"


def boards(public: Catalog, lang: str = "vi") -> dict[str, Page]:
    """The pages of all boards and of their index, in one language."""
    templates = {lang: Templates(lang, public) for lang in LANGUAGES}
    made = (*overview_pages(public, HONOURS, AT, templates), *board_pages.board_pages(public, Alphabet(public), templates))
    return {page.address: page for page in made if page.lang == lang}


def sections(page: Page) -> list[tuple[str, list[str]]]:
    """The id of each award on a page, with the honourees below it."""
    parts = re.split(r'<h2 id="([^"]+)">', page.make().body)
    return [(anchor, re.findall(r'<li>(?:<a href="[./]*honorees/([^/]+)/"|\()', text)) for anchor, text in zip(parts[1::2], parts[2::2])]


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """Pages so short that boards have several."""
    monkeypatch.setattr(board_pages, "PER_PAGE", 25)


@pytest.fixture(scope="module", params=["shipped", "generated"])
def public(request, tmp_path_factory) -> Catalog:
    root = SHIPPED
    if request.param == "generated":
        root = tmp_path_factory.mktemp("bench")
        make_root(root, 700)
    return visible(load(root).catalog, AT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_conferral_stands_once_under_its_award_in_its_year(public, lang):
    found: dict[tuple[str, str], Counter[str]] = {}
    for address, page in boards(public, lang).items():
        if address != "honours/":
            shown = sections(page)
            assert sum(len(names) for _, names in shown) <= board_pages.PER_PAGE
            for anchor, names in shown:
                found.setdefault((address.split("/")[1], anchor), Counter()).update(names)
    expected: dict[tuple[str, str], Counter[str]] = {}
    for decision in public.of("decision"):
        for item in public.standing.get(decision.id, ()):
            anchor = f"{item.form}-{item.award_class}" if item.award_class else item.form
            expected.setdefault((str(decision.issued.year), anchor), Counter())[item.honoree] += 1
    assert found == expected


def test_the_contents_count_what_the_pages_hold(public):
    pages = boards(public)
    for year in {address.split("/")[1] for address in pages} - {""}:
        first = pages[f"honours/{year}/"].make().body
        held: Counter[str] = Counter()
        for address, page in pages.items():
            if address.split("/")[1] == year:
                for anchor, names in sections(page):
                    held[anchor] += len(names)
        counts = {anchor: int(count.replace(".", "")) for anchor, count in re.findall(r'#([\w-]+)">[^<]*</a> ([\d.]+)</li>', first)}
        assert counts == (held if len(held) > 1 else {})
        assert f'<p class="lead">{held.total():,}'.replace(",", ".") in first
        for on, anchor in re.findall(r'href="[^"#]*?(page-\d+/)?#([\w-]+)">[^<]*</a> [\d.]+</li>', first):
            assert f'<h2 id="{anchor}">' in pages[f"honours/{year}/{on}"].make().body


def test_the_index_has_every_year_and_its_count(public):
    body = boards(public)["honours/"].make().body
    years = Counter(decision.issued.year for decision in public.of("decision") for _ in public.standing.get(decision.id, ()))
    assert re.findall(r'honours/(\d+)/">.*?</a></h2>\n<p class="years__total">([\d.]+) ', body) == [
        (str(year), f"{count:,}".replace(",", ".")) for year, count in sorted(years.items(), reverse=True)]


def test_awards_stand_from_the_highest_and_collectives_before_people(see):
    found = see({
        "awards/cua-bo": TITLE.format("Bằng khen của Bộ", "minister"), "awards/cua-tinh": TITLE.format("Bằng khen của tỉnh", "chair"),
        "decisions/mot": HEAD.format("2026-02-01", "1") + line(1, "Y Tám", "cua-bo") + line(2, "Trần Văn An", "cua-tinh") + line(3, "Lê Văn Ái", "cua-tinh")
        + line(4, "Tổ xe", "cua-tinh", "collective") + line(5, "Y Chín", "huan-chuong", more=', class: "2"') + line(6, "Y Mười", "huan-chuong", more=', class: "1"')}, AT)
    assert sections(boards(found)["honours/2026/"]) == [
        ("cua-tinh", ["nguoi-4", "nguoi-3", "nguoi-2"]), ("cua-bo", ["nguoi-1"]), ("huan-chuong-1", ["nguoi-6"]), ("huan-chuong-2", ["nguoi-5"])]


def test_who_has_died_is_marked_and_what_was_taken_back_is_not_there(see):
    revoked = ", changes: [{status: revoked, date: 2026-03-01, document: QĐ 2}]"
    body = boards(see({"decisions/mot": HEAD.format("2026-02-01", "1") + line(1, "Y Tám", more=", posthumous: true") + line(2, "Y Chín", more=revoked)}, AT))[
        "honours/2026/"].make().body
    assert '<span lang="vi">' not in body
    assert 'Y Tám</a> <span class="tag">truy tặng</span>' in body
    assert "Y Chín" not in body


def test_a_year_of_which_nothing_stands_has_no_board(see):
    revoked = ", changes: [{status: revoked, date: 2026-03-01, document: QĐ 2}]"
    assert set(boards(see({"decisions/mot": HEAD.format("2026-02-01", "1") + line(1, "Y Tám", more=revoked)}, AT))) == {"honours/"}


def test_a_page_is_made_again_only_when_something_on_it_changed(see):
    files = {"decisions/mot": HEAD.format("2026-02-01", "1") + line(1, "Y Tám"), "decisions/hai": HEAD.format("2025-02-01", "2") + line(2, "Y Chín")}
    before = {address: page.depends for address, page in boards(see(files, AT)).items()}
    files["decisions/mot"] = files["decisions/mot"].replace("Y Tám", "Y Bảy")
    after = {address: page.depends for address, page in boards(see(files, AT)).items()}
    assert {address for address in before if before[address] != after[address]} == {"honours/2026/"}
