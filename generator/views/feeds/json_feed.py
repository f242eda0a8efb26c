"""Feeds as JSON Feed 1.1. What it has no word for (rights, the words and the credit of a picture, the scheme of a tag) stands in
extensions whose names begin with "_", as the format wants it."""

from __future__ import annotations

import json
from typing import Any

from generator.views.feeds.document import Document
from generator.views.feeds.entries import Entry

VERSION = "https://jsonfeed.org/version/1.1"


def write(document: Document, entries: list[Entry]) -> bytes:
    """The document as JSON."""
    feed: dict[str, Any] = {
        "version": VERSION, "title": document.title, "home_page_url": document.page, "feed_url": f"{document.address}.json",
        "description": document.purpose, "language": document.lang, "authors": [{"name": document.author}],
        "_rights": {"copyright": document.rights},
    }
    if document.before and "json" in document.kept_as:
        feed["next_url"] = f"{document.before}.json"
    if document.is_archive:
        feed["_archive"] = {"current_url": f"{document.current}.json", **({"newer_url": f"{document.after}.json"} if document.after else {})}
    if document.hub:
        feed["hubs"] = [{"type": "WebSub", "url": document.hub}]
    feed["items"] = [_item(entry, document.lang) for entry in entries]
    return (json.dumps(feed, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def _item(entry: Entry, lang: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id, "url": entry.address, "title": entry.title, "summary": entry.summary, "content_html": entry.content,
        "date_published": entry.published.isoformat(), "date_modified": entry.updated.isoformat(), "language": lang,
        "tags": list(dict.fromkeys(category.label for category in entry.categories)),
        "_categories": {"list": [{"scheme": found.scheme, "term": found.term, "label": found.label} for found in entry.categories]},
    }
    if entry.shots:
        first = entry.shots[0]
        item["image"] = first.address
        item["_image"] = {"alt": first.alt, "credit": first.credit}
    if entry.enclosures:
        item["attachments"] = [{"url": found.address, "mime_type": found.type, "title": found.title, "size_in_bytes": found.length}
                               for found in entry.enclosures]
    return item
