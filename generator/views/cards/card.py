"""What stands on a card, and how cards look. The same card is the same file, whichever page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.read.media import MediaFile

WIDTH, HEIGHT = 1200, 630
"""What networks ask for."""
ASSETS = Path(__file__).parents[2] / "theme" / "assets"
LETTERS = {weight: next((ASSETS / "fonts").glob(f"be-vietnam-pro-{weight}.*.woff2")) for weight in (400, 600)}
"""The site's own letters. The name of a file carries its digest."""
_TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")


def _light() -> dict[str, str]:
    """The colours of the light scheme by their names in the style sheet."""
    first = (ASSETS / "stylesheets/tokens.css").read_text(encoding="utf-8").partition("}")[0]
    return dict(_TOKEN.findall(first))


_COLOURS = _light()
PAPER, INK, SOFT, RED, LATE = (_COLOURS[name] for name in (
    "md-default-bg-color", "md-default-fg-color", "md-default-fg-color--light", "md-accent-fg-color", "late"))
HEAD, HEAD_INK, GOLD = (_COLOURS[f"md-primary-{name}"] for name in ("fg-color", "bg-color", "fg-color--light"))

BAND = 112
"""The height of the band that bears the emblem and the name of the site."""
MARGIN, BELOW = 72, 556
"""Left and right of the words; the base of the last line."""
LABEL = 190
"""The base of the line above the title."""
TITLES = ((76, 2), (64, 3), (54, 4))
"""Sizes of a title, each with the lines that it may take. One that is longer than all of the last is cut."""
TITLE = (224, 500)
"""Between which heights the title stands."""
PICTURE = 400
"""The width of the picture of a record, at the right edge."""

_LOOK = repr((WIDTH, HEIGHT, PAPER, INK, SOFT, RED, LATE, HEAD, HEAD_INK, GOLD, BAND, MARGIN, BELOW, LABEL, TITLES, TITLE, PICTURE,
         [file.name for file in LETTERS.values()], version("pillow")))
_NO_DIGITS = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")
"""A digest in letters only is never taken for a number of a person."""


@dataclass(frozen=True, slots=True)
class Card:
    """`site` stands in the band, `label` above the title, `note` at the foot, `warning` there too and in a colour of its own."""

    site: str
    label: str
    title: str
    note: str = ""
    warning: str = ""
    picture: MediaFile | None = None
    path: str = field(init=False, compare=False)
    """Where it lies in the site."""

    def __post_init__(self) -> None:
        what = (self.site, self.label, self.title, self.note, self.warning, self.picture.sha256 if self.picture else "", _LOOK)
        digest = blake2b(repr(what).encode(), digest_size=8).hexdigest().translate(_NO_DIGITS)
        object.__setattr__(self, "path", f"cards/{digest}.png")  # each page asks for it, and more than once

    @property
    def alt(self) -> str:
        """The words on it."""
        return ". ".join(words for words in (self.title, self.label, self.note, self.warning) if words)
