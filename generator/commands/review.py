"""`review`: what a pull request shows to those who read it."""

from __future__ import annotations

import argparse

from generator.commands.common import OK, PROBLEMS, WRONG_USE, at, report, say, timed, write

NAME = "review"
HELP = "tóm tắt một thay đổi cho người duyệt / sum up a change for those who review it"
FORMATS = ("markdown", "json", "github")


def add(command: argparse.ArgumentParser) -> None:
    compared(command)
    command.add_argument("--format", choices=FORMATS, default="markdown", help="markdown: bản tóm tắt / the summary; github: chú thích / annotations")


def compared(command: argparse.ArgumentParser) -> None:
    """The options of the commands that compare two commits."""
    timed(command)
    command.add_argument("base", metavar="BASE", help="bản được so: nhánh hoặc mã, ví dụ main / the commit to compare with, such as main")
    command.add_argument("--with-code", action="store_true",
                         help="người bảo trì cho phép sửa cả dữ liệu và mã / a maintainer permitted a change of data and code together")


def run(options: argparse.Namespace) -> int:
    from generator.review.annotations import annotations
    from generator.review.changes import read_changes
    from generator.review.data import as_json
    from generator.review.git import Git, Refused
    from generator.review.report import review
    from generator.review.summary import summary

    try:
        git = Git(options.root)
        changes = read_changes(git, options.base, "HEAD")
        clean = git.is_clean("data", "content", "mkdocs.yml", "mkdocs.en.yml")
    except Refused as refusal:
        report([refusal.problem], "text", options.lang)
        return WRONG_USE
    if not clean:
        say("Có thay đổi chưa commit: kiểm tra tính cả chúng, phần so sánh thì không / "
            "There are uncommitted changes: the checks look at them, the comparison does not")
    found = review(options.root, changes, at(options), options.with_code)
    if options.format == "github":
        write(annotations(changes, found.policy, found.problems, options.lang))
    else:
        write(summary(found, options.lang) if options.format == "markdown" else as_json(found, options.lang))
    return PROBLEMS if found.errors else OK
