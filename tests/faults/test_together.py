"""Several builds on one target, and readers while a build publishes."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import threading
import time
from pathlib import Path

from generator.site.publish import publication
from tests.faults.conftest import with_memory
from tests.faults.small import AT, ENVIRONMENT, REPOSITORY, build, built, command, copied, edit_every_page, said, tree_hash

PAIRS = 50 if os.environ.get("FULL") == "1" else 4
REBUILDS = 6


def two_roots(warm: Path, folder: Path) -> list[Path]:
    """Two roots of which every page differs."""
    roots = [with_memory(warm, copied(folder / name, warm / "root")) for name in ("A", "B")]
    edit_every_page(roots[1])
    return roots


def started(root: Path, site: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(command("build", "--root", root, "--site", site, "--at", AT), cwd=REPOSITORY, env=ENVIRONMENT,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def test_pairs_of_builds_at_once_both_succeed_and_the_site_is_that_of_one_of_them(warm: Path, tmp_path: Path):
    roots = two_roots(warm, tmp_path)
    whole = {tree_hash(built(root, tmp_path / f"alone-{root.name}")) for root in roots}
    assert len(whole) == 2
    site = tmp_path / "site"
    for number in range(PAIRS):
        pair = [started(root, site) for root in (roots if number % 2 else reversed(roots))]
        ends = [process.communicate() for process in pair]
        for process, other, (output, errors) in zip(pair, reversed(pair), ends):
            assert process.returncode == 0, output + errors
            named = re.findall(r"Process (\S+) is publishing", errors)
            assert named in ([], [str(other.pid)]), errors
        assert tree_hash(site) in whole, f"torn by pair {number}"


def test_the_same_root_may_be_built_twice_at_once(root: Path, tmp_path: Path):
    alone = tree_hash(built(root, tmp_path / "alone"))
    pair = [started(root, tmp_path / "site") for _ in range(2)]
    for process in pair:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert tree_hash(tmp_path / "site") == alone


def test_a_build_that_comes_second_says_who_is_publishing_and_waits(root: Path, site: Path):
    with publication(site, lambda process: None):
        late = started(root, site)
        line = next(line for line in late.stderr if "waiting" in line)
        assert f"Process {os.getpid()} is publishing this site; waiting" in line
        assert f"Tiến trình {os.getpid()} " in line
        time.sleep(0.2)
        assert late.poll() is None
    _, errors = late.communicate()
    assert late.returncode == 0
    assert "Done:" in said(errors)[-1]


class Reader(threading.Thread):
    """Reads the same files of a site again and again, by their addresses and through one opened folder.

    What the exchange of two folders (renameat2, RENAME_EXCHANGE) promises: an address leads to a whole file of the old or of the
    new release at every moment, never to nothing. Two addresses read one after the other may be of two releases. A folder that
    was opened stays the release that it was until the build after the one that replaced it begins to write, since that build
    makes its own release of it; so what was read through an opened folder counts when at most one build began meanwhile.
    """

    def __init__(self, site: Path, releases: list[dict[str, bytes]]) -> None:
        super().__init__()
        self.site = site
        self.paths = sorted(path for path in releases[0].keys() & releases[1].keys() if releases[0][path] != releases[1][path])
        self.releases = [[release[path] for path in self.paths] for release in releases]
        self.builds = 0
        self.ended = threading.Event()
        self.faults: list[str] = []
        self.seen = [0, 0]

    def run(self) -> None:
        while not self.ended.is_set() and not self.faults:
            try:
                self.read_addresses()
                self.read_opened_folder()
            except OSError as error:
                self.faults.append(f"missing: {error}")

    def read_addresses(self) -> None:
        for path, *allowed in zip(self.paths, *self.releases):
            if (self.site / path).read_bytes() not in allowed:
                self.faults.append(f"neither the old nor the new: {path}")

    def read_opened_folder(self) -> None:
        builds = self.builds
        folder = os.open(self.site, os.O_RDONLY | os.O_DIRECTORY)
        found, error = [], None
        try:
            for path in self.paths:
                with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:
                    found.append(file.read())
        except OSError as missing:
            error = missing
        finally:
            os.close(folder)
        if self.builds != builds:
            return
        if error or found not in self.releases:
            self.faults.append(f"a mixture in one opened folder {error or ''}")
        else:
            self.seen[self.releases.index(found)] += 1


def test_a_reader_never_misses_a_file_and_never_sees_a_mixture_in_an_opened_folder(warm: Path, tmp_path: Path):
    roots = two_roots(warm, tmp_path)
    site = tmp_path / "site"
    releases = []
    for root in (*roots, *roots):
        built(root, site)
        releases.append({path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert releases[:2] == releases[2:]
    reader = Reader(site, releases[:2])
    assert len(reader.paths) > 50
    reader.start()
    try:
        for root, _ in zip(itertools.cycle(roots), range(REBUILDS)):
            reader.builds += 1
            assert build(root, site).returncode == 0
    finally:
        reader.ended.set()
        reader.join()
    assert not reader.faults
    assert min(reader.seen) >= REBUILDS // 2, "both releases should have been read"
