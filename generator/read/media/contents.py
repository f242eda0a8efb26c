"""What a file says: its texts, each with where it stands, and the personal data in them. Texts stay in the process apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from generator.personal_data import find

GPS, OWNER, AUTHOR, NO_TEXT = "gps", "owner", "author", "no-text"
SIGNS = (GPS, OWNER, AUTHOR, NO_TEXT)
"""A picture that says where it was taken, one that names its owner or camera, a document that names who typed it, one without text."""

PROPERTIES = "properties"
"""Where a text stands that is about the file and not in it."""
_MOST = 200


class Inside(NamedTuple):
    """Personal data in a file: its kind, where (a page from 1, `properties`, or the part of an office file), how long, the host of a mailbox."""

    kind: str
    where: str
    size: int
    host: str


def contents(size: tuple[int, int], texts: Iterable[tuple[str, str]], signs: Iterable[str] = ()) -> dict[str, Any]:
    """What is remembered of a file, ready for JSON: `size` in pixels, the personal data of `texts` (where, text), and `signs`."""
    found: list[Inside] = []
    for where, text in texts:
        found.extend(Inside(item.kind, where, item.end - item.start, item.host) for item in find(text))
        if len(found) > _MOST:  # a list of everybody: the first of them are enough to refuse it
            break
    return {"size": list(size), "personal": found[:_MOST], "signs": list(signs)}
