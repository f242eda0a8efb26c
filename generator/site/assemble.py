"""From views and shell to a folder that is ready: keep what did not change, make the rest, count both."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from generator.problems import Problem, ProblemKind
from generator.site import policy, verify, workers
from generator.site.fill import Filler, Finished
from generator.site.publish import Staging
from generator.site.shell import Shell
from generator.views import Views
from generator.views.frame import PREFIX

TWICE = ProblemKind(
    "S016", 'hai nơi cùng tạo tệp "{found}"', 'two things make the same file "{found}"', "đổi tên một trong hai", "rename one of them")

Remembered = dict[str, tuple[str, str, list[str]]]
"""Path -> digest of everything it was made from, sha256 of its bytes, the files it points at."""



@dataclass
class Assembly:
    """What assembling came to."""

    problems: list[Problem]
    pages: int = 0
    made: int = 0
    """Files that were made; the others are as they were."""


@dataclass(frozen=True, slots=True)
class _Task:
    path: str
    depends: tuple[str, ...]
    make: Callable[[], Finished]


def assemble(views: Views, shell: Shell, environment: str, staging: Staging, memory: Path, jobs: int) -> Assembly:
    """Put every file of the site into the staging folder. `environment` is a digest of the program and of what all pages share."""
    filler = Filler(views, shell)
    remembered = read_memory(memory)
    known: Remembered = {}
    tasks: list[_Task] = []

    def digest(path: str, depends: tuple[str, ...]) -> str:
        return _digest((environment, shell.key, path, _digest_of_all(depends)))

    for path, depends, make in _outputs(views, shell, filler):
        old = remembered.get(path)
        if old and old[0] == digest(path, depends) and staging.keep(path, old[1]):
            known[path] = old
        else:
            tasks.append(_Task(path, depends, make))

    def done(index: int) -> tuple[str, int, str, tuple[str, ...], tuple[Problem, ...]]:
        # Who makes a file also writes it: what goes between the processes is small.
        task = tasks[index]
        finished = task.make()
        return (digest(task.path, task.depends), len(finished.data), staging.put(task.path, finished.data), finished.targets,
                finished.problems)

    problems = [TWICE.at(path, found=path) for path, times in Counter([*known, *(task.path for task in tasks)]).items() if times > 1]
    for index, (rests_on, size, content, targets, faults) in workers.done(len(tasks), done, jobs):
        path = tasks[index].path
        staging.count(path, size, content)
        known[path] = (rests_on, content, list(targets))
        problems.extend(faults)

    prefix = urlsplit(views.frames["vi"].root).path.strip("/")
    problems.extend(verify.dead_links(
        ((filler.sources.get(path, path), targets) for path, (_, _, targets) in known.items()), known, prefix + "/" if prefix else ""))
    if tasks and not problems or known.keys() != remembered.keys():
        _write_memory(memory, known)
    return Assembly(problems, len(views.pages) + len(shell.pages), len(tasks))


def _outputs(views: Views, shell: Shell, filler: Filler) -> Iterator[tuple[str, tuple[str, ...], Callable[[], Finished]]]:
    """Every file of the site: its path, what it is made from, and how."""
    for page in views.pages:
        path = f"{PREFIX[page.lang]}{page.address}index.html"
        yield path, (f"{page.translated}{page.indexed}{page.changed}", *page.depends), partial(filler.page, path, page)
    for path in shell.pages:
        yield path, (), partial(filler.handwritten, path)
    for path, file in shell.assets.items():
        yield path, (), lambda file=file: Finished(file.read_bytes())
    for output in views.files:
        yield output.path, output.depends, lambda output=output: Finished(output.make())
    for path, data in policy.host_files(filler.policy).items():
        yield path, (), lambda data=data: Finished(data)


def _digest(parts: tuple[str, ...]) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


_digest_of_all = lru_cache(maxsize=2)(_digest)
"""A page rests on the same things in both languages, one after the other."""


def read_memory(file: Path) -> Remembered:
    """What the last build remembered of each file; nothing when the memory is damaged."""
    try:
        checksum, _, payload = file.read_bytes().partition(b"\n")
        if blake2b(payload, digest_size=16).hexdigest().encode() != checksum:
            return {}
        return {path: (digest, content, list(targets)) for path, (digest, content, targets) in json.loads(payload).items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _write_memory(file: Path, known: Remembered) -> None:
    payload = json.dumps(known, separators=(",", ":")).encode()
    temporary = file.with_suffix(".new")  # only one process at a time assembles a site
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(blake2b(payload, digest_size=16).hexdigest().encode() + b"\n" + payload)
        os.replace(temporary, file)
    except OSError:  # remembering is a comfort; the next build is only slower
        with suppress(OSError):
            temporary.unlink()
