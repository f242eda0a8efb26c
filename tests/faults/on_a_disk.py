"""Run inside a mount namespace of its own: builds on a disk that is full, or cannot be written. Prints what came of it as JSON.

    python -m tests.faults.on_a_disk full ROOT SITE     the disk of SITE gets fuller with each build
    python -m tests.faults.on_a_disk read-only ROOT SITE
    python -m tests.faults.on_a_disk read-only-cache ROOT SITE
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.__main__ import main
from tests.faults.small import AT, edit_every_page, said, tree_hash

STEPS = 20


def build(root: Path, site: Path) -> dict[str, object]:
    """One build: its exit code, what it said, and the hash of the site after it."""
    errors = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        code = main(["build", "--root", str(root), "--site", str(site), "--at", AT, "--without-bundle"])
    errors.seek(0)
    return {"code": code, "lines": said(errors.read()), "hash": tree_hash(site)}


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def full(root: Path, site: Path) -> list[dict[str, object]]:
    """Builds while only a part of the room that a build needs is there; the last one has room enough."""
    mount("-t", "tmpfs", "-o", "size=64m,mode=755", "tmpfs", str(site.parent))
    build(root, site)
    needed = sum(path.stat().st_blocks * 512 for path in site.rglob("*.html"))
    shutil.rmtree(site.parent / ".site", ignore_errors=True)
    edit_every_page(root)
    results = []
    for step in [*range(STEPS), 10 * STEPS]:
        filler = site.parent / "filler"
        filler.unlink(missing_ok=True)
        shutil.rmtree(site.parent / ".site", ignore_errors=True)
        status = os.statvfs(site.parent)
        room = needed * step // (4 * STEPS)  # the files that did not change need none
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, status.f_bavail * status.f_frsize - room))
        results.append(build(root, site))
    return results


def read_only(root: Path, site: Path) -> list[dict[str, object]]:
    make_read_only(site.parent)
    return [build(root, site)]


def read_only_cache(root: Path, site: Path) -> list[dict[str, object]]:
    make_read_only(root / ".cache")
    return [build(root, site)]


def make_read_only(folder: Path) -> None:
    mount("--bind", str(folder), str(folder))
    mount("-o", "remount,ro,bind", str(folder))


if __name__ == "__main__":
    print(json.dumps({"full": full, "read-only": read_only, "read-only-cache": read_only_cache}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
