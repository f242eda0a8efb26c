"""`guide`: write the page of each type of record that the staff read in its folder."""

from __future__ import annotations

import argparse

from generator.commands.common import OK, PROBLEMS, say

NAME = "guide"
HELP = "ghi bảng trường của từng loại vào data/*/README.md / write the tables of fields for the staff"


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="chỉ xem còn đúng không / only say whether they are up to date")


def run(options: argparse.Namespace) -> int:
    from generator.edit.generated import renew, stale
    from generator.edit.guide import guides

    pages = {path: text for path, text in guides().items() if (options.root / path).parent.is_dir()}
    other = (stale if options.check else renew)(options.root, pages)
    for path in other:
        say(path)
    say(f"{len(other)} trang {'chưa đúng' if options.check else 'đã ghi'} / {len(other)} pages {'out of date' if options.check else 'written'}")
    return PROBLEMS if other and options.check else OK
