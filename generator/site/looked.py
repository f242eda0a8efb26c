"""What of a large file has not been looked at: what stood in the last one was let through then, by the same program under the same
permissions. A line that changes in a table of twelve thousand is looked at with what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

LARGE = 30_000
"""Bytes. A smaller file is looked at as a whole."""
REACH = 4_000
"""Bytes before and after what is new that are looked at with it: many times what the detector reads around a value."""
_ROWS: dict[str, tuple[bytes, ...]] = {
    "csv": (b"\n",), "txt": (b"\n",), "json": (b"\n", b'{"id":'), "rss": (b"<item>",), "atom": (b"<entry>",), "xml": (b"<url>",)}
"""Ending of a file -> what begins its rows: the first of these by which it falls into parts."""
_CUTS = {"csv": b"\n", "txt": b"\n", "json": b'",', "rss": b"<", "atom": b"<", "xml": b"<"}
"""Where the look at a part of a file may begin and end without reading it otherwise than the whole."""
_FEW = 8


def news(path: str, data: bytes, let_through: Callable[[], bytes]) -> Iterator[tuple[int, int]]:
    """From where to where a file is to be looked at, in its order, when other bytes were let through in its place: wherever two rows did not
    stand beside each other, and their surroundings. All of it when nothing was."""
    ending = path.rpartition(".")[2]
    before = let_through() if ending in _ROWS and len(data) >= LARGE else b""
    if not before:
        yield 0, len(data)
        return
    mark = next((mark for mark in _ROWS[ending] if data.count(mark) > _FEW), _ROWS[ending][0])
    rows, old = data.split(mark), before.split(mark)
    known, beside = set(old), {*zip([None, *old], [*old, None])}
    start = end = place = 0
    for above, row in zip([None, *rows], [*rows, None]):
        first = last = place
        place += len(row) + len(mark) if row is not None else 0
        if row in known or row is None:
            if (above, row) in beside:
                continue
        else:
            last += len(row)
        first, last = _cut(data, first - REACH, last + REACH, _CUTS[ending])
        if first > end:
            if end:
                yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end


def _cut(data: bytes, first: int, last: int, mark: bytes) -> tuple[int, int]:
    first, last = data.rfind(mark, 0, max(0, first)), data.find(mark, last)
    if mark == b"<":
        return max(0, first), last if last >= 0 else len(data)
    return first + len(mark) if first >= 0 else 0, last + len(mark) if last >= 0 else len(data)
