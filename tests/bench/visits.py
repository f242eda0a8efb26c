"""First searches in Chromium with nothing in its cache: what they load beyond the page, and how long they take.

Somebody types into the field that every page has and presses Enter: the browser goes to `search/?q=…`. Counted is the body of every
answer as it came over the wire, without headers, but for what any page of the site brings (HTML, style sheet, pictures, small script).
"""

from __future__ import annotations

import shutil
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from urllib.parse import quote_plus, urlsplit

import yaml

from tests.bench.data import AWARDS, VILLAGES, records, subject
from tests.bench.host import served
from tests.conftest import ROOT

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
SLOW_PROCESSOR = 4
"""How many times slower than this machine a slow telephone is taken to be."""
SLOW_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Slow 4G: milliseconds, and bytes a second."""
RESULTS = 8
_DONE = "[data-done]"
_WATCH = f"""
addEventListener("DOMContentLoaded", () => new MutationObserver(() => {{
  if (document.querySelector("{_DONE}")) window.doneAt ??= performance.now();
}}).observe(document, {{ subtree: true, childList: true, attributes: true }}));
"""
_WHOLE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Pagefind</title></head>
<body><ol id="results"></ol><script src="../search.js" type="module"></script></body></html>
"""
_WHOLE_SCRIPT = f"""const pagefind = await import("./pagefind/pagefind.js");
const list = document.getElementById("results");
const answer = await pagefind.search(new URLSearchParams(location.search).get("q"));
for (const found of await Promise.all(answer.results.slice(0, {RESULTS}).map(result => result.data()))) {{
  const item = document.createElement("li");
  item.textContent = `${{found.meta.title}} ${{found.excerpt}}`;
  list.append(item);
}}
list.setAttribute("data-done", "");
"""


@dataclass(frozen=True)
class Visit:
    """One first search: `weight` in bytes, `seconds` from Enter to the first results, `found` results shown."""

    weight: int
    requests: int
    seconds: float
    found: int


def chromium() -> str | None:
    """The browser's program, if there is one."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def visited(folder: Path, count: int, each: int, table: int | None) -> dict | None:
    """What the first searches on the pages of a folder came to; None without a browser.

    `each` queries of every kind, in good and in bad circumstances, and the first `table` queries of the search tests for their weight.
    """
    if not chromium():
        return None
    with ThreadPoolExecutor(1) as aside:  # where no other browser has begun, as the one of the browser tests
        return aside.submit(_visited, folder, count, each, table).result()


def _visited(folder: Path, count: int, each: int, table: int | None) -> dict:
    from playwright.sync_api import sync_playwright

    asked = [query for kind in queries(count, each).values() for query in kind]
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        plain = [_visit(browser, address, query) for query in asked]
        more = [_visit(browser, address, query) for query in table_of_queries()[:table]]
        slow = [_visit(browser, address, query, slow=True) for query in asked]
        browser.close()
    weights = [visit.weight / 1e3 for visit in (*plain, *more)]
    return {
        "median": median(weights), "most": max(weights), "requests": median(visit.requests for visit in (*plain, *more)),
        "plain": median(visit.seconds for visit in plain), "slow": median(visit.seconds for visit in slow),
        "slow_most": max(visit.seconds for visit in slow), "found": f"{sum(visit.found > 0 for visit in plain)}/{len(plain)}",
        "heaviest": max(zip(weights, (*asked, *table_of_queries()))),
        "queries": {query: [visit.weight, visit.seconds, visit.found] for query, visit in zip(asked, plain)},
    }


def _visit(browser, address: str, query: str, slow: bool = False) -> Visit:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    answered = []
    context.on("requestfinished", lambda request: answered.append(request))
    page.goto(f"{address}search/?q={quote_plus(query)}", timeout=120_000)
    page.wait_for_selector(_DONE, state="attached", timeout=120_000)
    page.wait_for_load_state("networkidle")
    weights = [_weight(request) for request in answered if _is_search(request.url)]
    visit = Visit(sum(weights), len(weights), page.evaluate("window.doneAt") / 1e3, page.locator("#results > li").count())
    context.close()
    return visit


def _weight(request) -> int:
    """Bytes of the body of an answer; of the script of a worker Chromium does not tell, so the host's word counts."""
    return request.sizes()["responseBodySize"] or int(request.response().header_value("content-length") or 0)


def _is_search(address: str) -> bool:
    path = urlsplit(address).path
    return "/pagefind/" in path or path.endswith(("/search.js", "/words.json"))


# What is asked -------------------------------------------------------------------------------------------------------------


def queries(count: int, each: int) -> dict[str, list[str]]:
    """Some queries of every kind that find something among so many honourees."""
    people = [who.name for who in map(subject, range(count)) if who.kind == "individual"]
    beginnings = Counter(" ".join(name.split()[:3]) for name in people)
    decisions = [value for path, value in records(count) if path.startswith("data/decisions/")]
    orders = [value for value in decisions if any(line["form"].startswith("huan-chuong") for line in value["conferrals"])] or decisions
    return {
        "frequent name, no diacritics": [plain(name) for name, _ in sorted(beginnings.items(), key=lambda item: (-item[1], item[0]))[:each]],
        "one person": _spread(people, each),
        "award and year": [f"{AWARDS[value['conferrals'][0]['form']][0]} {value['issued'][:4]}" for value in _spread(orders, each)],
        "place": [f"xã {name}" for name in _spread(VILLAGES, each)],
        "decision number": [value["number"] for value in _spread(decisions, each)],
        "question": [f"ai ở xã {name} được tặng huân chương lao động năm {value['issued'][:4]}"
                     for name, value in zip(_spread(VILLAGES, each), _spread(orders, each))],
    }


def _spread(items, wanted: int) -> list:
    """So many of some items, from all over them."""
    return [items[(2 * place + 1) * len(items) // (2 * wanted)] for place in range(wanted)]


def plain(text: str) -> str:
    """As somebody types it who leaves all marks out."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def table_of_queries() -> list[str]:
    """The queries of the search tests: here they weigh something, whatever they find."""
    cases = yaml.safe_load((ROOT / "tests/search/queries.yml").read_text(encoding="utf-8"))
    return [case["query"] for case in cases if case.get("lang", "vi") == "vi"]


# What is asked is answered -------------------------------------------------------------------------------------------------


def write_whole(folder: Path) -> None:
    """The plainest page that searches an index of whole pages, made in `folder/pagefind`, by Pagefind's own interface."""
    (folder / "search").mkdir()
    (folder / "search/index.html").write_text(_WHOLE, encoding="utf-8")
    (folder / "search.js").write_text(_WHOLE_SCRIPT, encoding="utf-8")
