"""The command line. Everything below it yields problems; only the commands print them and decide the exit code.

Exit codes: 0 no problem, 1 problems in the data, 2 wrong use or the disk refused, 70 an error inside the program.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from generator.commands import COMMANDS
from generator.commands.common import INTERNAL, WRONG_USE, say
from generator.problems import LANGUAGES
from generator.site.publish import NotOurs


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="thư mục có data/, content/, mkdocs.yml / the folder that holds them")
    common.add_argument("--lang", choices=LANGUAGES, default=None, help="một ngôn ngữ cho thông báo / one language for messages")
    top = argparse.ArgumentParser(prog="python -m generator", description="Hồ sơ thi đua, khen thưởng thành trang công khai / From records to the public site")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for module in COMMANDS:
        command = commands.add_parser(module.NAME, parents=[common], help=module.HELP)
        module.add(command)
        command.set_defaults(run=module.run)
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
