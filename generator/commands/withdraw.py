"""`withdraw`: take a record off the site and its words out of its file."""

from __future__ import annotations

import argparse

from generator.commands.common import OK, PROBLEMS, at, report, say, timed

NAME = "withdraw"
HELP = "rút một bản ghi khỏi trang / withdraw a record"


def add(command: argparse.ArgumentParser) -> None:
    timed(command)
    command.add_argument("id", metavar="ID", help="mã, hoặc nhóm/mã như honorees/ten-ma / the id, or collection/id")
    command.add_argument("--reason", required=True, metavar="TEXT", help="lý do bằng tiếng Việt, trung tính, không nêu tên / the reason in Vietnamese, without names")
    command.add_argument("--reason-en", default="", metavar="TEXT", help="lý do bằng tiếng Anh / the reason in English")
    command.add_argument("--document", default="", metavar="TEXT", help="số, ngày của văn bản quyết định việc rút / the text that decided it")
    command.add_argument("--delete-files", action="store_true", help="xóa luôn tệp trong data/files không còn ai dùng / delete the files that nobody needs any more")


def run(options: argparse.Namespace) -> int:
    from generator.build import CACHE
    from generator.catalog import load
    from generator.edit.files import put_all
    from generator.edit.withdraw import withdraw
    from generator.ledger import read_ledger
    from generator.records.fields import HANOI

    reason = {"vi": options.reason, "en": options.reason_en}
    group = {"date": at(options).astimezone(HANOI).date().isoformat(), "reason": {lang: text for lang, text in reason.items() if text},
             "document": options.document}
    loaded = load(options.root, options.root / CACHE / "records.json")
    plan = withdraw(loaded, read_ledger(options.root), options.id, {name: value for name, value in group.items() if value})
    if plan.problems:
        report(plan.problems, "text", options.lang)
        say("Chưa ghi gì / Nothing was written")
        return PROBLEMS
    put_all({options.root / path: text.encode() for path, text in plan.files.items()})
    for path in plan.files:
        say(f"Đã ghi {path} / Wrote it")
    for name in plan.unused:
        if options.delete_files:
            (options.root / "data/files" / name).unlink()
            say(f"Đã xóa data/files/{name} / Deleted it")
        else:
            say(f"Không còn ai dùng data/files/{name}; thêm --delete-files để xóa / Nobody needs it; --delete-files deletes it")
    if plan.in_full:
        say("Nội dung còn nguyên trong tệp vì quy tắc cần đến nó; hãy xem lại và xóa tay / The words stay in the file, since rules need them; look and delete by hand")
    if plan.remaining:
        say("Tên vẫn còn ở các chỗ sau, hãy sửa tay / The name still stands here; take it out by hand:")
        report(plan.remaining, "text", options.lang)
    say("Tiếp theo: build để gỡ khỏi trang, feed và dữ liệu; rồi làm theo .github/REMOVAL.md để gỡ khỏi lịch sử kho. / "
        "Next: build, so that it leaves the site, feeds and data; then .github/REMOVAL.md for the history.")
    return OK
