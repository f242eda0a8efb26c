"""What the things of a page share: its language, the site's names for things, and only what the page may know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from generator.catalog import Key
from generator.read.media import PICTURE
from generator.records import Record
from generator.records.attachment import Picture
from generator.records.fields import Bilingual, PartialDate
from generator.records.honoree import Honoree
from generator.records.organisation import Organisation
from generator.views.frame import PREFIX
from generator.views.language import shortened
from generator.views.media import renditions
from generator.views.templates import Shown, Templates

Node = dict[str, Any]
"""A thing of schema.org: its properties by name."""

ORGANISATIONS = {"press": "NewsMediaOrganization", "school": "EducationalOrganization",
                 **dict.fromkeys(("government", "council", "state-agency"), "GovernmentOrganization")}
"""Kind of organisation -> its type, where it is no plain Organization."""
_TYPES = {"council": "GovernmentOrganization", "place": "AdministrativeArea", "campaign": "Event", "event": "Event", "meeting": "Event",
          "document": "Legislation", "decision": "Legislation", "procedure": "GovernmentService"}
LONGEST = 100
"""Characters of a description: every page bears its own, and is weighed."""


def thing(kind: str, **properties: Any) -> Node:
    """A thing of a type with what is known of it."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value or value == 0}}


def type_of(record: Record) -> str:
    """The type of schema.org that a record has where another points at it."""
    if isinstance(record, Honoree):
        return "Person" if record.is_person else "Organization"
    if isinstance(record, Organisation):
        return ORGANISATIONS.get(record.kind, "Organization")
    return _TYPES.get(record.type, "CreativeWork")


class Here:
    """The page of a record in a language. `linked` are the records that the page declared, `extra` what was gathered for it."""

    def __init__(self, templates: Templates, linked: Mapping[Key, Shown | None], extra: Mapping[str, Any], incoming: Mapping[str, list[Record]]) -> None:
        self.templates = templates
        self.catalog = templates.catalog
        self.lang = templates.lang
        self.root = self.catalog.languages["vi"].site_url
        self.home = self.root + PREFIX[self.lang]
        self.linked = linked
        self.extra = extra
        self.incoming = incoming
        self.say = templates.say
        self.choice = templates.choice

    def id(self, record: Shown) -> str:
        """What names the thing itself: one for both languages, and no page."""
        return f"{self.root}{record.collection}/{record.id}/#it"

    def text(self, value: Bilingual | None) -> str | None:
        return self.templates.heading_of(value) if value else None

    def short(self, value: Bilingual | None, longest: int = LONGEST) -> str:
        """A text of one line, cut at a word when it is long."""
        return shortened(self.text(value) or "", longest)

    def term(self, vocabulary: str, term: str | None) -> str | None:
        found = self.catalog.term(vocabulary, term) if term else None
        return self.text(found.name) if found else None

    def ref(self, record_type: str, record_id: str | None) -> Node | None:
        """Another thing of the site, named; nothing when the public may not see it."""
        record = self.linked.get((record_type, record_id)) if record_id else None
        if not isinstance(record, Record):
            return None
        return thing(type_of(record), **{"@id": self.id(record)}, name=self.text(record.heading))

    def refs(self, record_type: str, ids: Iterable[str]) -> list[Node]:
        """Other things of the site by what names them: their own pages say the rest."""
        return [{"@id": found["@id"]} for record_id in ids if (found := self.ref(record_type, record_id))]

    @property
    def publisher(self) -> Node:
        """Who answers for the site. Every page rests on it."""
        found = self.catalog.publisher
        if not found:
            return thing("Organization", name=self.catalog.languages[self.lang].site_name)
        return thing(type_of(found), **{"@id": self.id(found)}, name=self.text(found.heading))

    @property
    def site(self) -> Node:
        return {"@id": f"{self.home}#site"}

    def pictures(self, pictures: tuple[Picture, ...]) -> list[Node]:
        """The public pictures of a record with what they show and who took them."""
        found = []
        for picture in pictures:
            file = self.catalog.files.get(picture.file)
            if file and file.kind == PICTURE:
                best = renditions(file)["webp"][-1]
                found.append(thing("ImageObject", contentUrl=self.root + best.path, caption=self.short(picture.alt), creditText=picture.credit))
        return found

    def written(self, record: Record) -> Node:
        """What every text of the site has: its language, its site, its days."""
        return {"inLanguage": self.lang if record.heading.en is not None else "vi", "isPartOf": self.site,
                "datePublished": day(record.publish_at), **({"dateModified": day(record.updated)} if record.updated else {})}


def sentences(*texts: str | None) -> str:
    """Texts one after the other, each with its stop."""
    return " ".join(text if text[-1] in ".!?…" else f"{text}." for text in texts if text)


def day(value: date | datetime | PartialDate | None, hour: str | None = None) -> str | None:
    """A date as it is known: 2015-03-31, 2015-03, 2015. Of a quarter or some years the first year only is a date."""
    if value is None:
        return None
    if isinstance(value, PartialDate):
        written = value.first.isoformat() if value.first == value.last else value.text if len(value.text) == 7 and value.text[5].isdigit() else value.text[:4]
        return f"{written}T{hour}:00+07:00" if hour and value.first == value.last else written
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return f"{value.isoformat()}T{hour}:00+07:00" if hour else value.isoformat()


def span(first: PartialDate | None, last: PartialDate | None) -> str | None:
    """A time from its first to its last day, as ISO 8601 writes it; `..` is not known."""
    if not first:
        return f"../{last.last.isoformat()}" if last else None
    if not last and first.text in (f"{first.first.year}", first.first.isoformat()):
        return first.text
    return f"{first.first.isoformat()}/{(last or first).last.isoformat()}"
