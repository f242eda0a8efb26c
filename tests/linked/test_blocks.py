"""What pages say to programs is true, known to schema.org, and can end nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.records import RECORD_TYPES
from generator.site import verify
from generator.views.linked.block import block, data
from generator.views.linked.here import day, span
from generator.views.output import Parts, Trail
from tests.kinds import addresses, chosen
from tests.linked.blocks import expanded, faults, nodes, quickly, read

NASTY = "</script><script>alert(1)</script><!-- --> ]]> & \u2028\u2029 \" ' \\ <ĐăkƀŎ"
_CRUMBS = re.compile(r'<nav class="breadcrumbs".*?</nav>', re.DOTALL)
_ITEM = re.compile(r'<a href="[^"]*">([^<]*)</a>')


@pytest.fixture(scope="module")
def pages(shipped_site: Path) -> dict[str, str]:
    """The HTML of every page in both languages, by its address."""
    return {f"{language}{address}": (shipped_site / language / address / "index.html").read_text(encoding="utf-8")
            for language in ("", "en/") for address in addresses(shipped_site)}


@pytest.fixture(scope="module")
def blocks(pages: dict[str, str]) -> dict[str, dict]:
    return {address: quickly(html) for address, html in pages.items()}


def of_type(blocks: dict[str, dict], *kinds: str) -> list[tuple[str, dict]]:
    return [(address, node) for address, block in blocks.items() for node in nodes(block) if node["@type"] in kinds]


def test_schema_org_knows_every_type_and_property(blocks):
    found = [fault for address, block in blocks.items() for node in nodes(block) for fault in faults(node, address)]
    assert not found, found[:10]


def test_other_programs_read_the_same(shipped_site, pages, blocks):
    for kind in chosen(shipped_site).values():
        for address in (kind[0], f"en/{kind[0]}"):
            assert read(pages[address]) == blocks[address], address
            if blocks[address]:
                things = expanded(blocks[address])
                assert things and all(thing["@type"][0].startswith("https://schema.org/") for thing in things), address


def test_the_way_is_the_one_that_readers_see(pages, blocks):
    for address, html in pages.items():
        crumbs = _CRUMBS.search(html)
        trail = next((node for node in nodes(blocks[address]) if node["@type"] == "BreadcrumbList"), None)
        assert bool(crumbs) == bool(trail), address
        if crumbs and trail:
            items = trail["itemListElement"]
            assert len(items) > 1 and [item["position"] for item in items] == list(range(1, len(items) + 1)), address
            assert all(item["name"] and (item is items[-1] or item["item"].startswith("https://")) for item in items), address
            seen = [name.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"') for name in _ITEM.findall(crumbs[0])]
            assert seen == [item["name"] for item in items][:len(seen)], address


def test_every_record_is_a_thing_and_what_search_engines_pass_over_is_none(shipped_site, pages, blocks):
    collections = {model.collection: model for model in RECORD_TYPES}
    for address in addresses(shipped_site):
        parts = address.split("/")
        if parts[0] in collections and len(parts) == 3 and not parts[1].startswith("page-"):
            things = [node for node in nodes(blocks[address]) if node["@type"] != "BreadcrumbList"]
            assert len(things) == (0 if 'content="noindex"' in pages[address] else 1), address


def test_what_is_invented_says_so(pages, blocks):
    found = 0
    for address, html in pages.items():
        if 'class="notice notice--illustrative"' in html and 'content="noindex"' not in html and address.count("/") == 2 + address.startswith("en/"):
            for node in nodes(blocks[address]):
                if node["@type"] != "BreadcrumbList" and "@id" in node:
                    found += 1
                    assert re.search("minh họa|[Ii]llustrative", node["disambiguatingDescription"]), address
                    assert re.search('property="og:description" content="(Dữ liệu minh họa|Illustrative data)', html), address
    assert found > 50


def test_what_search_engines_ask_for_is_there(shipped_site, blocks):
    events = of_type(blocks, "Event")
    for address, event in events:
        assert event["name"], address
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:00\+07:00)?)?)?", event.get("startDate", "2015")), address
        assert "location" not in event or event["location"]["name"], address
    assert {event.get("eventStatus", "").rpartition("/")[2] for _, event in events} >= {"EventScheduled"}
    for address, article in of_type(blocks, "Article", "NewsArticle"):
        assert article["headline"] and article["datePublished"], address
        assert "author" in article or "publisher" in article, address
        for image in article.get("image", ()):
            assert image["creditText"] and image["caption"] and image["contentUrl"].startswith("https://"), address
    sets = of_type(blocks, "Dataset")
    assert len(sets) > 20
    for address, found in sets:
        assert found["name"] and len(found["description"]) >= 50 and found["license"]["text"] and found["creator"], address
        assert all(file["contentUrl"] and file["encodingFormat"] for file in found["distribution"]), address
    for address, prefix in (("data/", ""), ("en/data/", "en/")):
        [catalog] = [node for node in nodes(blocks[address]) if node["@type"] == "DataCatalog"]
        whole, *parts = catalog["dataset"]
        assert catalog["name"] and catalog["publisher"]["name"] and catalog["license"].endswith(f"/{prefix}data/#licence")
        assert len(whole["description"]) >= 50 and whole["license"]["text"] and whole["distribution"][0]["contentUrl"].endswith("/data/honours-data.zip")
        assert [part["@id"].partition("#")[2] for part in parts] == [model.collection for model in RECORD_TYPES]
        described = {json.loads(line.rstrip(","))["@id"] for line in (shipped_site / "data/catalog.jsonld").read_text("utf-8").splitlines() if '"dcat:Dataset"' in line}
        assert {"#" + thing["@id"].partition("#")[2] for thing in (whole, *parts)} <= described
    for address, service in of_type(blocks, "GovernmentService"):
        assert service["name"] and service["availableChannel"] and "audience" in service, address
    site = next(node for _, node in of_type({"": blocks[""]}, "WebSite"))
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("search/?q={search_term_string}")


def test_every_file_that_is_named_is_there(shipped_site, blocks):
    root = blocks[""]["url"]
    named = set(re.findall(rf'"(?:contentUrl|logo|item|url)": "{re.escape(root)}([^"]*)"', json.dumps(blocks, ensure_ascii=False)))
    missing = [path for path in named if not (shipped_site / (f"{path}index.html" if path.endswith("/") or not path else path)).is_file()]
    assert not [path for path in missing if "example" not in path and not path.startswith("sa-hai/")]  # the invented press has no pages


def test_honourees_bear_the_awards_that_stand_and_are_what_they_are(blocks):
    people = [node for address, node in of_type(blocks, "Person", "Organization") if address.startswith("honorees/")]
    assert {node["@type"] for node in people} == {"Person", "Organization"}
    assert sum(bool(node.get("award")) for node in people) > len(people) / 2
    assert all(re.search(r"\(\d{4}\)$", award) for node in people for award in node.get("award", ()))


def test_a_block_is_small(pages):
    sizes = sorted(len(found) for html in pages.values() for found in re.findall(r'ld\+json">(.*?)</script>', html))
    assert sizes[len(sizes) // 2] < 900
    assert sizes[-1] < 4000


@pytest.mark.parametrize("field", ["name", "trail"])
def test_nothing_in_a_record_ends_its_block(field: str):
    parts = Parts(NASTY, "", Trail("", (("", NASTY), ("x/", "X"))), "", linked=({"@type": "Person", "name": NASTY},))
    html = block(parts, "https://example.org/", True)
    assert not re.search("[<>&\u2028\u2029]", html.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    found = read(f"<!doctype html><html><head>{html}<title>x</title></head><body></body></html>")
    person, trail = found["@graph"][1], found["@graph"][0]
    assert (person["name"] if field == "name" else trail["itemListElement"][0]["name"]) == NASTY
    assert json.loads(data(NASTY)) == NASTY


@pytest.mark.parametrize(("html", "faulty"), [
    (b'<script type="application/ld+json">{"a":1}</script>', False),
    (b'<script type="application/ld+json">{"a":1}', True),
    (b'<script type="application/ld+json">alert(1)</script>', True),
    (b'<script type="application/ld+json">{"a":"<!--"}</script>', True),
    (b'<script type="application/ld+json" nonce="x">{}</script>', True),
    (b"<script type=application/ld+json>{}</script>", True),
    (b'<SCRIPT TYPE="application/ld+json">{}</SCRIPT>', True),
    (b'<script type="application/json">{}</script>', True),
    (b'<script type="text/javascript">{}</script>', True),
    (b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>", True),
])
def test_the_last_look_admits_data_blocks_and_no_other_inline_script(html: bytes, faulty: bool):
    _, problems = verify.inspect("a/index.html", html, "a")
    assert bool([problem for problem in problems if problem.code == "S011"]) == faulty


def test_dates_are_as_exact_as_they_are_known():
    from generator.records.fields import _partial_date as known

    assert [day(known(text)) for text in ("2015", "2015-06", "2015-Q2", "2015-06-30")] == ["2015", "2015-06", "2015", "2015-06-30"]
    assert day(known("2015-06-30"), "07:30") == "2015-06-30T07:30:00+07:00"
    assert day(known("2015-06"), "07:30") == "2015-06"
    assert span(known("2015"), None) == "2015"
    assert span(known("2015-Q1"), None) == "2015-01-01/2015-03-31"
    assert span(known("2015"), known("2016-03")) == "2015-01-01/2016-03-31"
