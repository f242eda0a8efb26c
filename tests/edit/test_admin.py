"""The place of the editor on the site: only at its own address, with a policy of its own, and not before it is connected."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.build import build, check_root
from generator.edit.editor import policy
from generator.problems import as_text
from generator.records.settings import Editor
from generator.records.shape import shapes
from generator.site.assemble import _file
from generator.site.policy import host_files
from generator.views.output import File
from tests.golden.tree import AT, EXPECTED

STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@pytest.fixture(scope="module")
def site(practice: Path) -> Path:
    return practice / "host/mau"


def test_the_page_of_the_editor_alone_has_a_wider_policy(site: Path):
    wide = []
    for page in site.rglob("*.html"):
        stated = STATED.search(page.read_text(encoding="utf-8"))[1].replace("&#39;", "'")
        if "'unsafe-inline'" in stated or "blob:" in stated or "https:" in stated:
            wide.append((page.relative_to(site).as_posix(), stated))
    assert wide == [("admin/index.html", policy(Editor(service="practice")))]


def test_nothing_leads_to_the_editor_and_search_engines_pass_it_over(site: Path):
    page = (site / "admin/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    for file in (*site.rglob("*.html"), *site.rglob("*.xml"), *site.rglob("*.json")):
        if "sveltia" not in file.parts and file.name != "manifest.json":  # the list of all files
            assert "admin/" not in file.read_text(encoding="utf-8"), file


def test_the_files_for_hosts_give_the_editor_its_policy_and_nobody_else(site: Path):
    stated = policy(Editor(service="practice"))
    for name in ("_headers", "headers.nginx.conf"):
        before, place, behind = (site / name).read_text().partition("/mau/admin/")
        assert place and stated in behind and "same-origin-allow-popups" in behind, name
        assert "unsafe-inline" not in before and "same-origin-allow-popups" not in before, name
    assert "unsafe-inline" not in (site / ".htaccess").read_text()
    assert f'Header always set Content-Security-Policy "{stated}; frame-ancestors \'none\'"' in (site / "admin/.htaccess").read_text()


def test_without_an_editor_the_files_for_hosts_know_of_none():
    files = host_files("default-src 'none'", None, "/")
    assert {".htaccess", "_headers", "assets/fonts/.htaccess", "headers.nginx.conf"} <= set(files)
    assert not any(b"admin" in data for data in files.values())


def test_a_page_that_a_view_makes_whole_is_looked_at_too():
    for html in (b"<script>alert(1)</script>", b'<script src="https://example.org/a.js"></script>', b'<p onclick="a()">'):
        assert _file(File("admin/index.html", (), lambda html=html: html)).problems, html
    assert not _file(File("data/a.json", (), lambda: b"<script>alert(1)</script>")).problems


def test_nothing_is_made_again_when_nothing_changed(practice: Path, site: Path):
    result = build(practice / "repository", site, AT, lambda step: None)
    assert (result.problems, result.made) == ([], 0)


def test_while_no_editor_is_connected_the_page_says_how_in_both_languages():
    assert sorted(path.name for path in (EXPECTED / "admin").iterdir()) == ["index.html"]
    for lang, page in (("vi", "admin/index.html"), ("en", "en/admin/index.html")):
        html = (EXPECTED / page).read_text(encoding="utf-8")
        assert 'content="noindex"' in html
        for field in shapes(Editor):
            assert field.name in html and field.label[lang] in html
        assert "EDITOR.md" in html
    assert "/admin/" not in (EXPECTED / "sitemap.xml").read_text()


@pytest.mark.parametrize(("settings", "code"), [
    ("service: github", "E051"),
    ("service: github\n  repository: https://github.com/a/b", "E050"),
    ("service: gitlab\n  repository: thi-dua", "E050"),
    ("service: github\n  repository: a/b\n  branch: 'a b'", "E052"),
    ("service: gitea\n  repository: a/b", "R006"),
    ("service: github\n  repository: a/b\n  sign_in_address: http://example.org/", "R015"),
    ("service: github\n  repository: a/b\n  token: abc", "R002"),
])
def test_settings_that_cannot_work_are_refused_with_what_to_write(practice: Path, tmp_path: Path, settings: str, code: str):
    root = shutil.copytree(practice / "repository", tmp_path / "root")
    file = root / "data/site.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("service: practice", settings), encoding="utf-8")
    problems = check_root(root).problems
    assert [problem.code for problem in problems] == [code], as_text(problems, "en")
    assert all(problems[0].hints)
