"""`guide`: write the page of each type of record that the staff read in its folder."""

from __future__ import annotations

import argparse

from generator.commands.common import OK, PROBLEMS, say

NAME = "guide"
HELP = "ghi bảng trường của từng loại vào data/*/README.md / write the tables of fields for the staff"


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="chỉ xem còn đúng không / only say whether they are up to date")


def run(options: argparse.Namespace) -> int:
    from generator.edit.guide import guides

    other = []
    for path, text in guides().items():
        file = options.root / path
        if not file.parent.is_dir() or file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        other.append(path)
        if not options.check:
            file.write_text(text, encoding="utf-8")
    for path in other:
        say(path)
    say(f"{len(other)} trang {'chưa đúng' if options.check else 'đã ghi'} / {len(other)} pages {'out of date' if options.check else 'written'}")
    return PROBLEMS if other and options.check else OK
