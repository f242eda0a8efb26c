"""The home page: who was honoured last, whose story is told, what is open; of an empty record, of a day and of its morrow."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records.fields import HANOI
from generator.views.alphabet import Alphabet
from generator.views.front import NAMED, NEAR
from generator.views.lists import in_order
from generator.views.pages.home_page import home_pages
from generator.views.statistics import counted
from generator.views.templates import Templates
from generator.visible import visible
from tests.bench.data import make_root
from tests.conftest import SHIPPED

SIGNED = datetime(2026, 11, 17, 8, tzinfo=HANOI)
DECISION = """\
publish_at: {0}
title: {{vi: Tặng bằng khen, en: Diplomas}}
number: {1}
issued: {0}
authority: hoi-dong
commendation: regular
conferrals:
"""
STORY = """\
publish_at: 2026-01-01
title: {{vi: {0}, en: {0}}}
subject: Tổ bảo vệ rừng
subject_kind: collective
fields_of_work: [education]
stages: [{{stage: discovered, date: 2025}}]
summary: {{vi: Giữ rừng, en: A forest kept}}
"""
DOCKET = """\
publish_at: 2026-11-01
title: {vi: Lấy ý kiến mẫu, en: A consultation}
forms: [bang-khen]
proposing_body: hoi-dong
receiving_body: hoi-dong
total: 1
opened: 2026-11-10
closes: 2026-11-20
how_to_comment: {vi: Gửi thư, en: By post}
"""
CAMPAIGN = """\
publish_at: 2026-01-01
title: {{vi: {0}, en: {0}}}
kind: regular
level: provincial
summary: {{vi: Làm đường, en: Roads}}
launched: 2026-01-01
ends: {1}
targets: [{{indicator: {{vi: Đường}}, unit: {{vi: km}}, period: 2026, planned: 10, actual: 4, as_of: 2026-06}}]
"""


def line(number: int, name: str, more: str = "") -> str:
    return f"  - {{line: {number}, honoree: nguoi-{number}, name: {name}, kind: individual, form: bang-khen{more}}}\n"


def at(day: int, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, 9, tzinfo=HANOI)


def home(public: Catalog, when: datetime, lang: str = "vi") -> str:
    templates = {lang: Templates(lang, public) for lang in LANGUAGES}
    made = home_pages(public, in_order(public, Alphabet(public)), counted(public, when), when, templates)
    page = next(page for page in made if page.lang == lang)
    body = page.make().body
    assert body in page.depends, "the page is made again when anything on it changes"
    assert body.count("<h1") == 1
    return body


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_an_empty_record_there_is_the_search_and_what_a_reader_may_want(see, lang):
    body = home(see({}, SIGNED), SIGNED, lang)
    assert '<form role="search" method="get" action="search/"' in body
    assert body.count("<li><a href=") >= 6
    for absent in ("newest__source", 'class="feature"', 'class="figures"', 'class="cards"', "<picture", "<svg"):
        assert absent not in body
    assert "Mẫu" not in body


def test_those_honoured_last_are_named_and_the_rest_counted(see):
    people = "".join(line(number, f"Người {number}") for number in range(1, 10))
    body = home(see({"decisions/mot": DECISION.format("2026-11-17", "1") + people, "decisions/hai": DECISION.format("2025-01-05", "2") + line(30, "Y Blơn")}, SIGNED), SIGNED)
    assert re.findall(r'<li><a href="honorees/nguoi-(\d+)/">', body) == [*map(str, range(1, NAMED[0] + 1)), "30"]
    assert f"và {9 - NAMED[0]} tập thể, cá nhân khác" in body
    assert "<strong>9</strong> lượt khen thưởng" in body, "the year in numbers"
    assert 'href="honours/2026/"' in body


def test_what_was_taken_back_is_not_on_the_front_page(see):
    revoked = ", changes: [{status: revoked, date: 2026-11-17, document: QĐ 2}]"
    body = home(see({"decisions/mot": DECISION.format("2026-11-17", "1") + line(1, "Người Một", revoked) + line(2, "Người Hai")}, SIGNED), SIGNED)
    assert "Người Hai" in body and "Người Một" not in body
    assert "khác</a>" not in body


@pytest.mark.parametrize(("now", "words"), [
    (at(17), "Được tôn vinh hôm nay"), (at(18), "Được tôn vinh tuần này"), (at(23), "Được tôn vinh tuần này"), (at(24), "Mới được tôn vinh"),
    (at(1, 5, 2030), "Mới được tôn vinh")])
def test_the_day_says_how_new_an_honour_is(see, now, words):
    assert words in home(see({"decisions/mot": DECISION.format("2026-11-17", "1") + line(1, "Y Blơn")}, now), now)


def test_a_presentation_honours_anew_and_not_before_its_day(see):
    old = DECISION.format("2026-09-01", "1").replace("conferrals:", "presented: 2026-11-20\nconferrals:") + line(1, "Y Blơn")
    files = {"decisions/cu": old, "decisions/moi": DECISION.format("2026-11-17", "2") + line(2, "Y Brơn")}
    order = [re.findall(r"honorees/(nguoi-\d)/", home(see(files, now), now)) for now in (at(19), at(20))]
    assert order == [["nguoi-2", "nguoi-1"], ["nguoi-1", "nguoi-2"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_due_leaves_no_trace(see, lang):
    now = at(17)
    before = home(see({"decisions/mot": DECISION.format("2026-11-17", "1") + line(1, "Y Blơn"), "exemplars/mot": STORY.format("Chuyện cũ")}, now), now, lang)
    later = {
        "decisions/hai": DECISION.format("2026-11-18", "2") + line(2, "Người Bí Mật"),
        "exemplars/hai": STORY.format("Chuyện bí mật").replace("2026-01-01", "2026-11-18"),
        "campaigns/hai": CAMPAIGN.format("Phong trào bí mật", 2027).replace("publish_at: 2026-01-01", "publish_at: 2026-11-18"),
        "consultations/hai": DOCKET.replace("publish_at: 2026-11-01", "publish_at: 2026-11-18")}
    assert home(see(later, now), now, lang) == before
    assert home(see({}, at(18)), at(18), lang) != before


def test_a_consultation_is_there_until_the_end_of_its_last_day(see):
    found = {now: home(see({"consultations/mot": DOCKET}, now), now) for now in (at(9), at(10), at(19), at(20), at(21))}
    assert ["consultations/mot/" in body for body in found.values()] == [False, True, True, True, False]
    assert "còn 1 ngày" in found[at(19)]
    assert "hôm nay là ngày cuối" in found[at(20)]


def test_campaigns_under_way_say_how_far_they_are_and_count_down_near_their_end(see):
    files = {"campaigns/gan": CAMPAIGN.format("Gần", "2026-12-01"), "campaigns/xa": CAMPAIGN.format("Xa", "2028-12-01"),
             "campaigns/qua": CAMPAIGN.format("Qua", "2026-10-01")}
    body = home(see(files, at(17)), at(17))
    assert re.findall(r'<a href="campaigns/(\w+)/">', body) == ["gan", "xa"]
    assert "còn 14 ngày" in body and body.count("còn ") == 1 and NEAR > 14
    assert body.count('<progress max="100" value="40"') == 2


def test_stories_without_a_picture_have_a_drawing_that_says_nothing(see):
    body = home(see({f"exemplars/chuyen-{number}": STORY.format(f"Chuyện {number}") for number in range(3)}, SIGNED), SIGNED)
    assert body.count('class="drawing drawing--') == 3
    assert body.count('aria-hidden="true"><use href="assets/images/drawings.svg#books"/>') == 3


def test_an_english_page_leads_to_the_drawings_of_the_site(see):
    assert '<use href="../assets/images/drawings.svg#books"/>' in home(see({"exemplars/mot": STORY.format("Chuyện")}, SIGNED), SIGNED, "en")


def test_a_record_of_thousands_has_a_short_front_page(tmp_path):
    make_root(tmp_path, 700)
    now = at(25)
    body = home(visible(load(tmp_path).catalog, now), now)
    assert body.count("honorees/") <= sum(NAMED) + 1
    assert len(body) < 24_000


def test_pictures_keep_their_place_and_only_the_first_is_waited_for():
    now = at(25)
    pictures = re.findall(r"<img [^>]*>", home(visible(load(SHIPPED).catalog, now), now))
    assert pictures
    for number, picture in enumerate(pictures):
        assert all(f' {name}="' in picture for name in ("src", "srcset", "sizes", "width", "height", "alt"))
        assert ('fetchpriority="high"' in picture) == (number == 0)
        assert ('loading="lazy"' in picture) == (number > 0)
