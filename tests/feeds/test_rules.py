"""What the standards ask of every feed of the shipped site: RFC 4287, RSS 2.0 with the RSS Advisory Board's profile, RFC 5005, JSON Feed 1.1,
OPML 2.0."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

ATOM, FH, MEDIA, DC = ("{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/history/1.0}", "{http://search.yahoo.com/mrss/}",
                       "{http://purl.org/dc/elements/1.1/}")
SITE = "https://example.org/"
ADDRESS = re.compile(r"https://[^\s<>\"]+")


def files(site: Path, form: str) -> list[Path]:
    found = sorted((*site.glob(f"feeds/**/*.{form}"), *site.glob(f"en/feeds/**/*.{form}")))
    assert len(found) > 100
    return found


def here(site: Path, file: Path) -> str:
    return SITE + file.relative_to(site).as_posix()


def test_atom_is_as_rfc_4287_wants_it(shipped_site: Path):
    for file in files(shipped_site, "atom"):
        root = ElementTree.parse(file).getroot()
        assert root.tag == f"{ATOM}feed"
        _once(root, "id", "title", "updated", "author", "rights", "subtitle", "generator")
        assert root.find(f"{ATOM}author/{ATOM}name").text
        assert root.find(f"{ATOM}id").text.startswith("tag:")
        links = root.findall(f"{ATOM}link")
        assert [link.get("href") for link in links if link.get("rel") == "self"] == [here(shipped_site, file)]
        alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") in (None, "alternate")]
        assert len(alternates) == len(set(alternates)) == 1, "no two of one type and language"
        entries = root.findall(f"{ATOM}entry")
        assert root.find(f"{ATOM}updated").text == max((entry.find(f"{ATOM}updated").text for entry in entries), key=datetime.fromisoformat)
        for entry in entries:
            _once(entry, "id", "title", "updated", "published", "summary", "content")
            assert entry.find(f"{ATOM}content").get("type") == "html" and entry.find(f"{ATOM}content").text
            assert entry.find(f"{ATOM}title").get("type") == "text"
            for name in ("updated", "published"):
                assert datetime.fromisoformat(entry.find(f"{ATOM}{name}").text).tzinfo
            relations = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
            assert relations.count("alternate") == 1 and set(relations) <= {"alternate", "enclosure"}
            for category in entry.findall(f"{ATOM}category"):
                assert category.get("term") and category.get("label") and category.get("scheme").startswith(f"{SITE}#")


def test_rss_is_as_the_specification_and_the_board_want_it(shipped_site: Path):
    for file in files(shipped_site, "rss"):
        root = ElementTree.parse(file).getroot()
        assert (root.tag, root.get("version")) == ("rss", "2.0")
        (channel,) = root
        for name in ("title", "link", "description", "language", "copyright", "lastBuildDate", "docs", "generator"):
            assert len(channel.findall(name)) == 1 and channel.find(name).text, (file, name)
        assert ADDRESS.fullmatch(channel.find("link").text)
        assert [link.get("href") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"] == [here(shipped_site, file)]
        guids = [item.find("guid") for item in channel.findall("item")]
        assert all(guid.get("isPermaLink") == "false" for guid in guids), "a tag is no address"
        assert len({guid.text for guid in guids}) == len(guids)
        for item in channel.findall("item"):
            for name in ("title", "link", "description", "pubDate", "guid"):
                assert len(item.findall(name)) == 1 and item.find(name).text, (file, name)
            assert parsedate_to_datetime(item.find("pubDate").text).tzinfo
            assert len(item.findall("enclosure")) <= 1
            assert not item.findall("author"), "it would have to be an address of mail"
            assert item.find(f"{DC}creator").text
            for enclosure in item.findall("enclosure"):
                assert int(enclosure.get("length")) > 0 and enclosure.get("type") and ADDRESS.fullmatch(enclosure.get("url"))
            assert all(category.get("domain") and category.text for category in item.findall("category"))


def test_a_picture_comes_with_its_words_and_its_credit(shipped_site: Path):
    seen = 0
    for file in (shipped_site / "feeds/exemplars.atom", shipped_site / "feeds/exemplars.rss"):
        for content in ElementTree.parse(file).getroot().iter(f"{MEDIA}content"):
            assert content.get("medium") == "image" and (shipped_site / content.get("url").removeprefix(SITE)).is_file()
            assert all(content.find(f"{MEDIA}{name}").text for name in ("title", "description", "credit"))
            seen += 1
    for item in json.loads((shipped_site / "feeds/exemplars.json").read_bytes())["items"]:
        assert ("image" in item) == ("_image" in item)
        assert "image" not in item or item["_image"]["alt"] and item["_image"]["credit"]
    assert seen


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_archives_are_one_chain_that_holds_every_entry(shipped_site: Path, form: str):
    """RFC 5005: whoever follows prev-archive from the newest entries gets everything that there was, and may go back the same way."""
    chains = 0
    for file in files(shipped_site, form):
        root = ElementTree.parse(file).getroot()
        links = _links(root)
        if "/archive/" in file.as_posix():
            assert root.find(f".//{FH}archive") is not None and "current" in links
            assert (shipped_site / links["current"].removeprefix(SITE)).is_file()
            continue
        assert root.find(f".//{FH}archive") is None and "current" not in links and "next-archive" not in links
        complete = root.find(f".//{FH}complete") is not None
        assert complete <= ("prev-archive" not in links)
        seen, steps = set(_ids(root)), []
        assert complete or len(_ids(root)) == 50
        after = None
        while before := links.get("prev-archive"):
            assert before not in steps
            steps.append(before)
            archive = ElementTree.parse(shipped_site / before.removeprefix(SITE)).getroot()
            links = _links(archive)
            assert links.get("next-archive") == after
            years = {stamp[:4] for stamp in _published(archive)}
            assert years == {before.split("/archive/")[1][:4]}
            seen |= set(_ids(archive))
            after = before
        chains += bool(steps)
    assert chains > 3


def test_the_feed_of_everything_leaves_out_those_who_are_only_named_in_decisions(shipped_site: Path):
    shown = {json.loads(file.read_bytes())["feed_url"]: json.loads(file.read_bytes()) for file in shipped_site.glob("feeds/**/all.json")}
    told = {item["id"].rsplit("/", 1)[1] for feed in shown.values() for item in feed["items"] if "/honoree/" in item["id"]}
    assert told
    pages = {folder.name for folder in (shipped_site / "honorees").iterdir() if folder.is_dir()}
    assert len(told) < len(pages)


def test_json_is_as_its_schema_wants_it(shipped_site: Path):
    schema = jsonschema.Draft202012Validator(json.loads((Path(__file__).parent / "jsonfeed.schema.json").read_bytes()))
    for file in files(shipped_site, "json"):
        if "/archive/" in file.as_posix() and file.parent.parent.name != "archive":
            continue  # the others hold the same entries
        feed = json.loads(file.read_bytes())
        schema.validate(feed)
        assert feed["feed_url"] == here(shipped_site, file)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_list_for_programs_has_every_feed_once(shipped_site: Path, folder: str):
    root = ElementTree.parse(shipped_site / f"{folder}feeds/feeds.opml").getroot()
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    assert root.find("head/title").text
    outlines = root.findall("body/outline/outline")
    assert all(outline.get(name) for outline in outlines for name in ("text", "title", "xmlUrl", "htmlUrl", "description", "language"))
    assert {outline.get("type") for outline in outlines} == {"rss"}
    addresses = [outline.get("xmlUrl") for outline in outlines]
    made = {here(shipped_site, file) for file in (shipped_site / folder / "feeds").rglob("*.atom") if "/archive/" not in file.as_posix()}
    assert len(addresses) == len(set(addresses)) and set(addresses) == made
    for outline in outlines:
        assert (shipped_site / outline.get("htmlUrl").removeprefix(SITE) / "index.html").is_file()


def test_a_browser_shows_a_feed_in_our_style(shipped_site: Path):
    for file in (shipped_site / "feeds/all.rss", shipped_site / "en/feeds/archive/2026/all.atom", *list(shipped_site.glob("feeds/places/*.atom"))[:3]):
        _, instruction, _ = file.read_bytes().split(b"\n", 2)
        style = re.fullmatch(rb'<\?xml-stylesheet type="text/css" href="([^"]+)"\?>', instruction)
        css = (file.parent / style[1].decode()).resolve()
        assert css.is_file() and "http" not in css.read_text(encoding="utf-8") and "@@" not in css.read_text(encoding="utf-8")


def _once(parent: ElementTree.Element, *names: str) -> None:
    for name in names:
        assert len(parent.findall(f"{ATOM}{name}")) == 1, name


def _links(root: ElementTree.Element) -> dict[str, str]:
    parent = root if root.tag == f"{ATOM}feed" else root[0]
    return {link.get("rel"): link.get("href") for link in parent.findall(f"{ATOM}link")}


def _ids(root: ElementTree.Element) -> list[str]:
    return [found.text for found in (*root.findall(f"{ATOM}entry/{ATOM}id"), *root.findall("channel/item/guid"))]


def _published(root: ElementTree.Element) -> list[str]:
    return [found.text for found in root.findall(f"{ATOM}entry/{ATOM}published")] + [
        parsedate_to_datetime(found.text).isoformat() for found in root.findall("channel/item/pubDate")]
