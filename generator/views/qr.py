"""QR codes as drawings that carry classes only: the style sheet says what is dark."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import segno
from markupsafe import Markup, escape

QUIET = 4
"""Modules of light around a code, by ISO/IEC 18004: readers need them to find it."""


@lru_cache(maxsize=4)
def qr(text: str, name: str) -> Markup:
    """The QR code of a text as SVG, with what it is called; nothing when the text is longer than a code can hold."""
    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        return Markup("")
    width = code.symbol_size(scale=1, border=QUIET)[0]
    path = "".join(_runs(row, y) for y, row in enumerate(code.matrix, QUIET))
    return Markup('<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path class="qr__light" d="M0 0h{0}v{0}H0z"/>'
                  '<path class="qr__dark" d="{2}"/></svg>').format(width, escape(name), path)


def _runs(row: bytearray, y: int) -> str:
    """The dark modules of a row, neighbours drawn as one."""
    drawn, x = "", QUIET
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            drawn += f"M{x} {y}h{length}v1h-{length}z"
        x += length
    return drawn
