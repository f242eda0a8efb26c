"""The forms in which every feed is written."""

from __future__ import annotations

FORMS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
"""The ending of a feed's address, which names its form, and its media type."""
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON"}
"""What people call them."""
