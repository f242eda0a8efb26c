"""A release: a folder of finished files with a manifest that names them all, and what of it can be believed."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
PROGRAM = "honours-site"
FORMAT = 2
"""What readers of a manifest go by. 1 had `"path": [size, "sha256"]` and nothing else; what is added does not change the number."""


@dataclass
class Release:
    """A folder and what its manifest says of it: path -> (size, sha256)."""

    folder: Path
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    written: int = 0  # the manifest's own time: a file that is not older may have been touched by somebody else
    mode: int = 0  # the manifest's own mode, which every file of the release has

    def holds(self, path: str, digest: str) -> bool:
        """Whether the folder has this file with this content. A file touched since it was published is read again."""
        if self.files.get(path, (0, ""))[1] != digest:
            return False
        file = f"{self.folder}/{path}"
        try:
            state = os.lstat(file)
            if state.st_size != self.files[path][0] or state.st_mode != self.mode or not stat.S_ISREG(state.st_mode):
                return False
            if state.st_mtime_ns < self.written:  # not at the same tick of the clock, which may have been after it
                return True
            with open(file, "rb") as stream:
                return sha256(stream.read()).hexdigest() == digest
        except OSError:
            return False


def read_release(folder: Path) -> Release:
    """The release in a folder; an empty one when there is no manifest that can be believed. OSError when the disk refuses to tell."""
    try:
        state = os.lstat(folder / MANIFEST)
        content = json.loads((folder / MANIFEST).read_bytes(), object_hook=_sparing)
        if content["generator"] != PROGRAM:
            return Release(folder)
        files = {path: (int(size), str(digest)) for path, (size, digest) in content["files"].items()
                 if ".." not in path and not path.startswith("/")}  # never a way out of the folder
        return Release(folder, files, state.st_mtime_ns, state.st_mode)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return Release(folder)


def _sparing(entry: dict[str, Any]) -> Any:
    """An entry of a manifest as format 1 had it, (size, sha256): what else is said of twenty thousand files is not kept in memory."""
    return (entry["size"], entry["sha256"]) if "size" in entry and "sha256" in entry else entry


def folders_of(files: Iterable[str]) -> set[str]:
    """Every folder on the way to these files."""
    found: set[str] = set()
    for path in files:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found


def swept(release: Release) -> Release:
    """The release as its folder really holds it, once everything that its manifest does not name as a file was removed.

    Only folders touched since the manifest was written are looked into: adding or removing an entry touches its folder.
    """
    files = dict(release.files)
    folders = {"", *folders_of(files)}
    for folder in sorted(folders):
        place = f"{release.folder}/{folder}"
        try:
            state = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            continue  # its files are missed one by one
        if not stat.S_ISDIR(state.st_mode) or state.st_mtime_ns < release.written:
            continue
        for entry in list(os.scandir(place)):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if path not in folders:
                    shutil.rmtree(entry.path)
            elif path not in files or not entry.is_file(follow_symlinks=False):
                os.unlink(entry.path)
                files.pop(path, None)
    return replace(release, files=files)


def manifest(
    files: Mapping[str, tuple[int, str]], records: Mapping[str, tuple[str, ...]], about: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]],
) -> bytes:
    """A manifest: one line for each record and file, so that what changed between two of them reads well."""
    head = json.dumps({"generator": PROGRAM, "format": FORMAT, **about}, separators=(",", ":"))[:-1]
    named = ",\n".join(f'{_text(record)}:{json.dumps(source, separators=(",", ":"))}' for record, source in sorted(sources.items()))
    listed = ",\n".join(
        f'{_text(path)}:{{"size":{size},"sha256":"{digest}","records":[{",".join(map(_text, records.get(path, ())))}]}}'
        for path, (size, digest) in sorted(files.items()))
    return f'{head},\n"records":{{\n{named}\n}},\n"files":{{\n{listed}\n}}}}\n'.encode()


_text = json.encoder.encode_basestring_ascii
