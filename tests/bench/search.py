"""Search side by side on one site: our index, Pagefind over the whole pages, and Material's own index of them.

`python -m tests.bench.search ours ROOT FOLDER` and `… material SITE FOLDER` index once and print how many seconds that took. What is
timed is indexing alone: ours from the public record to the packed files, Pagefind's program from start to end, and Material's plugin
from the HTML of each page to its file, without MkDocs, which would take minutes to bring the same pages to it.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from functools import partial
from html import unescape
from pathlib import Path
from types import SimpleNamespace

from pagefind_bin import get_executable

from generator import build
from generator.problems import LANGUAGES
from generator.records.fields import parse_instant
from generator.site import assemble
from generator.site.search.index import make_all
from generator.views.frame import PREFIX
from tests.bench import visits
from tests.bench.data import AT
from tests.bench.host import compressed
from tests.bench.measure import Run, python, run, size, typical

OURS, WHOLE, MATERIAL = "this site", "Pagefind, whole pages", "Material's index"
COLUMNS = {
    "honorees": "Honourees", "who": "Search by", "indexing": "Indexing s", "to_ours": "/ ours", "memory": "Peak MB together",
    "program": "of its largest process",
    "files": "Files", "megabytes": "Index MB", "median": "First results KB", "most": "most KB", "requests": "Requests",
    "plain": "Enter to results s", "slow": "on a slow phone s", "slow_most": "most s",
}
TARGETS = ("Targets for search at 10,000 honourees: indexing at most 10 s and 500 MB; first results after at most 150 KB more than the page. "
           "The memory of this site's indexing holds the whole record too, which the build has in memory anyway; the largest process is "
           "Pagefind or the program, whichever is larger. Material sends its whole index and the telephone indexes it: not tried in the "
           "browser, its KB are those of the file alone. Chromium slows no worker, in which Pagefind works by itself: its slow times flatter it.")
PARTS = {"words.json": "words.json", "names (pf_meta)": "pf_meta", "pagefind.js": "pagefind.js", "WebAssembly": "wasm.unknown.pagefind",
         "largest file of words": "pf_index", "largest fragment": "pf_fragment", "largest filter": "pf_filter", "order.json": "order.json",
         "search.js": "search.js"}
"""Part of the index -> how the names of its files end."""
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def measured(count: int, root: Path, folder: Path, repeat: int, table: int | None) -> list[dict]:
    """A row for each way to search the built site of `root`. The other indexes are made below `folder`.

    So many times each index is made, and so many queries of each kind are asked, as `repeat` says; `table` is how many of the search
    tests' queries are asked too.
    """
    site, whole, material = root / "site", folder / "whole", folder / "material"
    found = {
        OURS: (_typical(repeat, partial(_timed, "ours", root, folder / "ours"), folder / "ours"), site / "pagefind"),
        WHOLE: (_typical(repeat, partial(_pagefind, site, whole / "pagefind"), whole), whole / "pagefind"),
        MATERIAL: (_typical(repeat, partial(_timed, "material", site, material), material), material),
    }
    visits.write_whole(whole)
    visited = {who: visits.visited(pages, count, repeat, table) for who, pages in ((OURS, site), (WHOLE, whole))}
    if visited[OURS]:
        file = compressed(material / f"{LANGUAGES[0]}/search_index.json")
        visited[MATERIAL] = {"median": file / 1e3, "most": file / 1e3, "requests": 1}
    seconds = {who: one.seconds for who, (one, _) in found.items()}
    rows = []
    for who, (one, index) in found.items():
        held = size(index)
        rows.append({
            "honorees": count, "who": who, "indexing": one.seconds, "to_ours": one.seconds / seconds[OURS], "memory": one.together, "program": one.peak,
            "files": held.files, "megabytes": held.bytes / 1e6, **(visited.get(who) or {})})
    rows[0]["parts"] = parts(site)
    return rows


def parts(site: Path) -> dict[str, float]:
    """KB on the wire of the largest file of each part of our search."""
    files = [*(site / "pagefind").rglob("*"), site / "search/words.json", site / "assets/javascripts/search.js"]
    return {part: max(map(compressed, (file for file in files if file.name.endswith(ending)))) / 1e3 for part, ending in PARTS.items()}


def as_text(rows: list[dict]) -> str:
    """What the parts of our search weigh, a line a size."""
    return "".join(f"Largest files of search at {row['honorees']:,}, KB on the wire: "
                   f"{', '.join(f'{part} {weight:.1f}' for part, weight in row['parts'].items())}.\n" for row in rows if "parts" in row)


def _typical(repeat: int, action: Callable[[], Run], target: Path) -> Run:
    return typical(repeat, action, partial(shutil.rmtree, target, ignore_errors=True))


def _timed(what: str, source: Path, target: Path) -> Run:
    """A run of this module: it says itself how long indexing took in it."""
    one = python("-m", "tests.bench.search", what, source, target, watched=True)
    return Run(float(one.output), one.peak, together=one.together)


def _pagefind(site: Path, target: Path) -> Run:
    return run([get_executable(), "--site", site, "--output-path", target], watched=True)


# In a process of its own ---------------------------------------------------------------------------------------------------


class _Ended(Exception):
    """The index is made; the rest of the build is not wanted."""


def index_ours(root: Path, folder: Path) -> float:
    """Seconds for the index of a root: the generator's own build up to it, with nothing else done at the same time."""
    taken: list[float] = []

    def alone(parts: list) -> None:
        for part in parts:
            part.file = folder / part.file.name
        started = time.perf_counter()
        make_all(parts)
        taken.append(time.perf_counter() - started)
        raise _Ended

    shutil.rmtree(root / ".cache/search", ignore_errors=True)
    assemble.make_all, assemble.beside, assemble._Stage.put = alone, lambda do: nullcontext(), lambda stage, outputs: None
    with suppress(_Ended):
        build.build(root, root / "site", parse_instant(AT), lambda step: None)
    return taken[0]


def index_by_material(site: Path, folder: Path) -> float:
    """Seconds for Material's own index of the pages of a site, one for each language, as its two MkDocs builds would make it.

    Reading the pages is left out: in MkDocs they come from memory."""
    from material.plugins.search.plugin import SearchIndex

    seconds = 0.0
    for lang in LANGUAGES:
        index = SearchIndex(lang=[lang], separator=r"[\s\-]+", pipeline=["stopWordFilter"], fields={})
        for page in _pages(site, lang):
            started = time.perf_counter()
            index.add_entry_from_context(page)
            seconds += time.perf_counter() - started
        started = time.perf_counter()
        file = folder / lang / "search_index.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(index.generate_search_index(None), encoding="utf-8")
        seconds += time.perf_counter() - started
    return seconds


def _pages(site: Path, lang: str) -> Iterator[SimpleNamespace]:
    """The pages of one language with what MkDocs would say of them; their content is what stands in the article."""
    top = site / PREFIX[lang]
    for file in sorted(top.rglob("index.html")):
        url = file.parent.relative_to(top).as_posix()
        article = _ARTICLE.search(file.read_text(encoding="utf-8"))
        if article and not (lang == "vi" and url.split("/")[0] == "en"):
            heading = _HEADING.search(article[1])
            title = unescape(_TAG.sub("", heading[1])) if heading else ""
            yield SimpleNamespace(content=article[1], title=title, url=f"{url}/", meta={}, toc=[])


if __name__ == "__main__":
    print({"ours": index_ours, "material": index_by_material}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3])))
