"""Pagefind's files become files of the site that make a first search light.

Pagefind names each document by 28 random bits and puts words by the dozen into a file: at 10,000 documents a first search loaded 60 KB
of names and as much again of words that nobody had asked for. Here documents are numbered, and a file holds what is near one word.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import cbor2
from zopfli.gzip import compress

from generator.site.search.pagefind import LANGUAGE
from generator.views.search import Document

FOLDER = "pagefind/"
WORDS_IN_FILE = 3_200
"""Bytes of words in one file, before compression; a word with more has a file of its own."""
LENGTH = 64
"""What stands for the number of words in a document."""
_SIGNATURE = b"pagefind_dcd"


def program(found: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What a browser searches with, whatever the documents."""
    yield f"{FOLDER}pagefind.js", found["pagefind.js"]
    yield f"{FOLDER}0/wasm.unknown.pagefind", found["wasm.unknown.pagefind"]


def packed(found: Mapping[str, bytes], documents: Sequence[Document], part: int, release: str) -> Iterator[tuple[str, bytes]]:
    """What Pagefind made as files of the site. Documents and words are numbered in their order, in folders of their
    release: so a file of this name always has this content."""
    entry = json.loads(found["pagefind-entry.json"])
    known = entry["languages"][LANGUAGE]
    version, pages, chunks, filters, sorts, fields = _read(found[f"pagefind.{known['hash']}.pf_meta"])
    if len(pages) != len(documents):
        raise RuntimeError(f"pagefind: {len(pages)} != {len(documents)}")
    target = f"{FOLDER}{part}/"
    for number, page in enumerate(pages):
        # The search page leaves lengths out of the order, so they need not be sent: they are all the same.
        name = f"{release}/{_name(number)}"
        yield f"{target}fragment/{name}.pf_fragment", found[f"fragment/{page[0]}.pf_fragment"]
        page[0], page[1] = name, LENGTH
    words = (word for _, _, name in chunks for word in _read(found[f"index/{name}.pf_index"])[0])
    chunks, before = [], ""
    for number, (first, last, content) in enumerate(_grouped(words)):
        name = f"{release}/{_name(number)}"
        yield f"{target}index/{name}.pf_index", _written(content)
        # A file answers from the shortest beginning of its first word that no earlier file holds: so a word that is still being
        # typed has a file too.
        chunks.append([next(first[:end] for end in range(len(first) + 1) if first[:end] > before or end == len(first)), last, name])
        before = last
    values = []
    for number, (filter_name, name) in enumerate(sorted(filters)):
        content = _read(found[f"filter/{name}.pf_filter"])
        name = f"{release}/{_name(number)}"
        yield f"{target}filter/{name}.pf_filter", _written(cbor2.dumps([content[0], sorted(content[1])]))
        values.append([filter_name, name])
    known["hash"] = release
    yield f"{target}pagefind.{release}.pf_meta", compress(_SIGNATURE + cbor2.dumps([version, pages, chunks, values, sorts, fields]))
    yield f"{target}pagefind-entry.json", json.dumps(entry, sort_keys=True).encode()


def _name(number: int) -> str:
    """A number with its last digit first: ten thousand such names in a row take 17 KB compressed, where they would take 25."""
    return f"{number:04}"[::-1]


def _read(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_SIGNATURE))


def _written(content: bytes) -> bytes:
    """A file of Pagefind's form."""
    return gzip.compress(_SIGNATURE + content, 9, mtime=0)


def _grouped(words: Iterable[list[Any]]) -> Iterator[tuple[str, str, bytes]]:
    """The words of one file after the other: the first and the last of them, and the content."""
    group: list[bytes] = []
    first, last, size = "", "", 0
    for word in words:
        data = cbor2.dumps(word)
        if group and size + len(data) > WORDS_IN_FILE:
            yield first, last, _list(group)
            group, size = [], 0
        first = first if group else word[0]
        group.append(data)
        last, size = word[0], size + len(data)
    if group:
        yield first, last, _list(group)


def _list(items: list[bytes]) -> bytes:
    """CBOR (RFC 8949, section 3) for a list that holds the list of these items, each of which is CBOR already."""
    return b"\x81\x99" + len(items).to_bytes(2) + b"".join(items)
