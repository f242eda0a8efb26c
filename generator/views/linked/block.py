"""The data block of a page: the way to it, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.views.linked.here import Node
from generator.views.output import Parts

_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def block(parts: Parts, home: str, indexed: bool) -> str:
    """JSON-LD in a `script` that no browser runs. A page that search engines pass over says where it stands, and nothing else."""
    nodes = [*_trail(parts, home), *(parts.linked if indexed else ())]
    if not nodes:
        return ""
    whole = {"@context": "https://schema.org", **(nodes[0] if len(nodes) == 1 else {"@graph": nodes})}
    return f'<script type="application/ld+json">{data(whole)}</script>'


def data(value: object) -> str:
    """JSON in which nothing can end the block, or be taken for HTML."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_ESCAPED)


def _trail(parts: Parts, home: str) -> Iterable[Node]:
    """The way as readers see it; one step alone is followed by the page itself."""
    steps = [*parts.breadcrumbs.steps]
    if not steps:
        return
    items = [{"@type": "ListItem", "position": place, "name": name, "item": home + address} for place, (address, name) in enumerate(steps, 1)]
    if len(items) == 1:
        items.append({"@type": "ListItem", "position": 2, "name": parts.title})
    yield {"@type": "BreadcrumbList", "itemListElement": items}
