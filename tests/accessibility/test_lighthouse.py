"""Lighthouse gives 100 for accessibility, best practices and being found: to a page of much, and to each kind of page in `make audit`."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.tools import CATEGORIES, lighthouse
from tests.kinds import ENGLISH, chosen


@pytest.fixture(scope="module")
def port(chromium_program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a Chromium listens that Lighthouse may use."""
    folder = tmp_path_factory.mktemp("profile")
    command = [chromium_program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    said = folder / "DevToolsActivePort"
    until = time.monotonic() + 30
    while not (said.exists() and said.read_text().count("\n")) and time.monotonic() < until:
        time.sleep(0.05)
    yield int(said.read_text().splitlines()[0])
    process.terminate()
    process.wait()


ASIDE = ("/sheet/", "/design/")
"""The ends of the addresses of pages that ask search engines to pass them over: nothing else may keep them from 100."""


def _lacking(report: dict) -> list[str]:
    """What keeps a page from 100, in words."""
    assert not report.get("runtimeError"), report["runtimeError"]
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    if report["finalDisplayedUrl"].endswith(ASIDE) and report["audits"]["is-crawlable"]["score"] == 0:
        found = report["categories"]["seo"]["auditRefs"]
        if all(report["audits"][one["id"]]["score"] in (None, 1) for one in found if one["id"] != "is-crawlable" and one["weight"]):
            scores["seo"] = 1
    if set(scores.values()) == {1}:
        return []
    audits = [f"{audit['title']}: {audit.get('details', {}).get('items', [])[:3]}"
              for audit in report["audits"].values() if audit["score"] is not None and audit["score"] < 1]
    return [f"{report['finalDisplayedUrl']}: {scores}", *audits]


def _found(address: str, port: int, pages: list[str]) -> str:
    return "\n".join(line for page in pages for line in _lacking(lighthouse(address + page, port)))


def test_the_fullest_story_has_100(port, address, shipped_site: Path):
    found = _found(address, port, [ENGLISH + chosen(shipped_site)["exemplars/*/"][0]])
    assert not found, found


@pytest.mark.audit
@pytest.mark.parametrize("language", ["", ENGLISH], ids=["vi", "en"])
@pytest.mark.parametrize("part", range(4))
def test_each_kind_has_100(port, address, shipped_site: Path, language: str, part: int):
    pages = [language + members[0] for members in chosen(shipped_site).values()]
    found = _found(address, port, pages[part::4])
    assert not found, found


@pytest.mark.audit
def test_what_is_planted_is_found(port, serve, tmp_path: Path):
    (tmp_path / "index.html").write_text("<!doctype html><html><head><meta charset=utf-8></head><body><img src='missing.png'>x</body></html>")
    report = lighthouse(serve(tmp_path), port)
    assert all(report["categories"][name]["score"] < 1 for name in CATEGORIES)
