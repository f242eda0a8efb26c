"""Git, asked for objects only: nothing of a commit is ever written to the disk, and nothing in one can run a program.

The only module that runs Git. Names are bytes to Git; here they are text in which a byte that is no UTF-8 is a lone surrogate.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.problems import Problem, ProblemKind

NO_GIT = ProblemKind(
    "G030", "máy này không có chương trình git", "there is no program git on this machine",
    "cài Git rồi chạy lại", "install Git and run this again")
NO_REPOSITORY = ProblemKind(
    "G031", 'thư mục "{folder}" không phải là thư mục gốc của một kho Git đọc được ({reason})',
    'the folder "{folder}" is not the top folder of a Git repository that can be read ({reason})',
    "chạy lệnh trong thư mục gốc của kho đã sao về (git clone), hoặc thêm --root THƯ-MỤC; nếu Git báo về chủ sở hữu thì thêm thư mục vào safe.directory",
    "run the command in the top folder of the cloned repository, or add --root FOLDER; when Git speaks of ownership, add the folder to safe.directory")
NO_COMMIT = ProblemKind(
    "G032", 'kho Git này không có bản "{found}"', 'this Git repository has no commit "{found}"',
    "kiểm tra tên nhánh hoặc mã; nếu kho chỉ được tải một phần thì tải đủ lịch sử: git fetch --unshallow (trong Actions: fetch-depth: 0)",
    "check the branch or the commit; when only a part of the history was fetched, fetch all of it: git fetch --unshallow (in Actions: fetch-depth: 0)")
NO_COMMON = ProblemKind(
    "G033", 'hai bản "{base}" và "{head}" không có gốc chung trong kho này', 'the commits "{base}" and "{head}" have no common ancestor here',
    "tải đủ lịch sử rồi chạy lại: git fetch --unshallow (trong Actions: fetch-depth: 0)",
    "fetch the whole history and run this again: git fetch --unshallow (in Actions: fetch-depth: 0)")
FAILED = ProblemKind(
    "G034", "git {command} không chạy được: {reason}", "git {command} failed: {reason}",
    "tải lại kho (git fetch), hoặc sao lại kho rồi chạy lại", "fetch the repository again (git fetch), or clone it anew, and run this again")

FILE, EXECUTABLE, LINK, MODULE, NOTHING = "100644", "100755", "120000", "160000", "000000"
"""The modes of what may stand in a commit."""
SECONDS = 120
"""How long one question to Git may take."""
SECONDS_OF_HISTORY = 20
"""How long a walk through the history may take; it is remembered, so that it is seldom made."""
TOGETHER = 200
"""Files read by one process of Git: enough to be quick, few enough to stay in memory."""

# Nothing from a configuration or a .gitattributes may run or rewrite anything; names come as they are.
_ALWAYS = ("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
           "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c", "diff.external=")
_PLAIN = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none")


class Refused(Exception):
    """Git cannot answer; `problem` says why and what to do, `reason` is what Git said."""

    def __init__(self, problem: Problem, reason: str = "") -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One file that differs between two commits; the mode of a side where it is not is NOTHING."""

    path: str
    before_mode: str
    after_mode: str
    before: str
    after: str


class Git:
    """The repository whose top folder is `root`. Every method raises `Refused` when Git cannot answer."""

    def __init__(self, root: Path) -> None:
        self._root = root
        try:
            prefix = self._run("rev-parse", "--show-prefix").decode("utf-8", "replace").strip()
        except Refused as refusal:
            if refusal.problem.code != FAILED.code:
                raise
            raise Refused(NO_REPOSITORY.at(".", folder=root, reason=refusal.reason)) from None
        if prefix:
            raise Refused(NO_REPOSITORY.at(".", folder=root, reason=f"{prefix} < .git"))

    def commit(self, name: str) -> str:
        """The full id of the commit that `name` means."""
        try:
            return self._run("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}").decode("ascii").strip()
        except (Refused, ValueError):
            raise Refused(NO_COMMIT.at(".", found=name)) from None

    def fork(self, base: str, head: str) -> str:
        """The newest commit that both commits (full ids) rest on."""
        try:
            return self._run("merge-base", base, head).decode("ascii").strip()
        except Refused:
            raise Refused(NO_COMMON.at(".", base=base[:12], head=head[:12])) from None

    def changed(self, base: str, head: str) -> list[Entry]:
        """Every file that differs between two commits, sorted by path. A renamed file is one that is gone and one that is new."""
        parts = self._run("diff-tree", "-r", "-z", "--raw", "--no-abbrev", *_PLAIN, base, head).split(b"\0")
        found = []
        for facts, path in zip(parts[::2], parts[1::2]):
            before_mode, after_mode, before, after, _ = facts.decode("ascii").lstrip(":").split(" ")
            found.append(Entry(path.decode("utf-8", "surrogateescape"), before_mode, after_mode, before, after))
        return sorted(found)

    def names(self, commit: str, folder: str) -> list[str]:
        """The path of every file below a folder of a commit."""
        listed = self._run("ls-tree", "-r", "-z", "--name-only", commit, "--", folder + "/")
        return [path.decode("utf-8", "surrogateescape") for path in listed.split(b"\0") if path]

    def contents(self, wanted: Sequence[tuple[str, int]]) -> Iterator[bytes | None]:
        """What is in each file (id, most bytes), in order; None when it is larger, so that it is never read."""
        for start in range(0, len(wanted), TOGETHER):
            some = wanted[start: start + TOGETHER]
            sizes = self._run("cat-file", "--batch-check=%(objecttype) %(objectsize)", given=[blob for blob, _ in some]).decode("ascii").splitlines()
            if unknown := next((line for line in sizes if not line.startswith("blob ")), None):
                raise Refused(FAILED.at(".", command="cat-file", reason=unknown))
            fits = [int(line.partition(" ")[2]) <= limit for line, (_, limit) in zip(sizes, some, strict=True)]
            found = _blobs(self._run("cat-file", "--batch", given=[blob for (blob, _), fit in zip(some, fits) if fit]))
            yield from (next(found) if fit else None for fit in fits)

    def changed_lines(self, before: str, after: str) -> list[range]:
        """The lines of the file `after` that are not those of the file `before` (ids of their contents)."""
        text = self._run("diff", "--unified=0", "--no-color", "--text", *_PLAIN, before, after)
        # Without context every line of the files begins with + or -, whatever else it looks like.
        return [_span(line.split(b" ")[2]) for line in text.split(b"\n") if line.startswith(b"@@ -")]

    def is_clean(self, *folders: str) -> bool:
        """Whether the files below some folders are those of the commit that is checked out."""
        return not self._run("status", "--porcelain", "-z", "--ignore-submodules=all", "--", *folders)

    def head(self) -> str:
        """The full id of the commit that is checked out; "" when only a part of the history is here, so that nothing can be said of it."""
        shallow, head = self._run("rev-parse", "--is-shallow-repository", "--verify", "--end-of-options", "HEAD^{commit}").decode("ascii").split()
        return head if shallow == "false" else ""

    def last_changes(self, commit: str, folder: str) -> dict[str, tuple[str, str]]:
        """For each file below a folder of a commit: the id of its content, and the last commit that made it so.

        One walk from the newest commit to the oldest, which ends when all are known. A file that time does not suffice for is left out.
        """
        wanted: dict[str, str] = {}
        for line in self._run("ls-tree", "-r", "-z", "--full-tree", commit, "--", folder + "/").split(b"\0"):
            facts, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
            if path:
                wanted[path] = facts.split(" ")[2]
        found: dict[str, tuple[str, str]] = {}
        for path, content, changed_by in self._changes(commit, folder):
            if wanted.get(path) == content:
                found[path] = (content, changed_by)
                del wanted[path]
                if not wanted:
                    break
        return found

    def _changes(self, commit: str, folder: str) -> Iterator[tuple[str, str, str]]:
        """Path, id of the new content and commit of each change below a folder, a commit before those that it rests on. Names only are read:
        no content, no message, no author."""
        command = ["git", "-C", str(self._root), *_ALWAYS, "-c", "protocol.allow=never", "log", "--topo-order", "--no-show-signature", "--no-notes",
                   "--no-decorate", "--no-color", "--no-mailmap", "--format=%H", "-z", "--raw", "--no-abbrev", "-c", *_PLAIN, commit, "--", folder + "/"]
        try:
            walk = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except OSError:
            return
        limit = threading.Timer(SECONDS_OF_HISTORY, walk.kill)
        limit.start()
        try:
            changed_by, facts = "", ""
            for token in _tokens(walk.stdout):
                if facts:  # ":modes ids status", before it as many colons as the commit has parents; then the path
                    yield token, facts.split(" ")[-2], changed_by
                    facts = ""
                elif token.startswith(":"):
                    facts = token
                else:
                    changed_by = token
        finally:
            limit.cancel()
            walk.kill()
            walk.communicate()

    def _run(self, *command: str, given: Sequence[str] = ()) -> bytes:
        if "--batch" in command and not given:
            return b""
        try:
            done = subprocess.run(
                ["git", "-C", str(self._root), *_ALWAYS, *command], input="".join(f"{line}\n" for line in given).encode("ascii"),
                capture_output=True, timeout=SECONDS, check=False)
        except FileNotFoundError:
            raise Refused(NO_GIT.at(".")) from None
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise Refused(FAILED.at(".", command=command[0], reason=type(error).__name__)) from None
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"{done.returncode}"]
            raise Refused(FAILED.at(".", command=command[0], reason=words[0]), words[0])
        return done.stdout


def _blobs(answer: bytes) -> Iterator[bytes]:
    """The contents in an answer of `cat-file --batch`: a line `id blob size`, that many bytes, a line feed."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        yield answer[end + 1: end + 1 + size]
        at = end + size + 2


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    """What NUL ends in a stream."""
    rest = b""
    while part := stream.read1(1 << 16):  # type: ignore[attr-defined]
        *whole, rest = (rest + part).split(b"\0")
        for token in whole:
            yield token.decode("utf-8", "surrogateescape").lstrip("\n")


def _span(part: bytes) -> range:
    """The lines that `+3,2` or `+7` means."""
    first, _, count = part[1:].partition(b",")
    return range(int(first), int(first) + int(count or b"1"))
