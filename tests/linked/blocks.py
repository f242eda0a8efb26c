"""The data blocks of pages as other programs read them: out of the HTML by html5lib, as JSON-LD by PyLD, against the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
from pyld import jsonld

VOCABULARY: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "schema-org.json").read_text(encoding="utf-8"))
"""The types that the site uses and those above them: parents, and the types that each property takes. From the package pydantic2-schemaorg 0.3.0."""
CONTEXT = {"@context": {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in (
    "url", "item", "contentUrl", "sameAs", "legislationLegalForce", "eventStatus", "inDefinedTermSet")}}}
"""What stands at https://schema.org for JSON-LD programs, as far as it matters here."""
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_BEYOND = {"query-input"}
"""Not a property of its own: the annotation of one of an action that is still to be taken."""
_TEXTS = {"Text", "URL", "Date", "DateTime", "Duration", "Number", "Integer", "Boolean", "Time"}


def read(html: str) -> dict[str, Any]:
    """The block of a page as a browser's parser gives it; {} when there is none."""
    found = [element for element in html5lib.parse(html, namespaceHTMLElements=False).iter("script") if element.get("type") == "application/ld+json"]
    assert len(found) <= 1
    return json.loads(found[0].text) if found else {}


def quickly(html: str) -> dict[str, Any]:
    """The same, by the form that the program itself writes."""
    found = _BLOCK.findall(html)
    assert len(found) <= 1
    return json.loads(found[0]) if found else {}


def nodes(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The things of a block."""
    return block.get("@graph", [block] if block else [])


def expanded(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The block with every word written out, by the algorithm of the standard."""
    def loader(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    return jsonld.expand(block, {"documentLoader": loader})


def faults(node: dict[str, Any], where: str) -> Iterator[str]:
    """What of a thing schema.org does not know."""
    kind = node.get("@type")
    if kind is None:
        if set(node) != {"@id"}:
            yield f"{where}: no type in {node}"
        return
    if kind not in VOCABULARY:
        yield f"{where}: no type {kind}"
        return
    known = properties(kind)
    for name, value in node.items():
        if name.startswith("@") or name in _BEYOND:
            continue
        if name not in known:
            yield f"{where}: {kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from faults(one, where)
                if "@type" in one and not set(above(one["@type"])) & set(known[name]):
                    yield f"{where}: {kind}.{name} is no {one['@type']}"
            elif not set(known[name]) & _TEXTS and not str(one).startswith("https://"):
                yield f"{where}: {kind}.{name} is no text"


def above(kind: str) -> Iterator[str]:
    """A type and all that it is a kind of."""
    yield kind
    for parent in VOCABULARY.get(kind, {"parents": ()})["parents"]:
        yield from above(parent)


def properties(kind: str) -> dict[str, list[str]]:
    return {name: types for one in above(kind) for name, types in VOCABULARY[one]["properties"].items()}
