"""Sharing work between processes: the parent and its children each take some of it whenever they have nothing to do."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import TypeVar

T = TypeVar("T")
CHUNK = 24
"""The most items that a process does at a time."""
WORTH_IT = 16
"""Fewer items than this are mostly done before a child has started."""

_CAN_FORK = "fork" in multiprocessing.get_all_start_methods()


def done(count: int, do: Callable[[int], T], jobs: int) -> Iterator[tuple[int, T]]:
    """`(index, do(index))` for every index below `count`, by `jobs` processes of which this one is one: the first are begun first.

    Children are forked, so `do` may use whatever is in memory. A child that dies is not missed: its part is done again.
    """
    if jobs < 2 or count < WORTH_IT or not _CAN_FORK:
        for index in range(count):
            yield index, do(index)
        return
    size = max(1, min(CHUNK, count // (16 * jobs)))  # of a few items each may take long
    chunks = [range(start, min(start + size, count)) for start in reversed(range(0, count, size))]
    context = multiprocessing.get_context("fork")
    children: dict[Connection, list[range]] = {}
    processes = []
    for _ in range(jobs - 1):
        mine, its = context.Pipe()
        process = context.Process(target=_child, args=(its, [mine, *children], do), daemon=True)
        process.start()
        its.close()
        children[mine] = []
        processes.append(process)
    try:
        while chunks or any(children.values()):
            for connection, given in children.items():
                while chunks and len(given) < 2:
                    with suppress(OSError):  # a dead child is noticed below
                        connection.send(chunks[-1])
                    given.append(chunks.pop())
            ready = wait([connection for connection, given in children.items() if given], timeout=0 if chunks else None)
            for connection in ready:
                try:
                    results = connection.recv()
                except (EOFError, OSError):
                    chunks.extend(children.pop(connection))
                    continue
                yield from zip(children[connection].pop(0), results)
            if not ready and chunks:
                yield from [(index, do(index)) for index in chunks.pop()]
    finally:
        for connection in children:
            connection.close()
        for process in processes:
            process.join()


@contextmanager
def beside(do: Callable[[], None]) -> Iterator[None]:
    """Do something in another process meanwhile, and wait for its end. Without such processes it is left out."""
    if not _CAN_FORK:
        yield
        return

    def quietly() -> None:
        with suppress(KeyboardInterrupt):  # the parent has it too
            do()

    process = multiprocessing.get_context("fork").Process(target=quietly, daemon=True)
    process.start()
    try:
        yield
    finally:
        process.join()


def _child(connection: Connection, others: Sequence[Connection], do: Callable[[int], T]) -> None:
    # The other ends must be closed here, or a parent that was killed would leave its children waiting for ever.
    for other in others:
        other.close()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send([do(index) for index in connection.recv()])
