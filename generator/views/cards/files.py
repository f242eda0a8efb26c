"""The cards as files of the site: each once, however many pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path

from generator.kept import keep, kept
from generator.views.cards.card import Card
from generator.views.media import made, renditions
from generator.views.output import File, Page

_FORM = "webp"
"""The form of a picture from which it is drawn on a card."""


def card_files(cards: Iterable[Card], pages: Iterable[Page], encoded: Path | None) -> Iterator[File]:
    """Every card that a page shows, and those beside. `encoded` is a folder for pictures, if one is wanted: cards are kept there too."""
    found: dict[str, Card] = {card.path: card for card in cards}
    records: dict[str, dict[str, None]] = {}
    for page in pages:
        if page.card:
            found.setdefault(page.card.path, page.card)
            records.setdefault(page.card.path, {}).update(dict.fromkeys(page.records))
    for path, card in found.items():
        yield File(path, (), partial(_drawn, card, encoded), tuple(records.get(path, ())))


def _drawn(card: Card, encoded: Path | None) -> bytes:
    from generator.views.cards.drawing import draw  # a build that draws no card does without

    file = encoded and encoded / "cards" / _program() / card.path.rpartition("/")[2]
    if file and (data := kept(file)):
        return data
    picture = None
    if card.picture:
        sizes = renditions(card.picture)[_FORM]
        picture = partial(made, next((size for size in sizes if size.width >= 960), sizes[-1]), encoded)
    data = draw(card, picture)
    if file:
        keep(file, data)
    return data


@lru_cache(maxsize=1)
def _program() -> str:
    """A digest of what draws, for the address of a card holds only what is drawn."""
    return blake2b(b"\0".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))), digest_size=8).hexdigest()
