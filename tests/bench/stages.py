"""One build with a clock at every stage: `python -m tests.bench.stages ROOT` prints the seconds as JSON.

It is the generator's own `build`, with the functions that it calls wrapped, so that a stage measured here is a stage that is run.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import build
from generator.records.fields import parse_instant
from tests.bench.data import AT

SECONDS: dict[str, float] = defaultdict(float)
STAGES = {"load": "read", "read_ledger": "check", "check": "check", "build_shell": "shell", "visible": "views", "views": "views",
          "assemble": "pages"}
"""Function that `generator.build` calls -> stage. The shell is made beside reading; pages are rendered, inspected and written."""


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


def main(root: Path) -> None:
    """Build once and print what each stage took."""
    for name, stage in STAGES.items():
        setattr(build, name, timed(stage, getattr(build, name)))
    publication = build.publication

    @contextmanager
    def watched(*arguments: Any) -> Iterator[tuple[Any, Callable]]:
        with publication(*arguments) as (staging, publish):
            yield staging, timed("publish", publish)

    build.publication = watched
    result = build.build(root, root / "site", parse_instant(AT), lambda step: None)
    if not result.pages:
        sys.exit(f"nothing was published: {result.problems[:5]}")
    print(json.dumps(SECONDS))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
