"""The commit to which each file of the data owes its content: looked up once for each state of the repository, then remembered."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from generator.origins import Commits
from generator.review.git import Git, Refused

FOLDER = "data"


def read_commits(root: Path, memory: Path) -> Commits:
    """What Git knows of the files below `data/`; nothing where there is no repository, no Git, or only a part of the history.

    `memory` is the file in which it is remembered. Never raises: a site without it only says less.
    """
    if not os.path.lexists(root / ".git"):
        return {}
    try:
        git = Git(root)
        head = git.head()
        if not head:
            return {}
        known = _remembered(memory, head)
        if known is None:
            known = git.last_changes(head, FOLDER)
            _remember(memory, head, known)
        return known
    except (Refused, ValueError):
        return {}


def _remembered(memory: Path, head: str) -> Commits | None:
    """What is remembered of this state of the repository; None when that is nothing, or damaged."""
    try:
        seal, _, payload = memory.read_bytes().partition(b"\n")
        if seal != _seal(head, payload):
            return None
        return {path: (content, commit) for path, (content, commit) in json.loads(payload).items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def _remember(memory: Path, head: str, known: Commits) -> None:
    payload = json.dumps(known, separators=(",", ":")).encode()
    aside = memory.with_name(f"{memory.name}.{os.getpid()}")
    with suppress(OSError):  # a comfort
        memory.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(_seal(head, payload) + b"\n" + payload)
        os.replace(aside, memory)


def _seal(head: str, payload: bytes) -> bytes:
    return blake2b(head.encode() + b"\n" + payload, digest_size=16).hexdigest().encode()
