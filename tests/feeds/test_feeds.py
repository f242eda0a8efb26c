"""The feeds as a reader program gets them, and feedgen's faults that ours must not have."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from generator.records import RECORD_TYPES
from generator.records.fields import HANOI
from tests.conftest import AT, built_site, copied_root

NAMES = ["all", *(model.collection for model in RECORD_TYPES)]
ATOM = "{http://www.w3.org/2005/Atom}"


def _feeds(site: Path):
    for lang, prefix in (("vi", ""), ("en", "en/")):
        for name in NAMES:
            for kind in ("rss", "atom"):
                yield lang, name, kind, site / f"{prefix}feeds/{name}.{kind}"


def test_every_feed_is_well_formed_and_names_its_language_and_author(shipped_site: Path):
    for lang, name, kind, file in _feeds(shipped_site):
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.feed.title and feed.feed.link.startswith("https://"), file
        assert feed.feed.language == lang if kind == "rss" else ElementTree.parse(file).getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        if kind == "atom":
            root = ElementTree.parse(file).getroot()
            assert root.find(f"{ATOM}author/{ATOM}name").text, "RFC 4287 asks for an author"
            assert root.find(f"{ATOM}id").text.startswith("tag:")


def test_entries_have_lasting_unique_ids_the_newest_first_and_lead_to_pages(shipped_site: Path):
    for lang, name, kind, file in _feeds(shipped_site):
        entries = feedparser.parse(file.read_bytes()).entries
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(rf"tag:example\.org,2026:{lang}/[a-z_]+/[a-z0-9-]+", found) for found in ids)
        if kind == "atom":
            updated = [entry.updated_parsed for entry in entries]
            assert updated == sorted(updated, reverse=True)
        for entry in entries:
            path = entry.link.removeprefix("https://example.org/")
            assert (shipped_site / path / "index.html").is_file(), entry.link
    assert entries


def test_rss_points_at_its_page_and_at_itself(shipped_site: Path):
    """feedgen takes the last link, whatever its kind, for the channel's own."""
    for lang, name, kind, file in _feeds(shipped_site):
        if kind != "rss":
            continue
        channel = ElementTree.parse(file).getroot().find("channel")
        home = "https://example.org/" + ("en/" if lang == "en" else "")
        assert channel.find("link").text == (home if name == "all" else f"{home}{name}/")
        itself = channel.find(f"{ATOM}link")
        assert (itself.get("rel"), itself.get("href")) == ("self", f"{home}feeds/{name}.rss")


def test_an_illustrative_record_says_so_and_a_withdrawn_one_keeps_its_id_without_its_content(shipped_site: Path):
    feed = feedparser.parse((shipped_site / "feeds/decisions.atom").read_bytes())
    titles = {entry.id.rsplit("/", 1)[1]: entry for entry in feed.entries}
    assert titles["minh-hoa-16-2026"].title.startswith("[Minh họa] ")
    assert any(tag.term == "illustrative" for tag in titles["minh-hoa-16-2026"].tags)
    withdrawn = titles["minh-hoa-10-2025"]
    assert withdrawn.title == "[Đã rút] minh-hoa-10-2025"
    assert withdrawn.updated_parsed > withdrawn.published_parsed


def test_the_pages_announce_the_feeds(shipped_site: Path):
    html = (shipped_site / "en/decisions/index.html").read_text()
    for kind in ("rss", "atom"):
        for name in ("all", "decisions"):
            assert re.search(rf'<link rel="alternate" type="application/{kind}\+xml" title="[^"]+" href="\.\./feeds/{name}\.{kind}">', html)


def test_a_feed_does_not_change_when_nothing_did_and_keeps_ids_when_a_title_does(shipped_site: Path, shipped_memory: Path, tmp_path: Path):
    root = copied_root(tmp_path / "root", shipped_memory)
    record = root / "data/campaigns/xoa-doi-giam-ngheo.yml"
    later = datetime(2027, 3, 1, tzinfo=HANOI)
    site = built_site(root, tmp_path / "site", later)
    for _, _, _, file in _feeds(shipped_site):
        assert (site / file.relative_to(shipped_site)).read_bytes() == file.read_bytes()
    before = {entry.id: entry.title for entry in feedparser.parse((site / "feeds/campaigns.atom").read_bytes()).entries}
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r"title:\n  vi: .*", 'title:\n  vi: "Tên mới & <khác>"', text, count=1), encoding="utf-8")
    built_site(root, tmp_path / "site", later)
    after = {entry.id: entry.title for entry in feedparser.parse((site / "feeds/campaigns.atom").read_bytes()).entries}
    assert before.keys() == after.keys()
    assert sum(before[key] != after[key] for key in before) == 1


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_at_most_fifty_entries_whatever_the_number_of_records(shipped_site: Path, kind: str):
    entries = feedparser.parse((shipped_site / f"feeds/honorees.{kind}").read_bytes()).entries
    assert len(entries) == 50


def test_the_build_instant_is_nowhere_in_a_feed(shipped_site: Path):
    for _, _, _, file in _feeds(shipped_site):
        assert AT.strftime("%Y-%m-%dT") not in file.read_text(encoding="utf-8")
