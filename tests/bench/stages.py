"""One build with a clock at every stage and for every kind of file: `python -m tests.bench.stages ROOT` prints both as JSON.

It is the generator's own `build`, with the functions that it calls wrapped, so that what is measured here is what is run. `--without cards`
leaves a kind out, which no command of the generator does: such a site has holes. It is there to be compared with a program that makes less.
"""

from __future__ import annotations

import argparse
import functools
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator import build
from generator.records.fields import parse_instant
from generator.site import assemble
from generator.views.pages.offline_page import BUNDLE
from tests.bench.data import AT

STAGES = {"load": "read", "read_ledger": "check", "check": "check", "build_shell": "shell", "visible": "views", "views": "views",
          "assemble": "pages"}
"""Function that `generator.build` calls -> stage. The shell is made beside reading; pages are rendered, inspected and written."""
KINDS = ("pages", "feeds", "cards", "search", "data", "bundle")
"""What a site is made of: pages with all that they load, feeds, cards of shared links, the index, open data with calendars and press lists, the zip."""
SECONDS: dict[str, float] = defaultdict(float)
BY_KIND: dict[str, list[float]] = {kind: [0, 0, 0.0] for kind in KINDS}
"""Kind -> files, bytes, seconds of the processor: of this process and of the programs that it ran."""


def kind_of(path: str) -> str:
    """The kind of a file of the site."""
    path = path.removeprefix("en/")
    top = path.partition("/")[0]
    if top == "pagefind" or path == "search/words.json":
        return "search"
    if top == "cards":
        return "cards"
    if path == BUNDLE:
        return "bundle"
    if top == "feeds" and not path.endswith(".html"):
        return "feeds"
    return "data" if path.endswith((".json", ".jsonld", ".csv", ".xlsx", ".zip", ".ics", ".txt")) else "pages"


def timed(stage: str, function: Callable) -> Callable:
    """The function, with its time added to the stage."""

    @functools.wraps(function)
    def wrapper(*arguments: Any, **options: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            SECONDS[stage] += time.perf_counter() - started

    return wrapper


def main(root: Path, jobs: int, without: frozenset[str]) -> None:
    """Build once and print what each stage and each kind took."""
    for name, stage in STAGES.items():
        setattr(build, name, timed(stage, getattr(build, name)))
    publication = build.publication

    @contextmanager
    def watched(*arguments: Any) -> Iterator[tuple[Any, Callable]]:
        with publication(*arguments) as (staging, publish):
            yield staging, timed("publish", publish)

    build.publication = watched
    _one_kind_after_the_other(without)
    result = build.build(root, root / "site", parse_instant(AT), lambda step: None, jobs, offline="bundle" not in without)
    if not result.pages:
        sys.exit(f"nothing was published: {result.problems[:5]}")
    print(json.dumps({**SECONDS, "kinds": BY_KIND}))


def _one_kind_after_the_other(without: frozenset[str]) -> None:
    """Let each kind of file be put by itself, with a clock, and some not at all."""
    put, make_all, views, lost = assemble._Stage.put, assemble.make_all, build.views, assemble.verify.lost

    def put_by_kind(stage: Any, outputs: Any) -> None:
        sorted_out: dict[str, list] = defaultdict(list)
        for output in outputs:
            sorted_out[kind_of(output[0])].append(output)
        for kind in sorted_out.keys() - without:
            with _clock(kind):
                put(stage, sorted_out[kind])
            sizes = [stage.written.files[output[0]][0] for output in sorted_out[kind]]
            BY_KIND[kind][0] += len(sizes)
            BY_KIND[kind][1] += sum(sizes)

    def make_index(parts: list) -> None:
        if "search" not in without:
            with _clock("search"):
                make_all(parts)

    assemble._Stage.put, assemble.make_all = put_by_kind, make_index
    if "search" in without:
        assemble.files = lambda parts: ()
    if "search" in without or not without:  # with a clock it is made after the pages, not beside them
        assemble.beside = lambda do: nullcontext()
    if "data" in without:  # what tells of these files cannot be made either
        build.views = lambda *arguments: replace(views(*arguments), later=())
    if without:  # there are links to what is left out: they are looked for and not told
        assemble.verify.lost = lambda *arguments: lost(*arguments) and set()


@contextmanager
def _clock(kind: str) -> Iterator[None]:
    started = _processor()
    yield
    BY_KIND[kind][2] += _processor() - started


def _processor() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m tests.bench.stages", description=__doc__)
    asked.add_argument("root", type=Path)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--without", nargs="+", default=[], choices=KINDS)
    given = asked.parse_args()
    main(given.root, given.jobs, frozenset(given.without))
