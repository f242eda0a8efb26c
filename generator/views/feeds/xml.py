"""Feeds as RSS 2.0 and Atom, and the list of them as OPML. The only module that uses feedgen and lxml.

What feedgen leaves out or gets wrong is put right by an extension of our own: it drops what a link of an entry is for, so that a document
to download became a second page of the record; it knows no archives, no pictures with credits, and in RSS no hub.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from generator.views.feeds.document import Document, updated
from generator.views.feeds.entries import Entry

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACES = {"fh": "http://purl.org/syndication/history/1.0", "media": "http://search.yahoo.com/mrss/", "dc": "http://purl.org/dc/elements/1.1/"}
_ATOM = "{http://www.w3.org/2005/Atom}"
_FH, _MEDIA, _DC = (f"{{{address}}}" for address in NAMESPACES.values())


class _Feed:
    """feedgen's extension of a feed: links of every kind, and the marks of RFC 5005."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_atom(self, feed: Element) -> None:
        self._mark(feed)

    def extend_rss(self, rss: Element) -> None:
        channel = rss[0]
        for relation, address, media_type in self.document.links("rss"):
            if relation != "self":  # which feedgen writes
                _add(channel, f"{_ATOM}link", rel=relation, href=address, **_typed(media_type))
        self._mark(channel)

    def _mark(self, parent: Element) -> None:
        if self.document.is_archive:
            _add(parent, f"{_FH}archive")
        elif self.document.complete:
            _add(parent, f"{_FH}complete")


class _Entry:
    """feedgen's extension of an entry: documents with their true length, pictures with their words and credit, when it last changed."""

    def __init__(self, entry: Entry, author: str) -> None:
        self.entry = entry
        self.author = author

    def extend_atom(self, parent: Element) -> None:
        link = next(child for child in parent if child.tag == "link")
        link.set("rel", "alternate")
        link.set("type", "text/html")
        for item in self.entry.enclosures:
            _add(parent, "link", rel="enclosure", href=item.address, type=item.type, length=str(item.length), title=item.title)
        for name in ("content", "title", "summary"):
            if (found := next((child for child in parent if child.tag == name), None)) is not None:
                found.set("type", "html" if name == "content" else "text")
        self._shots(parent)

    def extend_rss(self, parent: Element) -> None:
        _add(parent, f"{_DC}creator").text = self.author
        _add(parent, f"{_ATOM}updated").text = self.entry.updated.isoformat()
        self._shots(parent)

    def _shots(self, parent: Element) -> None:
        for shot in self.entry.shots:
            content = _add(parent, f"{_MEDIA}content", url=shot.address, type=shot.type, medium="image", width=str(shot.width), height=str(shot.height))
            _add(content, f"{_MEDIA}title", type="plain").text = self.entry.title
            _add(content, f"{_MEDIA}description", type="plain").text = shot.alt
            _add(content, f"{_MEDIA}credit", role="photographer", scheme="urn:ebu").text = shot.credit


def write(document: Document, entries: list[Entry], form: str) -> bytes:
    """The document as "rss" or "atom"."""
    from feedgen.entry import FeedEntry  # slow to import, and a build that changes no feed does without
    from feedgen.feed import FeedGenerator

    newest = updated(entries)
    feed = FeedGenerator()
    feed.id(document.id)
    feed.title(document.title)
    feed.description(document.purpose)
    feed.subtitle(document.purpose)
    feed.language(document.lang)
    feed.author({"name": document.author})
    feed.rights(document.rights)
    feed.generator("honours-site")
    # feedgen would take the present moment for these.
    feed.updated(newest)
    feed.lastBuildDate(newest)
    feed.pubDate(newest)
    for relation, address, media_type in document.links(form):
        feed.link(href=address, rel=relation, **_typed(media_type))
    # The channel's own link in RSS is the last one added, so the page comes after all others.
    feed.link(href=document.page, rel="alternate", type="text/html", hreflang=document.lang)
    feed.register_extension("ours", partial(_Feed, document))
    for item in entries:
        entry = FeedEntry()
        entry.id(item.id)
        entry.title(item.title)
        entry.link(href=item.address)
        entry.published(item.published)
        entry.updated(item.updated)
        entry.category([{"term": found.term, "label": found.label, "scheme": found.scheme} for found in item.categories])
        entry.content(item.content.replace("]]>", "]]&gt;"), type="CDATA")  # half the size of escaped HTML; the extension names its true type
        if form == "rss":
            entry.description(str(escape(item.summary)), isSummary=True)  # in RSS it is HTML
            for first in item.enclosures[:1]:  # RSS has one
                entry.enclosure(first.address, str(first.length), first.type)
        else:
            entry.summary(item.summary)
        entry.register_extension("ours", partial(_Entry, item, document.author))
        feed.add_entry(entry, order="append")  # it prepends by default
    data: bytes = feed.rss_str() if form == "rss" else feed.atom_str()
    return data.replace(b"?>\n", f'?>\n<?xml-stylesheet type="text/css" href="{document.style}"?>\n'.encode(), 1)


def opml(title: str, owner: str, groups: Iterable[tuple[str, Iterable[dict[str, str]]]]) -> bytes:
    """A list of feeds, in groups, for programs that read them (OPML 2.0)."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = _add(root, "head")
    _add(head, "title").text = title
    _add(head, "ownerName").text = owner
    _add(head, "docs").text = "http://opml.org/spec2.opml"
    body = _add(root, "body")
    for name, outlines in groups:
        group = _add(body, "outline", text=name, title=name)
        for attributes in outlines:
            _add(group, "outline", **attributes)
    return etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)


def _typed(media_type: str) -> dict[str, str]:
    return {"type": media_type} if media_type else {}


def _add(parent: Element, name: str, **attributes: Any) -> Element:
    from lxml.etree import SubElement

    make: Callable[..., Element] = SubElement
    return make(parent, name, attributes)
