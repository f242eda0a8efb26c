"""The data block of a page: the way to it, and what it is about."""

from __future__ import annotations

import json
from functools import lru_cache

from generator.views.linked.here import Node
from generator.views.output import Parts

_written = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_ESCAPED = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def block(parts: Parts, home: str, indexed: bool) -> str:
    """JSON-LD in a `script` that no browser runs. A page that search engines pass over says where it stands, and nothing else."""
    steps = parts.breadcrumbs.steps
    # One step alone is followed by the page itself.
    nodes = [_way(steps if len(steps) > 1 else (*steps, ("", parts.title)), home)] if steps else []
    if indexed:
        nodes += map(data, parts.linked)
    if not nodes:
        return ""
    whole = nodes[0][1:-1] if len(nodes) == 1 else f'"@graph":[{",".join(nodes)}]'
    return f'<script type="application/ld+json">{{"@context":"https://schema.org",{whole}}}</script>'


def data(value: object) -> str:
    """JSON in which nothing can end the block, or be taken for HTML."""
    text = _written(value)
    for sign, written in _ESCAPED:  # mostly there is none: looking for each takes a tenth of the time of one translation
        text = text.replace(sign, written)
    return text


@lru_cache(maxsize=1024)
def _way(steps: tuple[tuple[str, str], ...], home: str) -> str:
    """The way as readers see it: (address below `home`, name) of each step; only the first one is at "". Thousands of pages stand at the end of the same way."""
    items: list[Node] = [
        {"@type": "ListItem", "position": place, "name": name, **({"item": home + address} if address or place == 1 else {})}
        for place, (address, name) in enumerate(steps, 1)]
    return data({"@type": "BreadcrumbList", "itemListElement": items})
