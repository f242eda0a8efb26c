"""What the pages of campaigns and exemplary models, and the pages across them, promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.records.fields import HANOI
from generator.views import views
from generator.views.codes import codes_of
from generator.views.gather import campaign as gathered
from generator.views.gather.exemplar import themes
from generator.views.overviews.campaign_tree import CAMPAIGN_TREE
from generator.views.overviews.pipeline import PIPELINE
from generator.views.overviews.targets import TARGETS
from generator.views.overviews.themes import THEMES
from generator.visible import visible

MINIMAL = Path(__file__).parents[1] / "checks" / "minimal"
AT = datetime(2016, 7, 1, tzinfo=HANOI)

CAMPAIGN = "publish_at: 2015-01-01\ntitle: {{vi: {0}, en: {0}}}\nkind: thematic\nlevel: provincial\nsummary: {{vi: Tóm tắt, en: Summary}}\n"
EXEMPLAR = ("publish_at: 2016-01-01\ntitle: {{vi: {0}, en: {0}}}\nsubject: Tổ mẫu\nsubject_kind: collective\nfields_of_work: [education]\n"
            "summary: {{vi: Tóm tắt, en: Summary}}\n")
PLACE = "publish_at: 2015-01-01\nname: {{vi: {0}, en: {0}}}\nkind: commune\n"
TARGET = "- indicator: {{vi: {0}, en: {0}}}\n  unit: {{vi: km, en: km}}\n  period: {1}\n  planned: {2}\n"
STAGES = "stages:\n- {{stage: {0}, date: {1}}}\n"

Make = Callable[[Mapping[str, str]], Catalog]


@pytest.fixture
def catalog(tmp_path: Path) -> Make:
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


def page(catalog: Catalog, address: str, lang: str = "vi", at: datetime = AT) -> str:
    return next(page for page in views(catalog, at).pages if (page.lang, page.address) == (lang, address)).make().body


@pytest.mark.parametrize(("dates", "state"), [
    ("", "unknown"),
    ("launched: 2016-08\n", "planned"),
    ("launched: 2016-07-01\n", "under_way"),
    ("launched: 2016\nends: 2016\n", "under_way"),
    ("launched: 2015\nends: 2016-07-01\n", "under_way"),
    ("launched: 2015\nends: 2016-06\n", "due"),
    ("ends: 2016-06\n", "due"),
    ("launched: 2015\nends: 2016-06\nclosed: 2016-07-01\n", "summed_up"),
    ("launched: 2015\nends: 2016-06\nclosed: 2016-07-02\n", "due"),
])
def test_the_state_of_a_campaign_follows_from_its_dates(catalog, dates, state):
    found = catalog({"campaigns/a": CAMPAIGN.format("A") + dates})
    assert found.get("campaign", "a").state_at(AT.date()) == state


def test_a_list_and_a_page_are_made_again_when_a_state_changes_with_the_day(catalog):
    found = catalog({"campaigns/a": CAMPAIGN.format("A") + "launched: 2015\nends: 2016-12\n",
                     "campaigns/b": CAMPAIGN.format("B") + "parent: a\nlaunched: 2016-08\n"})
    later = datetime(2017, 1, 1, tzinfo=HANOI)
    for address in ("campaigns/", "campaigns/a/"):
        before, after = (next(p for p in views(found, at).pages if (p.lang, p.address) == ("vi", address)) for at in (AT, later))
        assert before.depends != after.depends
        assert "Đến hạn tổng kết" not in before.make().body
        assert "Đến hạn tổng kết" in after.make().body


def test_a_campaign_shows_all_above_and_all_below_it_and_nobody_else(catalog):
    parents = {"a": "", "b": "parent: a\n", "c": "parent: b\n", "d": "parent: c\n", "e": "parent: a\n"}
    found = catalog({f"campaigns/{key}": CAMPAIGN.format(f"Phong trào {key}") + parent for key, parent in parents.items()})
    values = gathered.gather(found, found.get("campaign", "c"), AT).values
    assert [item.id for item in values["above"]] == ["a", "b"]
    assert [branch.campaign.id for branch in gathered.flat(values["tree"])] == ["d"]
    assert [branch.campaign.id for branch in gathered.flat(gathered.branches(found, "a", AT.date()))] == ["b", "c", "d", "e"]
    body = page(found, "campaigns/c/")
    assert body.index("Phong trào a<") < body.index("Phong trào b<") < body.index("<strong>Phong trào c</strong>") < body.index("Phong trào d<")
    assert "Phong trào e" not in body


def test_a_campaign_under_embargo_is_in_no_tree(catalog):
    found = catalog({"campaigns/a": CAMPAIGN.format("A"), "campaigns/b": CAMPAIGN.format("SECRET").replace("2015-01-01", "2017-01-01") + "parent: a\n"})
    assert "SECRET" not in page(found, "campaigns/a/") + page(found, "campaign-tree/")


def test_the_tree_page_lists_first_what_has_been_due_for_longest(catalog):
    found = catalog({
        "campaigns/a": CAMPAIGN.format("A") + "launched: 2015\nends: 2016-05\n", "campaigns/b": CAMPAIGN.format("B") + "ends: 2015\nparent: a\n",
        "campaigns/c": CAMPAIGN.format("C") + "launched: 2015\nends: 2018\n"})
    values = CAMPAIGN_TREE.gather(found, AT).values
    assert [branch.campaign.id for branch in values["due"]] == ["b", "a"]
    assert [(level, [branch.campaign.id for branch in tree]) for level, tree in values["levels"]] == [("provincial", ["a", "c"])]


@pytest.mark.parametrize(("target", "percent", "met"), [
    ("planned: 10\n  actual: 5\n", "50", False),
    ("planned: 10\n  actual: 10\n", "100", True),
    ("planned: 10\n  actual: 13\n", "130", True),
    ("planned: 10\n  actual: 900\n", "9000", True),
    ("planned: 10\n  actual: 0\n", "0", False),
    ("planned: 1000\n  actual: 1\n", "0.1", False),
    ("planned: 1000\n  actual: 999.6\n", "99", False),
    ("planned: 1000\n  actual: 1000.4\n  goal: at_most\n", "101", False),
    ("planned: 10\n  actual: -5\n", "-50.0", False),
    ("planned: 0\n  actual: 3\n", None, True),
    ("planned: 0\n  actual: 3\n  goal: at_most\n", None, False),
    ("planned: 10\n  actual: 9\n  goal: at_most\n", "90", True),
    ("planned: 10\n  actual: 5\n  as_of: 2015-06\n", "50", None),
    ("planned: 10\n  actual: 10\n  as_of: 2015-06\n", "100", True),
    ("planned: 10\n  actual: 1\n  as_of: 2015-06\n  goal: at_most\n", "10", None),
    ("planned: 10\n", None, None),
    ("planned: unknown\n  actual: 3\n", None, None),
])
def test_a_target_is_measured_against_its_plan(catalog, target, percent, met):
    as_of = "  as_of: 2015-12\n" if "actual" in target and "as_of" not in target else ""
    text = CAMPAIGN.format("A") + "targets:\n" + TARGET.format("Đường", 2015, "X").replace("planned: X\n", target) + as_of
    found = catalog({"campaigns/a": text})
    item = gathered.measured(found.get("campaign", "a"))[0]
    assert (item.percent, item.met) == (Decimal(percent) if percent else None, met)
    for lang in ("vi", "en"):
        body = page(found, "campaigns/a/", lang)
        assert re.findall(r'<rect width="([^"]+)"', body) == ([str(min(max(Decimal(percent), 0), 150))] if percent else [])
        assert body.count("<table") == 1


def test_a_bar_stands_beside_its_numbers_and_brings_no_style(catalog):
    text = CAMPAIGN.format("A") + "targets:\n" + TARGET.format("Đường", "2011-2015", "1000") + "  actual: 1085\n  as_of: 2015-12\n"
    body = page(catalog({"campaigns/a": text}), "campaigns/a/", "en")
    bar = re.search(r"<svg.*?</svg>", body)[0]
    assert 'aria-hidden="true"' in bar and 'width="108"' in bar and "style" not in bar
    assert "At least <b>1,000 km</b>" in body and "<b>1,085 km</b>" in body and "<b>108%</b>" in body and ">met<" in body
    assert "<time" not in body[body.index("2011–2015") - 30: body.index("2011–2015")]


def test_a_campaign_under_way_says_until_when_and_is_made_again_each_day_of_its_last_year(catalog):
    found = catalog({"campaigns/a": CAMPAIGN.format("A") + "launched: 2015\nends: 2016-12-31\n",
                     "campaigns/b": CAMPAIGN.format("B") + "launched: 2015\nends: 2020\n", "campaigns/c": CAMPAIGN.format("C") + "launched: 2015\n"})
    for at, words in ((AT, "còn 183 ngày"), (AT.replace(month=12, day=30), "còn 1 ngày"), (AT.replace(month=12, day=31), "hôm nay là ngày cuối")):
        assert words in page(found, "campaigns/a/", at=at), words
    assert "183 days left" in page(found, "campaigns/a/", "en")
    assert "đến 2020" in re.sub("<[^>]+>", "", page(found, "campaigns/b/")) and "còn" not in page(found, "campaigns/b/") + page(found, "campaigns/c/")

    def depends(at: datetime) -> dict[str, tuple[str, ...]]:
        return {made.address: made.depends for made in views(found, at).pages if made.lang == "vi" and made.address.startswith("campaigns/")}

    today, tomorrow = depends(AT), depends(AT.replace(day=2))
    assert {address for address in today if today[address] != tomorrow[address]} == {"campaigns/a/", "campaigns/a/sheet/"}


def test_targets_stand_under_their_period_the_latest_first(catalog):
    first = CAMPAIGN.format("A") + "targets:\n" + TARGET.format("Đường", "2011-2015", 10) + TARGET.format("Đường", "2015", 10)
    found = catalog({"campaigns/a": first, "campaigns/b": CAMPAIGN.format("B") + "targets:\n" + TARGET.format("Cầu", "2011-2015", 3) + TARGET.format("Nhà", 2016, 3)})
    periods = TARGETS.gather(found, AT).values["periods"]
    assert [(period.text, [item.campaign.id for item in items]) for period, items in periods] == [
        ("2016", ["b"]), ("2011-2015", ["a", "b"]), ("2015", ["a"])]
    body = page(found, "targets/")
    assert 'id="period-2011-2015"' in body and 'href="#period-2011-2015"' in body


def test_the_board_has_each_exemplar_once_at_its_furthest_stage_since_it_first_reached_it(catalog):
    found = catalog({
        "exemplars/a": EXEMPLAR.format("A") + "stages:\n- {stage: nurtured, date: 2014}\n- {stage: discovered, date: 2013}\n- {stage: nurtured, date: 2015}\n",
        "exemplars/b": EXEMPLAR.format("B") + STAGES.format("discovered", 2014), "exemplars/c": EXEMPLAR.format("C") + STAGES.format("discovered", 2015)})
    columns = PIPELINE.gather(found, AT).values["columns"]
    assert [(stage, [(item.id, item.present.date.text) for item in items]) for stage, _, items in columns] == [
        ("discovered", [("c", "2015"), ("b", "2014")]), ("nurtured", [("a", "2014")]), ("summed_up", []), ("replicated", [])]
    body = page(found, "pipeline/")
    assert re.findall(r"\((\d)\)</span></h2>", body) == ["2", "1", "0", "0"]


def test_the_replications_stand_by_place_in_vietnamese_order(catalog):
    def copy(place: str, day: str) -> str:
        return f"- {{place: {place}, date: {day}, result: {{vi: Tốt, en: Good}}}}\n"

    found = catalog({
        "places/b": PLACE.format("Bình"), "places/d": PLACE.format("Đăk"), "places/e": PLACE.format("Ea"),
        "exemplars/x": EXEMPLAR.format("X") + STAGES.format("summed_up", 2014) + "replications:\n" + copy("e", "2015") + copy("d", "2015-06"),
        "exemplars/y": EXEMPLAR.format("Y") + STAGES.format("summed_up", 2014) + "replications:\n" + copy("d", "2015-03") + copy("b", "2015")})
    copied = PIPELINE.gather(found, AT).values["copied"]
    assert [(item.replication.place, item.exemplar.id) for item in copied] == [("b", "y"), ("d", "y"), ("d", "x"), ("e", "x")]


def test_an_exemplar_has_the_themes_of_its_campaign_too(catalog):
    found = catalog({
        "campaigns/a": CAMPAIGN.format("A") + "themes: [thrift]\n", "exemplars/b": EXEMPLAR.format("B") + "campaign: a\n" + STAGES.format("discovered", 2015),
        "exemplars/c": EXEMPLAR.format("C") + STAGES.format("discovered", 2015)})
    assert themes(found, found.get("exemplar", "b")) == ("thrift",)
    rows = THEMES.gather(found, AT).values["themes"]
    assert [(theme, [c.id for c in campaigns], [e.id for e in exemplars]) for theme, _, campaigns, exemplars in rows] == [("thrift", ["a"], ["b"])]


def test_an_exemplar_has_a_sheet_that_search_engines_leave_alone(catalog):
    found = catalog({
        "exemplars/a": EXEMPLAR.format("A") + STAGES.format("discovered", 2015) + "short_steps:\n- {vi: Bước một, en: Step one}\nloudspeaker: {vi: Kính thưa bà con, en: Dear neighbours}\n"})
    sheets = [page for page in views(found, AT).pages if page.address.endswith("/sheet/")]
    assert [(page.lang, page.address, page.indexed) for page in sheets] == [("vi", "exemplars/a/sheet/", False), ("en", "exemplars/a/sheet/", False)]
    body = sheets[1].make().body
    assert "Step one" in body and "Dear neighbours" in body and 'class="qr"' in body
    assert f"example.org/q/{codes_of(found)['exemplar', 'a']}" in body
    assert 'href="sheet/"' in page(found, "exemplars/a/")


def test_a_campaign_has_a_sheet_and_at_that_of_a_withdrawn_one_stands_its_tombstone(catalog):
    poster, gone = "poster: {vi: Suối sạch, en: Clean stream}\n", "withdrawn: {date: 2016-01-01, reason: {vi: Nhầm, en: Mistake}}\n"
    found = catalog({"campaigns/a": CAMPAIGN.format("A") + poster, "campaigns/b": CAMPAIGN.format("B") + poster + gone})
    assert "Clean stream" in page(found, "campaigns/a/sheet/", "en")
    stone = page(found, "campaigns/b/sheet/", "en")
    assert "Clean stream" not in stone and "Mistake" in stone


def test_the_consent_itself_is_no_open_data(catalog):
    found = catalog({"exemplars/a": EXEMPLAR.format("A") + STAGES.format("discovered", 2015) + "story: {vi: Chuyện}\nconsent: {kind: written, date: 2015-01-01, scope: {vi: SECRET}}\n"})
    made = views(found, AT)
    data = next(file for file in made.files if file.path == "data/exemplars.json").make()
    assert b"SECRET" not in data and b"consent" not in data
    assert "SECRET" not in page(found, "exemplars/a/")
    assert date(2015, 1, 1) == found.get("exemplar", "a").consent.date
