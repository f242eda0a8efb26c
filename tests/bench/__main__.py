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
from functools import partial
from pathlib import Path
from statistics import median_low

from tests.bench import budgets, hugo, search, visits
from tests.bench.measure import Run, Size, build, clean, python, run, size, table, typical
from tests.conftest import ROOT

COLUMNS = {
    "honorees": "Honourees", "pages": "Pages", "read": "Read s", "check": "Check s", "views": "Views s",
    "pages_made": "Render, inspect, write s", "publish": "Publish s", "total": "Total s", "pages_a_second": "Pages/s",
    "peak": "Peak MB",
    "unchanged": "Nothing changed s", "conferral": "One conferral changed s", "honoree": "One honouree changed s",
    "megabytes": "Site MB", "files": "Files", "copy": "cp -r s", "to_copy": "Total / cp -r",
    "hugo": "Hugo s", "hugo_shape": "Hugo from",
    "hugo_peak": "Hugo peak MB", "to_hugo": "Total / Hugo",
}
TARGETS = ("Targets: total at most 0.5 x Hugo and 3 x cp -r; peak below 400 MB; a changed record below 2 s at 10,000 honourees. "
           "Compare the ratios: seconds depend on the machine and on what else it does.")


def measured(count: int, folder: Path, repeat: int) -> dict:
    """Everything about one size. The input, the sites and the copies are below `folder`."""
    root, site = folder / "root", folder / "root" / "site"
    python("-m", "tests.bench.data", root, str(count))
    stages = json.loads(python("-m", "tests.bench.stages", root).output)
    # How long the disk takes differs severalfold from minute to minute, so builds and copies take turns and the medians count.
    fulls, copies, copy_to = [], [], folder / "copy"
    for _ in range(repeat):
        clean(root)
        shutil.rmtree(copy_to, ignore_errors=True)
        fulls.append(build(root))
        copies.append(run(["cp", "-r", site, copy_to]))
    shutil.rmtree(copy_to)
    full, copied = median_low(fulls), median_low(copies)
    unchanged = [build(root) for _ in range(repeat)]
    conferral = [_after_change(root, sorted((root / "data/decisions").iterdir())[0], number) for number in range(repeat)]
    honoree = [_after_change(root, sorted((root / "data/honorees").iterdir())[0], number) for number in range(repeat)]
    ours = size(site)
    by_hugo = _hugo(root, folder / "hugo", count, ours, repeat)
    shape = min(by_hugo, key=lambda name: by_hugo[name].seconds) if by_hugo else ""
    return {
        "honorees": count, "pages": ours.pages, **{name: stages[name] for name in ("read", "check", "shell", "views", "publish")},
        "pages_made": stages["pages"], "total": full.seconds, "pages_a_second": ours.pages / full.seconds, "peak": full.peak,
        "unchanged": median_low(unchanged).seconds, "unchanged_runs": [found.seconds for found in unchanged],
        "conferral": median_low(conferral).seconds, "conferral_runs": [found.seconds for found in conferral],
        "honoree": median_low(honoree).seconds, "honoree_runs": [found.seconds for found in honoree],
        "incremental_peak": max(found.peak for found in (*unchanged, *conferral, *honoree)),
        "megabytes": ours.bytes / 1e6, "files": ours.files, "page_bytes": ours.page_bytes / ours.pages,
        "copy": copied.seconds, "to_copy": full.seconds / copied.seconds,
        "hugo": by_hugo[shape].seconds if shape else None, "hugo_shape": shape,
        "hugo_peak": by_hugo[shape].peak if shape else None,
        "hugo_runs": {name: found.seconds for name, found in by_hugo.items()},
        "to_hugo": full.seconds / by_hugo[shape].seconds if shape else None,
    }


def _after_change(root: Path, file: Path, number: int) -> Run:
    """A build after one text of one record was changed: the last citation of a decision, the summary of an honouree."""
    text = file.read_text(encoding="utf-8")
    before, mark, after = text.rpartition("    vi: " if "conferrals:" in text else "summary:\n  vi: ")
    assert mark, file
    changed = f"{before}{mark}{number + 1}. {after}"
    file.write_text(changed, encoding="utf-8")
    return build(root)


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
    print(f"{machine()}\n\n{table(COLUMNS, rows)}\n{TARGETS}\n")
    print(f"{table(search.COLUMNS, searches)}\n{search.as_text(searches)}{search.TARGETS}")
    if visits.chromium() and wanted.kinds != 0:
        with budgets.shipped() as site:
            print(f"\n{budgets.report(budgets.measured(site, wanted.kinds))}")
    if wanted.json:
        found = {"machine": machine(), "rows": rows, "search": searches}
        wanted.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
