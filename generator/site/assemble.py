"""From views and shell to a folder that is ready: keep what did not change, make the rest, count both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from generator.edit import editor
from generator.problems import Problem, ProblemKind
from generator.site import policy, privacy, verify, workers
from generator.site.fill import Filler, Finished
from generator.site.memory import Memory, read_memory
from generator.site.offline import Bundle, bundle_pages
from generator.site.release import MANIFEST, SIGNATURE
from generator.site.search.index import Index, Program, files, make_all
from generator.site.shell import Shell
from generator.site.staging import Staging
from generator.site.workers import beside
from generator.views import Views
from generator.views.frame import PREFIX
from generator.views.output import File, Page, Written
from generator.views.search import part_of

TWICE = ProblemKind(
    "S016", 'hai nơi cùng tạo tệp "{found}"', 'two things make the same file "{found}"', "đổi tên một trong hai", "rename one of them")

NOT_INDEXED = ProblemKind(
    "S017", "chưa lập được chỉ mục tìm kiếm: {found}", "the search index cannot be made: {found}",
    "chạy lại lệnh; nếu vẫn lỗi, chạy make clean rồi chạy lại", "run the command again; if it still fails, run make clean first")

MANY = 2_500
"""Files that are made in the order of the views, in which those that have much in common follow each other: each of some thousand entries is
made once for all feeds that it stands in. Fewer files are made by their size."""

Output = tuple[str, tuple[str, ...], Callable[[], Finished], tuple[str, ...]]
"""The path of a file, what it is made from, how, and the public records in it."""


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
    rests_on: str
    make: Callable[[], Finished]


def assemble(views: Views, shell: Shell, environment: str, staging: Staging, memory: Path, folder: Path, jobs: int,
             permitted: frozenset[str], bundle: Bundle | None = None) -> Assembly:
    """Put every file of the site into the staging folder. `environment` is a digest of the program and of what all pages share, `permitted` the
    numbers and mailboxes that may be public.

    `bundle` makes the zip of the site for places without the internet, if it is wanted. `memory` is the file for what is known of each page, `folder` that of search indexes. These are made while the pages are.
    """
    filler = Filler(views, shell)
    stage = _Stage(environment, shell.key, staging, read_memory(memory), jobs, permitted)
    indexes = [Program(folder), *_indexes(views, shell, filler, environment, folder)]
    with beside(partial(_comfort, indexes)) if any(index.opened() is None for index in indexes) else nullcontext():
        stage.put(_outputs(views, shell, filler))
        for later in (*views.later, *([bundle] if bundle else []), partial(bundle_pages, views.frames)):
            stage.put(_view_output(filler, output) for output in later(stage.written))
    try:
        make_all(indexes)
    except (OSError, RuntimeError, ValueError, TimeoutError) as error:
        return Assembly([*stage.problems, NOT_INDEXED.at("data", found=str(error) or type(error).__name__)])
    stage.put((path, depends, lambda read=read: Finished(read()), ()) for path, depends, read in files(indexes))

    problems = stage.problems
    prefix = urlsplit(views.frames["vi"].root).path.strip("/")
    lost = verify.lost(stage.known.targets(), {*stage.known.files, MANIFEST, SIGNATURE}, prefix + "/" if prefix else "")
    problems.extend(verify.DEAD_LINK.at(filler.sources.get(path, path), found=target) for path, target in stage.known.pointing_at(lost))
    if not problems and (stage.made or stage.known.files.keys() != stage.remembered.files.keys()):
        stage.known.write(memory)
    return Assembly(problems, len(views.pages) + len(shell.pages), stage.made)


class _Stage:
    """The staging folder being filled: what did not change is kept, the rest is made."""

    def __init__(self, environment: str, shell: str, staging: Staging, memory: Memory, jobs: int,
                 permitted: frozenset[str]) -> None:
        self.remembered, self.known = memory.next(permitted, environment)
        self.problems: list[Problem] = []
        self.made = 0
        self._environment = blake2b(f"{environment}\0{shell}\0".encode(), digest_size=16)
        self._staging = staging
        self._jobs = jobs
        self._permitted = permitted

    @property
    def written(self) -> Written:
        """What is ready so far."""
        return Written(self._staging.files, lambda path: Path(self._staging.folder, path).read_bytes())

    def put(self, outputs: Iterable[Output]) -> None:
        """Keep or make every one of these files."""
        tasks: list[_Task] = []
        paths: Counter[str] = Counter()
        for path, depends, make, records in outputs:
            paths[path] += 1
            if records:
                self._staging.records[path] = records
            rests_on = self._rests_on(path, depends)
            old = self.remembered.files.get(path)
            if old and old[0] == rests_on and self._staging.keep(path, old[1]):
                self.known.files[path] = old
            else:
                tasks.append(_Task(path, rests_on, make))

        if len(tasks) < MANY:
            tasks.sort(key=lambda task: self._staging.size(task.path), reverse=True)  # what takes long is begun first

        # Who makes a file also writes it: what goes between the processes is small.
        self.problems.extend(TWICE.at(path, found=path) for path, times in paths.items() if times > 1)
        for index, (size, content, targets, faults) in workers.done(len(tasks), lambda index: self._make(tasks[index]), self._jobs):
            path = tasks[index].path
            self._staging.count(path, size, content)
            self.known.note(path, tasks[index].rests_on, content, targets)
            self.problems.extend(faults)
        self.made += len(tasks)

    def _let_through(self, path: str) -> bytes:
        """What the last look let pass at a path, if it was this very look: nothing when that is not certain."""
        old = self.remembered.files.get(path)
        return self._staging.last(path, old[1]) if old and self.remembered.under == self.known.under else b""

    def _make(self, task: _Task) -> tuple[int, str, tuple[str, ...], tuple[Problem, ...]]:
        """Put a file and look at it: its size, its sha256, what it points at, and what is wrong with it."""
        finished = task.make()
        if finished.write:
            size, content = self._staging.stream(task.path, finished.write)
        else:
            size, content = len(finished.data), self._staging.put(task.path, finished.data)
        faults = privacy.look(task.path, finished.own or finished.data, self._permitted, partial(self._let_through, task.path))
        return size, content, finished.targets, (*finished.problems, *faults)

    def _rests_on(self, path: str, depends: tuple[str, ...]) -> str:
        found = self._environment.copy()
        found.update("\0".join((path, *depends)).encode())
        return found.hexdigest()


def _comfort(indexes: list[Program | Index]) -> None:
    """Make the search index ahead of time; why it cannot be made is said when it is needed."""
    with suppress(OSError, RuntimeError, ValueError, TimeoutError):
        make_all(indexes)


def _indexes(views: Views, shell: Shell, filler: Filler, environment: str, folder: Path) -> Iterator[Index]:
    """The parts of the search index: what the views can be searched for, and the hand-written pages."""
    addresses = [address for address, _ in views.frames["vi"].catalog.languages["vi"].pages]
    for part in views.searched:
        own = [address for address in addresses if part_of(address, len(views.searched)) == part.number]
        key = _digest((environment, shell.key if own else "", str(len(views.searched)), *part.depends))
        yield Index(part.number, lambda part=part, own=own: [*part.documents(), *map(filler.document, own)], key, folder)


def _outputs(views: Views, shell: Shell, filler: Filler) -> Iterator[Output]:
    """Every file of the site: its path, what it is made from, and how."""
    for page in views.pages:
        yield _view_output(filler, page)
    for path in shell.pages:
        yield path, (), partial(filler.handwritten, path), ()
    for path, file in shell.assets.items():
        yield path, (), lambda file=file: Finished(file.read_bytes()), ()
    for output in views.files:
        yield _view_output(filler, output)
    frame = views.frames["vi"]
    edited = frame.catalog.site.editor and editor.policy(frame.catalog.site.editor)
    for path, data in policy.host_files(filler.policy, edited, urlsplit(frame.root).path).items():
        yield path, (), lambda data=data: Finished(data), ()


def _view_output(filler: Filler, output: Page | File) -> Output:
    if isinstance(output, File):
        return output.path, output.depends, partial(_file, output), output.records
    path = f"{PREFIX[output.lang]}{output.address}index.html"
    return path, (f"{output.translated}{output.indexed}{output.changed}{output.card and output.card.path}", *output.depends), partial(filler.page, path, output), output.records


def _file(file: File) -> Finished:
    """A file as its view makes it. A page that is made whole, as that of the editor is, is looked at like every other page."""
    data = file.make()
    if callable(data):
        return Finished(b"", write=data)
    if not file.path.endswith(".html"):
        return Finished(data)
    targets, problems = verify.inspect(file.path, data, file.path)
    return Finished(data, tuple(sorted(targets)), tuple(problems))


def _digest(parts: tuple[str, ...]) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
