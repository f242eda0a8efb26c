"""Every colour of text can be read on every ground that it stands on, in the light and in the dark scheme, and on paper."""

from __future__ import annotations

import re

import pytest

from generator.site.shell import THEME
from generator.views.pages.design_page import GROUNDS, INKS

TOKENS = (THEME / "assets/stylesheets/tokens.css").read_text()
SCHEMES = ("light", "chosen dark", "dark device", "paper")
TEXT = [
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, f"{state}-tint") for state in ("good", "late", "open", "unknown") for ink in (state, "ink", "link")),
    ("head-ink", "head"), ("on-red", "red"), ("soft", "foot"), ("ink", "foot"), ("link", "foot"),
]
SHAPES = [*((name, ground) for name in ("edge", "focus", *(f"shade-{number}" for number in range(8))) for ground in ("paper", "sheet")),
          ("head-line", "head")]
"""What is no text but must be seen: edges of fields, the ring of the focus, the bars of charts."""


def _colours(scheme: str) -> dict[str, str]:
    blocks = [dict(re.findall(r"--([\w-]+): ([^;]+);", block)) for block in re.findall(r"\{([^{}]*)\}", TOKENS)]
    assert len(blocks) == len(SCHEMES), "light, dark as chosen, dark as the device is, paper"
    return {**blocks[0], **blocks[SCHEMES.index(scheme)]}


def _light(colours: dict[str, str], name: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 counts it."""
    value = colours[name]
    while value.startswith("var("):
        value = colours[value[6:-1]]
    digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
    parts = [int(digits[index: index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(colours: dict[str, str], one: str, other: str) -> float:
    darker, lighter = sorted((_light(colours, one), _light(colours, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_4_5_and_shapes_of_3(scheme: str):
    colours = _colours(scheme)
    grounds = [pair for pair in TEXT if scheme != "paper" or "head" not in pair[0] and pair != ("on-red", "red")]  # not printed
    assert {pair: ratio for pair in grounds if (ratio := _contrast(colours, *pair)) < 4.5} == {}
    shapes = [pair for pair in SHAPES if scheme != "paper" or pair[0] not in ("focus", "head-line")]
    assert {pair: ratio for pair in shapes if (ratio := _contrast(colours, *pair)) < 3} == {}


def test_both_dark_schemes_are_the_same():
    assert _colours("chosen dark") == _colours("dark device")


def test_the_smallest_difference_is_counted_as_wcag_does():
    assert _contrast({"a": "#000", "b": "#ffffff"}, "a", "b") == 21
    assert round(_contrast({"a": "#767676", "b": "#fff"}, "a", "b"), 2) == 4.54


def test_no_other_part_of_the_style_sheet_names_a_colour():
    named = {}
    for path in sorted((THEME / "assets/stylesheets").glob("*.css")):
        found = re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL))
        if found and path.name != "tokens.css":
            named[path.name] = found
    assert named == {}
