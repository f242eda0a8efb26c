"""The words of an office file: of its body, sheets, notes, comments and properties. The parts were looked at before and are well-formed."""

from __future__ import annotations

import re
import zipfile
from xml.parsers import expat

from generator.read.media.contents import PROPERTIES

_WORDS = re.compile(r"(?:docProps/|word/|xl/|customXml/item)(?!(?:_rels|theme|media|fonts|printerSettings)/)(?:[^/]+/)*[^/]+\.xml|(?:Object \d+/)?(?:content|meta|styles)\.xml", re.I)
_NO_WORDS = re.compile(r"(?:styles|settings|webSettings|fontTable|numbering|calcChain|workbook|[^/]*rels|app)\.xml$", re.I)
_ENDS = {"p", "h", "si", "c", "row", "tr", "br", "tab", "s", "table-cell", "comment", "creator", "lastModifiedBy", "title", "subject", "description",
         "keywords", "v", "is", "initial-creator", "a", "line-break"}
"""Elements behind which a word ends: what stands in several runs of one paragraph is one text."""
_SAID = {"descr", "title", "author", "name", "alt", "string-value", "value"}
"""Attributes that hold words of a person."""
_WRITERS = {"creator", "lastModifiedBy", "initial-creator"}


def texts(archive: zipfile.ZipFile) -> tuple[list[tuple[str, str]], bool]:
    """Each part that holds words, by name, with its text; and whether the file names who wrote it."""
    found: list[tuple[str, str]] = []
    writers: list[str] = []
    for name in archive.namelist():
        if _WORDS.fullmatch(name) and (not _NO_WORDS.search(name) or name == "styles.xml"):
            about = name.lower().startswith("docprops/") or name.endswith("meta.xml")
            where = PROPERTIES if about else name.rpartition("/")[2].removesuffix(".xml")
            found.append((where, _text(archive.read(name), writers)))
    return found, any(writer.strip() for writer in writers)


def _text(data: bytes, writers: list[str]) -> str:
    pieces: list[str] = []
    open_elements: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        open_elements.append(name.rpartition(":")[2])
        for key, value in attributes.items():
            if key.rpartition(":")[2] in _SAID and len(value) > 5:
                pieces.append(f"\n{value}\n")

    def end(name: str) -> None:
        open_elements.pop()
        if name.rpartition(":")[2] in _ENDS:
            pieces.append("\n")

    def characters(text: str) -> None:
        pieces.append(text)
        if open_elements and open_elements[-1] in _WRITERS:
            writers.append(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, characters
    parser.Parse(data, True)
    return "".join(pieces)
