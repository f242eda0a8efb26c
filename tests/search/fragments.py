"""Reading an index back: the documents as a browser gets them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path


def fragments(site: Path) -> list[dict]:
    """What the index of a site holds of each document, in the order of their names; `day` is its day as a number, 0 without one."""
    order = json.loads((site / "pagefind/order.json").read_bytes())
    found = {}
    for file in site.glob("pagefind/*/fragment/*/*.pf_fragment"):
        block, number = file.parent.name, int(file.stem[::-1])
        data = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[order["names"][block][number]] = {**data, "day": order["days"][block][number]}
    assert sorted(found) == list(range(sum(map(len, order["names"].values()))))
    return [found[place] for place in sorted(found)]
