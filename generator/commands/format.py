"""`format`: bring record files into their canonical text."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.build import CACHE
from generator.commands.common import OK, PROBLEMS, report, say, write
from generator.edit.files import put
from generator.edit.formatting import formatted
from generator.problems import ProblemKind, has_errors
from generator.read import Source, read_folder

NAME = "format"
HELP = "viết lại tệp theo dạng chuẩn, giữ nguyên nội dung / rewrite files in canonical form"

NOT_DATA = ProblemKind(
    "E002", 'không có bản ghi nào tại "{found}"', 'there is no record at "{found}"',
    "ghi tệp .yml hoặc thư mục trong data, ví dụ data/campaigns", "give a .yml file or a folder in data, for example data/campaigns")


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="tệp hoặc thư mục trong data, mặc định là tất cả / files or folders in data, all when left out")
    command.add_argument("--check", action="store_true", help="chỉ nêu tên tệp cần viết lại / only list the files that would change")


def run(options: argparse.Namespace) -> int:
    sources, problems = read_folder(options.root, "data", options.root / CACHE / "records.json")
    if options.files:
        wanted = {path: _from_root(options.root, path) for path in options.files}
        sources = [source for source in sources if any(_is_at(source.path, place) for place in wanted.values())]
        problems = [problem for problem in problems if any(_is_at(problem.path, place) for place in wanted.values())]
        known = [thing.path for thing in (*sources, *problems)]
        problems += [NOT_DATA.at(str(path), found=path) for path, place in wanted.items() if not any(_is_at(one, place) for one in known)]
    problems = [problem for problem in problems if problem.severity == "error"]
    changed: list[tuple[Source, bytes]] = []
    for source in sources:
        data, found = formatted(source)
        problems += found
        if data is not None and data != source.data:
            changed.append((source, data))
    for source, data in changed:
        if not options.check:
            put(options.root / source.path, data)
        write(f"{source.path}\n")
    report(sorted(problems), "text", options.lang)
    if problems:
        say("Các tệp có vấn đề được để nguyên / The files with problems were left as they are")
    if options.check:
        say(f"{len(changed)} tệp chưa theo dạng chuẩn / {len(changed)} files are not in canonical form")
    else:
        say(f"Đã viết lại {len(changed)} trong {len(sources)} tệp / Rewrote {len(changed)} of {len(sources)} files")
    return PROBLEMS if has_errors(problems) or (options.check and changed) else OK


def _from_root(root: Path, path: Path) -> str:
    """The path from the root, as records have it; one outside the root has no record."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return ""


def _is_at(path: str, place: str) -> bool:
    """Whether a record is the file or in the folder at `place`; the root itself is the place of all."""
    return place in (".", path) or (place != "" and path.startswith(f"{place}/"))
