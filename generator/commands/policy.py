"""`policy`: whether a change may be merged, and whether a second person must agree."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.common import OK, PROBLEMS, WRONG_USE, at, report, say
from generator.commands.review import compared
from generator.problems import FORMATS, has_errors

NAME = "policy"
HELP = "xét một thay đổi có được nhận, có cần người thứ hai phê duyệt / whether a change is acceptable, and needs a second approval"


def add(command: argparse.ArgumentParser) -> None:
    compared(command)
    command.add_argument("--head", default="HEAD", metavar="COMMIT", help="bản có thay đổi, mặc định HEAD / the commit with the change")
    command.add_argument("--format", choices=tuple(FORMATS), default="text")
    command.add_argument("--outputs", type=Path, default=None, metavar="FILE",
                         help="ghi thêm second_approval=true|false vào tệp này / append second_approval=true|false to this file")


def run(options: argparse.Namespace) -> int:
    from generator.review.changes import read_changes
    from generator.review.git import Git, Refused
    from generator.review.policy import judge, needs_second_approval

    try:
        problems = judge(read_changes(Git(options.root), options.base, options.head), at(options), options.with_code)
    except Refused as refusal:
        report([refusal.problem], options.format, options.lang)
        return WRONG_USE
    report(problems, options.format, options.lang)
    second = needs_second_approval(problems)
    if options.outputs:
        with options.outputs.open("a", encoding="ascii") as file:
            file.write(f"second_approval={'true' if second else 'false'}\n")
    if has_errors(problems):
        return PROBLEMS
    say("Cần người thứ hai phê duyệt / A second person must agree" if second else "Không cần người thứ hai phê duyệt / No second approval is needed")
    return OK
