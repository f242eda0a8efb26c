"""Drawing a card in strips, of which many are shared. No metadata, no time, no chance: the same card is the same bytes."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageDraw

from generator.views.cards import card as look
from generator.views.cards.card import HEIGHT, MARGIN, WIDTH, Card
from generator.views.cards.emblem import emblem
from generator.views.cards.inks import PALETTE, STEPS
from generator.views.cards.letters import Face, face, plain
from generator.views.cards.lines import fitted, titled, together
from generator.views.cards.photo import Photo, beside
from generator.views.cards.strips import Strip, blank, png, strip

_ABOVE = 230
"""The class of the marks that stand above their letter."""
LEADING = 1.24
SMALL = 30
"""The size of all words on the paper but the title."""
_UPPER, _LOWER = look.LABEL + SMALL // 2, look.BELOW - round(SMALL * 1.25)
"""Where the strip with the title begins and ends: below the line above it, above the one at the foot."""


def draw(card: Card, photo: Photo | None = None) -> bytes:
    """The PNG of a card, with the photo that stands on it, if one does."""
    width = WIDTH - 2 * MARGIN - (look.PICTURE if photo else 0)
    above, title = _title(card, width)
    if photo:
        image = Image.new("P", (WIDTH, HEIGHT))
        for part, top in ((_head(card.site, card.label, width), 0), (title, above), (_foot(card.note, card.warning, width), _LOWER)):
            image.paste(part, (0, top))
        return beside(image, photo)
    below = above + title.height
    return png(WIDTH, PALETTE, [
        _head_strip(card.site, card.label, width), blank(WIDTH, above - _UPPER), strip(title), blank(WIDTH, _LOWER - below),
        _foot_strip(card.note, card.warning, width)])


def _head(site: str, label: str, width: int) -> Image.Image:
    """The band with the emblem and the site's name, and what stands above the title."""
    image = Image.new("P", (WIDTH, _UPPER))
    pen = ImageDraw.Draw(image)
    gold = STEPS[look.GOLD][-1]
    pen.rectangle((0, 0, WIDTH, look.BAND - 1), fill=1)
    pen.rectangle((0, look.BAND, WIDTH, look.BAND + 5), fill=gold)
    side = 72
    image.paste(emblem(side).point(lambda value: gold if value > 127 else 1), (MARGIN, (look.BAND - side) // 2))
    left = MARGIN + side + 24
    _write(image, (left, look.BAND // 2 + 12), fitted(plain(site), face(600, 34), WIDTH - left - MARGIN), face(600, 34), look.HEAD_INK)
    _write(image, (MARGIN, look.LABEL), fitted(plain(label), face(600, SMALL), width), face(600, SMALL), look.RED)
    return image


def _title(card: Card, width: int) -> tuple[int, Image.Image]:
    """The lines of the title on the paper, and the height on the card at which they begin."""
    letters, lines = titled(together(plain(card.title) or plain(card.site)), width)
    top, bottom = look.TITLE
    up, step = round(letters.size * 1.25), round(letters.size * LEADING)
    image = Image.new("P", (WIDTH, up + step * max(0, len(lines) - 1) + letters.size // 2))
    for number, line in enumerate(lines):
        base = up + number * step
        _write(image, (MARGIN, base), line, letters, look.INK, base - step + letters.size // 2 if number else 0)
    return top + letters.size + max(0, bottom - top - step * len(lines)) // 4 - up, image


def _foot(note: str, warning: str, width: int) -> Image.Image:
    """The line below the title, and the edge."""
    image = Image.new("P", (WIDTH, HEIGHT - _LOWER))
    ImageDraw.Draw(image).rectangle((0, HEIGHT - 10 - _LOWER, WIDTH, HEIGHT), fill=1)
    warning = fitted(plain(warning), face(600, SMALL), width)
    wide = face(600, SMALL).wide(warning)
    _write(image, (MARGIN + width - wide, look.BELOW - _LOWER), warning, face(600, SMALL), look.LATE)
    note = fitted(plain(note), face(400, SMALL), width - wide - 32 if warning else width)
    _write(image, (MARGIN, look.BELOW - _LOWER), note, face(400, SMALL), look.SOFT)
    return image


@lru_cache(maxsize=256)
def _head_strip(site: str, label: str, width: int) -> Strip:
    return strip(_head(site, label, width), shared=True)


@lru_cache(maxsize=256)
def _foot_strip(note: str, warning: str, width: int) -> Strip:
    return strip(_foot(note, warning, width), shared=True)


def _write(image: Image.Image, place: tuple[int, int], line: str, letters: Face, colour: str, drawn: int = 0) -> None:
    """A line from a place on its base line, on a ground of one colour but for what may be `drawn` already down to a height."""
    left, base = place
    room, edge, under = 0, left, None
    for character in line:
        letter = letters.letter(character)
        x, y = left + room + letter.left, base + letter.top
        if not unicodedata.combining(character):
            under = letter
            room += letter.room
        elif under:  # over the middle of its letter, and above what that bears already
            middle = (2 * under.left + under.mask.width - 2 * letter.left - letter.mask.width) / 2
            x = left + round(room - under.room + middle) + letter.left
            if unicodedata.combining(character) == _ABOVE:
                y -= max(0, letter.top + letter.mask.height - under.top + letters.size // 20)
        else:
            continue
        ink = _ink(letters, character, colour)
        right = x + ink.width
        if x < edge or y < drawn:  # where letters touch, of two dots the fuller stays
            ink = ImageChops.lighter(ink, image.crop((x, y, right, y + ink.height)))
        image.paste(ink, (x, y))
        edge = max(edge, right)


@cache
def _ink(letters: Face, character: str, colour: str) -> Image.Image:
    """A letter in steps of a colour, the higher the number, the more of it."""
    steps = STEPS[colour]
    ink = letters.letter(character).mask.point([steps[(value * (len(steps) - 1) + 127) // 255] for value in range(256)])
    ink.putpalette(b"")
    return ink
