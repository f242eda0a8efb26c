"""The command line. Everything below it yields problems; only this prints them and decides the exit code.

Exit codes: 0 no problem, 1 problems in the data, 2 wrong use or the disk refused, 70 an error inside the program.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from generator.build import CACHE, Built, build, check_root
from generator.catalog import load
from generator.ledger import PATH as LEDGER
from generator.ledger import read_ledger, written_ledger
from generator.problems import FORMATS, LANGUAGES, Problem, has_errors
from generator.records.fields import HANOI, parse_instant
from generator.site.publish import NotOurs
from generator.visible import visible

OK, PROBLEMS, WRONG_USE, INTERNAL = 0, 1, 2, 70

STEPS = {
    "read": "Đang đọc và kiểm tra dữ liệu / Reading and checking the data",
    "views": "Đang chuẩn bị trang / Preparing the pages",
    "write": "Đang ghi và soát trang / Writing and inspecting the site",
}


def say(text: str) -> None:
    """A line for people; what programs read goes to standard output alone."""
    print(text, file=sys.stderr, flush=True)


def progress(step: str) -> None:
    """One plain line a step."""
    if step.startswith("waiting "):
        say(f"Tiến trình {step[8:]} đang ghi trang này; đang chờ / Process {step[8:]} is publishing this site; waiting")
    else:
        say(f"{STEPS[step]} …")


def report(problems: list[Problem], form: str, lang: str | None) -> None:
    """Print the problems, and their number for people."""
    sys.stdout.write(FORMATS[form](problems, lang))
    sys.stdout.flush()
    if problems:
        files = len({problem.path for problem in problems})
        say(f"{len(problems)} vấn đề trong {files} tệp / {len(problems)} problems in {files} files")


def run_check(options: argparse.Namespace) -> int:
    checked = check_root(options.root)
    report(checked.problems, options.format, options.lang)
    if has_errors(checked.problems):
        return PROBLEMS
    say(f"Tốt: {checked.records} bản ghi, {checked.without_english} còn chờ bản tiếng Anh / "
        f"Good: {checked.records} records, {checked.without_english} still waiting for English")
    return OK


def run_build(options: argparse.Namespace) -> int:
    code, options.built = built(options)  # kept, see the end of this file
    return code


def built(options: argparse.Namespace) -> tuple[int, Built]:
    """Build once and say what came of it."""
    started = time.perf_counter()
    site = options.site or options.root / "site"
    result = build(options.root, site, options.at or datetime.now(HANOI), progress, options.jobs)
    report(result.problems, "text", options.lang)
    if has_errors(result.problems):
        say("Chưa công bố: trang đang có được giữ nguyên / Not published: the site stays as it was")
        return PROBLEMS, result
    say(f"Xong: {result.pages} trang, {result.made} tệp làm mới, {time.perf_counter() - started:.1f} giây, tại {site}/ / "
        f"Done: {result.pages} pages, {result.made} files made, {time.perf_counter() - started:.1f} s, in {site}/")
    return OK, result


def run_serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # the server and the watcher are for this command only

    for sign in (signal.SIGINT, signal.SIGTERM):  # who starts it in the background may have told it to ignore the first
        signal.signal(sign, signal.default_int_handler)
    return serve(options.root, options.site or options.root / "site", options.port, lambda: built(options)[0], say)


def run_ledger(options: argparse.Namespace) -> int:
    loaded = load(options.root, options.root / CACHE / "records.json")
    ledger = read_ledger(options.root)
    problems = [*loaded.problems, *ledger.problems]
    if has_errors(problems) or not loaded.catalog:
        report(sorted(problems), "text", options.lang)
        return PROBLEMS
    text = written_ledger(ledger, visible(loaded.catalog, options.at or datetime.now(HANOI)))
    target = options.root / LEDGER
    temporary = target.with_suffix(".new")
    temporary.write_text(text, encoding="ascii")
    os.replace(temporary, target)
    say(f"Đã ghi {len(text.splitlines())} mã vào {LEDGER} / Wrote {len(text.splitlines())} ids to {LEDGER}")
    return OK


def instant(text: str) -> datetime:
    """The argument of --at."""
    try:
        return parse_instant(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}": viết 2026-09-02 hoặc "2026-09-02 08:00" / write 2026-09-02 or "2026-09-02 08:00"') from None


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="thư mục có data/, content/, mkdocs.yml / the folder that holds them")
    common.add_argument("--lang", choices=LANGUAGES, default=None, help="một ngôn ngữ cho thông báo / one language for messages")
    timed = argparse.ArgumentParser(add_help=False)
    timed.add_argument("--at", type=instant, default=None, metavar="INSTANT", help="dựng như tại thời điểm này / as the public may see it then")
    target = argparse.ArgumentParser(add_help=False)
    target.add_argument("--site", type=Path, default=None, metavar="DIR", help="thư mục trang, mặc định ROOT/site / the folder of the site")
    target.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="số tiến trình cùng làm / processes that share the work")
    top = argparse.ArgumentParser(prog="python -m generator", description="Hồ sơ thi đua, khen thưởng thành trang công khai / From records to the public site")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("check", parents=[common], help="đọc và kiểm tra mọi tệp / read and check every file")
    command.add_argument("--format", choices=tuple(FORMATS), default="text")
    command.set_defaults(run=run_check)
    command = commands.add_parser("build", parents=[common, timed, target], help="kiểm tra, dựng và công bố / check, build and publish")
    command.set_defaults(run=run_build)
    command = commands.add_parser("serve", parents=[common, timed, target], help="dựng, mở xem tại máy, dựng lại khi lưu / build, serve, rebuild on save")
    command.add_argument("--port", type=int, default=8000)
    command.set_defaults(run=run_serve)
    command = commands.add_parser("ledger", parents=[common, timed], help="ghi mã đã công bố vào sổ / add the published ids to the ledger")
    command.set_defaults(run=run_ledger)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command. No traceback reaches the user."""
    # Records live as long as the process: looking through them for garbage again and again costs a fifth of a build.
    gc.set_threshold(100_000, 50, 1000)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    if not options.root.is_dir():
        say(f"{options.root}: không có thư mục này / no such folder")
        return WRONG_USE
    try:
        return run(options)
    except NotOurs as error:
        say(f"{error}: thư mục này chứa thứ khác, không phải trang do chương trình tạo; chọn thư mục khác / "
            "this folder holds something else than a site made by this program; choose another")
        return WRONG_USE
    except OSError as error:
        say(f"{error.filename2 or error.filename or options.root}: {error.strerror or error}; trang đang có được giữ nguyên / the site stays as it was")
        return WRONG_USE
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last boundary: a fault of ours, never of the data
        if os.environ.get("GENERATOR_TRACEBACK"):
            raise
        say(f"Lỗi bên trong chương trình: {type(error).__name__}: {error}. Trang đang có được giữ nguyên; xin báo cho người bảo trì. / "
            "An error inside the program; the site stays as it was; please report it.")
        return INTERNAL


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # everything is written; taking 10,000 records apart one by one would cost a tenth of a build
