"""The colours of cards: a few, so that a dot takes half a byte."""

from __future__ import annotations

from PIL import ImageColor

from generator.views.cards import card as look

_ON_PAPER = {look.INK: 2, look.SOFT: 2, look.RED: 2, look.LATE: 2}
"""Colour of words on the paper -> in how many steps their edges fade."""
_ON_HEAD = {look.HEAD_INK: 3, look.GOLD: 1}


def _mixed(over: str, under: str, part: float) -> tuple[int, ...]:
    return tuple(round(a * part + b * (1 - part)) for a, b in zip(ImageColor.getrgb(over), ImageColor.getrgb(under)))


def _inks() -> tuple[list[tuple[int, ...]], dict[str, list[int]]]:
    palette = [_mixed(look.PAPER, look.PAPER, 1), _mixed(look.HEAD, look.HEAD, 1)]
    steps: dict[str, list[int]] = {}
    for ground, (under, colours) in enumerate(((look.PAPER, _ON_PAPER), (look.HEAD, _ON_HEAD))):
        for colour, count in colours.items():
            steps[colour] = [ground]
            for step in range(1, count + 1):
                steps[colour].append(len(palette))
                palette.append(_mixed(colour, under, step / count))
    return palette, steps


PALETTE, STEPS = _inks()
"""The colours, at most 16: the first is the paper, the next the band. And for each colour of words the numbers of its steps, the ground first."""
