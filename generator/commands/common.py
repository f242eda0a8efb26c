"""What commands share: exit codes, how they speak, and options that several of them have."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from generator.problems import FORMATS, Problem
from generator.read import names
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
    command.add_argument("--jobs", type=between(1, 256), default=os.cpu_count() or 1, metavar="N", help="số tiến trình cùng làm / processes that share the work")


def between(least: int, most: int) -> Callable[[str], int]:
    """What reads a whole number of an option that may not be less or more."""
    def number(text: str) -> int:
        if text.isdecimal() and text.isascii() and len(text) < 10 and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f'"{text}": viết một số từ {least} đến {most} / write a number from {least} to {most}')

    return number


def record_type(text: str) -> str:
    """The record type that is meant by its name, by that of its folder, or by what it is called."""
    found = type_named(text)
    if not found:
        raise argparse.ArgumentTypeError(f'"{text}": dùng một trong / use one of: {", ".join(close_types(text))}')
    return found


def type_named(text: str) -> str | None:
    """The type whose name, folder or Vietnamese label a text is; None when there is none."""
    return _types().get(text) or _types().get(names.suggestion(text, folder=True))


def close_types(text: str) -> tuple[str, ...]:
    """Types that may be meant; all when none is close."""
    known = _types()
    return tuple(dict.fromkeys(known[name] for name in get_close_matches(text.lower(), known, n=3))) or tuple(dict.fromkeys(known.values()))


def _types() -> dict[str, str]:
    from generator.records import RECORD_TYPES  # many commands do without

    return {name: model.type for model in RECORD_TYPES
            for name in (names.suggestion(model.label["vi"], folder=True), model.type.replace("_", "-"), model.collection, model.type)}


def _instant(text: str) -> datetime:
    try:
        return parse_instant(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}": viết 2026-09-02 hoặc "2026-09-02 08:00" / write 2026-09-02 or "2026-09-02 08:00"') from None
