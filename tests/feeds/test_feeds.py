"""The feeds of the shipped site as a reader program gets them, and feedgen's faults that ours must not have."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from generator.catalog import load
from generator.records import RECORD_TYPES
from generator.visible import visible
from tests.conftest import AT, SHIPPED
from tests.feeds.test_items import made

NAMES = ["all", "corrections", *(model.collection for model in RECORD_TYPES)]
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/"


ENGLISH = ("all", "decisions", "consultations", "corrections", "exemplars")
"""Those of which the English feed is read too: it is made as the others are."""


@cache
def read(file: Path) -> feedparser.FeedParserDict:
    """A feed as feedparser understands it. What is safe, other tests ask: here it need not clean anything, which takes long."""
    return feedparser.parse(file.read_bytes(), sanitize_html=False, resolve_relative_uris=False)


def _feeds(site: Path):
    for lang, prefix in (("vi", ""), ("en", "en/")):
        for name in NAMES if lang == "vi" else ENGLISH:
            for kind in ("rss", "atom"):
                yield lang, name, kind, site / f"{prefix}feeds/{name}.{kind}"


def test_every_feed_is_read_without_complaint_and_says_the_same_in_each_form(shipped_site: Path):
    for lang, _, kind, file in _feeds(shipped_site):
        feed = read(file)
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.feed.title and feed.feed.link.startswith(SITE), file
        assert feed.feed.language == lang if kind == "rss" else ElementTree.parse(file).getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        same = json.loads(file.with_suffix(".json").read_bytes())
        assert [(entry.id, entry.link, entry.title) for entry in feed.entries] == [(item["id"], item["url"], item["title"]) for item in same["items"]]
        for entry, item in zip(feed.entries, same["items"]):
            assert entry.content[0].value and item["content_html"], entry.id
            assert datetime.fromisoformat(item["date_modified"]).timetuple()[:6] == datetime.fromisoformat(
                entry.updated).timetuple()[:6] if kind == "atom" else entry.published


def test_entries_have_lasting_unique_ids_the_newest_first_and_lead_to_pages(shipped_site: Path):
    for lang, _, kind, file in _feeds(shipped_site):
        entries = read(file).entries
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(rf"tag:example\.org,2026:{lang}/[a-z_]+/[a-z0-9-]+(/[a-z0-9-]+)*", found) for found in ids)
        if kind == "atom":
            updated = [entry.updated_parsed for entry in entries]
            assert updated == sorted(updated, reverse=True)
        for entry in entries:
            path = entry.link.removeprefix(SITE).partition("#")[0]
            assert (shipped_site / path / "index.html").is_file(), entry.link
    assert entries


def test_what_an_entry_links_to_and_shows_is_absolute_and_there(shipped_site: Path):
    """Nothing of a feed needs the page on which it is read: its links, pictures and documents lead to files of the site."""
    known = 0
    for file in (*shipped_site.glob("feeds/**/*.json"), *shipped_site.glob("en/feeds/*.json")):
        for item in json.loads(file.read_bytes())["items"]:
            addresses = re.findall(r'(?:href|src)="([^"]*)"', item["content_html"])
            assert all(address.startswith(("https://", "mailto:", "tel:")) for address in addresses), (file, item["id"])
            assert not re.search(r"<(script|form|nav|svg|style|h1|button)\b|\son\w+=|\s(class|style|id)=", item["content_html"]), item["id"]
            for address in (*addresses, *([item["image"]] if "image" in item else []), *(found["url"] for found in item.get("attachments", ()))):
                # Invented bodies have addresses of their own at the same host.
                if address.startswith(SITE) and (shipped_site / address.removeprefix(SITE).partition("/")[0]).exists():
                    path = shipped_site / address.removeprefix(SITE).partition("#")[0]
                    assert path.is_file() or (path / "index.html").is_file(), (item["id"], address)
                    known += 1
            for found in item.get("attachments", ()):
                assert found["size_in_bytes"] == (shipped_site / found["url"].removeprefix(SITE)).stat().st_size
    assert known > 1000


def test_an_enclosure_has_the_length_of_its_file_in_each_form(shipped_site: Path):
    found = set()
    for _, _, kind, file in _feeds(shipped_site):
        for entry in read(file).entries:
            for enclosure in entry.enclosures:
                assert int(enclosure.length) == (shipped_site / enclosure.href.removeprefix(SITE)).stat().st_size
                assert enclosure.type
                found.add(kind)
            assert entry.link == next(link.href for link in entry.links if link.rel == "alternate")
    assert found == {"rss", "atom"}


def test_rss_points_at_its_page_and_at_itself(shipped_site: Path):
    """feedgen takes the last link, whatever its kind, for the channel's own."""
    for lang, name, kind, file in _feeds(shipped_site):
        if kind != "rss":
            continue
        channel = ElementTree.parse(file).getroot().find("channel")
        home = SITE + ("en/" if lang == "en" else "")
        assert channel.find("link").text == (home if name == "all" else f"{home}{name}/")
        itself = channel.find(f"{ATOM}link")
        assert (itself.get("rel"), itself.get("href")) == ("self", f"{home}feeds/{name}.rss")


def test_an_illustrative_record_says_so_and_a_withdrawn_one_keeps_its_id_without_its_content(shipped_site: Path):
    feed = read(shipped_site / "feeds/decisions.atom")
    titles = {entry.id.rsplit("/", 1)[1]: entry for entry in feed.entries}
    assert titles["minh-hoa-16-2026"].title.startswith("[Minh họa] ")
    assert any(tag.term == "illustrative" for tag in titles["minh-hoa-16-2026"].tags)
    withdrawn = titles["minh-hoa-10-2025"]
    assert withdrawn.title == "[Đã rút] minh-hoa-10-2025"
    assert withdrawn.updated_parsed > withdrawn.published_parsed


def test_the_pages_announce_the_feeds(shipped_site: Path):
    html = (shipped_site / "en/decisions/index.html").read_text()
    for kind, name in (("rss", "all"), ("atom", "all"), ("rss", "decisions"), ("atom", "decisions")):
        assert re.search(rf'<link rel="alternate" type="application/{kind}\+xml" title="[^"]+" href="\.\./feeds/{name}\.{kind}">', html)
    assert re.search(r'<link rel="alternate" type="application/feed\+json" title="[^"]+" href="\.\./feeds/decisions\.json">', html)


@pytest.mark.parametrize("folder", ["campaigns", "awards", "places", "organisations"])
def test_a_page_with_a_feed_of_its_own_announces_it_and_links_to_it_and_no_other_does(shipped_site: Path, folder: str):
    made = {file.stem for file in (shipped_site / f"feeds/{folder}").glob("*.rss")}
    assert made
    for page in (shipped_site / folder).glob("*/index.html"):
        html = page.read_text(encoding="utf-8")
        own = f"feeds/{folder}/{page.parent.name}.rss"
        assert (html.count(f'"../../{own}"') == 2) == (page.parent.name in made), page
        assert page.parent.name in made or own not in html
    listed = (shipped_site / f"en/feeds/{folder}/index.html").read_text(encoding="utf-8")
    assert set(re.findall(rf'href="\.\./\.\./feeds/{folder}/([a-z0-9-]+)\.rss"', listed)) == made


def test_a_feed_does_not_change_when_nothing_did(shipped_site: Path):
    """The public catalog two days later, while the same docket is open, gives the same bytes."""
    later = AT + timedelta(days=2)
    for path, file in made(visible(load(SHIPPED).catalog, later), later).items():
        if path.startswith("feeds/") and path.endswith(".atom") and "/archive/" not in path:
            assert file.make() == (shipped_site / path).read_bytes(), path


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_at_most_fifty_entries_whatever_the_number_of_records(shipped_site: Path, kind: str):
    entries = read(shipped_site / f"feeds/honorees.{kind}").entries
    assert len(entries) == 50


def test_the_build_instant_is_nowhere_in_a_feed(shipped_site: Path):
    for _, _, _, file in _feeds(shipped_site):
        assert AT.strftime("%Y-%m-%dT") not in file.read_text(encoding="utf-8")
