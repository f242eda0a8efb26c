"""`check`: read and check everything, and print every problem."""

from __future__ import annotations

import argparse

from generator.build import check_root
from generator.commands.common import OK, PROBLEMS, at, report, say, timed
from generator.problems import FORMATS, has_errors

NAME = "check"
HELP = "đọc và kiểm tra mọi tệp / read and check every file"


def add(command: argparse.ArgumentParser) -> None:
    timed(command)
    command.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    checked = check_root(options.root, at(options))
    report(checked.problems, options.format, options.lang)
    if has_errors(checked.problems):
        return PROBLEMS
    say(f"Tốt: {checked.records} bản ghi, {checked.without_english} còn chờ bản tiếng Anh / "
        f"Good: {checked.records} records, {checked.without_english} still waiting for English")
    return OK
