"""`schema`: write the schemas and settings with which editors complete, explain and check records."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.build import CACHE
from generator.commands.common import OK, PROBLEMS, report, say, write

NAME = "schema"
HELP = "ghi lược đồ để VS Code gợi ý và giải thích / write the schemas with which VS Code completes and explains"


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="nơi đặt .vscode, mặc định là ROOT / where .vscode is put")
    command.add_argument("--check", action="store_true", help="chỉ xem còn đúng không / only say whether they are up to date")


def run(options: argparse.Namespace) -> int:
    from generator.catalog import load
    from generator.edit.generated import renew, stale
    from generator.edit.schema import FOLDER, known_file, schema_files

    loaded = load(options.root, options.root / CACHE / "records.json")
    if not loaded.catalog:
        report(sorted(loaded.problems), "text", options.lang)
        say("Chưa ghi lược đồ: danh mục hoặc cài đặt còn có lỗi / No schema written: a vocabulary or the settings have problems")
        return PROBLEMS
    target = options.folder or options.root
    wanted = {**schema_files(), **known_file(loaded.catalog)}
    changed = (stale if options.check else renew)(target, wanted, (f"{FOLDER}/*.json",))
    write("".join(f"{path}\n" for path in changed))
    say(f"{len(changed)} tệp {'chưa đúng' if options.check else 'đã ghi'} / {len(changed)} files {'out of date' if options.check else 'written'}")
    return PROBLEMS if changed and options.check else OK
