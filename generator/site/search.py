"""The search index: made by Pagefind from the documents, then packed so that a first search loads little.

Pagefind names each document by 28 random bits and puts words by the dozen into a file: at 10,000 documents a first search loaded 60 KB
of names and as much again of words that nobody had asked for. Here documents are numbered, and a file holds what is near one word.
The index is in parts that a browser searches at once, so that a changed record makes one part anew and not all of it.
"""

from __future__ import annotations

import asyncio
import base64
import errno
import gzip
import io
import json
import zipfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
from pagefind.index import IndexConfig, PagefindIndex
from pagefind.service import PagefindService

from generator.site.workplace import workplace
from generator.views.language import sort_key
from generator.views.search import Document, in_order

FOLDER = "pagefind/"
LANGUAGE = "vi"
"""One index for both languages: a search finds a name whatever the language of the page that it is typed on."""
WORDS_IN_FILE = 3_200
"""Bytes of words in one file, before compression; a word with more has a file of its own."""
LENGTH = 64
"""What stands for the number of words in a document."""
SECONDS = 600
LONGEST_ANSWER = 2**28
"""Bytes that Pagefind may say at once: all files of a part."""
_AT_A_TIME = 256
_ORDER = "order.json"
"""In what was made, but no file of the site: title, address and day of each document."""
_SIGNATURE = b"pagefind_dcd"


class Index:
    """A part of the index, remembered in the file `<key>.zip` of a folder. `key` says what its documents come from."""

    def __init__(self, number: int, documents: Callable[[], Iterable[Document]], key: str, folder: Path) -> None:
        self.number = number
        self._documents = documents
        self._file = folder / f"{key}.zip"

    def make(self) -> None:
        """Make this part, if it is not there. An OSError, RuntimeError or ValueError says why it cannot be made."""
        if self.opened():
            return
        documents = in_order(self._documents())
        release = f"{self.number}-{_digest(documents)}"
        folder = self._file.parent
        for old in folder.glob("*.zip"):
            with suppress(OSError, zipfile.BadZipFile):
                if zipfile.ZipFile(old).comment == release.encode():  # what changed is nothing that is searched
                    old.rename(self._file)
                    return
        with workplace(folder) as work:
            found = asyncio.run(asyncio.wait_for(_run(documents), SECONDS))
            made = work / "index.zip"
            with zipfile.ZipFile(made, "w") as archive:
                archive.comment = release.encode()
                for path, data in _packed(found, documents, self.number, release):
                    archive.writestr(zipfile.ZipInfo(path), data)
            made.rename(self._file)

    def opened(self) -> zipfile.ZipFile | None:
        """What was made; None when it is not there."""
        with suppress(OSError, zipfile.BadZipFile):
            # From memory: processes that share an open file would also share the place where they read.
            return zipfile.ZipFile(io.BytesIO(self._file.read_bytes()))
        return None

    def read(self, archive: zipfile.ZipFile, path: str) -> bytes:
        """A file of what was made. When it is damaged it is removed, so that the next build makes it anew."""
        try:
            return archive.read(path)
        except zipfile.BadZipFile as error:
            self._file.unlink(missing_ok=True)
            raise OSError(errno.EIO, str(error), str(self._file)) from error

    def remove_others(self, kept: Iterable[Index]) -> None:
        """Remove parts that nobody needs any more."""
        wanted = {index._file for index in kept}
        for old in self._file.parent.glob("*.zip"):
            if old not in wanted:
                old.unlink(missing_ok=True)


def make_all(indexes: Sequence[Index]) -> None:
    """Make every part that is not there, and remove those that are no longer needed."""
    for index in indexes:
        index.make()
    indexes[0].remove_others(indexes)


def files(indexes: Sequence[Index]) -> Iterator[tuple[str, tuple[str, ...], Callable[[], bytes]]]:
    """Every file of the index once it is made: its path in the site, what tells its content, and how to read it."""
    opened = [(index, archive) for index in indexes if (archive := index.opened())]
    for index, archive in opened:
        for entry in archive.infolist():
            if entry.filename != _ORDER:
                yield entry.filename, (str(entry.CRC), str(entry.file_size)), partial(index.read, archive, entry.filename)
    yield f"{FOLDER}order.json", tuple(archive.comment.decode() for _, archive in opened), partial(_order, opened)


def _order(opened: Iterable[tuple[Index, zipfile.ZipFile]]) -> bytes:
    """For each document of each part: its day, and its place among the names of all parts."""
    listed = [json.loads(index.read(archive, _ORDER)) for index, archive in opened]
    names = sorted({(title, address) for part in listed for title, address, _ in part}, key=lambda item: (sort_key(item[0]), item[1]))
    place = {name: number for number, name in enumerate(names)}
    return json.dumps({"days": [[day for _, _, day in part] for part in listed],
                       "names": [[place[title, address] for title, address, _ in part] for part in listed]}, separators=(",", ":")).encode()


def _digest(documents: Iterable[Document]) -> str:
    digest = blake2b(f"{version('pagefind')} {version('cbor2')} {WORDS_IN_FILE}".encode(), digest_size=8)
    for document in documents:
        digest.update(repr(document).encode())
    return digest.hexdigest()


# Pagefind -----------------------------------------------------------------------------------------------------------------


class _Service(PagefindService):
    """Pagefind's own service, but for three things: it looks for an answer when there is one, not ten times a second; the program
    gives memory back; and whatever happens, nothing is left running."""

    async def launch(self) -> _Service:
        self._backend = await asyncio.create_subprocess_exec(
            self._bin, "--service", stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LONGEST_ANSWER,
            env={"_RJEM_MALLOC_CONF": "dirty_decay_ms:0,muzzy_decay_ms:0"})
        self._poll_task = asyncio.get_running_loop().create_task(self._wait_for_responses())
        return self

    async def _wait_for_responses(self) -> None:
        try:
            while answer := (await self._backend.stdout.readuntil(b","))[:-1]:
                message = json.loads(base64.b64decode(answer))
                if future := self._responses.get(message.get("message_id")):
                    future.set_result(message["payload"])
        except (asyncio.IncompleteReadError, ValueError) as error:
            for future in self._responses.values():
                if not future.done():
                    future.set_exception(RuntimeError(f"pagefind: {error}"))

    async def close(self) -> None:
        self._poll_task.cancel()
        if self._backend.returncode is None:
            self._backend.kill()
        await self._backend.wait()


async def _run(documents: Sequence[Document]) -> dict[str, bytes]:
    """What Pagefind makes of the documents: its files by their path. (Those that it writes itself are not always whole when it says so.)"""
    async with _Service() as service:
        index = await service.create_index(IndexConfig(force_language=LANGUAGE, include_characters="/"))
        for start in range(0, len(documents), _AT_A_TIME):
            await asyncio.gather(*(_add(index, document) for document in documents[start: start + _AT_A_TIME]))
        return {file["path"]: file["content"] for file in await index.get_files()}


async def _add(index: PagefindIndex, document: Document) -> None:
    meta = {"title": document.title, "english": document.english, "code": document.code, "plain": document.plain, "also": document.also}
    await index.add_custom_record(
        url=f"/{document.address}", content=document.text or document.title, language=LANGUAGE,
        meta={name: value for name, value in meta.items() if value},
        filters={name: list(values) for name, values in document.filters.items()})


# Packing ------------------------------------------------------------------------------------------------------------------


def _packed(found: Mapping[str, bytes], documents: Sequence[Document], part: int, release: str) -> Iterator[tuple[str, bytes]]:
    """What Pagefind made as files of the site. Documents and words are numbered in their order, in folders of their
    release: so a file of this name always has this content."""
    entry = json.loads(found["pagefind-entry.json"])
    known = entry["languages"][LANGUAGE]
    program, pages, chunks, filters, sorts, fields = _read(found[f"pagefind.{known['hash']}.pf_meta"])
    if len(pages) != len(documents):
        raise RuntimeError(f"pagefind: {len(pages)} != {len(documents)}")
    target = f"{FOLDER}{part}/"
    if part == 0:
        yield f"{FOLDER}pagefind.js", found["pagefind.js"]
        yield f"{target}wasm.unknown.pagefind", found["wasm.unknown.pagefind"]
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
    yield f"{target}pagefind.{release}.pf_meta", _written(cbor2.dumps([program, pages, chunks, values, sorts, fields]))
    yield f"{target}pagefind-entry.json", json.dumps(entry, sort_keys=True).encode()
    days = [document.dated.toordinal() if document.dated else 0 for document in documents]
    yield _ORDER, json.dumps([[document.title, document.address, day] for document, day in zip(documents, days)]).encode()


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


# Hand-written pages -------------------------------------------------------------------------------------------------------


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.heading: list[str] = []
        self.text: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            del self._within[len(self._within) - 1 - self._within[::-1].index(tag):]

    def handle_data(self, data: str) -> None:
        (self.heading if "h1" in self._within and not self.text else self.text).append(data)


def words_of(html: str) -> tuple[str, str]:
    """The heading of a hand-written page, and the rest of its words."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.heading).split()), " ".join(" ".join(reader.text).split())
