"""Which text carries out which, over all documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from generator.catalog import Catalog
from generator.records.document import Document
from generator.views.gather.document import draw
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


@dataclass(frozen=True, slots=True)
class Chain:
    """Texts that hang together: `tops` carry out nothing of the record; `draw(lang, label)` shows all."""

    tops: list[Document]
    documents: list[Document]
    draw: Any


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`chains`: the groups of documents that carry each other out, the largest first."""
    documents = {record.id: record for record in catalog.of("document") if isinstance(record, Document)}
    edges = {key: tuple(target for target in record.carries_out if target in documents) for key, record in documents.items()}
    chains = [_chain(catalog, {key: documents[key] for key in group}, edges) for group in together(edges) if len(group) > 1]
    chains.sort(key=lambda chain: (-len(chain.documents), chain.documents[0].id))
    return Gathered({"chains": chains}, translated=all(item.title.en is not None for chain in chains for item in chain.documents))


def together(edges: dict[str, tuple[str, ...]]) -> list[list[str]]:
    """The nodes in groups that hang together, whichever way the edges lead; each group sorted."""
    beside: dict[str, set[str]] = {key: set(targets) for key, targets in edges.items()}
    for key, targets in edges.items():
        for target in targets:
            beside[target].add(key)
    found: list[list[str]] = []
    seen: set[str] = set()
    for key in sorted(edges):
        if key not in seen:
            group, pending = {key}, [key]
            while pending:
                fresh = beside[pending.pop()] - group
                group |= fresh
                pending.extend(fresh)
            seen |= group
            found.append(sorted(group))
    return found


def _chain(catalog: Catalog, documents: dict[str, Document], edges: dict[str, tuple[str, ...]]) -> Chain:
    inside = sorted(documents.values(), key=lambda record: (record.dated is None, record.dated, record.id))
    return Chain([record for record in inside if not edges[record.id]], inside, partial(draw, catalog, documents, edges, ""))


LEGAL_CHAIN = Overview(
    name="legal_chain", address="legal-chain", chapter="organisation",
    title={"vi": "Văn bản nào thực hiện văn bản nào", "en": "Which text carries out which"},
    purpose={"vi": "Từ chỉ thị, luật xuống đến kế hoạch của tỉnh: mũi tên đi từ văn bản thực hiện đến văn bản được thực hiện.",
             "en": "From directives and laws down to the plan of the province: an arrow leads from a text to the one that it carries out."},
    gather=gather)
