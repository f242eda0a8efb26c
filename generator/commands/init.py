"""`init`: start the repository of another province."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from generator.commands.common import OK, PROBLEMS, WRONG_USE, at, report, say, timed
from generator.problems import has_errors

NAME = "init"
HELP = "tạo kho của một tỉnh khác / start the repository of another province"
_ADDRESS = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[A-Za-z0-9._~-]+)*/?")


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="thư mục mới hoặc trống / a new or empty folder")
    command.add_argument("--province", required=True, metavar="NAME", help='tên hoặc mã tỉnh, ví dụ "Lào Cai" / its name or code')
    command.add_argument("--address", default="https://example.org/", metavar="URL", help="địa chỉ công khai của trang / the public address of the site")
    timed(command)


def run(options: argparse.Namespace) -> int:
    from generator.province.first_records import close_to, province
    from generator.province.repository import PROGRAM, Wanted, make_repository

    folder: Path = options.folder
    found = province(options.province)
    if not found:
        names = ", ".join(close_to(options.province))
        say(f'"{options.province}": không có tỉnh, thành phố này; có phải là: {names}? / there is no such province; did you mean: {names}?')
        return WRONG_USE
    if not _ADDRESS.fullmatch(options.address):
        say(f'"{options.address}": viết địa chỉ dạng https://ten-mien.gov.vn/ / write an address such as https://name.gov.vn/')
        return WRONG_USE
    if folder.is_symlink() or folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        say(f"{folder}: phải là thư mục mới hoặc trống; không có gì bị ghi đè / must be new or empty; nothing was overwritten")
        return WRONG_USE
    if missing := [name for name in PROGRAM if not (options.root / name).exists() and name in ("generator", "tests", "pyproject.toml")]:
        say(f"{options.root}: thiếu {', '.join(missing)}; chạy lệnh trong kho của chương trình, hoặc thêm --root / "
            "run the command in the repository of the program, or add --root")
        return WRONG_USE
    problems = make_repository(options.root, folder, Wanted(found, options.address.rstrip("/") + "/", at(options)))
    report(problems, "text", options.lang)
    if has_errors(problems):
        say("Chưa tạo gì / Nothing was made")
        return PROBLEMS
    say(f"Đã tạo kho của {found.name} tại {folder}/: {len(found.communes)} xã, phường, đặc khu. Tiếp theo: cd {folder}; make site; đọc README.md. / "
        f"Made the repository of {found.english} in {folder}/ with {len(found.communes)} communes. Next: cd {folder}; make site; read README.md.")
    return OK
