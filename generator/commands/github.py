"""`github`: renew what the host of the repository reads and what follows from the records: issue forms and CODEOWNERS."""

from __future__ import annotations

import argparse

from generator.build import CACHE
from generator.commands.common import OK, PROBLEMS, report, say

NAME = "github"
HELP = "làm mới biểu mẫu và CODEOWNERS trong .github / renew the issue forms and CODEOWNERS in .github"


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="chỉ xem đã mới chưa / only see whether they are up to date")


def run(options: argparse.Namespace) -> int:
    from generator.catalog import load
    from generator.edit.generated import renew, stale
    from generator.edit.hosted import OWNED, hosted

    loaded = load(options.root, options.root / CACHE / "records.json")
    if not loaded.catalog:
        report(loaded.problems, "text", options.lang)
        return PROBLEMS
    files = hosted(loaded.catalog)
    if options.check:
        old = stale(options.root, files, OWNED)
        for path in old:
            say(f"{path}: chưa mới; chạy python -m generator github / not up to date; run python -m generator github")
        return PROBLEMS if old else OK
    changed = renew(options.root, files, OWNED)
    say(f"Đã làm mới {len(changed)} trong {len(files)} tệp / Renewed {len(changed)} of {len(files)} files")
    return OK
