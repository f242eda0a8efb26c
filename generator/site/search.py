"""The search index: made by Pagefind from the documents, then packed so that a first search loads little.

Pagefind names each document by 28 random bits and puts some twenty words into a file: at 10,000 documents a first search loaded
60 KB of names and as much again of words that nobody had asked for. Here documents are numbered, and a file holds what is near one word.
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
from pagefind.index import IndexConfig, PagefindIndex
from pagefind.service import PagefindService

from generator.site.workplace import workplace
from generator.views.search import Document, in_order

FOLDER = "pagefind/"
LANGUAGE = "vi"
"""One index for both languages: a search finds a name whatever the language of the page that it is typed on."""
WORDS_IN_FILE = 10_000
"""Bytes of words in one file, before compression; a word with more has a file of its own."""
SECONDS = 600
_AT_A_TIME = 256
_PROGRAM = ("pagefind.js", "wasm.unknown.pagefind")
_SIGNATURE = b"pagefind_dcd"


class Index:
    """The index of some documents, remembered in the file `<key>.zip` of a folder. `key` says what the documents come from."""

    def __init__(self, documents: Callable[[], Iterable[Document]], key: str, folder: Path) -> None:
        self._documents = documents
        self._file = folder / f"{key}.zip"

    def make(self) -> None:
        """Make the index, if it is not there. An OSError, RuntimeError or ValueError says why it cannot be made."""
        if self.opened():
            return
        documents = in_order(self._documents())
        release = _digest(documents)
        folder = self._file.parent
        for old in folder.glob("*.zip"):
            with suppress(OSError, zipfile.BadZipFile):
                if zipfile.ZipFile(old).comment == release.encode():  # what changed is nothing that is searched
                    old.rename(self._file)
                    return
        with workplace(folder) as work:
            asyncio.run(asyncio.wait_for(_run(documents, work), SECONDS))
            made = work / "index.zip"
            with zipfile.ZipFile(made, "w") as archive:
                archive.comment = release.encode()
                for path, data in _packed(work, documents, release):
                    archive.writestr(zipfile.ZipInfo(path), data)
            for old in folder.glob("*.zip"):
                old.unlink(missing_ok=True)
            made.rename(self._file)

    def opened(self) -> zipfile.ZipFile | None:
        """The files of the index by their path in the site; None when it is not made."""
        with suppress(OSError, zipfile.BadZipFile):
            # From memory: processes that share an open file would also share the place where they read.
            return zipfile.ZipFile(io.BytesIO(self._file.read_bytes()))
        return None

    def read(self, archive: zipfile.ZipFile, path: str) -> bytes:
        """A file of the index. A damaged index is removed, so that the next build makes it anew."""
        try:
            return archive.read(path)
        except zipfile.BadZipFile as error:
            self._file.unlink(missing_ok=True)
            raise OSError(errno.EIO, str(error), str(self._file)) from error


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
            self._bin, "--service", stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=2**24,
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


async def _run(documents: Sequence[Document], folder: Path) -> None:
    """Have Pagefind write its files for the documents below `folder`."""
    async with _Service() as service:
        index = await service.create_index(IndexConfig(force_language=LANGUAGE, include_characters="/"))
        for start in range(0, len(documents), _AT_A_TIME):
            await asyncio.gather(*(_add(index, document) for document in documents[start: start + _AT_A_TIME]))
        await index.write_files(str(folder))


async def _add(index: PagefindIndex, document: Document) -> None:
    meta = {"title": document.title, "english": document.english, "code": document.code, "plain": document.plain, "also": document.also}
    await index.add_custom_record(
        url=f"/{document.address}", content=document.text or document.title, language=LANGUAGE,
        meta={name: value for name, value in meta.items() if value},
        filters={name: list(values) for name, values in document.filters.items()})


# Packing ------------------------------------------------------------------------------------------------------------------


def _packed(folder: Path, documents: Sequence[Document], release: str) -> Iterator[tuple[str, bytes]]:
    """What Pagefind wrote below `folder` as files of the site. The documents are numbered in their order, in a folder of their release."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    known = entry["languages"][LANGUAGE]
    program, pages, chunks, filters, sorts, fields = _read(folder / f"pagefind.{known['hash']}.pf_meta")
    if len(pages) != len(documents):
        raise RuntimeError(f"pagefind: {len(pages)} != {len(documents)}")
    for name in _PROGRAM:
        yield FOLDER + name, (folder / name).read_bytes()
    digits = len(str(len(pages)))
    for number, page in enumerate(pages):
        # The digit that changes goes first: so ten thousand names and lengths are 18 KB, where they were 32. A length weighs
        # little in the order of results; its nearest power of two does.
        name = f"{release[:6]}/{str(number).zfill(digits)[::-1]}"
        yield f"{FOLDER}fragment/{name}.pf_fragment", (folder / f"fragment/{page[0]}.pf_fragment").read_bytes()
        page[0], page[1] = name, 1 << max(page[1], 1).bit_length() - 1
    words = (word for _, _, name in chunks for word in _read(folder / f"index/{name}.pf_index")[0])
    chunks, before = [], ""
    for last, content in _grouped(words):
        name, data = _written(content)
        yield f"{FOLDER}index/{name}.pf_index", data
        # Each file answers for all that comes after the one before it, so a word that is still being typed has one too. It begins
        # behind the last word of that one: a word at the end of its file, as every frequent one is, must not load two.
        chunks.append([before, last, name])
        before = last + "\0"
    values = []
    for filter_name, name in sorted(filters):
        content = _read(folder / f"filter/{name}.pf_filter")
        new, data = _written(cbor2.dumps([content[0], sorted(content[1])]))
        yield f"{FOLDER}filter/{new}.pf_filter", data
        values.append([filter_name, new])
    name, data = _written(cbor2.dumps([program, pages, chunks, values, sorts, fields]))
    known["hash"] = f"{LANGUAGE}_{name}"
    yield f"{FOLDER}pagefind.{known['hash']}.pf_meta", data
    yield FOLDER + "pagefind-entry.json", json.dumps(entry, sort_keys=True).encode()
    days = [document.dated.toordinal() if document.dated else 0 for document in documents]
    yield FOLDER + "days.json", json.dumps(days, separators=(",", ":")).encode()


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))


def _written(content: bytes) -> tuple[str, bytes]:
    """A file of Pagefind's form and a name that is always that of this content."""
    return blake2b(content, digest_size=4).hexdigest(), gzip.compress(_SIGNATURE + content, 9, mtime=0)


def _grouped(words: Iterable[list[Any]]) -> Iterator[tuple[str, bytes]]:
    """The words of one file after the other: the last of them, and the content."""
    group: list[bytes] = []
    last, size = "", 0
    for word in words:
        data = cbor2.dumps(word)
        if group and size + len(data) > WORDS_IN_FILE:
            yield last, _list(group)
            group, size = [], 0
        group.append(data)
        last, size = word[0], size + len(data)
    if group:
        yield last, _list(group)


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
