"""`python -m tests.bench.budgets [SITE]`: what the first view of each kind of page loads, and whether it stays still. Prints a table.

A page is opened in Chromium with nothing in its cache, over slow 4G, from a host that compresses. Counted are all answers with their
headers, until nothing is on its way. The markup of a page is its HTML less the text and the drawings of its main part, in bytes, and less the
data block, which says the same again for programs and has a limit of its own. A list is as long as its record has lines: each beyond the
tenth may take a little, for a link or two.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from generator.records import RECORD_TYPES
from tests.bench.host import served
from tests.bench.measure import table
from tests.bench.visits import SLOW_NETWORK, chromium
from tests.conftest import built_site, copied_root
from tests.kinds import ENGLISH, chosen, kind

BYTES, REQUESTS, MARKUP, DATA = 120_000, 12, 10_000, 2_500
ROWS, A_ROW = 10, 250
WIDTHS = (360, 1280)
BROWSERS = 2
COLUMNS = {"kind": "Kind of page", "path": "heaviest page", "width": "at px", "weight": "KB", "requests": "Requests", "shift": "Layout shift",
           "foreign": "Other hosts", "back": "Back at once", "markup": "Markup KB", "rows": "Rows"}
TARGETS = (f"Targets for each page: at most {BYTES // 1000} KB and {REQUESTS} requests, no layout shift, nothing from another host, back at once; "
           f"for that of a record at most {MARKUP // 1000} KB of markup, and {A_ROW} bytes for each row beyond {ROWS}.")
NO_BACK_AND_FORWARD_CACHE = "--disable-back-forward-cache"
"""What Playwright says to Chromium, and must not where going back is measured."""

_SCRIPT = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ROW = re.compile(r"<(?:tr|li|dt)[ >]")
_RECORDS = {f"{model.collection}/*/" for model in RECORD_TYPES}
_WATCH = """
window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; })).observe({ type: "layout-shift", buffered: true });
addEventListener("pageshow", event => { window.kept = event.persisted; });
"""


@dataclass(frozen=True)
class View:
    """One first view of a page."""

    path: str
    width: int
    weight: int
    requests: int
    shift: float
    foreign: tuple[str, ...]
    back: bool
    markup: int
    rows: int

    @property
    def faults(self) -> list[str]:
        """What is over its budget."""
        found = [name for name, over in {
            f"{self.weight:,} bytes": self.weight > BYTES, f"{self.requests} requests": self.requests > REQUESTS,
            f"layout shift {self.shift}": self.shift > 0, f"asks {self.foreign}": bool(self.foreign), "is loaded again on going back": not self.back,
            f"{self.markup:,} bytes of markup": is_record(self.path) and self.markup > allowed(self.rows),
        }.items() if over]
        return [f"{self.path} at {self.width}: {fault}" for fault in found]


def is_record(path: str) -> bool:
    """Whether an address is that of one record, not of a list."""
    return kind(path.removeprefix(ENGLISH)) in _RECORDS and not path.split("/")[-2].startswith("page-")


def allowed(rows: int) -> int:
    """The bytes of markup that the page of a record may have, with so many rows in its lists."""
    return MARKUP + A_ROW * max(0, rows - ROWS)


def markup(html: str) -> tuple[int, int]:
    """The bytes of a page that are neither its data block nor text or drawing of its main part, and the rows of its lists there."""
    main = html[html.index("<main"): html.index("</main>")]
    words = " ".join(unescape(_TAG.sub("", _SCRIPT.sub("", main))).split())
    own = len(words.encode()) + sum(len(drawing.encode()) for drawing in _DRAWING.findall(main))
    return len(html.encode()) - own - block(html), len(_ROW.findall(main))


def block(html: str) -> int:
    """The bytes of a page's data block; 0 when it has none."""
    return sum(len(found.encode()) for found in _BLOCK.findall(html))


@contextmanager
def browser() -> Iterator[object]:
    """Chromium as people have it, with pages kept for going back."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"], ignore_default_args=[NO_BACK_AND_FORWARD_CACHE])
        yield found
        found.close()


def view(browser, address: str, site: Path, path: str, width: int, kept: dict[str, bool]) -> View:
    """The first view of a page, in a browser that has seen nothing yet. `kept` remembers of each kind whether one goes back to it at once."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    context.add_init_script(_WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    asked: dict[str, str] = {}
    weights: dict[str, float] = {}
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: weights.update({event["requestId"]: event["encodedDataLength"]}))
    session.on("Network.loadingFailed", lambda event: weights.update({event["requestId"]: 0}))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    page.goto(address + path)
    for _ in range(200):
        page.wait_for_timeout(50)
        if not {one for one, url in asked.items() if not url.startswith("data:")} - weights.keys():
            break
    shift = page.evaluate("window.shift")
    context.close()
    urls = [url for url in asked.values() if not url.startswith("data:")]
    foreign = tuple(url for url in urls if urlsplit(url).netloc != urlsplit(address).netloc)
    name = kind(path.removeprefix(ENGLISH))
    if name not in kept:
        kept[name] = is_kept(browser, address, path)
    html = (site / path / "index.html").read_text(encoding="utf-8")
    return View(path, width, int(sum(weights.values())), len(urls), shift, foreign, kept[name], *markup(html))


def is_kept(browser, address: str, path: str) -> bool:
    """Whether a page is there as it was left when one goes back to it."""
    context = browser.new_context()
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(address + path)
    page.goto(f"{address}about/")
    page.go_back(wait_until="commit")
    kept = page.evaluate("window.kept === true")
    context.close()
    return kept


def views(site: Path, looks: Iterable[tuple[str, int]]) -> list[View]:
    """First views of some pages, each at a width. The line is slow and not the machine, so two browsers look at once."""
    looks = [*looks]

    def some_of_them(begin: int) -> list[View]:
        kept: dict[str, bool] = {}
        with served(site) as address, browser() as found:
            return [view(found, address, site, path, width, kept) for path, width in looks[begin::BROWSERS]]

    with ThreadPoolExecutor(BROWSERS) as aside:  # where no other browser has begun, as the one of the browser tests
        return [one for found in aside.map(some_of_them, range(BROWSERS)) for one in found]


def measured(site: Path, kinds: int | None = None) -> list[View]:
    """First views of the longest page of each kind, or of so many kinds, in both languages and at both widths."""
    paths = [language + pages[0] for pages in [*chosen(site).values()][:kinds] for language in ("", ENGLISH)]
    return views(site, product(paths, WIDTHS))


def rows(found: list[View]) -> list[dict]:
    """A line for each kind: its heaviest page, and the worst of all else."""
    kinds: dict[str, list[View]] = {}
    for one in found:
        kinds.setdefault(kind(one.path.removeprefix(ENGLISH)) or "home", []).append(one)
    lines = []
    for name, members in kinds.items():
        worst = max(members, key=lambda one: one.weight)
        lines.append({
            "kind": name, "path": worst.path or "/", "width": worst.width, "weight": worst.weight / 1e3, "requests": max(one.requests for one in members),
            "shift": float(max(one.shift for one in members)), "foreign": len({url for one in members for url in one.foreign}),
            "back": "yes" if all(one.back for one in members) else "NO", "markup": max(one.markup for one in members) / 1e3, "rows": worst.rows})
    return sorted(lines, key=lambda line: -line["weight"])


def report(found: list[View]) -> str:
    """The table, and what is over its budget."""
    faults = sorted({fault for one in found for fault in one.faults})
    return f"{table(COLUMNS, rows(found))}\n{TARGETS}\n" + "".join(f"OVER: {fault}\n" for fault in faults)


@contextmanager
def shipped() -> Iterator[Path]:
    """The site of the shipped records."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield built_site(copied_root(Path(folder) / "root"), Path(folder) / "site")


def main(arguments: list[str]) -> None:
    if not chromium():
        sys.exit("Chromium is not installed (make browser)")
    if arguments:
        print(report(measured(Path(arguments[0]))))
        return
    with shipped() as site:
        print(report(measured(site)))


if __name__ == "__main__":
    main(sys.argv[1:])
