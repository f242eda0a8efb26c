"""What of a large file has not been looked at: what stood in the last one was let through then, by the same program under the same
permissions. So a line that changes in a table of twelve thousand is looked at with what stands around it, and no more."""

from __future__ import annotations

from collections.abc import Callable

LARGE = 30_000
"""Bytes. A smaller file is looked at as a whole."""
REACH = 4_000
"""Bytes before and after what is new that are looked at with it: many times what the detector reads around a value."""
_CUTS = {"csv": b"\n", "txt": b"\n", "json": b'",', "rss": b"<", "atom": b"<", "xml": b"<"}
"""Ending of a file -> where the look at a part of it may begin and end without reading it otherwise than the whole."""


def news(path: str, data: bytes, let_through: Callable[[], bytes]) -> tuple[int, int]:
    """From where to where a file is to be looked at when other bytes were let through in its place: all that lies between the first and the
    last byte that differ, and its surroundings. All of it when nothing was let through; from 0 to 0 when it is the same."""
    mark = _CUTS.get(path.rpartition(".")[2], b"")
    before = let_through() if mark and len(data) >= LARGE else b""
    if not before:
        return 0, len(data)
    if data == before:
        return 0, 0
    top = _alike(lambda start, size: data[start:start + size] == before[start:start + size], min(len(data), len(before)))
    bottom = _alike(lambda start, size: data[len(data) - start - size:len(data) - start] == before[len(before) - start - size:len(before) - start],
                    min(len(data), len(before)) - top)
    first, last = data.rfind(mark, 0, max(0, top - REACH)), data.find(mark, len(data) - bottom + REACH)
    within = len(mark) if mark != b"<" else 0  # a tag begins with its mark
    return max(0, first + within) if first >= 0 else 0, last + within if last >= 0 else len(data)


def _alike(are: Callable[[int, int], bool], most: int) -> int:
    """How many bytes of two files are the same from one end; `are` tells it of some."""
    count = 0
    for step in (65_536, 1_024, 32, 1):  # in small pieces, for each is copied
        while count + step <= most and are(count, step):
            count += step
    return count
