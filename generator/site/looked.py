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
_FEW = 2


def news(path: str, data: bytes, let_through: Callable[[], bytes]) -> Iterator[tuple[int, int]]:
    """From where to where a file is to be looked at, in its order, when other bytes were let through in its place: wherever two rows did not
    stand beside each other, and their surroundings. All of it when nothing was."""
    ending = path.rpartition(".")[2]
    before = let_through() if ending in _ROWS and len(data) >= LARGE else b""
    if not before:
        yield 0, len(data)
        return
    top, bottom = _differing(data, before)
    mark = next((mark for mark in _ROWS[ending] if data.count(mark) > _FEW), _ROWS[ending][0])
    place = max(0, data.rfind(mark, 0, top))
    last = len(data) if (end := data.find(mark, bottom)) < 0 else end
    rows, old = data[place:last].split(mark), before[place:len(before) - len(data) + last].split(mark)
    known, beside = set(old), {*zip([None, *old], [*old, None])}
    start = end = 0
    for above, row in zip([None, *rows], [*rows, None]):
        first = last = place
        place += len(row) + len(mark) if row is not None else 0
        if row in known or row is None:
            if (above, row) in beside:
                continue
        else:
            last += len(row)
        first, last = _cut(data, min(max(first, top), bottom) - REACH, max(min(last, bottom), top) + REACH, _CUTS[ending])
        if first > end:
            if end:
                yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end


def _differing(data: bytes, before: bytes) -> tuple[int, int]:
    """From where to where `data` is not as `before`: what they have in common at the beginning and at the end is left out."""
    least = min(len(data), len(before))
    top = bottom = 0
    for step in (65_536, 1_024, 32, 1):  # in small pieces, for each is copied
        while top + step <= least and data[top:top + step] == before[top:top + step]:
            top += step
    ends = len(data), len(before)
    for step in (65_536, 1_024, 32, 1):
        while top + bottom + step <= least and (
                data[ends[0] - bottom - step:ends[0] - bottom] == before[ends[1] - bottom - step:ends[1] - bottom]):
            bottom += step
    return top, len(data) - bottom


def _cut(data: bytes, first: int, last: int, mark: bytes) -> tuple[int, int]:
    first, last = data.rfind(mark, 0, max(0, first)), data.find(mark, last)
    if mark == b"<":
        return max(0, first), last if last >= 0 else len(data)
    return first + len(mark) if first >= 0 else 0, last + len(mark) if last >= 0 else len(data)
