"""`build`: check, build and publish."""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from generator.build import CACHE, Built, build
from generator.commands.common import OK, PROBLEMS, at, published, report, say
from generator.problems import has_errors
from generator.review.commits import read_commits
from generator.site.signing import SigningKey

NAME = "build"
HELP = "kiểm tra, dựng và công bố / check, build and publish"

STEPS = {
    "read": "Đang đọc và kiểm tra dữ liệu / Reading and checking the data",
    "views": "Đang chuẩn bị trang / Preparing the pages",
    "write": "Đang ghi và soát trang / Writing and inspecting the site",
}


def add(command: argparse.ArgumentParser) -> None:
    published(command)
    command.add_argument("--sign", type=Path, default=None, metavar="KEYFILE", help="ký danh mục tệp bằng khóa này / sign the list of files with this private key")
    command.add_argument("--without-bundle", action="store_true", help="không làm gói dùng khi không có mạng / leave out the zip for places without the internet")


def run(options: argparse.Namespace) -> int:
    code, options.built = built(options)  # kept until the process ends: taking 10,000 records apart takes a while
    return code


def built(options: argparse.Namespace) -> tuple[int, Built]:
    """Build once and say what came of it."""
    started = time.perf_counter()
    site = options.site or options.root / "site"
    key = getattr(options, "sign", None)
    result = build(options.root, site, at(options), progress, options.jobs, read_commits(options.root, options.root / CACHE / "commits.json"),
                   SigningKey(key, shutil.which("ssh-keygen") or "") if key else None, not getattr(options, "without_bundle", True))
    report(result.problems, "text", options.lang)
    if has_errors(result.problems):
        say("Chưa công bố: trang đang có được giữ nguyên / Not published: the site stays as it was")
        return PROBLEMS, result
    say(f"Xong: {result.pages} trang, {result.made} tệp làm mới, {time.perf_counter() - started:.1f} giây, tại {site}/ / "
        f"Done: {result.pages} pages, {result.made} files made, {time.perf_counter() - started:.1f} s, in {site}/")
    return OK, result


def progress(step: str) -> None:
    """One plain line a step."""
    if step.startswith("waiting "):
        say(f"Tiến trình {step[8:]} đang ghi trang này; đang chờ / Process {step[8:]} is publishing this site; waiting")
    else:
        say(f"{STEPS[step]} …")
