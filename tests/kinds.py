"""The kinds of page of a built site, by their addresses: a kind that is added tomorrow is looked at without a word here."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import NamedTuple

PROGRAM = "admin"
"""The web editor is a program of its own: tests/edit."""
CODES = "q"
"""The page of a short code sends on at once: tests/views/test_codes.py."""
ENGLISH = "en/"


class Look(NamedTuple):
    """How a page is looked at."""

    language: str
    """The beginning of its addresses."""
    scheme: str
    width: int


LOOKS = [Look(*parts) for parts in product(("", ENGLISH), ("light", "dark"), (360, 1280))]
"""Each look and, at the same place from the end, its opposite in everything."""


def addresses(site: Path) -> list[str]:
    """The addresses of the Vietnamese pages; those in English are the same after `en/`."""
    folders = (page.parent.relative_to(site) for page in site.glob("**/index.html"))
    return sorted("" if folder == Path() else f"{folder.as_posix()}/" for folder in folders if folder.parts[:1] not in ((PROGRAM,), (CODES,), ("en",)))


def kind(address: str) -> str:
    """What stands for all addresses of a kind: `exemplars/*/sheet/` for `exemplars/ca-phe/sheet/`."""
    parts = address.split("/")[:-1]
    if len(parts) > 1:
        parts[1] = "*"
    if len(parts) > 2 and parts[0] == "lists":
        parts[2] = "*"
    return "".join(f"{part}/" for part in parts)


def chosen(site: Path) -> dict[str, list[str]]:
    """Kind -> the addresses of its longest page and, where there are several, its shortest: the fullest, and the one with the least to show."""
    found: dict[str, list[str]] = defaultdict(list)
    for address in addresses(site):
        found[kind(address)].append(address)
    sizes = {address: (site / address / "index.html").stat().st_size for members in found.values() for address in members}
    return {name: sorted({max(members, key=sizes.__getitem__), min(members, key=sizes.__getitem__)}, key=sizes.__getitem__, reverse=True)
            for name, members in found.items()}


def sample(site: Path) -> dict[Look, list[str]]:
    """Look -> pages: the longest of each kind in one look, its shortest in the opposite one, and the page for addresses that lead nowhere."""
    found: dict[Look, list[str]] = {look: [] for look in LOOKS}
    for number, pages in enumerate(chosen(site).values()):
        for page, turn in zip(pages, (number % len(LOOKS), -1 - number % len(LOOKS))):
            found[LOOKS[turn]].append(LOOKS[turn].language + page)
    found[LOOKS[0]].append("404.html")
    return found
