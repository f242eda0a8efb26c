"""What the pages of awards, decisions and honourees gather: who holds an award, how it was decided, what places are today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.records.fields import HANOI
from generator.views import Views, views
from generator.views.gather import award, decision, honoree
from generator.views.gather.succession import today
from generator.views.overviews import foreigners
from generator.visible import visible

MINIMAL = Path(__file__).parents[1] / "checks" / "minimal"
AT = datetime(2026, 1, 1, tzinfo=HANOI)
PLACE = "publish_at: 2015-01-01\nname: {{vi: {0}}}\nkind: commune\n"
FOLLOWED = PLACE + "ended: {{date: {2}}}\nsuccession: [{{change: merged, successor: {1}, date: {2}}}]\n"
HEAD = """\
publish_at: {0}
title: {{vi: Tặng bằng khen, en: Diplomas}}
number: {1}
issued: {0}
authority: hoi-dong
commendation: regular
"""
Make = Callable[[Mapping[str, str]], Catalog]


def lines(count: int, first: int = 1, more: str = "") -> str:
    return "conferrals:\n" + "".join(
        f"  - {{line: {number}, honoree: nguoi-{first + number - 1}, name: Y Blơn, kind: individual, form: bang-khen{more}}}\n"
        for number in range(1, count + 1))


@pytest.fixture
def catalog(tmp_path: Path) -> Make:
    """The public catalog of a few records over the smallest root, without the rules across them."""
    def make(files: Mapping[str, str]) -> Catalog:
        for source in MINIMAL.rglob("*.yml"):
            target = tmp_path / source.relative_to(MINIMAL)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
        for name, text in files.items():
            target = tmp_path / "data" / f"{name}.yml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        loaded = load(tmp_path)
        assert loaded.problems == []
        return visible(loaded.catalog, AT)

    return make


def depends(made: Views, lang: str = "vi") -> dict[str, tuple[str, ...]]:
    return {page.address: page.depends for page in made.pages if page.lang == lang}


TWO = {"decisions/mot": HEAD.format("2015-05-05", "1/QĐ") + lines(150), "decisions/hai": HEAD.format("2016-05-05", "2/QĐ") + lines(90, 200)}


def test_every_holder_stands_on_one_page_the_newest_first(catalog):
    made = views(catalog(TWO), AT)
    pages = [page for page in made.pages if page.lang == "vi" and page.address.startswith("awards/bang-khen/")]
    assert [page.address for page in pages] == ["awards/bang-khen/", "awards/bang-khen/page-2/", "awards/bang-khen/page-3/"]
    bodies = [page.make().body for page in pages]
    found = [line.partition("/")[0] for body in bodies for line in body.split("honorees/")[1:]]
    assert found == [*(f"nguoi-{n}" for n in range(200, 290)), *(f"nguoi-{n}" for n in range(1, 151))]
    assert "240" in bodies[0] and "2016: 90; 2015: 150." in bodies[0]
    assert all(f'awards/bang-khen/{name}"' in bodies[0] for name in ("page-2/", "page-3/"))
    assert '../../../awards/bang-khen/">1<' in bodies[1]


def test_a_changed_line_remakes_one_page_of_holders(catalog):
    before = depends(views(catalog(TWO), AT))
    changed = TWO["decisions/mot"].replace("nguoi-150, name: Y Blơn", "nguoi-150, name: A Thŭk")
    after = depends(views(catalog({**TWO, "decisions/mot": changed}), AT))
    other = {address for address in before if address.startswith("awards/") and before[address] != after[address]}
    assert other == {"awards/bang-khen/", "awards/bang-khen/page-3/"}


def test_pages_that_name_an_award_rest_on_it(catalog):
    before = depends(views(catalog(TWO), AT))
    form = "publish_at: 2015-01-01\nname: {vi: Bằng khen mới}\nkind: diploma\n"
    after = depends(views(catalog({**TWO, "awards/bang-khen": form}), AT))
    for address in ("honorees/nguoi-1/", "honorees/", "decisions/mot/", "awards/bang-khen/page-2/"):
        assert before[address] != after[address], address


def test_an_award_that_nobody_holds_has_a_page(catalog):
    found = catalog({})
    gathered = award.gather(found, found.get("award", "huan-chuong"), AT)
    assert {name: gathered.values[name] for name in ("holders", "total", "years")} == {"holders": [], "total": 0, "years": []}
    assert gathered.more == ()


def test_a_place_is_followed_to_what_it_is_today(catalog):
    found = catalog({
        "places/cu": FOLLOWED.format("Cũ", "giua", "2020"), "places/giua": FOLLOWED.format("Giữa", "moi", "2025-07"),
        "places/moi": PLACE.format("Mới")})
    keys = [("place", "cu"), ("place", "moi")]
    assert today(found, keys, date(2020, 12, 31)) == {}
    assert today(found, keys, date(2021, 1, 1)) == {("place", "cu"): [("place", "giua")]}
    assert today(found, keys, date(2025, 8, 1)) == {("place", "cu"): [("place", "moi")]}


def test_the_page_of_an_honouree_shows_the_place_then_and_today(catalog):
    found = catalog({
        "places/cu": FOLLOWED.format("Xã Cũ", "moi", "2025-07"), "places/moi": PLACE.format("Xã Mới"),
        "decisions/mot": HEAD.format("2015-05-05", "1/QĐ") + lines(1, more=", place: cu")})
    gathered = honoree.gather(found, found.get("honoree", "nguoi-1"), AT)
    assert gathered.values["today"] == {("place", "cu"): [("place", "moi")]}
    assert ("place", "moi") in gathered.linked
    page = next(page for page in views(found, AT).pages if page.address == "honorees/nguoi-1/" and page.lang == "vi")
    assert "Xã Cũ</a> (nay thuộc <a href=\"../../places/moi/\">Xã Mới</a>)" in page.make().body


def test_how_long_a_decision_took(catalog):
    head = HEAD.format("2015-05-05", "1/QĐ") + "proposed: 2015-04-25\npublished: 2015-05-08\n"
    found = catalog({"decisions/mot": head + lines(1, more=", achieved: 2015-Q1")})
    values = decision.gather(found, found.get("decision", "mot"), AT).values
    assert values["days"] == {"achieved_to_decided": 35, "proposed_to_decided": 10, "decided_to_published": 3}
    assert [item.text for item in values["achieved"]] == ["2015-Q1"]
    assert values["then"] is None


def test_a_type_of_commendation_is_called_as_it_was_at_the_time(catalog):
    table = ("title: {vi: Loại hình}\nterms: {regular: {name: {vi: Theo công trạng}, valid_from: 2024-01-01, called_before: "
             "[{name: {vi: Tên cũ}, valid_to: 2023-12-31}]}}\n")
    found = catalog({
        "vocabulary/commendation-types": table, "decisions/mot": HEAD.format("2015-05-05", "1/QĐ") + lines(1),
        "decisions/hai": HEAD.format("2024-05-05", "2/QĐ") + lines(1)})
    then = {key: decision.gather(found, found.get("decision", key), AT).values["then"] for key in ("mot", "hai")}
    assert then["mot"].name.vi == "Tên cũ"
    assert then["hai"] is None


def test_foreigners_are_those_whose_nationality_is_given(catalog):
    found = catalog({
        "decisions/mot": HEAD.format("2015-05-05", "1/QĐ") + lines(2, more=", nationality: {vi: Lào}"),
        "decisions/hai": HEAD.format("2016-05-05", "2/QĐ") + lines(2, 5)})
    gathered = foreigners.gather(found, AT)
    assert [item.conferral.honoree for item in gathered.values["lines"]] == ["nguoi-1", "nguoi-2"]
    assert gathered.translated is False


def test_what_became_of_an_award_stands_on_every_page_that_shows_it(catalog):
    log = ", changes: [{status: revoked, date: 2015-06-01, document: 2/QĐ}, {status: restored, date: 2015-07-01, document: 3/QĐ}]"
    found = catalog({"decisions/mot": HEAD.format("2015-05-05", "1/QĐ") + lines(1, more=log)})
    assert found.get("decision", "mot").conferrals[0].status == "restored"
    assert found.get("decision", "mot").conferrals[0].stands
    for page in views(found, AT).pages:
        if page.address in ("honorees/nguoi-1/", "decisions/mot/", "awards/bang-khen/"):
            body = page.make().body
            assert ("Đã phục hồi" if page.lang == "vi" else "Restored") in body, page.address


def test_what_came_before_a_decision_stands_in_the_order_in_which_it_came():
    shipped = load(Path(__file__).parents[2]).catalog
    before = decision.gather(shipped, shipped.get("decision", "minh-hoa-18-2026"), AT).values["before"]
    assert [step for step, _ in before] == ["consultation", "meeting", "proposed"]
    assert [day for _, day in before] == sorted(day for _, day in before)
