"""Pagefind's files become files of the site that make a first search light.

Pagefind names each document by 28 random bits and puts words by the dozen into a file: at 10,000 documents a first search loaded 60 KB
of names and as much again of words that nobody had asked for. Here documents are numbered, and a file holds what is near one word.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any
from zlib import crc32

import cbor2
from zopfli.gzip import compress

from generator.site.search.pagefind import LANGUAGE
from generator.views.search import Document

FOLDER = "pagefind/"
WORDS_IN_FILE = 3_200
"""Bytes of words in one file, before compression; a word with more has a file of its own."""
IN_BLOCK = 64
"""Documents in a block, more or less. Fewer leave more files as they are after a change, and make the names of all longer."""
LENGTH = 64
"""What stands for the number of words in a document."""
_SIGNATURE = b"pagefind_dcd"


def program(found: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What a browser searches with, whatever the documents."""
    yield f"{FOLDER}pagefind.js", found["pagefind.js"]
    yield f"{FOLDER}0/wasm.unknown.pagefind", found["wasm.unknown.pagefind"]


def digest(documents: Iterable[Document], settings: str = "", length: int = 8) -> str:
    """A name that tells documents, and what is made of them, apart from others."""
    found = blake2b(settings.encode(), digest_size=length)
    for document in documents:
        found.update(repr(document).encode())
    return found.hexdigest()


def blocks(documents: Iterable[Document], settings: str = "") -> Iterator[tuple[str, list[Document]]]:
    """Documents in their order, some at a time, with a name that tells their content. Which is the last of a block hangs on its address
    alone: so what comes, goes or changes leaves all other blocks as they are."""
    block: list[Document] = []
    for document in documents:
        block.append(document)
        if (crc32(document.address.encode()) >> 16) % IN_BLOCK == 0:  # other bits than those by which it is in this part
            yield digest(block, settings, 5), block
            block = []
    if block:
        yield digest(block, settings, 5), block


def packed(found: Mapping[str, bytes], named: Iterable[tuple[str, Sequence[Document]]], part: int, release: str) -> Iterator[tuple[str, bytes]]:
    """What Pagefind made as files of the site. Documents are numbered in their block, words in their order, in folders of the names of block and
    release: so a file of this name always has this content."""
    entry = json.loads(found["pagefind-entry.json"])
    known = entry["languages"][LANGUAGE]
    version, pages, chunks, filters, sorts, fields = _read(found[f"pagefind.{known['hash']}.pf_meta"])
    names = [f"{block}/{_name(number)}" for block, documents in named for number in range(len(documents))]
    if len(pages) != len(names):
        raise RuntimeError(f"pagefind: {len(pages)} != {len(names)}")
    target = f"{FOLDER}{part}/"
    for page, name in zip(pages, names):
        yield f"{target}fragment/{name}.pf_fragment", found[f"fragment/{page[0]}.pf_fragment"]
        # The search page leaves lengths out of the order, so they need not be sent: they are all the same.
        page[0], page[1] = name, LENGTH
    words = (word for _, _, name in chunks for word in _words(found[f"index/{name}.pf_index"]))
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
    yield f"{target}pagefind.{release}.pf_meta", compress(_SIGNATURE + cbor2.dumps([version, pages, chunks, values, sorts, fields]), numiterations=5)
    yield f"{target}pagefind-entry.json", json.dumps(entry, sort_keys=True).encode()


def _name(number: int) -> str:
    """A number with its last digit first: so names in a row take a third less when they are compressed."""
    return f"{number:03}"[::-1]


def _read(data: bytes) -> Any:
    return cbor2.loads(_unpacked(data))


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_SIGNATURE)


def _words(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The words of one of Pagefind's files, each with all that is said of it as it stands there: a list that holds the list of them."""
    stream = io.BytesIO(content := _unpacked(data))
    decoder = cbor2.CBORDecoder(stream)
    stream.seek(2 + {24: 1, 25: 2, 26: 4}.get(content[1] & 31, 0))  # beyond the head of either list
    while (begin := stream.tell()) < len(content):
        yield decoder.decode()[0], content[begin:stream.tell()]


def _written(content: bytes) -> bytes:
    """A file of Pagefind's form."""
    return gzip.compress(_SIGNATURE + content, 9, mtime=0)


def _grouped(words: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
    """The words of one file after the other: the first and the last of them, and the content."""
    group: list[bytes] = []
    first, last, size = "", "", 0
    for word, data in words:
        if group and size + len(data) > WORDS_IN_FILE:
            yield first, last, _list(group)
            group, size = [], 0
        first = first if group else word
        group.append(data)
        last, size = word, size + len(data)
    if group:
        yield first, last, _list(group)


def _list(items: list[bytes]) -> bytes:
    """CBOR (RFC 8949, section 3) for a list that holds the list of these items, each of which is CBOR already."""
    return b"\x81\x99" + len(items).to_bytes(2) + b"".join(items)
