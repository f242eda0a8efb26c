"""A folder served on localhost as a host serves it that compresses and keeps connections open."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_COMPRESSED = (".html", ".js", ".css", ".json", ".svg", ".xml")
"""What a host as GitHub Pages compresses; Pagefind's own files, pictures and letters are compressed already."""


def compressed(file: Path) -> int:
    """Bytes of a file on the wire."""
    return len(_on_the_wire(file.read_bytes(), file.name))


def _on_the_wire(data: bytes, name: str) -> bytes:
    return gzip.compress(data, 6, mtime=0) if name.endswith(_COMPRESSED) else data


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 (the name is the library's)
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        sent = _on_the_wire(data, file.name)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(sent)))
        if file.name.endswith(_COMPRESSED):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):  # a page was left before all had come
            self.wfile.write(sent)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
