"""The feeds in the groups in which people find them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.catalog import Catalog
from generator.records import BY_COLLECTION, Record
from generator.views.alphabet import Alphabet
from generator.views.feeds.channels import KINDS, Channel

MANY = 40
"""More feeds than these stand under letters."""


@dataclass(frozen=True)
class Group:
    """Feeds of one sort. `kind` is the collection of those that have a page of their own below `feeds/`."""

    title: dict[str, str]
    channels: list[Channel]
    kind: str = ""

    def letters(self, catalog: Catalog) -> list[tuple[str, list[Channel]]]:
        """The feeds by the letters under which their records stand; all under none when there are few."""
        if len(self.channels) <= MANY:
            return [("", self.channels)]
        alphabet = Alphabet(catalog)
        return [(letter, list(found)) for letter, found in groupby(self.channels, lambda channel: alphabet.entry(_record(catalog, channel)).letter)]


def grouped(catalog: Catalog, channels: list[Channel]) -> list[Group]:
    """Every feed in its group; the narrower ones in the order of the alphabet of records. Groups without a feed are left out, and so are
    the feeds of withdrawn records."""
    alphabet = Alphabet(catalog)
    plain = [channel for channel in channels if not channel.record]
    groups = [
        Group({"vi": "Tin chung", "en": "General"}, [channel for channel in plain if channel.name in ("all", "corrections")]),
        Group({"vi": "Theo loại hồ sơ", "en": "By type of record"}, [channel for channel in plain if channel.name in BY_COLLECTION]),
        Group({"vi": "Quyết định theo loại hình khen thưởng", "en": "Decisions by type of commendation"},
              [channel for channel in plain if channel.name.startswith("decisions-")]),
        *(Group(kind.title, sorted((channel for channel in channels if channel.record and channel.record[0] == kind.record_type
                                    and isinstance(catalog.get(*channel.record), Record)),
                                   key=lambda channel: alphabet.entry(_record(catalog, channel)).key), kind.collection) for kind in KINDS)]
    return [group for group in groups if group.channels]


def _record(catalog: Catalog, channel: Channel) -> Record:
    return catalog.get(*channel.record)  # type: ignore[misc,return-value] - a narrower feed is that of a public record
