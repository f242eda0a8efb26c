"""What becomes news, when, under which id and in which feeds: small records that are withdrawn, corrected, renamed, opened and closed."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records.fields import HANOI
from generator.views.facets import Facets
from generator.views.feeds.bodies import Bodies
from generator.views.feeds.channels import channels
from generator.views.feeds.files import feed_files
from generator.views.frame import Frame
from generator.views.output import File
from generator.views.templates import Templates
from tests.checks.conftest import lay
from tests.views.conftest import See, see

__all__ = ["lay", "see"]
AT = datetime(2026, 6, 1, tzinfo=HANOI)
COMPILED = TemporaryDirectory()
"""For compiled templates, which all these small sites share."""
AWARD = "publish_at: 2020-01-01\nname:\n  vi: Bằng khen\nkind: diploma\n"
PLACE = "publish_at: 2020-01-01\nname:\n  vi: Xã {0}\nkind: commune\n"
BODY = "publish_at: 2020-01-01\nname:\n  vi: Ủy ban {0}\nkind: government\nlevel: provincial\n"
DECISION = """publish_at: 2025-03-01
title:
  vi: Về việc tặng Bằng khen
number: 1/QĐ-UBND
issued: 2025-02-20
authority: ubnd
commendation: sudden
conferrals:
"""
LINE = "  - line: {0}\n    honoree: nguoi-{0}\n    name: Người {0}\n    kind: individual\n    form: bang-khen\n    place: {1}\n    citation:\n      vi: Việc tốt {0}\n"
BASE = {"awards/bang-khen": AWARD, "places/xa-a": PLACE.format("A"), "places/xa-b": PLACE.format("B"), "places/xa-c": PLACE.format("C"),
        "organisations/ubnd": BODY.format("tỉnh"),
        "vocabulary/commendation-types": "title:\n  vi: Loại hình\nterms:\n  sudden:\n    name:\n      vi: Đột xuất\n",
        "decisions/qd-1": DECISION + LINE.format(1, "xa-a") + LINE.format(2, "xa-b")}


def made(catalog: Catalog, at: datetime = AT) -> dict[str, File]:
    """Every file of the feeds by its path."""
    templates = {lang: Templates(lang, catalog, Path(COMPILED.name)) for lang in LANGUAGES}
    frames = {lang: Frame(catalog, templates[lang]) for lang in LANGUAGES}
    facets = Facets(catalog, at)
    found = feed_files(catalog, Bodies(catalog, facets, at), channels(catalog, facets, at), templates, frames)
    return {file.path: file for file in found}


def items(files: dict[str, File], name: str) -> dict[str, Any]:
    """The entries of a feed by what their ids end in."""
    return {item["id"].split(":vi/")[1]: item for item in json.loads(files[f"feeds/{name}.json"].make())["items"]}


def test_a_narrower_feed_has_only_the_lines_that_concern_it_under_an_id_of_its_own(see: See):
    files = made(see(BASE, AT))
    here = items(files, "places/xa-a")["decision/qd-1/place/xa-a"]
    assert "Người 1" in here["content_html"] and "Người 2" not in here["content_html"] and "Việc tốt 1" in here["content_html"]
    assert here["title"] == "Về việc tặng Bằng khen"
    assert all(name in items(files, "awards/bang-khen")["decision/qd-1/award/bang-khen"]["content_html"] for name in ("Người 1", "Người 2"))
    assert "Người" not in items(files, "organisations/ubnd")["decision/qd-1/organisation/ubnd"]["content_html"], "the body that decided: no line is about it"
    assert "feeds/places/xa-c.json" not in files, "there is nothing to tell of it"
    assert "place/xa-a" in items(files, "places/xa-a"), "the place itself is in its feed"


def test_a_record_that_is_whole_stands_whole_in_the_feed_of_its_place(see: See):
    event = "publish_at: 2025-05-01\ntitle:\n  vi: Lễ trao tặng\nkind: ceremony\nlevel: provincial\nstarts: 2025-05-10\nplace: xa-c\nstatus: confirmed\n"
    files = made(see({**BASE, "events/le": event}, AT))
    assert "event/le" in items(files, "places/xa-c") and "event/le" in items(files, "events") and "event/le" in items(files, "all")


def test_one_changed_line_remakes_only_the_feeds_that_it_is_in(see: See):
    before = made(see(BASE, AT))
    changed = {"decisions/qd-1": BASE["decisions/qd-1"].replace("Việc tốt 1", "Việc tốt hơn")}
    after = made(see(changed, AT))
    remade = {path.partition(".")[0].removeprefix("en/") for path in after if before[path].depends != after[path].depends}
    assert remade == {f"feeds/{name}" for name in ("all", "decisions", "decisions-sudden", "honorees", "places/xa-a", "awards/bang-khen")}


def test_a_new_title_keeps_ids_and_days(see: See):
    before = items(made(see(BASE, AT)), "decisions")
    after = items(made(see({"decisions/qd-1": BASE["decisions/qd-1"].replace("Về việc tặng", "Về việc truy tặng")}, AT)), "decisions")
    assert before.keys() == after.keys() and before["decision/qd-1"]["title"] != after["decision/qd-1"]["title"]
    assert before["decision/qd-1"]["date_modified"] == after["decision/qd-1"]["date_modified"], "nobody said that it is news"


def test_a_correction_is_an_update_of_the_same_ids_and_an_entry_of_its_own(see: See):
    before = made(see(BASE, AT))
    change = "    changes:\n      - status: revoked\n        date: 2026-04-05\n        document: 9/QĐ-UBND\n"
    after = made(see({"decisions/qd-1": BASE["decisions/qd-1"] + change}, AT))
    for name, key in (("all", "decision/qd-1"), ("places/xa-b", "decision/qd-1/place/xa-b"), ("awards/bang-khen", "decision/qd-1/award/bang-khen")):
        assert items(before, name)[key]["date_modified"] == "2025-03-01T00:00:00+07:00"
        assert items(after, name)[key]["date_modified"] == "2026-04-05T00:00:00+07:00"
        assert items(before, name)[key]["date_published"] == items(after, name)[key]["date_published"]
        assert "Đã thu hồi" in items(after, name)[key]["content_html"]
    assert items(after, "places/xa-a")["decision/qd-1/place/xa-a"]["date_modified"] == "2025-03-01T00:00:00+07:00", "another line changed"
    told = items(after, "corrections")["decision/qd-1/line/2/change/2026-04-05"]
    assert told["url"].endswith("/decisions/qd-1/#line-2") and "Người" not in json.dumps(told, ensure_ascii=False)
    assert not items(before, "corrections")


def test_a_correction_that_is_put_in_before_changes_the_id_of_no_other(see: See):
    def told(*days: str) -> dict[str, str]:
        changes = "".join(f"      - status: corrected\n        date: {day}\n        document: {place}-{day}/QĐ-UBND\n" for place, day in enumerate(days[::-1]))
        found = items(made(see({"decisions/qd-1": BASE["decisions/qd-1"] + f"    changes:\n{changes}"}, AT)), "corrections")
        return {key: item["content_html"] for key, item in found.items()}

    before, after = told("2026-04-05"), told("2026-04-05", "2026-03-01", "2026-03-01")
    assert {key.rpartition("/")[2] for key in after} == {"2026-04-05", "2026-03-01", "2026-03-01-2"}
    assert before.keys() < after.keys() and all("05/4/2026" in after[key] for key in before)


def test_a_withdrawn_decision_says_so_under_every_id_that_it_had(see: See):
    before = made(see(BASE, AT))
    gone = "withdrawn:\n  date: 2026-05-05\n  reason:\n    vi: Đăng nhầm.\n"
    after = made(see({"decisions/qd-1": BASE["decisions/qd-1"] + gone}, AT))
    for name, key in (("all", "decision/qd-1"), ("decisions-sudden", "decision/qd-1"), ("places/xa-a", "decision/qd-1/place/xa-a"),
                      ("awards/bang-khen", "decision/qd-1/award/bang-khen"), ("organisations/ubnd", "decision/qd-1/organisation/ubnd")):
        assert key in items(before, name)
        entry = items(after, name)[key]
        assert entry["title"] == "[Đã rút] qd-1" and entry["date_modified"] == "2026-05-05T00:00:00+07:00"
        assert "Đăng nhầm." in entry["content_html"]
    assert "decision/qd-1" in items(after, "corrections")
    assert not [key for key in items(after, "all") if key.startswith("honoree/")], "who was only named in it is no news of its own"
    everything = b"".join(file.make() for file in after.values())
    assert "Người 1".encode() not in everything and "Việc tốt".encode() not in everything


def test_a_withdrawn_name_leaves_every_feed_and_the_decision_is_news_again(see: See):
    honoree = "publish_at: 2025-03-01\nname: Người 1\nkind: individual\nwithdrawn:\n  date: 2026-05-06\n  reason:\n    vi: Theo yêu cầu.\n"
    files = made(see({**BASE, "honorees/nguoi-1": honoree}, AT))
    entry = items(files, "all")["decision/qd-1"]
    assert entry["date_modified"] == "2026-05-06T00:00:00+07:00" and "Người 2" in entry["content_html"]
    left = items(files, "places/xa-a")["decision/qd-1/place/xa-a"]
    assert left["title"].startswith("[Đã gỡ] ") and "đã được gỡ" in left["content_html"]
    assert "honoree/nguoi-1" in items(files, "honorees")
    assert "honoree/withdrawn/2026-05-06" in items(files, "corrections")
    everything = b"".join(file.make() for file in files.values())
    assert "Người 1".encode() not in everything and "Việc tốt 1".encode() not in everything


DOCKET = """publish_at: 2026-02-20
title:
  vi: Đề nghị tặng Bằng khen
forms:
- bang-khen
proposing_body: ubnd
receiving_body: ubnd
total: 1
opened: 2026-03-02
closes: 2026-03-16
how_to_comment:
  vi: Gửi về cơ quan.
nominees:
- line: 1
  name: Tên Bí Mật
  kind: individual
  place: xa-c
"""


@pytest.mark.parametrize(("at", "expected"), [
    (datetime(2026, 2, 25, tzinfo=HANOI), {"consultation/d": ("Sắp lấy ý kiến: ", "2026-02-20")}),
    (datetime(2026, 3, 2, tzinfo=HANOI), {"consultation/d": ("Bắt đầu lấy ý kiến: ", "2026-03-02")}),
    (datetime(2026, 3, 16, 23, 59, 59, tzinfo=HANOI), {"consultation/d": ("Bắt đầu lấy ý kiến: ", "2026-03-02")}),
    (datetime(2026, 3, 17, tzinfo=HANOI), {"consultation/d": ("Bắt đầu lấy ý kiến: ", "2026-03-02"), "consultation/d/closed": ("Kết thúc lấy ý kiến: ", "2026-03-17")}),
])
def test_a_docket_is_news_when_it_opens_and_when_it_closes_and_its_nominees_never(see: See, at: datetime, expected: dict[str, tuple[str, str]]):
    files = made(see({**BASE, "consultations/d": DOCKET}, at), at)
    found = items(files, "consultations")
    assert {key: (item["title"].removesuffix("Đề nghị tặng Bằng khen"), item["date_modified"][:10]) for key, item in found.items()} == expected
    assert found.items() <= items(files, "all").items()
    assert "Tên Bí Mật".encode() not in b"".join(file.make() for file in files.values())
    assert "feeds/places/xa-c.json" not in files, "a nominee is no news of a place"


def test_a_feed_says_how_things_stood_when_they_changed_whenever_it_is_made(see: See):
    event = "publish_at: 2025-05-01\ntitle:\n  vi: Đại hội\nkind: congress\nlevel: provincial\nstarts: 2025-05-10\nstatus: planned\n"
    catalog = see({**BASE, "events/dai-hoi": event}, AT)
    now, later = made(catalog), made(catalog, AT + timedelta(days=900))
    assert {path: (file.depends, file.make()) for path, file in now.items()} == {path: (file.depends, file.make()) for path, file in later.items()}


def test_who_follows_a_place_that_is_withdrawn_hears_of_it_by_the_same_feed(see: See):
    gone = "withdrawn:\n  date: 2026-05-05\n  reason:\n    vi: Đăng nhầm.\n"
    files = made(see({**BASE, "places/xa-c": PLACE.format("C") + gone}, AT))
    entry, = items(files, "places/xa-c").values()
    assert entry["title"].startswith("[Đã rút]") and "Đăng nhầm." in entry["content_html"]
    assert "Xã C".encode() not in files["feeds/places/xa-c.atom"].make()
    assert b"places/xa-c" not in files["feeds/feeds.opml"].make(), "it is announced to nobody new"


def test_an_archive_stays_when_an_old_entry_is_corrected(see: See):
    def archives(changed: str) -> set[str]:
        news = {f"news/tin-{number:02}": f"publish_at: {2020 if number else 2019}-01-{number % 28 + 1:02}\n{changed if number == 0 else ''}title:\n  vi: Tin {number}\n"
                "kind: notice\nsummary:\n  vi: Tóm tắt\ntext:\n  vi: Nội dung\n" for number in range(51)}
        return {path for path in made(see(news, AT)) if path.startswith("feeds/archive/2019/news.")}

    assert len(archives("")) == 3 == len(archives("updated: 2026-02-02\n"))


def test_a_feed_of_more_than_fifty_entries_keeps_the_others_by_year_and_complete_ones_say_so(see: See):
    news = {f"news/tin-{number:02}": f"publish_at: {2020 + number // 20}-01-{number % 20 + 1:02}\ntitle:\n  vi: Tin {number}\nkind: notice\nsummary:\n  vi: Tóm tắt\ntext:\n  vi: Nội dung\n"
            for number in range(75)}
    files = made(see(news, AT))
    assert len(items(files, "news")) == 50
    assert [path for path in files if path.startswith("feeds/archive/") and path.endswith("/news.atom")] == [
        "feeds/archive/2021/news.atom", "feeds/archive/2020/news.atom"], "the later years are all among the newest"
    whole = items(files, "news").keys() | items(files, "archive/2021/news").keys() | items(files, "archive/2020/news").keys()
    assert len(whole) == 75
    assert b"<fh:complete/>" not in files["feeds/news.rss"].make() and b"<fh:complete/>" in files["feeds/events.rss"].make()
    assert json.loads(files["feeds/news.json"].make())["next_url"].endswith("feeds/archive/2021/news.json")


HOSTILE = "<script>alert(1)</script> ]]> &amp; =1+1 \\\\r\\\\nBEGIN:VALARM \" onload=x <b>x</b>"


def test_hostile_texts_are_words_in_every_form(see: See):
    quoted = json.dumps(HOSTILE)
    news = f"publish_at: 2025-01-01\ntitle:\n  vi: {quoted}\n  en: {quoted}\nkind: notice\nsummary:\n  vi: {quoted}\ntext:\n  vi: {quoted}\n"
    place = f"publish_at: 2020-01-01\nname:\n  vi: {quoted}\nkind: commune\nsummary:\n  vi: '[x](https://gov.vn@evil.example/)'\n"
    files = made(see({**BASE, "news/x": news, "places/xa-a": place}, AT))
    for path, file in files.items():
        data = file.make().decode()
        if path.endswith((".rss", ".atom")):
            import feedparser  # noqa: PLC0415 (only here)

            feed = feedparser.parse(data.encode(), sanitize_html=False, resolve_relative_uris=False)
            assert not feed.bozo, (path, feed.get("bozo_exception"))
            bodies = [entry.content[0].value for entry in feed.entries] + [entry.summary for entry in feed.entries if path.endswith("rss")]
        else:
            bodies = [item["content_html"] for item in json.loads(data)["items"]] if path.endswith("json") else []
        assert not any(re.search(r"<script|<b>x|<[^>]* onload=", body) for body in bodies), path
    assert json.loads(files["feeds/news.json"].make())["items"][0]["title"] == HOSTILE


def test_the_hub_is_named_where_there_is_one(see: See):
    catalog = see(BASE, AT)
    catalog = type(catalog)(**{**{name: getattr(catalog, name) for name in catalog.__dataclass_fields__},
                               "site": catalog.site.model_copy(update={"feed_hub": "https://hub.example.org/"})})
    files = made(catalog)
    assert b'<link href="https://hub.example.org/" rel="hub"/>' in files["feeds/all.atom"].make()
    assert b'<atom:link rel="hub" href="https://hub.example.org/"/>' in files["feeds/all.rss"].make()
    assert json.loads(files["feeds/all.json"].make())["hubs"] == [{"type": "WebSub", "url": "https://hub.example.org/"}]


def test_every_file_says_which_records_it_was_made_from(see: See):
    files = made(see(BASE, AT))
    assert files["feeds/places/xa-a.rss"].records == ("decisions/qd-1", "places/xa-a")
    assert all(file.records for path, file in files.items() if path.endswith((".rss", ".opml")) and items_of(file))


def items_of(file: File) -> bool:
    return b"<item>" in file.make()
