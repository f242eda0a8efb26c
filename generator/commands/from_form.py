"""`from-form`: the text of an issue form to a checked file, or to what is wrong with it."""

from __future__ import annotations

import argparse
import base64
import json
import sys
from pathlib import Path
from typing import Any

from generator.build import CACHE
from generator.commands.common import OK, PROBLEMS, WRONG_USE, at, report, say, timed, write
from generator.edit.forms import BY_NAME
from generator.records.fields import parse_instant

NAME = "from-form"
HELP = "đổi biểu mẫu thành tệp bản ghi / make a record's file of an issue form"
_MOST = 1 << 20


def add(command: argparse.ArgumentParser) -> None:
    timed(command)
    command.add_argument("form", nargs="?", choices=tuple(BY_NAME), metavar="FORM", help=f"{', '.join(BY_NAME)}; bỏ trống: tự nhận ra / found out when left out")
    command.add_argument("--event", type=Path, metavar="FILE", help="sự kiện GitHub thay cho đầu vào chuẩn / the event of GitHub instead of standard input")
    command.add_argument("--outputs", type=Path, metavar="FILE", help="ghi kết quả ở đây, không ghi tệp bản ghi / write what came of it here, and no record")


def run(options: argparse.Namespace) -> int:
    from generator.catalog import load
    from generator.edit.files import put
    from generator.edit.forms.form import Given
    from generator.edit.forms.proposal import proposal
    from generator.edit.forms.reply import reply
    from generator.edit.forms.template import contact_page
    from generator.ledger import read_ledger

    repository = ""
    if options.event:
        event = _event(options.event)
        if event is None:
            say(f"{options.event}: không phải là sự kiện issue của GitHub / no event of an issue of GitHub")
            return WRONG_USE
        text, repository, options.at = event
    else:
        text = sys.stdin.buffer.read(_MOST).decode("utf-8", "replace")
    loaded = load(options.root, options.root / CACHE / "records.json")
    if not loaded.catalog:
        report(loaded.problems, "text", options.lang)
        return PROBLEMS
    came = proposal(text, loaded, read_ledger(options.root), Given(loaded.catalog, at(options)), options.form or "")
    answer = reply(came, contact_page(loaded.catalog), repository)
    refused = came.found is None
    if options.outputs:
        lines = {"form": came.form.name if came.form else "", "path": came.path, "file": _one_line(came.text), "reply": _one_line(answer)}
        with options.outputs.open("a", encoding="ascii") as outputs:
            outputs.writelines(f"{name}={value}\n" for name, value in lines.items())
        return OK
    if refused:
        report(came.problems, "text", options.lang)
        return PROBLEMS
    if came.path:
        put(options.root / came.path, came.text.encode())
    write(answer)
    return OK


def _event(file: Path) -> tuple[str, str, Any] | None:
    """The text of the issue, the address of the repository and when the issue was opened."""
    try:
        event = json.loads(file.read_bytes())
        issue = event["issue"]
        return str(issue["body"] or ""), str(event["repository"]["html_url"]), parse_instant(str(issue["created_at"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _one_line(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
