"""`new`: begin a record, with everything that is to be filled in."""

from __future__ import annotations

import argparse

from generator.commands.common import OK, WRONG_USE, at, close_types, report, say, timed, type_named, write
from generator.problems import ProblemKind
from generator.read import names
from generator.records import BY_TYPE
from generator.records.fields import BAD_ID

NAME = "new"
HELP = "tạo một bản ghi mới để điền / begin a new record to fill in"

UNKNOWN_TYPE = ProblemKind(
    "E010", 'không có loại bản ghi "{found}"', 'there is no record type "{found}"', "dùng một trong: {allowed}", "use one of: {allowed}")
EXISTS = ProblemKind(
    "E011", 'đã có bản ghi "{found}"', 'the record "{found}" is there already',
    "sửa tệp đó, hoặc chọn mã khác, ví dụ {suggestion}", "edit that file or choose another id, for example {suggestion}")
WAS_PUBLISHED = ProblemKind(
    "E012", 'mã "{found}" đã được công bố trước đây và không dùng lại cho bản ghi khác', 'the id "{found}" was published before and is never used again',
    "khôi phục tệp cũ, hoặc chọn mã khác, ví dụ {suggestion}", "restore the old file or choose another id, for example {suggestion}")


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("type", metavar="TYPE", help="loại bản ghi, ví dụ exemplar hoặc exemplars / the record type")
    command.add_argument("id", nargs="?", metavar="ID", help="mã, cũng là tên tệp và địa chỉ mãi mãi / the id: name of the file and address for ever")
    timed(command)


def run(options: argparse.Namespace) -> int:
    from generator.edit.files import put
    from generator.edit.skeleton import skeleton
    from generator.ledger import read_ledger

    def refused(kind: ProblemKind, path: str, **found: object) -> int:
        report([kind.at(path, **found)], "text", options.lang)
        return WRONG_USE

    known = type_named(options.type)
    if known is None:
        return refused(UNKNOWN_TYPE, "data", found=options.type, allowed=close_types(options.type))
    model = BY_TYPE[known]
    folder = f"data/{model.collection}"
    publish_at = options.at or at(options).replace(hour=0, minute=0, second=0, microsecond=0)
    there = {path.stem for path in (options.root / folder).glob("*.yml")}
    published = {entry.partition("/")[2] for _, entry in read_ledger(options.root).entries if entry.startswith(f"{model.collection}/")}
    taken = there | published
    name = options.id or _free(f"{model.type.replace('_', '-')}-{publish_at:%Y-%m-%d}", taken)
    path = f"{folder}/{name}.yml"
    if not names.is_id(name):
        return refused(BAD_ID, folder, found=name, suggestion=_free(names.suggestion(name, folder=True), taken))
    if name in there:
        return refused(EXISTS, path, found=name, suggestion=_free(name, taken))
    if name in published:
        return refused(WAS_PUBLISHED, path, found=name, suggestion=_free(name, taken))
    put(options.root / path, skeleton(model, publish_at).encode("utf-8"))
    write(f"{path}\n")
    say(f"Đã tạo {path}. Điền các chỗ còn trống, rồi chạy: python -m generator check (nêu những gì còn thiếu). / "
        f"Made {path}. Fill in what is empty, then run: python -m generator check (it names what is missing).")
    if not options.id:
        say("Mã tạm đặt theo ngày; đổi tên tệp cho rõ nghĩa trước khi công bố, vì sau đó không đổi được. / "
            "The id was made from the day; rename the file before it is published, for it cannot be changed afterwards.")
    return OK


def _free(name: str, taken: set[str]) -> str:
    """The name itself, or with the first number that is not taken."""
    found, number = name, 2
    while found in taken or not names.is_id(found):
        found, number = f"{name[:76].rstrip('-')}-{number}", number + 1
    return found
