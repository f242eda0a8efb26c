"""The version of the API, and what changed in it. A field or an address may be added within `v1`; what would break a reader is a `v2` beside it."""

from __future__ import annotations

from typing import NamedTuple


class Release(NamedTuple):
    """A version, its day, what changed in (vi, en)."""

    version: str
    day: str
    vi: str
    en: str


RELEASES = (
    Release("1.0.0", "2026-11-23", "Bản đầu tiên: các bộ dữ liệu theo trang 100 hồ sơ, từng hồ sơ, danh sách hồ sơ đã rút.",
            "The first version: collections in pages of 100, single records, the list of withdrawn records."),
)
"""The newest first."""
VERSION = RELEASES[0].version
