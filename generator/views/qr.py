"""QR codes as drawings that carry classes only: the style sheet says what is dark."""

from __future__ import annotations

import re
from functools import lru_cache

import segno
from markupsafe import Markup, escape

from generator.views.masks import MASKS, Symbol, least_confusing, symbol

QUIET = 4
"""Modules of light around a code, by ISO/IEC 18004: readers need them to find it."""
_DARK = re.compile("1+")


@lru_cache(maxsize=4)
def qr(text: str, name: str) -> Markup:
    """The QR code of a text as SVG, with what it is called; nothing when the text is longer than a code can hold."""
    try:
        code = _code(text)
    except segno.DataOverflowError:
        return Markup("")
    plain = symbol(code.matrix)
    shown = least_confusing(plain ^ mask for mask in _masks(code.version))
    path = "".join(_runs(row, y) for y, row in enumerate(shown.rows, QUIET))
    return Markup('<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path class="qr__light" d="M0 0h{0}v{0}H0z"/>'
                  '<path class="qr__dark" d="{2}"/></svg>').format(shown.size + 2 * QUIET, escape(name), path)


def _code(text: str, mask: int = 0, version: int | None = None) -> segno.QRCode:
    return segno.make_qr(text, error="m", boost_error=False, mask=mask, version=version)


@lru_cache(maxsize=8)
def _masks(version: int) -> list[Symbol]:
    """What differs from the first mask in codes with each of the masks: that rests on their size only."""
    first = symbol(_code("", 0, version).matrix)
    return [symbol(_code("", mask, version).matrix) ^ first for mask in MASKS]


def _runs(row: str, y: int) -> str:
    """The dark modules of a row, neighbours drawn as one."""
    return "".join([f"M{start + QUIET} {y}h{end - start}v1h-{end - start}z" for start, end in map(re.Match.span, _DARK.finditer(row))])
