"""Serve the site on this machine and build it again when a file is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.site.policy import KINDS

WATCHED = ("data", "content", "mkdocs.yml", "mkdocs.en.yml")
QUIET = 0.2
"""Seconds without a change before a build: editors save in several steps."""


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, and its own page for an address that has none."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **{f".{ending}": kind for ending, kind in KINDS.items()},
                      ".html": "text/html; charset=utf-8", ".json": "application/json"}

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Requests are not news."""


class _Changes(FileSystemEventHandler):
    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("modified", "created", "deleted", "moved"):
            self.seen.set()


def serve(root: Path, site: Path, port: int, rebuild: Callable[[], int], say: Callable[[str], None]) -> int:
    """Build, serve on localhost, and build again on every save until interrupted. Returns an exit code."""
    code = rebuild()
    if code and not site.is_dir():
        return code
    changes = _Changes()
    observer = Observer()
    for name in WATCHED:
        if (root / name).exists():
            observer.schedule(changes, str(root / name), recursive=True)
    observer.start()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://127.0.0.1:{server.server_port}/ (dừng: Ctrl+C / stop: Ctrl+C)")
    try:
        while True:
            changes.seen.wait()
            while changes.seen.is_set():
                changes.seen.clear()
                changes.seen.wait(QUIET)
            rebuild()
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        server.shutdown()
