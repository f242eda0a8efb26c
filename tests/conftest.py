"""What the tests share: the shipped site built once, Chromium, and the rule that a missing tool fails in CI."""

from __future__ import annotations

import fcntl
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
MEMORY = ("shell", "search", "media", "templates")
"""What the program remembers and uses only for the very content from which it was made, whatever the root."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders whose files take minutes come first: begun last, they would keep one worker busy after all others have ended."""
    items.sort(key=lambda item: not item.path.is_relative_to(ROOT / "tests/faults"))


def missing(tool: str) -> None:
    """A tool that is not there fails the test in CI and skips it aloud elsewhere."""
    message = f"{tool} is not installed: this test did not run"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def copied_root(target: Path, memory: Path | None = None) -> Path:
    """A copy of what a root consists of. With the `memory` of another root it is built in half the time."""
    for name in ("data", "content"):
        shutil.copytree(SHIPPED / name, target / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(SHIPPED / name, target / name)
    return with_memory(memory, target) if memory else target


def with_memory(memory: Path, root: Path) -> Path:
    """Give a root what the folder `memory`, the `.cache` of another one, has of MEMORY."""
    for name in MEMORY:
        if (memory / name).is_dir():
            shutil.rmtree(root / ".cache" / name, ignore_errors=True)
            shutil.copytree(memory / name, root / ".cache" / name)
    return root


def built_site(root: Path, site: Path, at: datetime = AT, jobs: int = 1) -> Path:
    """The site of a root; fails with the problems when there are any."""
    result = build(root, site, at, lambda step: None, jobs)
    assert not result.problems, as_text(result.problems, "en")
    return site


@pytest.fixture(scope="session")
def shipped_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped records in `root/` and their site in `site/`, for reading only. Built once for all workers of pytest-xdist."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shipped"
    with open(folder.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").is_dir():
            shutil.rmtree(folder, ignore_errors=True)  # of a worker that could not build it
            built_site(copied_root(folder / "root"), folder / "site", jobs=2)
    return folder


@pytest.fixture(scope="session")
def shipped_site(shipped_folder: Path) -> Path:
    """The site of the shipped records."""
    return shipped_folder / "site"


@pytest.fixture(scope="session")
def shipped_memory(shipped_folder: Path) -> Path:
    """What the program remembers of the shipped records."""
    return shipped_folder / "root/.cache"


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
