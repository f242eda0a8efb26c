"""The index in its parts, each remembered for as long as nothing in it changes.

A browser searches all parts at once; a changed record makes one of them anew.
"""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

from generator.site.search import packing
from generator.site.search.pagefind import indexed
from generator.site.workplace import workplace
from generator.views.language import sort_key
from generator.views.search import Document, in_order

AT_A_TIME = 2
"""Parts that are made at once."""
_SETTINGS = f"{version('pagefind')} {version('cbor2')} {version('zopfli')} {packing.WORDS_IN_FILE} {packing.IN_BLOCK}"
_ORDER = "order.json"
"""In what was made of a part, but no file of the site: of each of its blocks title, address and day of each document."""


class Remembered:
    """Files in one file, which is there whole or not at all."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._opened: zipfile.ZipFile | None = None

    def opened(self) -> zipfile.ZipFile | None:
        """The files; None when they are not there."""
        if not self._opened:
            with suppress(OSError, zipfile.BadZipFile):
                # From memory: processes that share an open file would also share the place where they read.
                self._opened = zipfile.ZipFile(io.BytesIO(self.file.read_bytes()))
        return self._opened

    def read(self, archive: zipfile.ZipFile, path: str) -> bytes:
        """One of the files. When it is damaged all are removed, so that the next build makes them anew."""
        try:
            return archive.read(path)
        except zipfile.BadZipFile as error:
            with suppress(OSError):
                self.file.unlink()
            raise OSError(errno.EIO, str(error), str(self.file)) from error

    def keep(self, files: Iterable[tuple[str, bytes]], comment: str = "") -> None:
        """Remember these files. A disk that refuses is no error: they are made again next time."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.comment = comment.encode()
            for path, data in files:
                archive.writestr(zipfile.ZipInfo(path), data)
        self._opened = zipfile.ZipFile(content)
        with suppress(OSError), workplace(self.file.parent) as work:
            (work / "files").write_bytes(content.getvalue())
            (work / "files").rename(self.file)


class Program(Remembered):
    """What a browser searches with."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / f"program-{version('pagefind')}.zip")

    def make(self) -> None:
        """Make it, if it is not there."""
        if not self.opened():
            self.keep(packing.program(indexed([Document("/", "-")])))


class Index(Remembered):
    """A part of the index. `key` says what its documents come from."""

    def __init__(self, number: int, documents: Callable[[], Iterable[Document]], key: str, folder: Path) -> None:
        super().__init__(folder / f"{key}.zip")
        self._number = number
        self._documents = documents

    def make(self) -> None:
        """Make this part, if it is not there. An OSError, RuntimeError or ValueError says why it cannot be made."""
        if self.opened():
            return
        documents = in_order(self._documents())
        release = f"{self._number}-{packing.digest(documents, _SETTINGS)}"
        for old in self.file.parent.glob("*.zip"):
            with suppress(OSError, zipfile.BadZipFile):
                if zipfile.ZipFile(old).comment == release.encode():  # what changed is nothing that is searched
                    old.rename(self.file)
                    return
        blocks = list(packing.blocks(documents, _SETTINGS))
        order = [[name, [[one.title, one.address, one.dated.toordinal() if one.dated else 0] for one in block]] for name, block in blocks]
        self.keep([*packing.packed(indexed(documents), blocks, self._number, release), (_ORDER, json.dumps(order).encode())], release)


def make_all(made: Sequence[Program | Index]) -> None:
    """Make every part that is not there, and remove those that are no longer needed. Afterwards all are opened: what another build of the
    same root removes is no longer missed. An OSError says that one of them is gone already."""
    with ThreadPoolExecutor(AT_A_TIME) as threads:  # Pagefind indexes one part while another is packed
        list(threads.map(lambda part: part.make(), made))
    for part in made:
        if not part.opened():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(part.file))
    wanted = {part.file for part in made}
    for folder in {file.parent for file in wanted}:
        for old in set(folder.glob("*.zip")) - wanted:
            with suppress(OSError):
                old.unlink()


def files(made: Sequence[Program | Index]) -> Iterator[tuple[str, tuple[str, ...], Callable[[], bytes]]]:
    """Every file of the index once it is made: its path in the site, what tells its content, and how to read it."""
    opened = [(part, archive) for part in made if (archive := part.opened())]
    for part, archive in opened:
        for entry in archive.infolist():
            if entry.filename != _ORDER:
                yield entry.filename, (str(entry.CRC), str(entry.file_size)), partial(part.read, archive, entry.filename)
    indexes = [(part, archive) for part, archive in opened if isinstance(part, Index)]
    yield f"{packing.FOLDER}order.json", tuple(archive.comment.decode() for _, archive in indexes), partial(_order, indexes)


def _order(opened: Iterable[tuple[Index, zipfile.ZipFile]]) -> bytes:
    """For each document of each block: its day, and its place among the names of all parts."""
    listed = [block for index, archive in opened for block in json.loads(index.read(archive, _ORDER))]
    names = sorted({(title, address) for _, block in listed for title, address, _ in block}, key=lambda item: (sort_key(item[0]), item[1]))
    place = {name: number for number, name in enumerate(names)}
    return json.dumps({"days": {name: [day for _, _, day in block] for name, block in listed},
                       "names": {name: [place[title, address] for title, address, _ in block] for name, block in listed}}, separators=(",", ":")).encode()
