"""`import`: make record files from a spreadsheet, an award list above all."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from generator.build import CACHE
from generator.commands.common import OK, PROBLEMS, at, record_type, report, say, timed, write
from generator.problems import FORMATS, has_errors
from generator.records import BY_TYPE
from generator.records.fields import HANOI

NAME = "import"
HELP = "nhập danh sách từ bảng tính / make records from a spreadsheet"


def add(command: argparse.ArgumentParser) -> None:
    timed(command)
    command.add_argument("file", type=Path, metavar="FILE.xlsx", help="bảng tính .xlsx hoặc .csv / the workbook")
    command.add_argument("--type", type=record_type, default=None, metavar="TYPE",
                         help="loại bản ghi, mặc định decision hoặc loại của bảng mẫu / the type of record, decision or that of the template")
    command.add_argument("--into", default="", metavar="PATH", help="tệp sẽ tạo, ví dụ data/decisions/ma.yml / the file to make")
    command.add_argument("--set", dest="settings", action="append", default=[], type=_setting, metavar="FIELD=VALUE",
                         help='giá trị không có trong bảng tính, ví dụ commendation="Theo công trạng" / a value that is not in the workbook')
    command.add_argument("--same", action="append", default=[], metavar="ID", help="đúng là người, tập thể này / this one is meant")
    command.add_argument("--new", action="append", default=[], metavar="ID", help="không phải người, tập thể này / somebody else is meant")
    command.add_argument("--preview", action="store_true", help="chỉ in ra, không ghi tệp / print, write nothing")
    command.add_argument("--format", choices=tuple(FORMATS), default="text")


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (sign and name.strip() and value.strip()):
        raise argparse.ArgumentTypeError(f'"{text}": viết TRƯỜNG=GIÁ-TRỊ / write FIELD=VALUE')
    return name.strip(), value.strip()


def run(options: argparse.Namespace) -> int:
    from generator.edit.files import put_all
    from generator.edit.sheets.importing import Order, imported

    result = imported(Order(
        options.root, options.file, BY_TYPE.get(options.type), options.into, tuple(options.settings), tuple(options.same), tuple(options.new),
        at(options).astimezone(HANOI).date().isoformat(), options.root / CACHE / "records.json"))
    report(result.problems, options.format, options.lang)
    if has_errors(result.problems):
        errors = Counter(problem.severity for problem in result.problems)["error"]
        say(f"Chưa ghi gì: {errors} lỗi cần sửa trong bảng tính / Nothing was written: {errors} errors to put right in the workbook")
        return PROBLEMS
    if not options.preview:
        put_all({options.root / path: text.encode() for path, text in result.texts.items()})
    for path, text in result.texts.items():
        if options.preview:
            write(f"# {path}\n{text}")
        else:
            say(f"Đã ghi {path} / Wrote {path}")
    say(f"{result.lines} dòng, {len(result.texts)} tệp; xem lại rồi gửi đề nghị thay đổi / {result.lines} lines, {len(result.texts)} files; look at them, then propose the change")
    return OK
