"""`ledger`: add the published ids to `data/ledger.txt`."""

from __future__ import annotations

import argparse

from generator.build import CACHE
from generator.catalog import load
from generator.commands.common import OK, PROBLEMS, at, report, say, timed
from generator.edit.files import put
from generator.ledger import PATH, read_ledger, written_ledger
from generator.problems import has_errors
from generator.visible import visible

NAME = "ledger"
HELP = "ghi mã đã công bố vào sổ / add the published ids to the ledger"

add = timed


def run(options: argparse.Namespace) -> int:
    loaded = load(options.root, options.root / CACHE / "records.json")
    ledger = read_ledger(options.root)
    problems = [*loaded.problems, *ledger.problems]
    if has_errors(problems) or not loaded.catalog:
        report(sorted(problems), "text", options.lang)
        return PROBLEMS
    text = written_ledger(ledger, visible(loaded.catalog, at(options)))
    put(options.root / PATH, text.encode("ascii"))
    say(f"Đã ghi {len(text.splitlines())} mã vào {PATH} / Wrote {len(text.splitlines())} ids to {PATH}")
    return OK
