"""The feeds in the groups in which people find them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import BY_COLLECTION
from generator.views.feeds.channels import KINDS, Channel
from generator.views.language import sort_key


@dataclass(frozen=True)
class Group:
    """Feeds of one sort. `kind` is the collection of those that have a page of their own below `feeds/`."""

    title: dict[str, str]
    channels: list[Channel]
    kind: str = ""


def grouped(channels: list[Channel]) -> list[Group]:
    """Every feed in its group; the narrower ones by name, in Vietnamese order. Groups without a feed are left out."""
    plain = [channel for channel in channels if not channel.record]
    groups = [
        Group({"vi": "Tin chung", "en": "General"}, [channel for channel in plain if channel.name in ("all", "corrections")]),
        Group({"vi": "Theo loại hồ sơ", "en": "By type of record"}, [channel for channel in plain if channel.name in BY_COLLECTION]),
        Group({"vi": "Quyết định theo loại hình khen thưởng", "en": "Decisions by type of commendation"},
              [channel for channel in plain if channel.name.startswith("decisions-")]),
        *(Group(kind.title, sorted((channel for channel in channels if channel.record and channel.record[0] == kind.record_type),
                                   key=lambda channel: sort_key(channel.title.vi)), kind.collection) for kind in KINDS)]
    return [group for group in groups if group.channels]
