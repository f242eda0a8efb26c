"""How pictures are written for the site."""

from __future__ import annotations

from typing import Any

ENCODERS: dict[str, dict[str, Any]] = {
    # Bytes depend on the number of threads, so there is one.
    "avif": {"quality": 60, "speed": 6, "codec": "aom", "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
}
"""Format -> its settings; the last format is for browsers that know no other. A change makes new addresses."""
