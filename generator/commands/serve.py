"""`serve`: build, show on localhost, and build again on every save."""

from __future__ import annotations

import argparse
import signal

from generator.commands.build import built
from generator.commands.common import between, published, say

NAME = "serve"
HELP = "dựng, mở xem tại máy, dựng lại khi lưu / build, serve, rebuild on save"


def add(command: argparse.ArgumentParser) -> None:
    published(command)
    command.add_argument("--port", type=between(0, 65535), default=8000)


def run(options: argparse.Namespace) -> int:
    from generator.serve import serve

    for sign in (signal.SIGINT, signal.SIGTERM):  # who starts it in the background may have told it to ignore the first
        signal.signal(sign, signal.default_int_handler)
    return serve(options.root, options.site or options.root / "site", options.port, lambda: built(options)[0], say)
