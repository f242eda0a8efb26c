"""How large a record file may be: in bytes, in nodes, in depth.

Stands beside the whole arrow of `read`: the files are measured in bytes, their YAML in nodes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one file; what is over a bound is a problem, never cut."""

    bytes: int = 64 * 1024
    nodes: int = 2_000       # keys and values, lists and mappings
    depth: int = 16          # mappings and lists inside each other; the file's own mapping is 1
    scalar: int = 10_000     # characters of one text
    problems: int = 100      # reported for one file


# A long list of conferrals is one file. A folder stands with its path from the root.
LIMITS: dict[str, Limits] = {
    "data/decisions": Limits(bytes=2 * 1024 * 1024, nodes=100_000),
}
DEFAULT = Limits()


def limits_for(path: str) -> Limits:
    """The limits of the file at `path` (POSIX, from the root)."""
    return next((limits for folder, limits in LIMITS.items() if path.startswith(folder + "/")), DEFAULT)
