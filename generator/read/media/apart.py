"""A process of its own for what a stranger's file may break: bounded in memory and time, and missed by nobody when it dies.

The parent sends a file's bytes and gets back what they are, or pictures made of them. A message is the length of its head
(8 bytes), a head in JSON, and blobs whose lengths stand in the head; nothing that could run is ever unpacked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from generator.problems import KINDS
from generator.read.media.faults import TOO_COSTLY, Refused

MEMORY = 2 << 30
"""Bytes of address space: a picture of 50 megapixels takes 200 MB in each of three or four steps."""
SECONDS = 60
"""Processor time for one file: the worst pictures that are allowed take about 20 s."""

_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from generator.read.media.apart import serve; serve()"
_ROOT = Path(__file__).parents[3]

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741


class Helper:
    """The process apart. It is begun when first asked, and anew after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Helper:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def inspect(self, data: bytes, ending: str) -> dict[str, Any]:
        """What is to be known of a file, as `inspect.inspect` says it; raises Refused."""
        answer, _ = self._ask({"do": "inspect", "ending": ending}, data)
        return answer["found"]

    def encode(self, data: bytes, content: str, wanted: Iterable[tuple[str, int, int]]) -> list[bytes]:
        """The picture in each wanted (format, width, height); raises Refused."""
        return self._ask({"do": "encode", "content": content, "wanted": list(wanted)}, data)[1]

    def cells(self, data: bytes) -> list[dict[str, Any]]:
        """The sheets of a workbook, as `read.workbook` writes them; raises Refused."""
        return self._ask({"do": "cells"}, data)[0]["sheets"]

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            with suppress(OSError):
                self._process.stdin.close()  # type: ignore[union-attr]
            self._process.stdout.close()  # type: ignore[union-attr]
            self._process.kill()
            self._process.wait()
            self._process = None

    def _ask(self, task: dict[str, Any], data: bytes) -> tuple[dict[str, Any], list[bytes]]:
        if not self._process:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, str(_ROOT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            _send(self._process.stdin, task, [data])  # type: ignore[arg-type]
            answer, blobs = _receive(self._process.stdout)  # type: ignore[arg-type]
        except (OSError, EOFError, ValueError):  # it died, by a bound or by the file
            self.close()
            raise Refused(TOO_COSTLY) from None
        if "refused" in answer:
            raise Refused(KINDS[answer["refused"]], **answer["by"])
        return answer, blobs


def each(items: list[I], work: Callable[[Helper, I], O], jobs: int) -> Iterator[O]:
    """`work(helper, item)` for every item, in their order, by `jobs` helpers at once."""
    idle: SimpleQueue[Helper] = SimpleQueue()
    helpers = [Helper() for _ in range(max(1, min(jobs, len(items))))]
    for helper in helpers:
        idle.put(helper)

    def one(item: I) -> O:
        helper = idle.get()
        try:
            return work(helper, item)
        finally:
            idle.put(helper)

    try:
        with ThreadPoolExecutor(len(helpers)) as threads:
            yield from threads.map(one, items)
    finally:
        for helper in helpers:
            helper.close()


def serve() -> None:
    """What the process apart does until its parent closes the line."""
    import resource  # the bounds, where the system has them

    from generator.read.media import inspect as looking
    from generator.read.media import picture

    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    for name, bound in (("RLIMIT_AS", MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        with suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, name), (bound, bound))
    with suppress(EOFError, OSError):
        while True:
            task, (data,) = _receive(incoming)
            used = resource.getrusage(resource.RUSAGE_SELF)
            with suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, resource.RLIM_INFINITY))
            answer: dict[str, Any] = {}
            blobs: list[bytes] = []
            try:
                if task["do"] == "inspect":
                    answer["found"] = looking.inspect(data, task["ending"])
                elif task["do"] == "cells":
                    from generator.read import workbook  # what only an import of a spreadsheet needs

                    answer["sheets"] = workbook.read_xlsx(data)
                else:
                    blobs = picture.encode(data, task["content"], task["wanted"])
            except Refused as refusal:
                answer = {"refused": refusal.kind.code, "by": {key: str(value) for key, value in refusal.found.items()}}
            except (MemoryError, RecursionError):
                answer = {"refused": TOO_COSTLY.code, "by": {}}
            _send(outgoing, answer, blobs)


def _send(stream: IO[bytes], head: dict[str, Any], blobs: list[bytes]) -> None:
    text = json.dumps({**head, "blobs": [len(blob) for blob in blobs]}).encode()
    stream.write(len(text).to_bytes(8, "big") + text)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def _receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    head = json.loads(_exactly(stream, int.from_bytes(_exactly(stream, 8), "big")))
    return head, [_exactly(stream, length) for length in head["blobs"]]


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise EOFError
    return data
