"""Diagrams drawn at build time as SVG: which text carries out which, which award comes before which.

They hold words, boxes and arrows, coloured by classes, and nothing that a browser must run. Each has a label, and the page
tells the same in words beside it: a diagram is never the only way to learn something.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from generator.records.fields import Bilingual

_WIDTHS = (
    28, 28, 41, 65, 57, 89, 73, 22, 33, 33, 55, 58, 28, 33, 28, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 28, 28, 58, 58, 58, 56,
    102, 67, 67, 72, 73, 67, 61, 78, 74, 34, 50, 67, 56, 91, 76, 78, 67, 78, 72, 67, 61, 73, 67, 94, 67, 67, 61, 33, 37, 33, 57, 56,
    33, 56, 61, 50, 61, 56, 34, 61, 62, 26, 26, 53, 26, 93, 62, 60, 61, 61, 41, 50, 36, 62, 51, 79, 53, 51, 50, 38, 55, 38, 58)
"""The widths of the characters from space to tilde in hundredths of the size of type, as measured: the wider of Noto Sans and Arial."""
_HORNED = {"ơ": 64, "ư": 68, "Ơ": 80, "Ư": 80, "đ": 62, "Đ": 74, "–": 50, "…": 100}
BOLD = 1.08
_SIZE, _LINE = 15, 20
_PAD = 12


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its language, when that is not the page's."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram: its words, and a remark in smaller type."""

    words: Words
    remark: Words = Words("")


@cache
def _character(character: str) -> int:
    if character in _HORNED:
        return _HORNED[character]
    plain = unicodedata.normalize("NFD", character)[0]
    if plain in "ou" and "\u031b" in unicodedata.normalize("NFD", character):
        return 68
    return _WIDTHS[ord(plain) - 32] if " " <= plain <= "~" else 100


def width(text: str, size: float = _SIZE) -> float:
    """How wide a text is on the page, on the safe side. The marks of a Vietnamese letter do not widen it."""
    return sum(map(_character, text)) * size / 100


def wrapped(text: str, room: float, size: float = _SIZE) -> list[str]:
    """The lines of a text in the room that there is. A word that is wider than a line is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and width(f"{line} {word}", size) <= room:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while width(word, size) > room:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size) <= room)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def words_of(text: Bilingual, lang: str) -> Words:
    """A bilingual text for a diagram, marked as Vietnamese where there is no English."""
    if lang == "vi":
        return Words(text.vi)
    return Words(text.en) if text.en is not None else Words(text.vi, "vi")


def layers(edges: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The nodes of a graph in layers: each below everything that it leads to. `edges` has every node; a circle is cut somewhere."""
    depth: dict[str, int] = {}
    for root in sorted(edges):
        trail, pending = {root: None}, [(root, iter(sorted(edges[root])))]
        while pending:
            node, rest = pending[-1]
            for target in rest:
                if target in edges and target not in depth and target not in trail:
                    trail[target] = None
                    pending.append((target, iter(sorted(edges[target]))))
                    break
            else:
                depth[node] = max((depth[target] + 1 for target in edges[node] if target in depth), default=0)
                pending.pop()
    found: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for node in sorted(edges, key=lambda node: (depth[node], node)):
        found[depth[node]].append(node)
    for above, here in zip(found, found[1:]):  # under what they lead to, so that arrows seldom cross
        place = {node: number for number, node in enumerate(above)}
        here.sort(key=lambda node: (min((place[target] for target in edges[node] if target in place), default=0), node))
    return found


def chain(boxes: Mapping[str, Box], edges: Mapping[str, Iterable[str]], label: str, here: str = "") -> Markup:
    """Boxes in layers, with arrows from each to those that it leads to, which stand above it. The box `here` is marked."""
    wide, gap, between = 224, 20, 44
    rows = layers({key: [target for target in edges.get(key, ()) if target in boxes] for key in boxes})
    total = max((len(row) for row in rows), default=0) * (wide + gap) + 2 - gap
    top = 2
    places: dict[str, tuple[float, int, int]] = {}
    parts: list[str] = []
    for row in rows:
        lines = {key: (wrapped(boxes[key].words.text, (wide - 2 * _PAD) / BOLD), wrapped(boxes[key].remark.text, wide - 2 * _PAD, 13)) for key in row}
        height = max(len(words) * _LINE + len(remark) * 18 for words, remark in lines.values()) + 18
        left = (total - len(row) * (wide + gap) + gap) / 2
        for number, key in enumerate(row):
            x = left + number * (wide + gap)
            places[key] = (x + wide / 2, top, top + height)
            words, remark = lines[key]
            mark = " diagram__box--here" if key == here else ""
            parts.append(f'<rect class="diagram__box{mark}" x="{x:g}" y="{top}" width="{wide}" height="{height}"/>')
            parts.append(_text(words, x + _PAD, top + 8, boxes[key].words.lang, "diagram__actor"))
            parts.append(_text(remark, x + _PAD, top + 8 + len(words) * _LINE, boxes[key].remark.lang, "diagram__remark", 13, 18))
        top += height + between
    arrows = [_arrow(places[key][0], places[key][1], places[target][0], places[target][2])
              for key in boxes for target in sorted(edges.get(key, ())) if target in places]
    return _svg(total, top - between + 2, label, [*arrows, *parts])


def _text(lines: list[str], x: float, top: float, lang: str, name: str, size: int = _SIZE, line: int = _LINE) -> str:
    if not lines:
        return ""
    # The space behind each line keeps words apart where the text is copied or read aloud.
    spans = " ".join(f'<tspan x="{x:g}" y="{top + size + number * line:g}">{escape(words)}</tspan>' for number, words in enumerate(lines))
    language = f' lang="{lang}"' if lang else ""
    named = f' class="{name}"' if name else ""
    return f'<text{named}{language}>{spans}</text>'


def _arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    """A line with its point at (to_x, to_y), which it reaches from above or from below."""
    back = to_y - 8 if to_y > y else to_y + 8
    return f'<path class="diagram__line" d="M{x:g} {y:g}L{to_x:g} {back:g}M{to_x:g} {to_y:g}L{to_x - 5:g} {back:g}L{to_x + 5:g} {back:g}Z"/>'


def _svg(across: float, down: float, label: str, parts: Iterable[str]) -> Markup:
    # The words were escaped where they were put in.
    return Markup('<svg class="diagram" role="img" aria-label="{}" width="{}" height="{}" viewBox="0 0 {} {}">{}</svg>').format(
        label, f"{across:g}", f"{down:g}", f"{across:g}", f"{down:g}", Markup("\n".join(filter(None, parts))))  # noqa: S704
