"""The bundle: the whole site in one zip that works from a USB stick, where there is no network.

It holds the pages of both languages, pictures, documents and what these need; a small finder by name takes the place of the search, for a
browser lets no page of a disk read other files. What is made for programs stays out, and links to it lead to the site on the web.
The bundle has a manifest of its own, so `verify` checks it as it checks every copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.site.offline import finder
from generator.site.offline.pack import MOST_BYTES, MOST_ENTRIES, Entry, Pack, Packed, deflated
from generator.site.offline.pages import DRAWINGS, FOLDER, OnDisk, is_in_bundle, start_page, symbols
from generator.site.release import MANIFEST, manifest
from generator.views.frame import Frame
from generator.views.output import File, Page, Sink, Written
from generator.views.pages.offline_page import BUNDLE
from generator.views.pages.offline_page import offline_page as page_about

_AT_ONCE = 64
"""Files that are on their way from the site into the bundle at a time."""


@dataclass(frozen=True)
class Bundle:
    """What the bundle is made with: `published` is the last one, if there is one, `memory` says what is in it, `rules` what it was made by."""

    frames: dict[str, Frame]
    about: dict[str, Any]
    published: Path
    memory: Path
    rules: str

    def __call__(self, written: Written) -> Iterator[File]:
        """The bundle as a file of the site; none when there are too many files for a zip that every system opens."""
        paths = {path: digest for path, (_, digest) in sorted(written.files.items()) if is_in_bundle(path)}
        if len(paths) > MOST_ENTRIES or sum(written.files[path][0] for path in paths) > MOST_BYTES:
            return
        depends = (json.dumps(self.about), *(f"{path} {digest}" for path, digest in paths.items()),
                   *(f"{record.type}/{record.id}/{record.digest}" for record in self.frames["vi"].catalog.all()))
        yield File(BUNDLE, depends, lambda: partial(self._write, written, paths), tuple(f"{model.collection}/" for model in RECORD_TYPES))

    def _write(self, written: Written, paths: dict[str, str], sink: Sink) -> None:
        """Write the bundle. What is packed already of files that did not change is taken over from the last one."""
        pages = OnDisk(frozenset(paths), self.frames["vi"].root, symbols(written.read(DRAWINGS)))

        def packed(path: str) -> tuple[Entry, bytes]:
            data = written.read(path)
            if path.endswith(".html"):
                data = pages.page(path, finder.in_page(data) if path in finder.PAGES else data)
            return _packed(FOLDER + path, paths[path], data)

        pack = Pack(sink)
        with Packed.opened(self.published, self.memory, self.rules) as last, ThreadPoolExecutor(2) as threads:  # one prepares while another compresses
            known = {path: last.entry(FOLDER + path, source) for path, source in paths.items()}
            for is_known, some in groupby(paths, lambda path: known[path] is not None):
                if is_known:
                    pack.take_over((known[path] for path in some), last)
                while changed := list(islice(some, _AT_ONCE)):
                    for entry, data in threads.map(packed, changed):
                        pack.add(entry, data)
        catalog = self.frames["vi"].catalog
        own = {f"{FOLDER}assets/javascripts/{name}": data for name, data in finder.scripts(catalog).items()}
        own["start.html"] = start_page(self.frames, newest(catalog))
        for path, data in own.items():
            pack.add(*_packed(path, "", data))
        pack.add(*_packed(MANIFEST, "", manifest({entry.path: (entry.size, entry.sha256) for entry in pack.entries}, {}, self.about, {})))
        pack.finish()
        pack.remember(self.memory, self.rules)


def bundle_pages(frames: dict[str, Frame], written: Written) -> Iterator[Page]:
    """The page about the bundle, with its size when there is one."""
    size = written.files.get(BUNDLE, (0, ""))[0]
    for lang in LANGUAGES:
        yield page_about(frames[lang].templates, size, newest(frames["vi"].catalog))


def newest(catalog: Catalog) -> Any:
    """The last change of a public record."""
    return max((record.changed for record in catalog.all()), default=None)


def _packed(path: str, source: str, data: bytes) -> tuple[Entry, bytes]:
    """A file, and its content as it stands in the zip."""
    small = deflated(path, data)
    return Entry(path, source, crc32(data), len(data), sha256(data).hexdigest(), len(small)), small
