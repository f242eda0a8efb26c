"""Open data: the records as files for programs and spreadsheets, their description, and the archive of them all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.views.frame import Frame
from generator.views.opendata.collections import collections
from generator.views.output import File


def opendata(catalog: Catalog, frame: Frame) -> Iterator[File]:
    """The files of every collection."""
    for collection in collections(catalog, frame):
        yield from collection.files()
