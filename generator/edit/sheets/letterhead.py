"""What the lines above an award list tell of its decision: number, day, body, and what the list is about. Proposals, each with its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.catalog import Catalog
from generator.edit.sheets.naming import Names
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.values import day_of
from generator.edit.sheets.words import fold, is_capitals

_DECISION = re.compile(
    r"quyết định\s*(?:số)?\s*:?\s*(?P<number>\d[\w./-]*(?:\s*/\s*[\w.Đđ-]+)*)?\s*,?\s*(?:ngày|ký ngày)?\s*"
    r"(?P<day>\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4})?\s*,?\s*(?:của\s+(?P<body>[^)\n;]+))?", re.I)
_NATION = re.compile(r"cong hoa xa hoi chu nghia|doc lap tu do hanh phuc|^-+$|^$|^so\b|^phu luc|^mau so|^bieu so")
_TITLE = re.compile(r"danh sach\b")
_ABBREVIATIONS = frozenset({"UBND", "HĐND", "MTTQ", "TNCS", "THPT", "THCS", "HTX", "TP", "TDTT", "LLVT", "COVID-19"})


@dataclass
class Letterhead:
    """What was found: values by path in the record, the cell of each, and the words of the title."""

    values: dict[tuple[str, ...], str] = field(default_factory=dict)
    spots: dict[tuple[str, ...], Spot] = field(default_factory=dict)
    title: str = ""
    body: str = ""

    def take(self, path: tuple[str, ...], value: str, spot: Spot) -> None:
        if value and path not in self.values:
            self.values[path], self.spots[path] = value, spot


def letterhead(lines: list[tuple[str, Spot]], names: Names) -> Letterhead:
    """Read the lines above a list. Nothing is taken that is not written there."""
    found = Letterhead()
    title: list[str] = []
    place: Spot | None = None
    for text, spot in lines:
        folded = fold(text)
        if "quyet dinh" in folded and (match := _DECISION.search(text)) and (match["number"] or match["day"] or match["body"]):
            if match["number"] and "/" in match["number"]:
                found.take(("number",), re.sub(r"\s+", "", match["number"]), spot)
            if match["day"]:
                found.take(("issued",), day_of(match["day"]) or "", spot)
            if match["body"]:
                body = match["body"].strip(" .,)")
                found.body = found.body or body
                ids = names.body(body)
                if len(ids) == 1:
                    found.take(("authority",), ids[0], spot)
            if place:
                break
        elif _TITLE.match(folded) or (place and not _NATION.search(folded) and not folded.startswith("kem theo")):
            place = place or spot
            title.append(text)
        elif place:
            break
    if place:
        found.title = " ".join(title).strip()
        found.take(("title", "vi"), sentence(found.title, names.catalog), place)
    return found


def sentence(text: str, catalog: Catalog) -> str:
    """A heading in capital letters as a sentence. Names of awards, places and units in it are written as their records write them."""
    text = " ".join(text.split())
    if not is_capitals(text):
        return text
    words = [word if word.strip(".,()") in _ABBREVIATIONS else word.lower() for word in text.split(" ")]
    text = " ".join(words)
    text = text[:1].upper() + text[1:]
    known = sorted({name for kind in ("award", "organisation", "place", "campaign") for record in catalog.of(kind)
                    for name in (record.heading.vi, re.sub(r"\s*\([^)]*\)$", "", record.heading.vi), record.heading.vi.partition(" của ")[0])},
                   key=len, reverse=True)
    for name in known:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _, name=name: name, text, flags=re.I)
    return text[:1].upper() + text[1:]
