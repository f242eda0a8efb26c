"""Drawing a card: sixteen colours on a ground that is drawn once. No metadata, no time, no chance: the same card is the same bytes.

A letter that the font lacks stands as the letters that it is made of, or not at all: never as an empty box.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

from generator.views.cards import card as look
from generator.views.cards.card import HEIGHT, MARGIN, WIDTH, Card

_ON_PAPER = {look.INK: 2, look.SOFT: 2, look.RED: 2, look.LATE: 2}
"""Colour of words on the paper -> in how many steps their edges fade."""
_ON_HEAD = {look.HEAD_INK: 3, look.GOLD: 1}
_RUNS = 3  # Z_RLE
_ABOVE = 230
"""The class of the marks that stand above their letter."""
LEADING = 1.24
_ELLIPSIS = "…"
_TOGETHER = re.compile(r"\b(khen|thi|cá|tập|gia|nhân|ủy|hội|quyết|danh|phong) (thưởng|đua|nhân|thể|đình|dân|ban|đồng|định|hiệu|trào)\b", re.IGNORECASE)
"""Words of two syllables that titles here are full of: they stay on one line."""
_NAME = 0.6
"""The part of a line that a name may take and stay together."""
_MOST = 600
"""Letters of a text that are looked at: even of the narrowest no card holds as many."""
_FINE = 4
"""How much finer the emblem is drawn than it is shown, for smooth edges."""


def _mixed(over: str, under: str, part: float) -> tuple[int, ...]:
    return tuple(round(a * part + b * (1 - part)) for a, b in zip(ImageColor.getrgb(over), ImageColor.getrgb(under)))


def _inks() -> tuple[list[tuple[int, ...]], dict[str, list[int]]]:
    """The colours of the palette, and for each colour of words the numbers of its steps, the ground first."""
    palette = [_mixed(look.PAPER, look.PAPER, 1), _mixed(look.HEAD, look.HEAD, 1)]
    steps: dict[str, list[int]] = {}
    for ground, (under, colours) in enumerate(((look.PAPER, _ON_PAPER), (look.HEAD, _ON_HEAD))):
        for colour, count in colours.items():
            steps[colour] = [ground]
            for step in range(1, count + 1):
                steps[colour].append(len(palette))
                palette.append(_mixed(colour, under, step / count))
    return palette, steps


_PALETTE, _STEPS = _inks()
_LOOKUP = {colour: [steps[(value * (len(steps) - 1) + 127) // 255] for value in range(256)] for colour, steps in _STEPS.items()}


@cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(look.LETTERS[weight]), size, layout_engine=ImageFont.Layout.BASIC)  # Raqm is not everywhere


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    """Whether the font has a letter."""
    font = _font(600, 20)
    return letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


@lru_cache(maxsize=256)
def _shown(letter: str) -> str:
    """What stands for a letter."""
    if letter.isspace():
        return "\u00a0" if letter == "\u00a0" else " "
    if _has(letter):
        return letter
    return "".join(filter(_has, unicodedata.normalize("NFKD", letter)))


def _plain(words: str) -> str:
    """Words of letters that the font has."""
    shown = "".join(map(_shown, unicodedata.normalize("NFC", words[:_MOST]))).strip()
    return shown if _bare(shown[:1]) else _bare(shown).strip()


@lru_cache(maxsize=4096)
def _wide(word: str, weight: int, size: int) -> float:
    return _font(weight, size).getlength(_bare(word))


def _bare(words: str) -> str:
    """Words without the marks for which there is no letter that has them: these take no room."""
    return words if words.isascii() else "".join(letter for letter in words if not unicodedata.combining(letter))


def broken(title: str, weight: int, size: int, width: int) -> list[str]:
    """The lines of a title: broken between words, but not within a name, and within a word only when it is wider than a line."""
    lines: list[str] = []
    line, room = "", 0.0
    space = _wide(" ", weight, size)
    for word in _names(_pieces(title, weight, size, width), weight, size, width):
        wide = _wide(word, weight, size)
        if line and room + space + wide > width:
            lines.append(line)
            line, room = word, wide
        else:
            line, room = (f"{line} {word}", room + space + wide) if line else (word, wide)
    return [*lines, line] if line else lines


def _pieces(title: str, weight: int, size: int, width: int) -> Iterator[str]:
    for word in title.split(" "):
        if _wide(word, weight, size) <= width:
            yield from filter(None, [word])
            continue
        piece, room = "", 0.0
        for letter in word:
            wide = _wide(letter, weight, size)
            if piece and room + wide > width:
                yield piece
                piece, room = "", 0.0
            piece, room = piece + letter, room + wide
        yield piece


def _names(words: Iterable[str], weight: int, size: int, width: int) -> Iterator[str]:
    """The words, with those together that are one name, such as Kon Tum, unless that is too long to be moved as a whole."""
    held = ""
    for word in words:
        if held and held[-1].isalnum() and word[0].isupper() and _wide(f"{held} {word}", weight, size) <= width * _NAME:
            held = f"{held} {word}"
            continue
        if held:
            yield held
        held = word if word[0].isupper() else ""
        if not held:
            yield word
    if held:
        yield held


def _even(title: str, size: int, width: int) -> list[str]:
    """The lines of a title, about as long as each other, in no more lines than the width asks for."""
    lines = broken(title, 600, size, width)
    low, high = width // 2, width
    while len(lines) > 1 and high - low > 16:
        middle = (low + high) // 2
        tried = broken(title, 600, size, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def _fitted(words: str, weight: int, size: int, width: int) -> str:
    """Words on one line, cut when they are too long for it."""
    lines = broken(words, weight, size, width)
    if len(lines) < 2:
        return words
    line = lines[0]
    while line and _wide(line + _ELLIPSIS, weight, size) > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip(" ,.;:-–") + _ELLIPSIS


def titled(title: str, width: int) -> tuple[int, list[str]]:
    """The size of a title and its lines: the largest in which all of it stands; else as much of it as stands in the smallest."""
    for size, count in look.TITLES:
        lines = broken(title, 600, size, width)
        if len(lines) <= count:
            return size, _even(title, size, width)
    last = count - 1
    return size, [*lines[:last], _fitted(" ".join(lines[last:]), 600, size, width)]


def _write(image: Image.Image, place: tuple[int, int], lines: list[str], weight: int, size: int, colour: str, right: bool = False) -> None:
    """Lines on the card: the first from the place on its base line, or up to it from the left; the ground is of one colour there."""
    lines = [line for line in lines if line]
    if not lines:
        return
    font = _font(weight, size)
    up, step = round(size * 1.25), round(size * LEADING)
    wide = max(round(_wide(line, weight, size)) for line in lines)
    layer = Image.new("L", (wide + size, up + step * (len(lines) - 1) + size // 2))
    pen = ImageDraw.Draw(layer)
    for number, line in enumerate(lines):
        _line(pen, (size // 2, up + number * step), line, font)
    left = place[0] - wide if right else place[0]
    image.paste(layer.point(_LOOKUP[colour]), (left - size // 2, place[1] - up))


def _line(pen: ImageDraw.ImageDraw, place: tuple[int, int], line: str, font: ImageFont.FreeTypeFont) -> None:
    bare = _bare(line)
    pen.text(place, bare, 255, font, "ls")
    if len(bare) == len(line):
        return
    done = ""
    for letter in line:
        if not unicodedata.combining(letter):
            done += letter
        elif done:  # over the middle of its letter, and above what that bears already
            under, mark = _ink(font, done[-1]), _ink(font, letter)
            right = font.getlength(done[:-1]) + (under[0] + under[2] - mark[0] - mark[2]) / 2
            rise = max(0, mark[3] - under[1] + font.size // 20) if unicodedata.combining(letter) == _ABOVE else 0
            pen.text((place[0] + round(right), place[1] - rise), letter, 255, font, "ls")


def _ink(font: ImageFont.FreeTypeFont, letter: str) -> tuple[int, ...]:
    """Left, top, right and bottom of what is seen of a letter, from its place on the base line."""
    mask, (left, top) = font.getmask2(letter, "L", anchor="ls")
    box = mask.getbbox() or (0, 0, 0, 0)
    return (box[0] + left, box[1] + top, box[2] + left, box[3] + top)


@lru_cache(maxsize=16)
def _ground(site: str, label: str, warning: str, width: int) -> Image.Image:
    """A card with what many have in common: the site's name, and what stands above the title and in the corner of the words."""
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette([part for colour in _PALETTE for part in colour])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, look.BAND - 1), fill=1)
    gold = _STEPS[look.GOLD][-1]
    draw.rectangle((0, look.BAND, WIDTH, look.BAND + 5), fill=gold)
    draw.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), fill=1)
    emblem = _emblem(72).point(lambda value: gold if value > 127 else 1)
    image.paste(emblem, (MARGIN, (look.BAND - 72) // 2))
    left = MARGIN + 72 + 24
    _write(image, (left, look.BAND // 2 + 12), [_fitted(_plain(site), 600, 34, WIDTH - left - MARGIN)], 600, 34, look.HEAD_INK)
    _write(image, (MARGIN, look.LABEL), [_fitted(_plain(label), 600, 30, width)], 600, 30, look.RED)
    _write(image, (MARGIN + width, look.BELOW), [warning], 600, 30, look.LATE, right=True)
    return image


def _emblem(side: int) -> Image.Image:
    """The star between two branches of laurel, as in the site's logo."""
    image = Image.new("L", (side * _FINE, side * _FINE), 0)
    draw = ImageDraw.Draw(image)
    unit = side * _FINE / 48
    middle, high = 24 * unit, 21 * unit
    points = [(middle + radius * unit * sin(turn * pi / 5), high - radius * unit * cos(turn * pi / 5))
              for turn in range(10) for radius in ((17.0, 7.2)[turn % 2],)]
    draw.polygon(points, fill=255)
    box = (middle - 20 * unit, 24 * unit - 20 * unit, middle + 20 * unit, 24 * unit + 20 * unit)
    for start, end in ((105, 195), (-15, 75)):
        draw.arc(box, start, end, fill=255, width=round(2.6 * unit))
    for turn in (120, 145, 170):
        for angle, lean in ((turn, 1), (180 - turn, -1)):
            from_x, from_y = middle + 19 * unit * cos(angle * pi / 180), 24 * unit + 19 * unit * sin(angle * pi / 180)
            away = (angle + 35 * lean) * pi / 180
            draw.line((from_x, from_y, from_x + 6 * unit * cos(away), from_y + 6 * unit * sin(away)), fill=255, width=round(2.6 * unit))
    return image.resize((side, side), Image.Resampling.BOX)


def draw(card: Card, picture: Callable[[], bytes] | None = None) -> bytes:
    """The PNG of a card. `picture` gives the picture of its record in a form that this program itself has written."""
    width = WIDTH - 2 * MARGIN - (look.PICTURE if picture else 0)
    warning = _fitted(_plain(card.warning), 600, 30, width)
    image = _ground(card.site, card.label, warning, width).copy()
    size, lines = titled(_TOGETHER.sub("\\1\u00a0\\2", _plain(card.title) or _plain(card.site)), width)
    top, bottom = look.TITLE
    free = bottom - top - round(size * LEADING) * len(lines)
    _write(image, (MARGIN, top + size + max(0, free) // 4), lines, 600, size, look.INK)
    room = width if not warning else width - round(_wide(warning, 600, 30)) - 32
    _write(image, (MARGIN, look.BELOW), [_fitted(_plain(card.note), 400, 30, room)], 400, 30, look.SOFT)
    if picture:
        return _beside(image, picture())
    file = BytesIO()
    # Only runs are packed: quicker, smaller for letters, and the same whatever instructions the machine has.
    image.save(file, "PNG", bits=4, compress_level=1, compress_type=_RUNS)
    return file.getvalue()


def _beside(image: Image.Image, data: bytes) -> bytes:
    """The card with a picture at its right edge, in as many colours as a palette has."""
    high = (look.BAND + 6, HEIGHT - 10)
    with Image.open(BytesIO(data), formats=["WEBP"]) as opened:
        photo = ImageOps.fit(opened.convert("RGB"), (look.PICTURE, high[1] - high[0]), Image.Resampling.LANCZOS)
    whole = image.convert("RGB")
    whole.paste(photo, (WIDTH - look.PICTURE, high[0]))
    colours = photo.quantize(256 - len(_PALETTE), Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    found = colours.getpalette() or []
    placed = colours.point(lambda value: min(255, value + len(_PALETTE)))
    image.putpalette([*(part for colour in _PALETTE for part in colour), *found[:3 * (256 - len(_PALETTE))]])
    placed.putpalette(image.getpalette())
    image.paste(placed, (WIDTH - look.PICTURE, high[0]))
    file = BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()
