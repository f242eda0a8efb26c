"""An item in the words of one language: everything that the three forms of a feed say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.catalog import Catalog, Key
from generator.read.media import DOCUMENT
from generator.records import Record
from generator.records.attachment import Picture
from generator.records.consultation import Consultation
from generator.views import doubt
from generator.views.feeds.bodies import Bodies
from generator.views.feeds.categories import categories
from generator.views.feeds.items import Item
from generator.views.frame import Frame
from generator.views.language import day_text, printable, shortened
from generator.views.media import renditions
from generator.views.templates import Shown, Templates
from generator.visible import Tombstone

KEPT = 400
"""Entries that are kept at least, in each language."""
SUMMARY = 500
"""Characters of a summary."""
_STAGES = {"announced": ("Sắp lấy ý kiến: ", "Consultation to open: "), "opened": ("Bắt đầu lấy ý kiến: ", "Consultation open: "),
           "closed": ("Kết thúc lấy ý kiến: ", "Consultation closed: ")}


@dataclass(frozen=True, slots=True)
class Category:
    """A value of a scheme: `term` for programs, `label` for people."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of an entry in its largest size."""

    address: str
    type: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document of an entry. `length` is that of the file which is published."""

    address: str
    type: str
    length: int
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    address: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    categories: tuple[Category, ...]
    shots: tuple[Shot, ...]
    enclosures: tuple[Enclosure, ...]


class Entries:
    """The entries of one language."""

    def __init__(self, catalog: Catalog, bodies: Bodies, templates: Templates, frame: Frame) -> None:
        self.catalog = catalog
        self.bodies = bodies
        self.templates = templates
        self.frame = frame
        self.lang = templates.lang
        self._files: dict[Key, tuple[Enclosure, ...]] = {}
        self._made: dict[str, Entry] = {}

    def of(self, items: Sequence[Item]) -> list[Entry]:
        """The entries of a document. The last ones are kept: they stand in its other forms too, and in the feeds that are made next."""
        found = [self._made.pop(item.name, None) or self._make(item) for item in items]
        self._made.update((item.name, entry) for item, entry in zip(items, found))
        for name in list(self._made)[:max(0, len(self._made) - max(KEPT, len(items)))]:
            del self._made[name]
        return found

    def _make(self, item: Item) -> Entry:
        """The id is a `tag:` URI (RFC 4151) of the record's type and id, never of a title: it lasts."""
        record = item.record
        return Entry(
            f"tag:{self.catalog.site.tag_authority}:{self.lang}/{item.name}", self._address(item), printable(self._title(item)),
            printable(self._summary(item)), printable(self.bodies.html(item, self.templates, self.frame)), item.published, item.updated,
            tuple(self._categories(item)),
            tuple(self._shots(record)) if isinstance(record, Record) and not item.about and not item.change else (),
            self._enclosures(record) if not item.change and not item.gone and isinstance(record, Record) else ())

    def _address(self, item: Item) -> str:
        record = item.record
        if item.is_count:
            return self.frame.absolute(self.lang, "corrections/")
        address = self.frame.absolute(self.lang, f"{record.collection}/{record.id}/")
        return f"{address}#line-{item.change.line}" if item.change and item.change.line is not None else address

    def _title(self, item: Item) -> str:
        record, words = item.record, self.templates
        if isinstance(record, Tombstone) and not item.change:
            return words.say("[Đã rút] ", "[Withdrawn] ") + record.id if record.type != "honoree" else words.heading(record)
        title = words.heading(record)
        if item.change:
            title = words.heading_of(item.change.what) + (f": {title}" if not item.is_count else f" ({words.number(item.change.count)})")
            if item.change.line is not None:
                title += words.say(f", dòng {item.change.line}", f", line {item.change.line}")
        elif item.gone:
            title = words.say("[Đã gỡ] ", "[Removed] ") + title
        elif isinstance(record, Consultation):
            title = words.say(*_STAGES[item.stage]) + title
        return f"{words.say(*doubt.MARK)} {title}" if record.illustrative and not item.is_count else title

    def _summary(self, item: Item) -> str:
        record, words = item.record, self.templates
        if isinstance(record, Tombstone) and not item.change:
            return shortened(words.heading_of(record.withdrawn.reason), SUMMARY)
        said = []
        if record.illustrative and not item.is_count:
            said.append(words.say(*doubt.NOT_REAL))
        if item.change:
            said.append(self._of_change(item))
            return shortened(" ".join(said), SUMMARY)
        if isinstance(record, Record) and record.unconfirmed:
            said.append(f"{words.say(*doubt.NOT_CONFIRMED)} {words.heading_of(record.unconfirmed)}")
        if isinstance(record, Consultation):
            first, last = day_text(record.opened, self.lang), day_text(record.closes, self.lang)
            said.append(words.say(f"Từ {first} đến hết {last}.", f"From {first} to the end of {last}."))
        if item.about and item.lines and (about := self.catalog.get(*item.about)):
            count = len(item.lines)
            said.append(f"{words.heading(about)}: {words.counted(count, 'lượt khen thưởng', 'conferral', 'conferrals')}.")
        if not item.gone:
            said.append(words.heading_of(record.lead) if record.lead else words.heading(record))
        return shortened(" ".join(said) or words.heading(record), SUMMARY)

    def _of_change(self, item: Item) -> str:
        change, words = item.change, self.templates
        day = day_text(change.date, self.lang)
        told = f"{words.heading_of(change.what)} ({words.number(change.count)})" if change.count > 1 else words.heading_of(change.what)
        by = f", {words.say('theo', 'by')} {change.document}" if change.document else ""
        return f"{change.kind[self.lang]}: {told}, {day}{by}."

    def _categories(self, item: Item) -> Iterator[Category]:
        for scheme, term, words in categories(self.catalog, self.bodies.facets, item):
            yield Category(f"{self.frame.root}#{scheme}", term, printable(self.templates.heading_of(words)))

    def _shots(self, record: Record) -> Iterator[Shot]:
        for picture in getattr(record, "pictures", ()):
            if isinstance(picture, Picture) and (file := self.catalog.files.get(picture.file)):
                largest = renditions(file)["webp"][-1]
                yield Shot(f"{self.frame.root}{largest.path}", "image/webp", largest.width, largest.height,
                           printable(self.templates.heading_of(picture.alt)), printable(picture.credit))

    def _enclosures(self, record: Shown) -> tuple[Enclosure, ...]:
        key = (record.type, record.id)
        if key not in self._files:  # a decision of many lines points at many things
            self._files[key] = tuple(Enclosure(f"{self.frame.root}files/{file.name}", file.media_type, file.size, file.name)
                                     for file in self.catalog.files_of(key) if file.kind == DOCUMENT)
        return self._files[key]
