"""`python -m tests.bench`: build sites of growing size, beside Hugo and a plain copy, and search them, beside Pagefind and Material.

Three tables are printed: building, search, and what the first view of each kind of page of the shipped site loads.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median_low

from tests.bench import budgets, hugo, search, visits
from tests.bench.measure import Run, Size, build, clean, python, run, sheet, size, table, typical
from tests.bench.saving import change, saved_to_published
from tests.conftest import ROOT

LINES = {
    "The site": {"pages": "HTML pages", "files": "Files", "megabytes": "MB"},
    "The whole build, as the command makes it": {
        "total": "From nothing, s", "pages_a_second": "Pages a second", "peak": "Peak memory of the largest process, MB",
        "copy": "`cp -r` of the site, s", "to_copy": "From nothing / `cp -r`", "to_hugo": "From nothing / Hugo",
        "unchanged": "Nothing changed, s", "conferral": "One conferral changed, s", "honoree": "One honouree changed, s",
        "served": "One conferral changed while `serve` runs: from saved to published, s"},
    "Its stages, in one process": {
        "read": "Read, s", "check": "Check, s", "views": "Views, s", "shell": "Theme (beside reading), s", "made": "Render, inspect, write, s", "publish": "Publish, s"},
    "Processor for each kind of file": {f"{kind}_seconds": f"{words}, s" for kind, words in {
        "pages": "Pages", "feeds": "Feeds", "cards": "Cards of shared links", "search": "Search index", "data": "Open data, calendars, press lists",
        "bundle": "The zip for places without the internet"}.items()},
    "Pages and feeds alone: search, cards, open data and the zip left out": {
        "part_files": "Files", "part_total": "From nothing, s", "part_peak": "Peak memory of the largest process, MB",
        "part_copy": "`cp -r` of that, s", "part_to_copy": "From nothing / `cp -r`", "part_to_hugo": "From nothing / Hugo", "part_conferral": "One conferral changed, s"},
    "Hugo: as many pages of the same size, and no feeds": {"hugo": "From nothing, s", "hugo_peak": "Peak memory, MB", "hugo_shape": "Reads"},
}
"""What is measured, by headings: name of a number -> its words."""
TARGETS = ("Targets at 10,000 honourees, without search and what came after it: from nothing at most 0.5 x Hugo and 3 x `cp -r`; peak below 400 MB; "
           "a changed record below 2 s. Compare the ratios: seconds depend on the machine and on what else it does.")
PAGES_AND_FEEDS = ("--without", "search", "cards", "data", "bundle")


def measured(count: int, folder: Path, repeat: int) -> dict:
    """Everything about one size. The input, the sites and the copies are below `folder`."""
    root, site = folder / "root", folder / "root" / "site"
    python("-m", "tests.bench.data", root, str(count))
    stages = json.loads(python("-m", "tests.bench.stages", root).output)
    kinds = stages.pop("kinds")
    full, copied = _beside_copies(root, folder / "copy", repeat, build)
    unchanged = [build(root) for _ in range(repeat)]
    decision, honoree = (sorted((root / "data" / name).iterdir())[0] for name in ("decisions", "honorees"))
    conferral = [_after_change(root, decision, number, build) for number in range(repeat)]
    changed = [_after_change(root, honoree, number, build) for number in range(repeat)]
    served = saved_to_published(root, decision, repeat)
    ours = size(site)
    by_hugo = _hugo(root, folder / "hugo", count, ours, repeat)
    shape = min(by_hugo, key=lambda name: by_hugo[name].seconds) if by_hugo else ""
    alone = folder / "alone"
    python("-m", "tests.bench.data", alone, str(count))
    part, part_copied = _beside_copies(alone, folder / "copy", repeat, _pages_and_feeds)
    part_conferral = [_after_change(alone, alone / decision.relative_to(root), number, _pages_and_feeds) for number in range(repeat)]
    return {
        "honorees": count, "pages": ours.pages, "files": ours.files, "megabytes": ours.bytes / 1e6, "page_bytes": ours.page_bytes / ours.pages,
        "total": full.seconds, "pages_a_second": ours.pages / full.seconds, "peak": full.peak,
        "copy": copied.seconds, "to_copy": full.seconds / copied.seconds,
        "unchanged": median_low(unchanged).seconds, "unchanged_runs": [found.seconds for found in unchanged],
        "conferral": median_low(conferral).seconds, "conferral_runs": [found.seconds for found in conferral],
        "honoree": median_low(changed).seconds, "honoree_runs": [found.seconds for found in changed],
        "incremental_peak": max(found.peak for found in (*unchanged, *conferral, *changed)),
        "served": median_low(served), "served_runs": served,
        **{name: stages[name] for name in ("read", "check", "shell", "views", "publish")}, "made": stages["pages"],
        **{f"{kind}_seconds": seconds for kind, (_, _, seconds) in kinds.items()}, "kinds": kinds,
        "part_files": size(alone / "site").files, "part_total": part.seconds, "part_peak": part.peak,
        "part_copy": part_copied.seconds, "part_to_copy": part.seconds / part_copied.seconds,
        "part_conferral": median_low(part_conferral).seconds, "part_conferral_runs": [found.seconds for found in part_conferral],
        "hugo": by_hugo[shape].seconds if shape else None, "hugo_shape": shape,
        "hugo_peak": by_hugo[shape].peak if shape else None,
        "hugo_runs": {name: found.seconds for name, found in by_hugo.items()},
        "part_to_hugo": part.seconds / by_hugo[shape].seconds if shape else None,
        "to_hugo": full.seconds / by_hugo[shape].seconds if shape else None,
    }


def _pages_and_feeds(root: Path) -> Run:
    """A build of nothing else, by as many processes as the command takes."""
    return python("-m", "tests.bench.stages", root, "--jobs", str(os.cpu_count() or 1), *PAGES_AND_FEEDS)


def _beside_copies(root: Path, copy: Path, repeat: int, make: Callable[[Path], Run]) -> tuple[Run, Run]:
    """The middle one of builds from nothing, and of copies of the site. How long the disk takes differs severalfold from minute to minute, so they
    take turns."""
    fulls, copies = [], []
    for _ in range(repeat):
        clean(root)
        shutil.rmtree(copy, ignore_errors=True)
        fulls.append(make(root))
        copies.append(run(["cp", "-r", root / "site", copy]))
    shutil.rmtree(copy)
    return median_low(fulls), median_low(copies)


def _after_change(root: Path, file: Path, number: int, make: Callable[[Path], Run]) -> Run:
    """A build after one text of one record was changed."""
    change(file, number)
    return make(root)


def _hugo(root: Path, folder: Path, count: int, ours: Size, repeat: int) -> dict[str, Run]:
    """Hugo's time for each shape of its source; nothing when it is not installed."""
    program = hugo.program()
    found = {}
    for shape in hugo.SHAPES if program else ():
        source, target = folder / shape, folder / "site"
        python("-m", "tests.bench.hugo", root, source, str(count), shape)
        found[shape] = typical(
            repeat, partial(hugo.write, program, source, target), partial(shutil.rmtree, target, ignore_errors=True))
        theirs = size(target)
        assert abs(theirs.pages / ours.pages - 1) <= 0.01, f"Hugo wrote {theirs.pages} pages, we {ours.pages}"
        assert abs(theirs.page_bytes / theirs.pages / (ours.page_bytes / ours.pages) - 1) <= 0.1, f"other sizes: {theirs}, {ours}"
        shutil.rmtree(source)
        shutil.rmtree(target)
    return found


def newest() -> float:
    """When a file of the program was last changed: any change makes the next build one from nothing."""
    return max(path.stat().st_mtime for path in (ROOT / "generator").rglob("*") if path.suffix != ".pyc" and path.is_file())


def machine() -> str:
    """The machine in one line."""
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    processor = found[1] if found else platform.processor() or "unknown processor"
    return f"{os.cpu_count()} cores, {processor}, Python {platform.python_version()}"


def main(arguments: list[str] | None = None) -> None:
    """Measure every wanted size and print the table."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("--honorees", type=int, nargs="+", default=[1_000, 10_000], metavar="N", help="how many, up to 100,000")
    options.add_argument("--repeat", type=int, default=3, help="the middle one of so many runs (default 3)")
    options.add_argument("--queries", type=int, metavar="N", help="of the search tests' queries; default all of them")
    options.add_argument("--kinds", type=int, metavar="N", help="of so many kinds of page the first view; default all of them")
    options.add_argument("--folder", type=Path, help="where to work; a new folder in it is used and removed")
    options.add_argument("--json", type=Path, metavar="FILE", help="write every number to this file too")
    wanted = options.parse_args(arguments)
    if not hugo.program():
        print("Hugo is not installed (group bench): its columns stay empty", file=sys.stderr)
    if not visits.chromium():
        print("CHROMIUM IS NOT INSTALLED (make browser): no first search and no first view was measured", file=sys.stderr)
    rows, searches = [], []
    for count in wanted.honorees:
        with tempfile.TemporaryDirectory(dir=wanted.folder, prefix="bench-") as folder:
            print(f"{count:,} honourees …", file=sys.stderr, flush=True)
            before = newest()
            rows.append(measured(count, Path(folder), wanted.repeat))
            searches += search.measured(count, Path(folder) / "root", Path(folder) / "search", wanted.repeat, wanted.queries)
            if newest() != before:
                print("The program was changed while it was measured: these numbers are worth nothing.", file=sys.stderr)
    print(f"{machine()}\n\n{sheet(LINES, rows, 'honorees', 'honourees')}\n{TARGETS}\n")
    print(f"{table(search.COLUMNS, searches)}\n{search.as_text(searches)}{search.TARGETS}")
    if visits.chromium() and wanted.kinds != 0:
        with budgets.shipped() as site:
            print(f"\n{budgets.report(budgets.measured(site, wanted.kinds))}")
    if wanted.json:
        found = {"machine": machine(), "rows": rows, "search": searches}
        wanted.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
