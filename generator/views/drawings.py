"""The drawing that stands where a record has no picture: a pattern of its field of work, in one of a few tones.

Nothing in a drawing is a person: whoever has no picture is not given a face. The patterns are in one file of the theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from generator.records import Record

FILE = "assets/images/drawings.svg"
"""Holds a symbol for each name of a drawing."""
TONES = 4
"""The style sheet has this many, `drawing--0` and on: red and gold, blue, green, brown."""
COOL = {"forest": (1, 2), "leaves": (1, 2), "waves": (1, 2)}
"""Drawings that are not for every tone: a red forest would be on fire."""
PLAIN = ("weave", "rings", "leaves")
"""For what has no field of work, or one that is not known here."""
BY_FIELD = {
    "production": ("terraces", "coffee"),
    "new-rural-areas": ("roofs", "terraces"),
    "education": ("books",),
    "health": ("leaves",),
    "culture": ("gongs", "weave"),
    "national-defence": ("mountains",),
    "security": ("mountains", "roofs"),
    "anti-corruption": ("doors",),
    "thrift": ("coffee", "weave"),
    "disaster-response": ("waves",),
    "epidemic-response": ("leaves", "cells"),
    "environment": ("forest",),
    "poverty-reduction": ("coffee", "terraces"),
    "administrative-reform": ("doors",),
    "following-ho-chi-minh": ("lotus",),
    "solidarity": ("rings", "weave"),
    "seas-and-islands": ("waves",),
    "social-welfare": ("lotus", "rings"),
    "science-technology": ("cells",),
}
"""Field of work -> the drawings that suit it."""
NAMES = tuple(dict.fromkeys(name for names in (PLAIN, *BY_FIELD.values()) for name in names))


@dataclass(frozen=True, slots=True)
class Drawing:
    """The name of a symbol and the number of a tone."""

    name: str
    tone: int


def drawing_of(record: Record) -> Drawing:
    """The drawing of a record: always the same one, and not the same for all of one field."""
    fields = getattr(record, "fields_of_work", ())
    names = BY_FIELD.get(fields[0], PLAIN) if fields else PLAIN
    number = int.from_bytes(blake2b(record.id.encode(), digest_size=4).digest(), "big")
    return toned(names[number % len(names)], number // 16)


def toned(name: str, number: int) -> Drawing:
    """A drawing in the tone of a number."""
    tones = COOL.get(name, range(TONES))
    return Drawing(name, tones[number % len(tones)])
