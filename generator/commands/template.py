"""`template`: make a workbook to fill in, which `import` reads without a question."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.build import CACHE
from generator.catalog import load
from generator.commands.common import OK, PROBLEMS, WRONG_USE, record_type, report, say
from generator.records import BY_TYPE

NAME = "template"
HELP = "tạo bảng tính mẫu để điền rồi nhập / make a workbook to fill in and import"


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("type", type=record_type, metavar="TYPE", help=", ".join(BY_TYPE))
    command.add_argument("file", type=Path, nargs="?", default=None, metavar="FILE.xlsx", help="mặc định TYPE.xlsx / TYPE.xlsx when left out")


def run(options: argparse.Namespace) -> int:
    from generator.edit.files import put
    from generator.edit.sheets.template import template

    file = options.file or Path(f"{options.type}.xlsx")
    if file.suffix != ".xlsx" or file.exists():
        say(f"{file}: chọn tên tệp .xlsx chưa có / choose the name of an .xlsx file that is not there yet")
        return WRONG_USE
    loaded = load(options.root, options.root / CACHE / "records.json")
    if not loaded.catalog:
        report(sorted(loaded.problems), "text", options.lang)
        return PROBLEMS
    put(file, template(BY_TYPE[options.type], loaded.catalog))
    say(f"Đã tạo {file}: điền, lưu, rồi chạy python -m generator import {file} / Made {file}: fill it in, save, then import it")
    return OK
