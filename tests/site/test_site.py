"""The finished site: languages, addresses, links, policy, sitemap, open data; and the stages that make it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from generator.build import build
from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES, Record
from generator.records.decision import Decision
from generator.site import policy, shell, verify
from generator.visible import Tombstone, visible
from tests.conftest import AT, ROOT, SHIPPED, built_site, copied_root
from tests.faults.small import copied

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def _pages(site: Path) -> list[Path]:
    """All but the editor, which is a program of its own (tests/edit), and the short codes, which lead elsewhere at once."""
    return sorted(page for page in site.rglob("*.html") if page.relative_to(site).parts[0] not in ("admin", "q"))


def test_the_home_pages_are_in_their_languages(shipped_site: Path):
    assert '<html lang="vi">' in (shipped_site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in (shipped_site / "en/index.html").read_text(encoding="utf-8")


def test_every_page_exists_in_both_languages(shipped_site: Path):
    vietnamese = {p.relative_to(shipped_site) for p in _pages(shipped_site)} - {Path("404.html")}
    english = {p.relative_to("en") for p in vietnamese if p.parts[0] == "en"}
    assert english == {p for p in vietnamese if p.parts[0] != "en"}


def test_every_page_parses_as_html_without_an_error_and_has_one_heading_of_the_first_level(shipped_site: Path):
    for page in _pages(shipped_site):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(page.read_text(encoding="utf-8"))
        assert not parser.errors, (page, parser.errors[:3])
        assert len(tree.findall(".//h1")) == 1, page
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), page


def test_no_page_holds_a_script_or_style_that_the_policy_does_not_name(shipped_site: Path):
    for page in _pages(shipped_site):
        html = page.read_text(encoding="utf-8")
        found = policy.inline_hashes(html)
        stated = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        runs = page.relative_to(shipped_site) in (Path("search/index.html"), Path("en/search/index.html"))
        assert stated and stated[1].count("unsafe") == ("'wasm-unsafe-eval'" in stated[1]) == runs, page
        assert html.index("Content-Security-Policy") < html.index("<title>")
        assert all(name.replace("'", "&#39;") in stated[1] for names in found.values() for name in names), page
        assert not re.search(r"\son[a-z]+=|\sstyle=|javascript:", html), page


def test_the_hosts_files_state_the_policy_of_the_pages(shipped_site: Path):
    # They speak of every page at once, so they admit what search needs; each page's own policy is as narrow as it can be.
    page = (shipped_site / "search/index.html").read_text(encoding="utf-8")
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    for name in ("_headers", ".htaccess", "headers.nginx.conf"):
        assert stated in (shipped_site / name).read_text(), name


def test_other_sites_may_load_the_data_and_nothing_else_is_opened_to_them():
    files = policy.host_files("default-src 'none'", None, "/")
    assert "/data/*\n  Access-Control-Allow-Origin: *\n" in files["_headers"].decode()
    assert {name for name, text in files.items() if name.endswith(".htaccess") and b"Access-Control" in text} == {f"{folder}.htaccess" for folder in policy.OPEN}
    assert "location /api/ {" in files["headers.nginx.conf"].decode()


def test_hosts_name_a_feed_so_that_browsers_show_it_in_its_style():
    files = {name: text.decode() for name, text in policy.host_files("default-src 'none'", None, "/").items()}
    assert "/*.atom\n  Content-Type: application/xml; charset=utf-8\n" in files["_headers"]
    assert 'AddType "application/xml; charset=utf-8" .rss\n' in files[".htaccess"]
    assert "application/xml rss atom;" in files["headers.nginx.conf"].partition("location /en/feeds/ {")[2]


def test_the_page_of_the_data_leads_to_every_file_of_it(shipped_site: Path):
    package = json.loads((shipped_site / "data/datapackage.json").read_bytes())
    for page, up in (("data/index.html", ""), ("en/data/index.html", "../../data/")):
        links = set(re.findall(r'href="([^"]+)"', (shipped_site / page).read_text(encoding="utf-8")))
        assert {up + resource["path"] for resource in package["resources"]} <= links
        assert all((shipped_site / page).parent.joinpath(link).resolve().exists() for link in links if link.startswith((up + "archive/", "../api/", "../../api/")))


def test_the_sitemap_lists_each_translated_page_once_with_its_twin(shipped_site: Path):
    entries = ElementTree.parse(shipped_site / "sitemap.xml").getroot().findall(f"{MAP}url")
    places = [entry.find(f"{MAP}loc").text for entry in entries]
    assert len(places) == len(set(places)) > 100
    for entry in entries:
        path = entry.find(f"{MAP}loc").text.removeprefix("https://example.org/")
        html = (shipped_site / path / "index.html").read_text(encoding="utf-8")
        assert "noindex" not in html
        twins = {link.get("hreflang"): link.get("href") for link in entry.findall(LINK)}
        assert bool(twins) == ("hreflang=" in re.sub(r'<a class="md-header__language"[^>]*>', "", html)), path
        for lang, href in twins.items():
            assert f'hreflang="{lang}" href="{href}"' in html
    assert "https://example.org/decisions/minh-hoa-10-2025/" not in places, "a tombstone"
    assert "https://example.org/en/decisions/minh-hoa-06-2024/" not in places, "not in English yet"
    assert not any("shell" in place or "404" in place for place in places)


def test_a_date_in_the_sitemap_is_the_records_own(shipped_site: Path):
    text = (shipped_site / "sitemap.xml").read_text()
    assert re.search(r"<loc>https://example.org/plans/ke-hoach-thuc-hien-chi-thi-34/</loc><lastmod>2026-11-22</lastmod>", text)
    assert re.search(r"<loc>https://example.org/about/</loc><xhtml", text), "nothing is known of a hand-written page's date"


def test_untranslated_parts_are_marked_and_not_passed_off_as_english(shipped_site: Path):
    html = (shipped_site / "en/exemplars/dan-quan-kon-ho-dret/index.html").read_text(encoding="utf-8")
    assert "notice--untranslated" in html
    assert '<div lang="vi">' in html
    assert 'hreflang="en"' not in re.sub(r'<a class="md-header__language"[^>]*>', "", html)


def test_open_data_holds_each_public_record_once(shipped_site: Path):
    for model in RECORD_TYPES:
        content = json.loads((shipped_site / f"data/{model.collection}.json").read_bytes())
        ids = [record["id"] for record in content["records"]]
        assert len(ids) == len(set(ids))
        for record in content["records"]:
            assert (shipped_site / model.collection / record["id"] / "index.html").is_file()
            assert record["url"] == f"https://example.org/{model.collection}/{record['id']}/"
    decision = next(r for r in json.loads((shipped_site / "data/decisions.json").read_bytes())["records"] if r["id"] == "minh-hoa-16-2026")
    assert decision["illustrative"] is True


def test_what_is_only_counted_is_not_told_of_anybody_in_the_open_data(shipped_site: Path, public: Catalog):
    lines = [line for decision in public.of("decision") if isinstance(decision, Decision) for line in decision.conferrals]
    assert any(line.role for line in lines)
    told = [line for decision in json.loads((shipped_site / "data/decisions.json").read_bytes())["records"] for line in decision.get("conferrals", ())]
    assert len(told) == len(lines)
    assert not any("role" in line for line in told)


@pytest.fixture(scope="module")
def public() -> Catalog:
    return visible(load(SHIPPED).catalog, AT)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_each_record_has_its_page_and_is_in_its_list_exactly_once(model: type[Record], lang: str, shipped_site: Path, public: Catalog):
    folder = shipped_site / ("en" if lang == "en" else "") / model.collection
    found = [name for page in (folder / "index.html", *folder.glob("page-*/index.html")) for name in re.findall(
        rf'<(?:p class="row|h2 class="card)__title"><a href="(?:\.\./)+{model.collection}/([a-z0-9-]+)/"', page.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(record.id for record in public.of(model.type) if not isinstance(record, Tombstone))
    pages = {page.parent.name for page in folder.glob("*/index.html") if not page.parent.name.startswith("page-")}
    assert pages == {record.id for record in public.all() if record.type == model.type}, "those that were withdrawn have one too"


@pytest.mark.parametrize("engine", ["properdocs", pytest.param("mkdocs", marks=pytest.mark.audit)])
def test_another_theme_engine_gives_the_same_site(engine: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shipped_site: Path, shipped_memory: Path):
    monkeypatch.setattr(shell, "ENGINE", engine)
    root = copied_root(tmp_path / "root", shipped_memory)
    shutil.rmtree(root / ".cache/shell")
    site = built_site(root, tmp_path / "site")
    for path in ("about/index.html", "en/feeds/index.html", "decisions/index.html", "404.html"):
        assert (site / path).read_bytes() == (shipped_site / path).read_bytes()


@pytest.fixture(scope="module")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small root that was built once; the site is beside it."""
    folder = tmp_path_factory.mktemp("small")
    built_site(copied(folder / "root"), folder / "site")
    return folder / "root"


@pytest.mark.parametrize(("page", "code"), [
    ("[x](missing.md)", "S001"),
    ("[x](../nowhere/)", "S010"),
    ("<script>alert(1)</script>", "S011"),
    ('<p onclick="x()">y</p>', "S011"),
    ('<iframe src="https://example.com/"></iframe>', "S011"),
    ('<img src="https://example.com/a.png" alt="">', "S012"),
    ("[x](javascript:alert(1))", "S014"),
    ("[x](//example.com/)", "S014"),
])
def test_a_hand_written_page_with_a_fault_stops_the_build_and_is_named(page: str, code: str, small_root: Path):
    site, file = small_root.parent / "site", small_root / "content/vi/about.md"
    before, text = (site / "about/index.html").read_bytes(), file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n\n{page}\n", encoding="utf-8")
    try:
        result = build(small_root, site, AT, lambda step: None)
    finally:
        file.write_text(text, encoding="utf-8")
    assert {(problem.code, problem.path) for problem in result.problems} == {(code, "content/vi/about.md")}
    assert (site / "about/index.html").read_bytes() == before


def test_a_hand_written_page_without_its_twin_and_a_link_in_content_are_problems(tmp_path: Path):
    root = copied_root(tmp_path / "root")
    (root / "content/vi/only.md").write_text("# Một mình\n", encoding="utf-8")
    (root / "content/en/passwd.md").symlink_to("/etc/passwd")
    result = build(root, tmp_path / "site", AT, lambda step: None)
    assert {(p.code, p.path) for p in result.problems} == {("S004", "content/vi/only.md"), ("S002", "content/en/passwd.md")}
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("html", [
    b"<a href='../x/' ONCLICK=alert(1)>", b"<svg/onload=alert(1)>", b"<IFRAME src=x>", b"<base href=/>", b"<form action=x>",
    b"<form method=get action=//evil.example/search/>", b"<form method=get action=https://evil.example/search/>", b"<form method=post action=search/>",
    b"<form method=get action=search/ onsubmit=go()>", b"<form action=search/>", b"<button formaction=https://evil.example/>",
    b"<style>a{}</style>", b'<p style="x">', b"<object data=x>", b'<meta http-equiv="refresh" content="0">', b"<script >x</script>",
])
def test_active_content_is_seen_in_any_spelling(html: bytes):
    _, problems = verify.inspect("a/index.html", html, "a")
    assert [problem.code for problem in problems if problem.code == "S011"]


@pytest.mark.parametrize("action", ["search/", "../search/", "../../search/", "/search/", "/honours/en/search/"])
def test_the_one_form_of_the_site_asks_its_own_search_page_and_that_must_be_there(action: str):
    targets, problems = verify.inspect("a/b/index.html", f'<form role="search" method="get" action="{action}">'.encode(), "a")
    assert not problems
    assert len(targets) == 1 and targets.pop().endswith("search/index.html")


def test_the_policy_names_inline_code_by_its_hash_and_nothing_else():
    text = policy.policy(["<script>go()</script><script src='a.js'></script><script type=\"application/ld+json\">{}</script>"])
    assert text.count("sha256-") == 1
    assert "unsafe-inline" not in text


@pytest.mark.parametrize("configuration", ["mkdocs.yml", "mkdocs.en.yml"])
def test_mkdocs_on_its_own_builds_the_hand_written_pages_without_a_warning(configuration: str, tmp_path: Path):
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", configuration, "-d", str(tmp_path)], cwd=ROOT, capture_output=True,
        text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    assert (tmp_path / "about/index.html").is_file()
