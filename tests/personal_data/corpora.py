"""The two corpora: invented values in the forms of real ones, and official texts that hold nobody's."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not re.match(r"#{1,2} ", line)]


def unescaped(text: str) -> str:
    text = text.replace("\\n", "\n").replace("\\t", "\t")
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


PLANTED: list[tuple[str, str]] = [
    (kind, unescaped(text)) for kind, _, text in (line.partition("\t") for line in _lines("planted.txt"))]
"""Kind -> a text with a value of it."""
INNOCENT: list[str] = [unescaped(line) for line in _lines("innocent.txt")]
