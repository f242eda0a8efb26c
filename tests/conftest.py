"""What the tests share: the shipped site built once, Chromium, and the rule that a missing tool fails in CI."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.build import build
from generator.problems import as_text
from generator.records.fields import HANOI

ROOT = Path(__file__).parent.parent
SHIPPED = next(filter(Path.is_dir, [ROOT / "tests/demonstration", ROOT]))
"""The root of the records that the tests look at: those of the demonstration. They lie here beside the tests where another province's
records have taken their place."""
AT = datetime(2026, 12, 1, tzinfo=HANOI)
"""The instant at which the tests look at the shipped records: all of them are public."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def missing(tool: str) -> None:
    """A tool that is not there fails the test in CI and skips it aloud elsewhere."""
    message = f"{tool} is not installed: this test did not run"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def copied_root(target: Path) -> Path:
    """A copy of what a root consists of."""
    for name in ("data", "content"):
        shutil.copytree(SHIPPED / name, target / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(SHIPPED / name, target / name)
    return target


def built_site(root: Path, site: Path, at: datetime = AT) -> Path:
    """The site of a root; fails with the problems when there are any."""
    result = build(root, site, at, lambda step: None)
    assert not result.problems, as_text(result.problems, "en")
    return site


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped records."""
    folder = tmp_path_factory.mktemp("shipped")
    return built_site(copied_root(folder / "root"), folder / "site")


@pytest.fixture(scope="session")
def chromium_program() -> str:
    """Where Chromium lies."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not program:
        missing("Chromium")
    return program


@pytest.fixture(scope="session")
def chromium(chromium_program: str) -> Iterator[object]:
    """A running Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program, args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text"])
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """A function that serves a folder on localhost and returns its address."""
    servers = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
