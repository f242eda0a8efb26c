"""Open data: the records as files for programs and spreadsheets, their description, the archive of them all, and the page that tells of it.

The files come first. What tells of them or holds them is made when they are ready, from their sizes and digests: see `output.Written`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from generator.catalog import Catalog
from generator.views.frame import Frame
from generator.views.opendata import archive, dcat
from generator.views.opendata.collections import Collection, collections
from generator.views.opendata.derived import Derived, derived
from generator.views.opendata.package import About, about, package
from generator.views.opendata.resources import FOLDER, Resource, resources
from generator.views.output import File, Later, Written
from generator.views.statistics import Counted


@dataclass(frozen=True)
class OpenData:
    """The data of a public catalog. `resources` are all its files, `said` is what is told of the whole."""

    said: About
    collections: list[Collection]
    derived: list[Derived]
    resources: list[Resource]

    def files(self) -> Iterator[File]:
        """The data itself, but for the statistics, which have their own view."""
        for item in (*self.collections, *self.derived):
            yield from item.files()

    @property
    def later(self) -> tuple[Later, ...]:
        """What is made from the files: first the descriptor and the archive, then what tells of the archive too."""
        return self._archive, self._catalogue

    def _archive(self, written: Written) -> Iterator[File]:
        depends = self._rest_on(written)
        yield File(f"{FOLDER}datapackage.json", depends, partial(package, self.said, self.resources, written))
        lasting = self._rest_on(written, daily=False)
        yield File(archive.ADDRESS, lasting, partial(archive.archive, self.said, self.resources, written))

    def _catalogue(self, written: Written) -> Iterator[File]:
        depends = (*self._rest_on(written), written.files[archive.ADDRESS][1])
        yield File(f"{FOLDER}catalog.jsonld", depends, partial(dcat.catalogue, self.said, self.resources, written))

    def _rest_on(self, written: Written, daily: bool = True) -> tuple[str, ...]:
        return (*self._spoken_of, *(written.files[FOLDER + item.path][1] for item in self.resources if daily or not item.daily))

    @cached_property
    def _spoken_of(self) -> tuple[str, ...]:
        return repr(self.said.publisher), self.said.changed.isoformat(), repr(dcat.spatial(self.said))


def opendata(catalog: Catalog, frame: Frame, counted: list[Counted], at: datetime) -> OpenData:
    """The open data of a public catalog; `counted` are its statistics."""
    every, across = collections(catalog, frame), derived(catalog, frame, at)
    return OpenData(about(catalog, frame), every, across, resources(every, across, counted))
