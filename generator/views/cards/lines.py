"""Which words stand on which line of a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.views.cards import card as look
from generator.views.cards.letters import Face, face

ELLIPSIS = "…"
_TOGETHER = re.compile(r"\b(khen|thi|cá|tập|gia|nhân|ủy|hội|quyết|danh|phong) (thưởng|đua|nhân|thể|đình|dân|ban|đồng|định|hiệu|trào)\b", re.IGNORECASE)
"""Words of two syllables that titles here are full of: they stay on one line."""
_NAME = 0.6
"""The part of a line that a name may take and stay together."""
_Words = tuple[str, int]
"""Words that stay together, and the room that they take."""


def together(title: str) -> str:
    """A title with spaces that do not break where a line may not end."""
    return _TOGETHER.sub("\\1\u00a0\\2", title)


def titled(title: str, width: int) -> tuple[Face, list[str]]:
    """The letters of a title and its lines: the largest in which all of it stands; else as much of it as stands in the smallest."""
    for size, count in look.TITLES:
        letters = face(600, size)
        lines = broken(title, letters, width)
        if len(lines) <= count:
            return letters, _even(title, letters, width, lines)
    last = count - 1
    return letters, [*lines[:last], fitted(" ".join(lines[last:]), letters, width)]


def fitted(words: str, letters: Face, width: int) -> str:
    """Words on one line, cut when they are too long for it."""
    if letters.wide(words) <= width:
        return words
    line = next(iter(broken(words, letters, width)), "")
    while line and letters.wide(line + ELLIPSIS) > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip(" ,.;:-–") + ELLIPSIS


def broken(title: str, letters: Face, width: int) -> list[str]:
    """The lines of a title: broken between words, but not within a name, and within a word only when it is wider than a line."""
    lines: list[str] = []
    line, room = "", 0
    space = letters.wide(" ")
    for words, wide in _names(_pieces(title, letters, width), space, width):
        if line and room + space + wide > width:
            lines.append(line)
            line, room = words, wide
        else:
            line, room = (f"{line} {words}", room + space + wide) if line else (words, wide)
    return [*lines, line] if line else lines


def _even(title: str, letters: Face, width: int, lines: list[str]) -> list[str]:
    """The lines of a title, about as long as each other, in no more lines than these, which the width asks for."""
    low, high = width // 2, width
    while len(lines) > 1 and high - low > 16:
        middle = (low + high) // 2
        tried = broken(title, letters, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def _pieces(title: str, letters: Face, width: int) -> Iterator[_Words]:
    """The words of a title; of a word that is wider than a line, parts that are not."""
    for word in title.split(" "):
        wide = letters.wide(word)
        if wide <= width:
            if word:
                yield word, wide
            continue
        piece, room = "", 0
        for character in word:
            wide = letters.letter(character).room
            if piece and room + wide > width:
                yield piece, room
                piece, room = "", 0
            piece, room = piece + character, room + wide
        yield piece, room


def _names(pieces: Iterable[_Words], space: int, width: int) -> Iterator[_Words]:
    """The words, with those together that are one name, such as Kon Tum, unless that is too long to be moved as a whole."""
    held, room = "", 0
    for word, wide in pieces:
        if held and held[-1].isalnum() and word[0].isupper() and room + space + wide <= width * _NAME:
            held, room = f"{held} {word}", room + space + wide
            continue
        if held:
            yield held, room
        held, room = (word, wide) if word[0].isupper() else ("", 0)
        if not held:
            yield word, wide
    if held:
        yield held, room
