"""What commands share: exit codes, how they speak, and options that several of them have."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from generator.problems import FORMATS, Problem
from generator.records.fields import HANOI, parse_instant

OK, PROBLEMS, WRONG_USE, INTERNAL = 0, 1, 2, 70
"""No problem; problems in the data; wrong use, or the disk refused; an error inside the program."""


def say(text: str) -> None:
    """A line for people; what programs read goes to standard output alone."""
    print(text, file=sys.stderr, flush=True)


def write(text: str) -> None:
    """What was asked for, to standard output."""
    sys.stdout.write(text)
    sys.stdout.flush()


def report(problems: list[Problem], form: str, lang: str | None) -> None:
    """Print the problems, and their number for people."""
    write(FORMATS[form](problems, lang))
    if problems:
        files = len({problem.path for problem in problems})
        say(f"{len(problems)} vấn đề trong {files} tệp / {len(problems)} problems in {files} files")


def at(options: argparse.Namespace) -> datetime:
    """The instant of --at, or this one: the only place where the clock is read."""
    return options.at or datetime.now(HANOI)


def timed(command: argparse.ArgumentParser) -> None:
    """The option --at."""
    command.add_argument("--at", type=_instant, default=None, metavar="INSTANT", help="như tại thời điểm này / as at this time")


def published(command: argparse.ArgumentParser) -> None:
    """The options of the commands that build."""
    timed(command)
    command.add_argument("--site", type=Path, default=None, metavar="DIR", help="thư mục trang, mặc định ROOT/site / the folder of the site")
    command.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="số tiến trình cùng làm / processes that share the work")


def _instant(text: str) -> datetime:
    try:
        return parse_instant(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}": viết 2026-09-02 hoặc "2026-09-02 08:00" / write 2026-09-02 or "2026-09-02 08:00"') from None
