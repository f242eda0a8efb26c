"""The cards as files of the site: each once, however many pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from generator.views.cards.card import Card
from generator.views.output import File, Page


def card_files(cards: Iterable[Card], pages: Iterable[Page], encoded: Path | None) -> Iterator[File]:
    """Every card that a page shows, and those beside. `encoded` is a folder for pictures, if one is wanted."""
    found: dict[str, Card] = {card.path: card for card in cards}
    records: dict[str, dict[str, None]] = {}
    for page in pages:
        if card := page.card:
            found.setdefault(card.path, card)
            records.setdefault(card.path, {}).update(dict.fromkeys(page.records))
    for path, card in found.items():
        yield File(path, (), partial(_drawn, card, encoded), tuple(records.get(path, ())))


def _drawn(card: Card, encoded: Path | None) -> bytes:
    from generator.views.cards.drawing import draw  # a build that draws no card does without
    from generator.views.cards.photo import photo

    return draw(card, photo(card.picture, encoded) if card.picture else None)
