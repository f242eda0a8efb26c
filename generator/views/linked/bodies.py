"""Bodies, their contacts, and places: GovernmentOrganization, AdministrativeArea."""

from __future__ import annotations

from generator.records.contact import Contact
from generator.records.council import Council
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.views.linked.here import Here, Node, day, thing, type_of


def organisation(record: Organisation, here: Here) -> Node:
    return thing(
        type_of(record), name=here.text(record.name), alternateName=record.abbreviation, description=here.short(record.summary),
        parentOrganization=here.ref("organisation", record.parent), areaServed=here.ref("place", record.place), sameAs=record.web_address,
        dissolutionDate=day(record.ended.date) if record.ended else None,
        contactPoint=[_point(contact, here) for contact in here.incoming.get("contact", ()) if isinstance(contact, Contact)])


def contact(record: Contact, here: Here) -> Node:
    body = here.ref("organisation", record.organisation) or {"@type": "GovernmentOrganization"}
    return {**body, "contactPoint": _point(record, here)}


def _point(record: Contact, here: Here) -> Node:
    """The office's own numbers and mailboxes. Hours are in words, as the office writes them."""
    return thing("ContactPoint", name=here.text(record.title), contactType=here.short(record.handles), telephone=record.phone or record.hotline,
                 email=record.email, url=record.web_address, description=here.short(record.hours))


def council(record: Council, here: Here) -> Node:
    return thing(
        "GovernmentOrganization", name=here.text(record.heading), description=here.short(record.summary),
        parentOrganization=here.ref("organisation", record.organisation), areaServed=here.ref("place", record.place),
        foundingDate=day(record.starts), dissolutionDate=day(record.ends))


def place(record: Place, here: Here) -> Node:
    return thing("AdministrativeArea", name=here.text(record.name), description=here.short(record.summary), identifier=record.code,
                 containedInPlace=here.ref("place", record.parent))
