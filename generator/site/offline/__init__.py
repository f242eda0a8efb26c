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
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import RECORD_TYPES
from generator.site.offline import finder
from generator.site.offline.pack import MOST_BYTES, MOST_ENTRIES, Entry, Pack, Packed, deflated
from generator.site.offline.pages import DRAWINGS, FOLDER, kept, offline_page, start_page, symbols
from generator.site.publish import MANIFEST, manifest
from generator.views.frame import Frame
from generator.views.output import File, Page, Written
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
        paths = {path: digest for path, (_, digest) in sorted(written.files.items()) if kept(path)}
        if len(paths) > MOST_ENTRIES or sum(written.files[path][0] for path in paths) > MOST_BYTES:
            return
        catalog = self.frames["vi"].catalog
        own = {f"{FOLDER}assets/javascripts/{name}": data for name, data in finder.scripts(catalog).items()}
        own["start.html"] = start_page(self.frames, newest(catalog))
        depends = (json.dumps(self.about), *(f"{path} {digest}" for path, digest in paths.items()), *(_digest(data) for data in own.values()))
        yield File(BUNDLE, depends, partial(self._make, written, paths, own), tuple(f"{model.collection}/" for model in RECORD_TYPES))

    def _make(self, written: Written, paths: dict[str, str], own: dict[str, bytes]) -> bytes:
        """The bytes of the bundle. What is packed already of files that did not change is taken from the last one."""
        with Packed.read(self.published, self.memory, self.rules) as last:
            return self._packed(written, paths, own, last)

    def _packed(self, written: Written, paths: dict[str, str], own: dict[str, bytes], last: Packed) -> bytes:
        names = frozenset(paths)
        root, drawings = self.frames["vi"].root, symbols(written.read(DRAWINGS))

        def packed(path: str) -> Entry:
            source = paths[path]
            if known := last.entry(FOLDER + path, source):
                return known
            data = written.read(path)
            if path.endswith(".html"):
                data = offline_page(path, finder.in_page(data) if path in finder.PAGES else data, names, root, drawings)
            return _entry(FOLDER + path, source, data)

        pack = Pack()
        with ThreadPoolExecutor(2) as threads:  # one prepares while another compresses
            waiting = iter(paths)
            while some := list(islice(waiting, _AT_ONCE)):
                for entry in threads.map(packed, some):
                    pack.add(entry)
        for path, data in own.items():
            pack.add(_entry(path, _digest(data), data))
        listed = {entry.path: (entry.size, entry.sha256) for entry in pack.entries}
        pack.add(_entry(MANIFEST, "", manifest(listed, {}, self.about, {})))
        whole = pack.finished()
        pack.remember(self.memory, self.rules, sha256(whole).hexdigest())
        return whole


def bundle_pages(frames: dict[str, Frame], written: Written) -> Iterator[Page]:
    """The page about the bundle, with its size when there is one."""
    size = written.files.get(BUNDLE, (0, ""))[0]
    for lang in LANGUAGES:
        yield page_about(frames[lang].templates, size, newest(frames["vi"].catalog))


def newest(catalog: Catalog) -> Any:
    """The last change of a public record."""
    return max((record.changed for record in catalog.all()), default=None)


def _entry(path: str, source: str, data: bytes) -> Entry:
    return Entry(path, source, crc32(data), len(data), sha256(data).hexdigest(), deflated(path, data))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


