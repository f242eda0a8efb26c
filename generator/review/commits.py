"""The commit to which each file of the data owes its content: looked up once for each state of the repository, then remembered."""

from __future__ import annotations

import json
import os
from pathlib import Path

from generator.kept import keep, kept
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
        known = json.loads(kept(memory) or b"{}")
        return {path: (content, commit) for path, (content, commit) in known["files"].items()} if known.get("head") == head else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _remember(memory: Path, head: str, known: Commits) -> None:
    keep(memory, json.dumps({"head": head, "files": known}, separators=(",", ":")).encode())
