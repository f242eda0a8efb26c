"""Counting and joining in running text, in the two languages."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from generator.records.fields import Bilingual
from generator.views.language import number_text

_HISSING = ("s", "x", "z", "ch", "sh")


def filled(words: str, *values: object) -> Markup:
    """Words of ours with values in their places, escaped where they are not safe: `Markup.format`, without the long way to it."""
    return Markup(words.format(*map(escape, values)))  # noqa: S704


def joined(parts: Sequence[Markup | str], lang: str) -> Markup:
    """a, b và c; a, b and c."""
    if len(parts) < 2:
        return Markup("").join(parts)
    last = " và " if lang == "vi" else " and "
    return Markup(", ").join(parts[:-1]) + last + escape(parts[-1])


def counted(count: int, name: Bilingual, lang: str) -> Markup:
    """A number of things of this name within a sentence: 3 hộ gia đình; 1 household, 3 households. A name without English stays Vietnamese."""
    number = number_text(count, lang)
    if lang == "vi":
        return filled("{} {}", number, _lower(name.vi))
    if name.en is None:
        return filled('{} <span lang="vi">{}</span>', number, _lower(name.vi))
    return filled("{} {}", number, _lower(name.en) if count == 1 else plural(_lower(name.en)))


def plural(word: str) -> str:
    """household -> households, body -> bodies, church -> churches: the regular forms, which the kinds of honourees have."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """A name within a sentence; one in capitals, such as an abbreviation, stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
