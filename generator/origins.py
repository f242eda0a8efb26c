"""Where public records come from: the file of each, the digest of its bytes, and the commit to which it owes them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import new as new_digest
from hashlib import sha256

from generator.catalog import Catalog, Key, Loaded, Origin
from generator.visible import as_written

Commits = Mapping[str, tuple[str, str]]
"""Path from the root -> the id that Git gives to the content of the file, and the last commit that made it so."""
_DIGESTS = {40: "sha1", 64: "sha256"}
"""How long Git's names of contents are -> how it makes them."""


def origins(loaded: Loaded, public: Catalog, commits: Commits) -> dict[Key, Origin]:
    """The origin of each record of the public catalog that is seen as its file has it. `commits` may know of more, and of other contents:
    of a file that was changed since, no commit is told."""
    if not loaded.catalog:
        return {}
    found = {}
    for record in as_written(loaded.catalog, public):
        data = loaded.sources[record.path].data
        content, commit = commits.get(record.path, ("", ""))
        found[record.type, record.id] = Origin(record.path, sha256(data).hexdigest(), commit if content and content == _name(data, len(content)) else "")
    return found


def _name(data: bytes, length: int) -> str:
    """What Git calls a file of these bytes."""
    return new_digest(_DIGESTS.get(length, "sha1"), b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
