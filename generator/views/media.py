"""Pictures and documents as the public gets them: pictures made anew in a few sizes, documents byte for byte.

A picture's address holds a digest of its content and of how it is encoded: what is at an address never changes. Encoding takes
seconds, so what was encoded is kept in a folder and believed only while it is whole.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.catalog import Catalog
from generator.kept import forget, keep, kept
from generator.problems import Problem
from generator.read.media import ENDINGS, FOLDER, PICTURE, MediaFile, apart
from generator.read.media.encoders import ENCODERS
from generator.read.media.faults import NOT_ENCODED, Refused
from generator.records import BY_TYPE
from generator.views.output import File

WIDTHS = (480, 960, 1600)
"""Pixels: a telephone, a telephone with fine pixels or the column of a page, the same with fine pixels."""

OF_CARD = ".card"
"""Ends the name of what is kept beside a rendition, for the card that shows it: see views/cards/photo.py."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one format and size, at `path` of the site."""

    picture: MediaFile
    form: str
    width: int
    height: int

    @property
    def path(self) -> str:
        stem = self.picture.name.rpartition(".")[0]
        return f"media/{stem}-{_digest(self.picture.sha256)}-{self.width}.{self.form}"

    @property
    def name(self) -> str:
        """The name of its file, also of the one that is kept."""
        return self.path.rpartition("/")[2]


def renditions(picture: MediaFile) -> dict[str, list[Rendition]]:
    """Format -> the picture in each of its sizes, the smallest first; none is larger than the picture itself."""
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    return {form: [Rendition(picture, form, width, max(1, round(picture.height * width / picture.width))) for width in widths]
            for form in ENCODERS}


def media_files(public: Catalog, encoded: Path | None) -> Iterator[File]:
    """Every public picture in every size, and every public document. `encoded` is a folder for pictures, if one is wanted."""
    of: dict[str, list[str]] = defaultdict(list)
    for record_type, record_id in public.marks:
        for file in public.files_of((record_type, record_id)):
            of[file.name].append(f"{BY_TYPE[record_type].collection}/{record_id}")
    for file in public.files.values():
        records = tuple(of[file.name])
        if file.kind == PICTURE:
            for sizes in renditions(file).values():
                for rendition in sizes:
                    yield File(rendition.path, (file.sha256,), partial(made, rendition, encoded), records)
        else:
            yield File(f"files/{file.name}", (file.sha256,), file.content, records)


def encode(public: Catalog, encoded: Path, jobs: int) -> list[Problem]:
    """Fill the folder with what is missing there, by `jobs` processes, and rid it of all else. The pages' own processes then only fetch it."""
    try:
        there = set(os.listdir(encoded))
    except OSError:
        there = set()
    of_pictures = [[rendition for sizes in renditions(file).values() for rendition in sizes] for file in public.files.values() if file.kind == PICTURE]
    used = {rendition.name for sizes in of_pictures for rendition in sizes}
    for name in there:
        if name.removesuffix(OF_CARD) not in used:
            forget(encoded / name)
    wanted = [missing for sizes in of_pictures if (missing := [rendition for rendition in sizes if rendition.name not in there])]

    def one(helper: apart.Helper, missing: list[Rendition]) -> Problem | None:
        picture = missing[0].picture
        try:
            for rendition, data in zip(missing, _encoded(helper, missing)):
                keep(encoded / rendition.name, data)
        except Refused as refusal:
            return NOT_ENCODED.at(f"{FOLDER}/{picture.name}", found=refusal.kind.code)
        return None

    return [problem for problem in apart.each(wanted, one, jobs) if problem] if wanted else []


def made(rendition: Rendition, encoded: Path | None) -> bytes:
    """The bytes of a rendition, encoded now when the folder does not have them whole."""
    if encoded and (data := kept(encoded / rendition.name)):
        return data
    with apart.Helper() as helper:
        try:
            data = _encoded(helper, [rendition])[0]
        except Refused as refusal:
            raise OSError(None, NOT_ENCODED.en.format(found=refusal.kind.code), str(rendition.picture.place)) from None
    if encoded:
        keep(encoded / rendition.name, data)
    return data


def _encoded(helper: apart.Helper, wanted: list[Rendition]) -> list[bytes]:
    picture = wanted[0].picture
    return helper.encode(picture.content(), ENDINGS[picture.ending].content, [(item.form, item.width, item.height) for item in wanted])


@lru_cache(maxsize=10_000)
def _digest(content: str) -> str:
    """Ten digits that tell apart pictures and ways to encode them."""
    how = repr((ENCODERS, WIDTHS, version("pillow")))
    return blake2b(f"{content} {how}".encode(), digest_size=5).hexdigest()
