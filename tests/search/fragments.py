"""Reading an index back: the documents as a browser gets them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path


def fragments(site: Path) -> list[dict]:
    """What the index of a site holds of each document, in the order of their numbers."""
    found = {}
    for file in site.glob("pagefind/fragment/*/*.pf_fragment"):
        data = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        found[int(file.stem[::-1])] = json.loads(data)
    assert sorted(found) == list(range(len(found)))
    return [found[number] for number in range(len(found))]
