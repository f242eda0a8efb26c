"""Picture cards: what a link to a page shows where it is shared. Drawn when the site is made, in the site's own letters and colours."""

from generator.views.cards.card import HEIGHT, WIDTH, Card

__all__ = ["HEIGHT", "WIDTH", "Card"]
