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
    from generator.edit import owners
    from generator.edit.forms.template import templates

    loaded = load(options.root, options.root / CACHE / "records.json")
    if not loaded.catalog:
        report(loaded.problems, "text", options.lang)
        return PROBLEMS
    files = templates(loaded.catalog)
    if loaded.catalog.site.owners:
        files[owners.PATH] = owners.written_owners(loaded.catalog.site.owners)
    stale = [path for path, text in files.items() if not (options.root / path).is_file() or (options.root / path).read_text(encoding="utf-8") != text]
    if options.check:
        for path in stale:
            say(f"{path}: chưa mới; chạy python -m generator github / not up to date; run python -m generator github")
        return PROBLEMS if stale else OK
    for path in stale:
        target = options.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[path], encoding="utf-8")
    say(f"Đã làm mới {len(stale)} trong {len(files)} tệp / Renewed {len(stale)} of {len(files)} files")
    return OK
